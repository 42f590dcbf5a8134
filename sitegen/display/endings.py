"""How and when an ad ends, in words for readers and as instants for the scripts that mark it where nobody has rebuilt.

Comes in: a job. Goes out: plain text, empty where nothing is known. An end that follows from its age is no deadline.
"""

import datetime
from collections.abc import Iterable

from babel import Locale

from sitegen.board.variants import of_row
from sitegen.display import timestamps
from sitegen.display.dates import long_date, month
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.settings import Settings


def apply_by(job: Job) -> datetime.date | None:
    """The last day of an open job whose ad states one."""
    return job.expires_on if job.expires_by == "deadline" else None


def ended(job: Job, settings: Settings, locale: Locale) -> str:
    """What closed a job and when; of an open one what will be said when nothing else has changed."""
    by, day = job.closed_by or job.expires_by, job.closed_on or job.expires_on
    if by == "deadline" and day:
        return f"Applications were accepted until {long_date(day, locale)}."
    if by == "owner":
        days = [posting.closed.value.on for posting in job.postings if posting.closed and posting.closed.value.on]
        return f"It was marked as closed{f' on {long_date(max(days), locale)}' if days and day else ''}."
    if by == "age" and job.dated:
        listed = f"first listed on {long_date(job.dated, locale)}"
        known = f"last seen open in {month(job.dated, locale)}" if job.posted else listed
        return f"It was {known}; ads without a deadline close here after {settings.expire_after_days} days."
    return f"It was open until {long_date(day, locale)}." if day else ""


def ends(job: Job, board: Board) -> str:
    """The last second of an open job, as `2025-03-31T23:59:59+02:00`. Empty where there is none, and where the clock of
    the board stands still.
    """
    return _instant([job], board)


def row_ends(job: Job, board: Board) -> str:
    """The same for a row of a list, which stands until the last of its near-copies ends."""
    return _instant(of_row(job, board.jobs), board)


def _instant(jobs: Iterable[Job], board: Board) -> str:
    days = [job.expires_on for job in jobs if job.state == "open"]
    last = max((day for day in days if day), default=None)
    return timestamps.ends(last, board.zone).isoformat() if last and None not in days and board.clock_runs else ""
