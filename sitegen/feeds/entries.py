"""Job → entry of a feed: the facts as its page words them, and the ad.

Comes in: a job and its board. Goes out: an `Entry`. The HTML in it is that of `Prose`, already safe, and facts that are
escaped here; what is not known says so, as on the page.
"""

from collections.abc import Iterable, Iterator
from html import escape

from sitegen.board.categories import is_catch_all
from sitegen.board.variants import of_row
from sitegen.display import dates, endings, pay, places, titles, words
from sitegen.display.numbers import board_locale
from sitegen.display.timestamps import begins, true_date
from sitegen.feeds.feed import Entry
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.paths import job_iri, job_path

PLACES = 4
"""Places that are named of those in which somebody may live."""
SKILLS = 7
"""Skills that are named, as on the page of a job."""
NOT_STATED = "Not stated"


def make_entry(job: Job, board: Board) -> Entry:
    """The job as an entry of any feed of the board."""
    settings = board.settings
    day, prose = true_date(job), job.lead.prose
    language = words.language_differs(job, settings.language)
    facts = "<br>".join(f"{name}: {escape(value)}" for name, value in _facts(job, board))
    employer = f" at {job.company.label}" if job.company else ""
    return Entry(
        id=job_iri(job, settings.base_url),
        url=settings.base_url + job_path(job),
        title=titles.title(job.title) + employer,
        author=job.company.label if job.company else None,
        date=begins(day, board.zone) if day else None,
        language=language,
        tags=tuple(dict.fromkeys(_tags(job))),
        excerpt=prose.excerpt,
        summary=f"<p>{facts}</p>\n" + _in(language, f"<p>{escape(prose.excerpt)}</p>" if prose.excerpt else ""),
        content=f"<p>{facts}</p>\n" + _in(language, prose.whole),
    )


def _in(language: str, html: str) -> str:
    """The ad marked as what it is written in, where the facts above it are in another language."""
    return f'<div lang="{escape(language)}">{html}</div>' if language and html else html


def _facts(job: Job, board: Board) -> Iterator[tuple[str, str]]:
    locale, row = board_locale(board.settings.language), of_row(job, board.jobs)
    # Of all near-copies: a feed of jobs in Canada may have this one for another of them.
    if any(each.places for each in row):
        yield "Place", places.row_location(job, board)
    yield "Hiring in", _hiring(row)
    if job.work_mode:
        yield "Work mode", words.work_mode(job.work_mode)
    yield pay.label(job.salary), pay.full(job.salary, locale) if job.salary else NOT_STATED
    if job.level:
        yield "Level", words.level(job.level)
    # In words a month stays a month; as the date of the entry it has to be a day.
    yield dates.label(job), dates.long_date(job.dated, locale) if job.dated else NOT_STATED
    if last := endings.apply_by(job):
        yield "Apply by", dates.long_date(last, locale)


def _hiring(row: Iterable[Job]) -> str:
    tags = (tag for each in row if each.hiring_in for tag in places.hiring(each.hiring_in))
    names = list(dict.fromkeys(tag.label for tag in tags)) or [NOT_STATED]
    more = f" and {len(names) - PLACES} more" if len(names) > PLACES else ""
    return ", ".join(names[:PLACES]) + more


def _tags(job: Job) -> Iterator[str]:
    if job.category and not is_catch_all(job.category):
        yield job.category.label
    if job.level:
        yield words.level(job.level)
    yield from (skill.label for skill in job.skills[:SKILLS])
