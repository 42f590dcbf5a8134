"""A band in its sentence → what it is: base pay, on-target earnings, other money, or unclear.

Comes in: a band, its line, and the words above it. Goes out: a `Kind`. The nearest word decides; a figure that no word
explains is unclear, and the caller decides what that is worth.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from sitegen.model.salary import Period
from sitegen.reading.pay.bands import Band
from sitegen.reading.pay.words import last, loose_period, pattern

Kind = Literal["base", "ote", "other", "unclear"]

LONGEST_WORDS = 200
"""Characters of a sentence or a line that are looked at for words about pay."""

_CLAUSE = re.compile(r"[.!?;•●·|]\s+|[.!?]$")
_ASIDE = re.compile(r"\([^()]{0,200}\)|(?:\+|\bplus\b)\s*\w+(?:\s\w+)?", re.IGNORECASE)
"""What comes on top or stands in brackets: "base salary + commission target (for sales roles) is …"."""
_STOP = re.compile(r"[.;:(+•●·|]|,\s|\bplus\b|\band\b|\bwith\b|\bor\b", re.IGNORECASE)


class Surroundings(NamedTuple):
    """The words around a band in its own clause, between the bands before and behind it."""

    before: str
    after: str
    clause: str
    earlier: str = ""
    """What the line says just before the clause."""


def surroundings(line: str, bands: Sequence[Band]) -> Iterator[Surroundings]:
    """The words around each band of a line. Bands of one clause share its text, so that a long clause is cut once."""
    breaks = [0, *(match.end() for match in _CLAUSE.finditer(line)), len(line)]
    lefts, rights = [0, *(band.end for band in bands)], [*(band.start for band in bands[1:]), len(line)]
    cut, clause = (0, 0), ""
    for band, left, right in zip(bands, lefts, rights, strict=False):
        start = breaks[bisect_right(breaks, band.start) - 1]
        end = breaks[min(bisect_right(breaks, band.end), len(breaks) - 1)]
        if cut != (start, end):
            cut, clause = (start, end), line[start:end]
        yield Surroundings(
            before=line[max(start, left) : band.start],
            after=line[band.end : min(end, right)],
            clause=clause,
            earlier=line[max(0, start - LONGEST_WORDS) : start],
        )


def judge(around: Surroundings, *, is_range: bool) -> Kind:
    """What the words around a figure make of it: the nearest word before it, else the words right behind it.

    >>> judge(Surroundings("Base salary: ", " plus bonus", ""), is_range=True)
    'base'
    >>> judge(Surroundings("", " OTE (70/30 split)", ""), is_range=True)
    'ote'
    >>> judge(Surroundings("up to ", " home office stipend", ""), is_range=False)
    'other'
    """
    before, behind = _ASIDE.sub(" ", around.before), _STOP.split(around.after, maxsplit=1)[0][:60]
    if not is_range:
        before = re.split(r",\s|\s[-–—]\s(?=\W*$)", before)[-1] if last("pay", before) < 0 else before
    ends = {kind: last(kind, before) for kind in ("pay", "ote", "other")}
    if pattern("other").search(behind) and not (is_range and ends["pay"] >= 0) and not pattern("pay").search(behind):
        return "other"
    if before.rstrip().endswith("+") or ends["other"] > max(ends["pay"], ends["ote"]):
        return "other"
    if pattern("ote").search(behind) or (ends["ote"] >= 0 and last("base", before) < 0):
        return "ote"
    return "base" if ends["pay"] >= 0 or pattern("pay").search(behind) else "unclear"


def period_near(around: Surroundings) -> Period | None:
    """The period that the clause of a band speaks of, where it names exactly one."""
    return loose_period(around.before + " … " + around.after)
