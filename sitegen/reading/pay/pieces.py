"""One line → the bands in it that are pay, each with its currency, period and the words that prove it.

Comes in: a line with the lines above it and the countries of the job. Goes out: `Piece`s in their order. What explains
a figure stands in its own clause, at a figure just before it, or in a few lines above; nothing else is believed.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

import msgspec

from sitegen.model.salary import Period
from sitegen.reading.pay.bands import Band, Opening, find_bands
from sitegen.reading.pay.conversion import is_plausible, period_by_size, yearly_usd
from sitegen.reading.pay.currencies import near_marks, resolve
from sitegen.reading.pay.judging import LONGEST_WORDS, Kind, Surroundings, judge, period_near, surroundings
from sitegen.reading.pay.words import RULES, last, loose_period
from sitegen.reading.reading import Line

DIGIT = re.compile(r"\d")
BARE_FROM = 10_000
"""From here on a number in a salary field is money without any sign of it; below it may be a year or a level."""


class Piece(NamedTuple):
    """One band that is pay, with everything known about it."""

    low: Decimal
    high: Decimal
    is_range: bool
    opening: Opening | None
    currency: str | None
    period: Period | None
    kind: Kind
    words: str
    line: Line
    clause: str


class Where(msgspec.Struct, frozen=True, dict=True):
    """The line that bands stand in, with what is known about it."""

    line: Line
    above: Sequence[Line]
    """The few lines before it."""
    countries: Sequence[str]
    in_field: bool = False
    """True for a value of a salary field: the field itself says that it is pay."""

    @cached_property
    def introduction(self) -> str:
        """The words above, the nearest last."""
        return " / ".join(other.text[-LONGEST_WORDS:] for other in self.above)

    @cached_property
    def period_above(self) -> Period | None:
        """The one period that the words above speak of."""
        return loose_period(self.introduction)

    @cached_property
    def marks_above(self) -> str:
        """The words above that may say which dollar is meant: those without amounts of their own."""
        return " ".join(other.text for other in self.above if not DIGIT.search(other.text))


def find_pieces(where: Where, before: Piece | None = None) -> Iterator[Piece]:
    """The bands of a line that are pay; `before` is the last one above it."""
    text = where.line.text
    bands = [
        band for band in find_bands(text) if band.mark or band.shaped or (where.in_field and band.low >= BARE_FROM)
    ]
    for band, around in zip(bands, surroundings(text, bands), strict=True):
        before = _piece(band, around, where, before)
        if before:
            yield before


def _piece(band: Band, around: Surroundings, where: Where, before: Piece | None) -> Piece | None:
    kind = _kind(band, around, where, before)
    if kind == "other" or not (band.mark or (kind != "unclear" and _is_money(band, where))):
        return None
    own_words = f"{around.before} {around.after}" if band.is_range else around.clause
    currency = resolve(band.mark, (*band.marks, *near_marks(own_words, where.marks_above)), where.countries)
    period = _period(band, around, where, currency)
    if not is_plausible(band.low, band.high, currency, period):
        return None
    if kind == "unclear" and not _speaks(band, period, currency):
        return None
    stands_alone = not band.is_range and not around.before.strip()
    return Piece(
        low=band.low,
        high=band.high,
        is_range=band.is_range,
        opening=band.opening or (_opening_above(where.above) if stands_alone else None),
        currency=currency,
        period=period,
        kind=kind,
        words=where.line.text[band.start : band.end].strip(" ,(["),
        line=where.line,
        clause=around.clause,
    )


def _kind(band: Band, around: Surroundings, where: Where, before: Piece | None) -> Kind:
    """What a band is by its own clause, else by the band before it, else by what the lines above it are about."""
    kind = judge(around, is_range=band.is_range)
    if kind != "unclear":
        return kind
    if before and (before.clause == around.clause or (band.is_range and before.line in where.above[-2:])):
        return before.kind
    above = f"{where.introduction} / {around.earlier[-LONGEST_WORDS:]}"
    if last("pay", above) > last("other", above) and _stands_alone(band, around):
        return "ote" if last("ote", above) >= 0 and last("base", above) < 0 else "base"
    return "unclear"


def _is_money(band: Band, where: Where) -> bool:
    """Whether a number without any currency is money: in a field, as a range, or with its period."""
    return band.is_range or band.period is not None or where.in_field


def _stands_alone(band: Band, around: Surroundings) -> bool:
    """Whether the words above may explain a figure: ranges always, a single one only near the start of its clause."""
    return band.is_range or len(around.before) < 60


def _speaks(band: Band, period: Period | None, currency: str | None) -> bool:
    """Whether a figure that no word explains has the shape of pay: a yearly range, or an amount with its period."""
    if period == "hour" and band.period != "hour":
        return False
    yearly = yearly_usd(band.high, currency, period)
    if yearly is None or yearly < RULES["plausible"]["year_from"]:
        return bool(band.period and band.is_range)
    return band.is_range or band.period in ("hour", "month", "year")


def _period(band: Band, around: Surroundings, where: Where, currency: str | None) -> Period | None:
    """The period on the figure, else in its clause, else above it, else by size. Words that make it absurd lose."""
    if band.period:
        return band.period
    for period in (period_near(around), where.period_above):
        if period and is_plausible(band.low, band.high, currency, period):
            return period
    return period_by_size(band.low, band.high, currency)


def _opening_above(above: Sequence[Line]) -> Opening | None:
    """`Minimum` or `Maximum` on one of the two lines above a figure that stands alone."""
    for line in reversed(above[-2:]):
        if len(line.text) > 60 or DIGIT.search(line.text):
            return None
        kinds: tuple[Opening, ...] = ("least", "most", "middle")
        for kind in kinds:
            if re.fullmatch(r"\W*", line.text[last(kind, line.text) :]) and last(kind, line.text) >= 0:
                return kind
    return None
