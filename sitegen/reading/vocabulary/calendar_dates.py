"""Words → a day or a month of the calendar. Knows nothing of postings, and never what day it is today.

Comes in: a date as people and machines write it. Goes out: a `PostingDate`, with a day only where one is written; None
for anything unclear (`03/04/2025` is two different days) or outside 1990 to 2099.
"""

import datetime
import re
import unicodedata
from functools import cache

from babel.dates import get_month_names

from sitegen.model.posting import PostingDate

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "sv")
"""Month names are read in these, from CLDR."""
MILLISECONDS_FROM = 10**11
"""A time stamp above this counts milliseconds: as seconds it would be the year 5138."""


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).strip(".")


@cache
def _months() -> dict[str, int]:
    names: dict[str, int] = {"sept": 9}
    for width in ("abbreviated", "wide"):
        for language in reversed(LANGUAGES):
            for context in ("stand-alone", "format"):
                found = get_month_names(width, context=context, locale=language)
                names |= {_fold(name): number for number, name in found.items()}
    return names


_YEAR = r"(?P<year>(?:19|20)\d{2})"
_MONTH_NAME = r"(?P<name>[^\W\d_]{3,12})\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|º|\.)?"
_FORMS = [
    re.compile(pattern)
    for pattern in (
        rf"(?<!\d){_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",  # 2025-03-13, 2025-03-13T09:00:00Z
        rf"(?<!\d){_DAY}(?:\s+(?:de|of))?[\s-]+{_MONTH_NAME}(?:\s+(?:de|of))?[\s,-]+{_YEAR}(?!\d)",  # 13 March 2025
        rf"(?<!\w){_MONTH_NAME}\s+{_DAY},?\s+{_YEAR}(?!\d)",  # March 13, 2025
        rf"(?<!\d)(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.{_YEAR}(?!\d)",  # 13.03.2025, as Europe writes it
        rf"(?<!\d){_YEAR}[-/](?P<month>[01]\d)(?![-/]?\d)",  # 2025-03
        rf"(?<!\w)(?<!\d[ .-]){_MONTH_NAME}(?:\s+(?:de|of))?,?\s+{_YEAR}(?!\d)",  # March 2025
    )
]
_SLASHED = re.compile(rf"(?<!\d)(?P<one>[0-3]?\d)[/-](?P<two>[0-3]?\d)[/-]{_YEAR}(?!\d)")
_STAMP = re.compile(r"\d{9,13}(?:\.\d+)?")


def parse_date(words: str) -> PostingDate | None:
    """The first date in some words.

    >>> [parse_date(words) for words in ("2025-03-13T09:30:00Z", "13 March 2025")]
    [PostingDate(year=2025, month=3, day=13), PostingDate(year=2025, month=3, day=13)]
    >>> parse_date("2024-11"), parse_date("1730419200"), parse_date("1730419200000") == parse_date("1730419200")
    (PostingDate(year=2024, month=11, day=None), PostingDate(year=2024, month=11, day=1), True)
    >>> parse_date("03/04/2025"), parse_date("30 February 2025"), parse_date("soon")
    (None, None, None)
    """
    if _STAMP.fullmatch(words.strip()):
        return _from_stamp(float(words))
    for form in _FORMS:
        for match in form.finditer(words):
            found = _from_match(match.groupdict())
            if found:
                return found
    return _from_slashes(words)


def _from_stamp(seconds: float) -> PostingDate | None:
    if seconds > MILLISECONDS_FROM:
        seconds /= 1000
    day = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)
    return _checked(day.year, day.month, day.day)


def _from_match(groups: dict[str, str | None]) -> PostingDate | None:
    name, number = groups.get("name"), groups.get("month")
    month = _months().get(_fold(name)) if name else int(number or 0)
    day = groups.get("day")
    return _checked(int(groups["year"] or 0), month or 0, int(day) if day else None)


def _from_slashes(words: str) -> PostingDate | None:
    """`13/03/2025` and `03/13/2025` are one day; `03/04/2025` could be two and is refused, `04/04/2025` is not."""
    match = _SLASHED.search(words)
    if not match:
        return None
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if one <= 12 < two:
        return _checked(year, one, two)
    return _checked(year, two, one) if one > 12 or one == two else None


def _checked(year: int, month: int, day: int | None) -> PostingDate | None:
    try:
        datetime.date(year, month, day if day is not None else 1)
    except ValueError:
        return None
    return PostingDate(year, month, day) if 1990 <= year <= 2099 else None
