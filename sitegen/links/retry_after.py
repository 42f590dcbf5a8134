"""How long a host asks to be left alone: the header `Retry-After` (RFC 9110, section 10.2.3)."""

import datetime
from email.utils import parsedate_to_datetime


def seconds_to_wait(header: str, now: datetime.datetime) -> float | None:
    """Seconds from `now` (with a time zone), at least 0; None for a header that is neither a number nor a date.

    >>> noon = datetime.datetime(2026, 11, 21, 12, 0, tzinfo=datetime.UTC)
    >>> seconds_to_wait("120", noon), seconds_to_wait("Sat, 21 Nov 2026 12:00:30 GMT", noon)
    (120.0, 30.0)
    >>> seconds_to_wait("Fri, 20 Nov 2026 12:00:00 GMT", noon), seconds_to_wait("soon", noon)
    (0.0, None)
    """
    words = header.strip()
    if words.isascii() and words.isdigit():
        return float(words[:9])
    try:
        then = parsedate_to_datetime(words)
    except ValueError:
        return None
    moment = then if then.tzinfo else then.replace(tzinfo=datetime.UTC)
    return max(0.0, (moment - now).total_seconds())
