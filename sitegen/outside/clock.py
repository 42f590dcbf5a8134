"""What day it is where the board lives.

Comes in: an IANA time zone. Goes out: a date. Nothing else in sitegen may ask for the time of day.
"""

import datetime
import zoneinfo


def today(time_zone: str) -> datetime.date:
    """The calendar day in `time_zone` (an IANA name that `parse_settings` has checked)."""
    return datetime.datetime.now(zoneinfo.ZoneInfo(time_zone)).date()
