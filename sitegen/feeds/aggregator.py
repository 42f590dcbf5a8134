"""The XML that aggregators of jobs read: `<source>` with one `<job>` for each job that may be passed on.

Comes in: a `Board`. Goes out: one file with the whole text of every open job. Names of elements and forms of values
are those of Indeed's XML feed reference, which the others follow; texts stand in CDATA, as it asks for. What is not
known has no element, nothing is filled in.
"""

from collections.abc import Iterator
from io import BytesIO

from babel import Locale

from sitegen.board.categories import is_catch_all
from sitegen.board.syndication import may_be_passed_on
from sitegen.display import pay
from sitegen.display.endings import apply_by
from sitegen.display.numbers import board_locale
from sitegen.display.timestamps import begins, ends, true_date
from sitegen.feeds.xml import DECLARATION, cdata
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.place import Place, WorkMode
from sitegen.paths import job_path

REMOTE: dict[tuple[WorkMode, ...], str] = {("remote",): "Fully remote", ("hybrid",): "Hybrid remote"}
"""How much of the work may be done from elsewhere, where the ad offers no choice."""


def document(board: Board) -> bytes:
    """Every job of `syndicated`, in list order."""
    locale = board_locale(board.settings.language)
    publisher = cdata("publisher", board.settings.name) + cdata("publisherurl", board.settings.base_url)
    with BytesIO() as file:  # the largest file of a site: to join its parts would take twice the memory
        file.write(f"{DECLARATION}<source>\n{publisher}\n".encode())
        file.writelines(f"<job>{''.join(_lines(job, board, locale))}</job>\n".encode() for job in syndicated(board))
        file.write(b"</source>\n")
        return file.getvalue()


def syndicated(board: Board) -> tuple[Job, ...]:
    """The open jobs that may be passed on and have what every aggregator demands: title, employer, text and date."""
    return tuple(
        job
        for job in board.jobs.values()
        if job.state == "open"
        and job.title
        and job.company
        and job.lead.prose.text
        and true_date(job)
        and may_be_passed_on(job, board.settings.no_syndication)
    )


def _lines(job: Job, board: Board, locale: Locale) -> Iterator[str]:
    date = true_date(job)
    yield cdata("title", job.title or "")
    yield cdata("date", begins(date, board.zone).isoformat() if date else "")
    yield cdata("referencenumber", job.id)
    yield cdata("url", board.settings.base_url + job_path(job))
    yield cdata("company", job.company.label if job.company else "")
    yield from (cdata(name, value) for name, value in _where(job) if value)
    yield cdata("description", job.lead.prose.whole)
    if job.salary:
        yield cdata("salary", pay.spelled_out(pay.full(job.salary, locale), job.salary))
    if types := _types(job):
        yield cdata("jobtype", types)
    if job.category and not is_catch_all(job.category):
        yield cdata("category", job.category.label)
    if remote := _remote(job):
        yield cdata("remotetype", remote)
    if last := apply_by(job):  # what the age of an ad ends is only this board's rule
        yield cdata("expirationdate", ends(last, board.zone).isoformat())


def _where(job: Job) -> Iterator[tuple[str, str | None]]:
    """The first place that has a country, else the only country of those who may apply: there is room for one place."""
    place = next((place for place in job.places if place.country), None)
    if not place and job.hiring_in and not job.hiring_in.areas and len(job.hiring_in.countries) == 1:
        place = Place("", country=job.hiring_in.countries[0])
    if place:
        yield from (("city", place.city), ("state", place.region), ("country", place.country))


def _remote(job: Job) -> str | None:
    """Only where the ad says so of the job: a stipend for a home office does not."""
    fact = next((posting.work_mode for posting in job.postings if posting.work_mode), None)
    return REMOTE.get(fact.value) if fact and fact.evidence.stated else None


def _types(job: Job) -> str:
    """`fulltime, permanent`: as aggregators spell them, without hyphens."""
    fact = next((posting.employment for posting in job.postings if posting.employment), None)
    return ", ".join(kind.replace("-", "") for kind in fact.value) if fact else ""
