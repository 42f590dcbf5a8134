"""Is an ad open on a day? Its owner's word, its deadline or its age decide, in this order.

The last valid day counts: an ad is open on it and closed on the next day. The age is that of its own date, else,
unless its owner says otherwise, that since it was first listed. Where neither is known an ad never expires by age.
"""

import calendar
import datetime
from collections.abc import Iterable

import msgspec

from sitegen.model.job import ClosedBy
from sitegen.model.posting import Posting, PostingDate
from sitegen.model.problem import Problem
from sitegen.settings import Settings


class Validity(msgspec.Struct, frozen=True):
    """Whether a posting is open on a day, and what ends or has ended it when."""

    is_open: bool
    last_day: datetime.date | None
    """None for an ad that never expires, or one closed on a day nobody stated."""
    by: ClosedBy | None = None
    """None for an ad that never expires."""


def validity(posting: Posting, settings: Settings, today: datetime.date) -> Validity:
    """Whether the posting is open on `today`, a day in the board's time zone."""
    last_day, by = _end(posting, settings)
    closed = posting.closed.value if posting.closed else None
    if closed and (closed.on is None or closed.on <= today):
        return Validity(False, closed.on, "owner")
    if closed and closed.on and (last_day is None or closed.on <= last_day):  # its owner closes it on a day to come
        last_day, by = closed.on - datetime.timedelta(days=1), "owner"
    return Validity(last_day is None or today <= last_day, last_day, by)


def _end(posting: Posting, settings: Settings) -> tuple[datetime.date | None, ClosedBy | None]:
    """The last valid day by the deadline, else by age."""
    if posting.deadline:
        return posting.deadline.value, "deadline"
    listed = posting.first_listed if settings.expire_undated else None
    since = end_of(posting.posted.value) if posting.posted else listed
    if since and settings.expire_after_days:
        try:
            return since + datetime.timedelta(days=settings.expire_after_days), "age"
        except OverflowError:
            return None, None
    return None, None


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
