"""Dates in words and as `datetime` attributes. A month stays a month: no day is ever invented."""

import datetime
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton

from sitegen.board.expiry import end_of
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.posting import PostingDate

STALE_AFTER_DAYS = 14
KEPT = 2048
"""Dates in words that are kept: all jobs of a board are of a few hundred days, and Babel takes 0.1 ms for each."""

Day = PostingDate | datetime.date


def _as_date(date: Day) -> datetime.date:
    return date if isinstance(date, datetime.date) else datetime.date(date.year, date.month, date.day or 1)


def iso(date: Day) -> str:
    """For `<time datetime>`.

    >>> iso(PostingDate(2025, 3)), iso(PostingDate(2025, 3, 13))
    ('2025-03', '2025-03-13')
    """
    text = _as_date(date).isoformat()
    return text[:7] if isinstance(date, PostingDate) and date.day is None else text


@lru_cache(maxsize=KEPT)
def month(date: Day, locale: Locale) -> str:
    """March 2025"""
    return str(format_skeleton("yMMMM", _as_date(date), locale=locale))


@lru_cache(maxsize=KEPT)
def short_month(date: Day, locale: Locale) -> str:
    """Mar 2025"""
    return str(format_skeleton("yMMM", _as_date(date), locale=locale))


@lru_cache(maxsize=KEPT)
def long_date(date: Day, locale: Locale) -> str:
    """13 March 2025, or March 2025 where no day is known."""
    if isinstance(date, PostingDate) and date.day is None:
        return month(date, locale)
    return str(format_date(_as_date(date), "long", locale=locale))


@lru_cache(maxsize=KEPT)
def row_date(date: Day, locale: Locale, today: datetime.date) -> str:
    """13 Mar, with the year where it is another than this one; Mar 2025 where no day is known."""
    if isinstance(date, PostingDate) and date.day is None:
        return short_month(date, locale)
    skeleton = "MMMd" if date.year == today.year else "yMMMd"
    return str(format_skeleton(skeleton, _as_date(date), locale=locale))


def label(job: Job) -> str:
    """The word for it: Posted for a date that the ad states, Listed for one that only its folder or the history of the
    board tells.
    """
    fact = next((posting.posted for posting in job.postings if posting.posted), None)
    return "Listed" if (fact and fact.evidence.origin == "path") or (not fact and job.listed_on) else "Posted"


def is_stale(board: Board) -> bool:
    """True where jobs are open but none is newer than two weeks."""
    if board.updated is None or board.archive:
        return False
    return (board.today - end_of(board.updated)).days > STALE_AFTER_DAYS
