"""Is an ad open on a day? Its owner's word, its deadline or its age decide, in this order (UI.md 8.12, 14.1).

The last valid day counts: an ad is open on it and closed on the next day. A posting without any date never expires.
"""

import calendar
import datetime

import msgspec

from sitegen.model.posting import Posting, PostingDate
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


def end_of(date: PostingDate) -> datetime.date:
    """The day itself, or the last day of the month where only the month is known.

    >>> end_of(PostingDate(2024, 2)), end_of(PostingDate(2024, 2, 3))
    (datetime.date(2024, 2, 29), datetime.date(2024, 2, 3))
    """
    return datetime.date(date.year, date.month, date.day or calendar.monthrange(date.year, date.month)[1])
