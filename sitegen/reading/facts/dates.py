"""Dates of an ad: when it was posted, until when it is valid, and whether its owner closed it.

Comes in: the date fields and the body's words about a deadline. Goes out: a day, or a month where only that is known.
Never looks at the clock, and never takes a month for a day.
"""

import calendar
import datetime
import re
from collections.abc import Iterator

import msgspec

from sitegen.model.fact import Alternative, Fact
from sitegen.model.posting import Closing, Field, PostingDate
from sitegen.model.problem import Problem
from sitegen.reading.reading import Found, Reading, comes_first, derived, from_body, lost, refused, stated
from sitegen.reading.vocabulary.calendar_dates import parse_date

NO_DATE = "it is not a date"
HINT = "Write the day as 2025-03-13."
_CUE = re.compile(
    r"\b(?:apply (?:by|before|until)"
    r"|(?:applications?|closing|submission|expiry|expiration) (?:deadline|date|due|close[sd]?|is|are)"
    r"|deadline|bewerbungsfrist|bewerben bis|date limite|fecha límite|prazo)\b",
    re.IGNORECASE,
)
"""Words in a body that a last day follows: "Apply by 31 March 2025", "Closing date: 1 May 2025"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
REACH = 60
"""How many characters behind the cue the date may stand."""
_OPEN_ENDED = re.compile(
    r"\W*(?:none|n/?a|open|ongoing|rolling|until filled|open until filled|asap|tbd|-)?\W*", re.IGNORECASE
)
_YES = frozenset({"true", "yes", "y", "1", "closed", "filled", "expired"})
_NO = frozenset({"false", "no", "n", "0", "open"})


def find_posted(reading: Reading) -> Found[PostingDate]:
    """The day the ad was posted, or the month where only the folder says so."""
    problems: list[Problem] = []
    if reading.denied("posted"):
        return Found()
    for field in reading.fields("posted"):
        date = parse_date(field.value)
        if date:
            found = (
                derived(date, field.origin, field.line, field.value) if field.origin == "path" else stated(date, field)
            )
            return Found(found.fact, tuple(problems), tuple(_passed(reading, field, date)))
        problems.append(_bad(reading, field))
    return Found(None, tuple(problems), tuple(refused(field, NO_DATE) for field in reading.fields("posted")))


def find_deadline(reading: Reading) -> Found[datetime.date]:
    """The last valid day: of the field, else of a sentence of the body that gives one."""
    problems: list[Problem] = []
    if reading.denied("deadline"):
        return Found()
    for field in reading.fields("deadline"):
        date = parse_date(field.value)
        if date:
            passed = (*_passed(reading, field, date), *_late(reading, field, date))
            return Found(stated(last_day(date), field).fact, tuple(problems), passed)
        if not _OPEN_ENDED.fullmatch(field.value):
            problems.append(_bad(reading, field))
    passed = tuple(refused(field, NO_DATE) for field in reading.fields("deadline"))
    return Found(_deadline_in_body(reading), tuple(problems), passed)


def _deadline_in_body(reading: Reading) -> Fact[datetime.date] | None:
    for line in reading.lines:
        has_year = ("20" in line.text or "19" in line.text) and _YEAR.search(line.text)
        for cue in _CUE.finditer(line.text) if has_year else ():
            date = parse_date(line.text[cue.end() : cue.end() + REACH])
            if date and date.day:
                words = line.text[cue.start() : cue.end() + REACH].strip()
                return from_body(last_day(date), line.number, words).fact
    return None


def _passed(reading: Reading, used: Field, date: PostingDate) -> Iterator[Alternative]:
    """What the other fields of the name say, unless it is the same day or its month; a folder contradicts nothing."""
    for field in reading.fields(used.name):
        other = parse_date(field.value)
        if not other:
            yield refused(field, NO_DATE)
        elif (other.year, other.month) != (date.year, date.month) or len({other.day, date.day} - {None}) > 1:
            contradicts = "path" not in (field.origin, used.origin)
            why = comes_first(used.origin)
            yield msgspec.structs.replace(refused(field, why), contradicts=contradicts)


def _late(reading: Reading, used: Field, date: PostingDate) -> Iterator[Alternative]:
    """The last day that the text names beside the field's, where it is another."""
    said = _deadline_in_body(reading)
    if said and said.value != last_day(date):
        yield lost(said, said.value.isoformat(), comes_first(used.origin), contradicts=True)


def find_closed(reading: Reading) -> Found[Closing]:
    """The owner's word that the ad is closed: `true`, or the last day it was open."""
    problems: list[Problem] = []
    for field in reading.fields("closed"):
        word = field.value.strip().casefold()
        if word in _NO or not word:
            return Found(None, tuple(problems))
        date = parse_date(word)
        if word in _YES or date:
            return Found(stated(Closing(last_day(date) if date else None), field).fact, tuple(problems))
        problems.append(_bad(reading, field))
    return Found(None, tuple(problems))


def last_day(date: PostingDate) -> datetime.date:
    """The day, or the last one of the month.

    >>> last_day(PostingDate(2025, 2)), last_day(PostingDate(2025, 2, 3))
    (datetime.date(2025, 2, 28), datetime.date(2025, 2, 3))
    """
    return datetime.date(date.year, date.month, date.day or calendar.monthrange(date.year, date.month)[1])


def _bad(reading: Reading, field: Field) -> Problem:
    return reading.problem(field, "bad-date", f'{field.name}: "{field.value[:80]}" is not a date', HINT)
