"""Days as instants, for feeds, markup and scripts: RFC 3339, with the offset of the board's time zone on that day.

A month without a day is its first day: where a format demands a day, the earliest is never too new.
"""

import datetime

from sitegen.model.job import Job
from sitegen.model.posting import PostingDate

Day = PostingDate | datetime.date


def first_day(date: Day) -> datetime.date:
    """The day itself, or the first of its month.

    >>> first_day(PostingDate(2025, 3))
    datetime.date(2025, 3, 1)
    """
    return date if isinstance(date, datetime.date) else datetime.date(date.year, date.month, date.day or 1)


def true_date(job: Job) -> datetime.date | None:
    """Since when there has been this ad: as its employer dates it, else as the board's own history knows it. None where
    neither is known: the day of a build is the date of no job.
    """
    return first_day(job.dated) if job.dated else None


def begins(date: Day, zone: datetime.tzinfo) -> datetime.datetime:
    """The first moment of the day.

    >>> begins(PostingDate(2025, 3), datetime.UTC).isoformat()
    '2025-03-01T00:00:00+00:00'
    """
    return datetime.datetime.combine(first_day(date), datetime.time(), zone)


def ends(day: datetime.date, zone: datetime.tzinfo) -> datetime.datetime:
    """The last second of the last valid day of an ad: where clocks go back at midnight, the later of the two.

    >>> ends(datetime.date(2025, 3, 31), datetime.UTC).isoformat()
    '2025-03-31T23:59:59+00:00'
    """
    return datetime.datetime.combine(day, datetime.time(23, 59, 59, fold=1), zone)
