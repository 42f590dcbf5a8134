"""The words of `rules/pay.toml` as patterns: pay, other money, bounds, periods. Alternations only, so linear-time."""

import re
from functools import cache
from typing import Any

from sitegen.model.salary import Period
from sitegen.reading.late import late
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.phrases import alternatives, any_of

RULES: dict[str, Any] = load("pay")
PERIODS: tuple[Period, ...] = ("hour", "day", "week", "month", "year")


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """The words of one kind of `[words]`, at word boundaries, without case."""
    return re.compile(any_of(RULES["words"][kind]), re.IGNORECASE)


def last(kind: str, text: str) -> int:
    """Where the last word of a kind ends in a text, or -1.

    >>> last("pay", "Base salary: "), last("pay", "a lunch voucher")
    (11, -1)
    """
    ends = [match.end() for match in pattern(kind).finditer(text)]
    return ends[-1] if ends else -1


def _units(kind: str) -> str:
    return "|".join(f"(?P<{kind}_{period}>{alternatives(RULES['period'][period][kind])})" for period in PERIODS)


_UNIT = r"(?:/|per|pro|par|por|al|na|a|an|each|(?<=\s)(?=year|hour))"
ATTACHED = late(
    rf"[\s,]*(?:[(\[]\s*)?(?=[/$\w])(?:(?:gross|brutto|brut|bruto|net|netto|base|ote|\$)\b[\s/]*)*"
    rf"(?:{_UNIT}\s*(?:{_units('unit')})|/?\s*(?:{_units('adverb')}))(?!\w)|(?P<glued>pa)\b",
    re.IGNORECASE,
)
"""A period right behind an amount: `/yr`, ` per hour`, ` gross/monthly`, `, $ per annum`, `pa`."""

LOOSE = late(
    rf"(?<!\w)(?:(?:per|pro|par|por|al|na|a|an|/)\s*(?:{_units('unit')})|{_units('adverb')})(?!\w)", re.IGNORECASE
)
"""A period anywhere in a sentence about pay: `annual salary`, `(per year)`."""


def period_of(match: re.Match[str]) -> Period:
    """The period that a match of ATTACHED or LOOSE names."""
    found = (name.rpartition("_")[2] for name, words in match.groupdict().items() if words)
    return next((period for name in found for period in PERIODS if period == name), "year")


def loose_period(text: str) -> Period | None:
    """The one period a text speaks of; None where it names none or several.

    >>> loose_period("Expected annual salary"), loose_period("monthly or yearly")
    ('year', None)
    """
    periods = {period_of(match) for match in LOOSE.finditer(text)}
    return periods.pop() if len(periods) == 1 else None
