"""A job → what data files say about it, in plain values. The same in `jobs.json` and in the job's own file.

Comes in: a `Job` and where the board lives. Goes out: a `JobRecord`. What is not known stays null; it must never guess.
"""

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from sitegen.display import dates
from sitegen.display.endings import apply_by
from sitegen.exports.job_shape import (
    HiringRecord,
    JobRecord,
    NamedTag,
    PayRecord,
    PlaceRecord,
    YearlyRecord,
)
from sitegen.model.board import Board
from sitegen.model.fact import Evidence
from sitegen.model.job import Job, Tag
from sitegen.model.posting import Posting
from sitegen.paths import job_path

FACTS: Mapping[str, str] = {
    "title": "title", "company": "company", "posted": "posted", "deadline": "deadline", "places": "places",
    "hiring_in": "hiring_in", "work_mode": "work_mode", "employment": "employment", "seniority": "seniority",
    "experience_years": "experience", "category": "category", "skills": "skills", "language": "language",
    "pay": "salary", "apply": "apply",
}  # fmt: skip
"""What a record calls each fact → the field of `Posting` that has it."""


def shown_jobs(board: Board) -> list[Job]:
    """The jobs of a data file, in list order: the open ones, near-copies too; in archive mode all. A closed job among
    open ones is left to its own file: whoever does not look at `state` would take it for an open one.
    """
    return [job for job in board.jobs.values() if job.state == "open" or board.archive]


def job_record(job: Job, board: Board) -> JobRecord:
    """What is known about the job."""
    return JobRecord(**values(job, board))


def values(job: Job, board: Board) -> dict[str, Any]:
    """The fields of a `JobRecord`."""
    base_url = board.settings.base_url
    return {
        "id": job.id,
        "url": base_url + job_path(job) if base_url else None,
        "state": job.state,
        "title": job.title,
        "company": _tag(job.company),
        "posted": dates.iso(job.posted) if job.posted else None,
        "first_listed": job.listed_on,
        "deadline": deadline(job),
        "expires_on": job.expires_on,
        "expires_by": job.expires_by,
        "closed_on": job.closed_on,
        "closed_by": job.closed_by,
        "places": [PlaceRecord(each.text, each.city, each.region, each.country, each.area) for each in job.places]
        or None,
        "hiring_in": HiringRecord(list(job.hiring_in.countries), list(job.hiring_in.areas)) if job.hiring_in else None,
        "work_mode": list(job.work_mode) or None,
        "employment": _listed(job, "employment"),
        "seniority": value_of(job, "seniority"),
        "level": job.level,
        "experience_years": value_of(job, "experience"),
        "role": _tag(job.role),
        "category": _tag(job.category),
        "skills": [NamedTag(skill.slug, skill.label) for skill in job.skills] or None,
        "language": value_of(job, "language"),
        "pay": _pay(job),
        "pay_usd_year": YearlyRecord(job.yearly.minimum, job.yearly.maximum) if job.yearly else None,
        "apply": job.apply,
        "apply_also": [each.apply.value for each in job.sources if each.apply and each.apply.value != job.apply],
        "near_copies": [other for other in job.variants if other != job.id],
        "origins": {name: found.evidence.origin for name, found in sources(job)},
    }


class Source(NamedTuple):
    """Which posting a fact of a job is from, and why it is believed."""

    posting: Posting
    evidence: Evidence


def sources(job: Job) -> Iterator[tuple[str, Source]]:
    """Each known fact by the name that records have for it: of the first posting of the job that states it, or of the
    one whose last day or address it is.
    """
    of_one = {"deadline": deadline(job), "apply": job.apply}
    for name, field in FACTS.items():
        for posting in job.postings:
            fact = getattr(posting, field)
            if fact and of_one.get(name, fact.value) == fact.value:
                yield name, Source(posting, fact.evidence)
                break


def value_of(job: Job, field: str) -> Any:
    """The value of the first posting that has this fact, which is the one that the job has."""
    return next((getattr(each, field).value for each in job.postings if getattr(each, field)), None)


def deadline(job: Job) -> datetime.date | None:
    """The last day to apply: the one that ends or has ended the job; else where every posting states one the latest of
    them, for one open posting is enough.
    """
    if last := apply_by(job) or (job.closed_on if job.closed_by == "deadline" else None):
        return last
    stated = [posting.deadline.value for posting in job.postings if posting.deadline]
    return max(stated) if stated and len(stated) == len(job.postings) else None


def _listed(job: Job, field: str) -> list[Any] | None:
    found = value_of(job, field)
    return list(found) if found else None


def _tag(tag: Tag | None) -> NamedTag | None:
    return NamedTag(tag.slug, tag.label) if tag else None


def _pay(job: Job) -> PayRecord | None:
    pay = job.salary
    if not pay:
        return None
    return PayRecord(number(pay.minimum), number(pay.maximum), pay.currency, pay.period, pay.basis, pay.text)


def number(amount: Decimal | None) -> int | float | None:
    """An amount as JSON and spreadsheets have it: whole where it is whole.

    >>> number(Decimal("52.50")), number(Decimal("90000.00")), number(None)
    (52.5, 90000, None)
    """
    if amount is None:
        return None
    return int(amount) if amount == int(amount) else float(amount)
