"""Board → `llms.txt`: what is here and where, in Markdown for programs that read text (form: llmstxt.org).

Comes in: a `Board` that knows its address. Goes out: a name, a summary, and lists of links: data first, then lists of
jobs, then the newest jobs. All jobs would be a third of a megabyte, and are in the data anyway.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from babel import Locale

from sitegen.display import pay, places, titles
from sitegen.display.numbers import board_locale
from sitegen.display.words import count, headline
from sitegen.exports.job_record import shown_jobs
from sitegen.exports.markdown import words
from sitegen.feeds.xml import allowed
from sitegen.model.board import Board, GroupKind
from sitegen.model.job import Job
from sitegen.model.page import Planned
from sitegen.paths import (
    CHANGES,
    COMPANIES,
    FEED,
    JOBS_CSV,
    JOBS_JSON,
    JOBS_SCHEMA,
    JSON_FEED,
    LLMS,
    PAY,
    group_page,
    job_path,
    job_twin,
)

NEWEST = 50
MOST: dict[GroupKind, int] = {"category": 20, "place": 20, "level": 8, "skill": 20}
"""Landing pages of each kind, the largest."""


class Link(NamedTuple):
    """A line of a list."""

    label: str
    path: str
    note: str = ""


def plan(board: Board) -> Iterator[Planned]:
    """One file."""
    yield Planned(LLMS, partial(_file, board))


def _file(board: Board) -> bytes:
    parts = [*_summary(board)]
    for title, links in _sections(board):
        if lines := [_line(link, board.settings.base_url) for link in links]:
            parts.append("\n".join((f"## {title}", "", *lines)))
    return allowed("\n\n".join(parts) + "\n").encode()


def _summary(board: Board) -> Iterator[str]:
    settings = board.settings
    how_many = count(len(shown_jobs(board)), "job", locale=board_locale(settings.language))
    yield f"# {words(settings.name)}"
    if settings.description.strip():
        yield f"> {words(settings.description)}"
    if board.archive:
        yield f"An archive of {how_many}: none of them is open on {board.today.isoformat()}."
    else:
        yield f"A job board with {how_many} open on {board.today.isoformat()}."
    yield "Facts are what the ads state. What an ad does not state is null in the data and is never guessed."
    if settings.job_files:
        yield (
            "Beside the page of each job are `index.md`, its text below its facts, and `index.json`, with the words "
            "that each fact was read from."
        )


def _sections(board: Board) -> Iterator[tuple[str, Iterable[Link]]]:
    yield "Data", _data()
    yield "Lists of jobs", _lists(board)
    yield "Newest jobs", (_job(job, board) for job in shown_jobs(board)[:NEWEST])
    yield "Optional", (Link(page.title, f"{page.slug}/") for page in board.pages)


def _data() -> Iterator[Link]:
    yield Link("Jobs as JSON", JOBS_JSON, "every fact of each, without the texts")
    yield Link("JSON Schema", JOBS_SCHEMA, "what the fields mean")
    yield Link("Jobs as CSV", JOBS_CSV, "the same facts for a spreadsheet")
    yield Link("Changes", CHANGES, "jobs that were opened and closed, pay and places that changed, by day")
    yield Link("New jobs as JSON Feed", JSON_FEED, "the newest with their texts")
    yield Link("New jobs as Atom feed", FEED)


def _lists(board: Board) -> Iterator[Link]:
    for kind, most in MOST.items():
        groups = [group for group in board.groups if group.kind == kind][:most]
        for group in groups:
            if path := group_page(group):
                yield Link(headline(group), path, f"{len(group.jobs)}")
    yield Link("Employers", COMPANIES)
    yield Link("What the jobs pay", PAY)


def _job(job: Job, board: Board) -> Link:
    locale = board_locale(board.settings.language)
    employer = f" at {job.company.label}" if job.company else ""
    notes = filter(None, (places.location(job), _pay(job, locale)))
    path = job_twin(job, "md") if board.settings.job_files else job_path(job)
    return Link(titles.title(job.title) + employer, path, "; ".join(notes))


def _pay(job: Job, locale: Locale) -> str:
    return pay.spelled_out(pay.full(job.salary, locale), job.salary) if job.salary else ""


def _line(link: Link, base_url: str) -> str:
    note = f": {words(link.note)}" if link.note else ""
    return f"- [{words(link.label)}]({base_url}{link.path}){note}"
