"""Is an ad open on a day? Its owner's word, its deadline or its age decide, in this order (UI.md 8.12, 14.1).

The last valid day counts: an ad is open on it and closed on the next day. A posting without any date never expires.
"""

import calendar
import datetime
from collections.abc import Iterable

import msgspec

from sitegen.model.posting import Posting, PostingDate
from sitegen.model.problem import Problem
from sitegen.settings import Settings


class Validity(msgspec.Struct, frozen=True):
    """Whether a posting is open on a day, and the last day it is or was."""

    is_open: bool
    last_day: datetime.date | None
    """None for an ad that never expires, or one closed on a day nobody stated."""


def validity(posting: Posting, settings: Settings, today: datetime.date) -> Validity:
    """Whether the posting is open on `today`, a day in the board's time zone."""
    if posting.closed:
        return Validity(False, posting.closed.value.on)
    last_day = _last_day(posting, settings)
    return Validity(last_day is None or today <= last_day, last_day)


def _last_day(posting: Posting, settings: Settings) -> datetime.date | None:
    if posting.deadline:
        return posting.deadline.value
    if posting.posted and settings.expire_after_days:
        try:
            return end_of(posting.posted.value) + datetime.timedelta(days=settings.expire_after_days)
        except OverflowError:
            return None
    return None


def without_future(postings: Iterable[Posting], today: datetime.date) -> tuple[list[Posting], list[Problem]]:
    """The postings, dates that are still to come taken from them: such an ad would head every list and never expire."""
    kept, problems = [], []
    for posting in postings:
        fact, shown = posting.posted, posting
        if fact and datetime.date(fact.value.year, fact.value.month, fact.value.day or 1) > today:
            message = f"posted: {fact.evidence.words!r} is later than {today}, the day of this build"
            hint = "Correct the date; the job is shown without one."
            line = fact.evidence.line or 0
            problems.append(Problem(f"jobs/{posting.path}", line, "future-date", "warning", message, hint))
            shown = msgspec.structs.replace(posting, posted=None)
        kept.append(shown)
    return kept, problems


def newest(dates: Iterable[PostingDate | None]) -> PostingDate | None:
    """The latest of the dates; a month counts as its last day."""
    return max((date for date in dates if date), key=end_of, default=None)


def end_of(date: PostingDate) -> datetime.date:
    """The day itself, or the last day of the month where only the month is known.

    >>> end_of(PostingDate(2024, 2)), end_of(PostingDate(2024, 2, 3))
    (datetime.date(2024, 2, 29), datetime.date(2024, 2, 3))
    """
    return datetime.date(date.year, date.month, date.day or calendar.monthrange(date.year, date.month)[1])
