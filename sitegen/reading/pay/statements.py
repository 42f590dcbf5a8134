"""Lines or a header string → the one pay statement they make: bands judged, weighed and put into one envelope.

Comes in: text with the countries of the job. Goes out: `Statement`, or None where no pay is stated. Never invents.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from sitegen.model.salary import Period, Salary
from sitegen.reading.pay.bands import Band, Opening, find_bands
from sitegen.reading.pay.conversion import is_plausible, period_by_size, yearly_usd
from sitegen.reading.pay.currencies import near_marks, resolve
from sitegen.reading.pay.judging import Kind, Surroundings, judge, period_near, surroundings
from sitegen.reading.pay.words import PERIODS, RULES, last, loose_period
from sitegen.reading.reading import Line

_DIGIT = re.compile(r"\d")
LINES_ABOVE = 4
"""How far up the words may stand that say what a figure is: seed 001 spreads pay over five lines."""
LONGEST_WORDS = 200


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


class Where(NamedTuple):
    """The line that bands stand in, with what is known about it."""

    line: Line
    above: Sequence[Line]
    """The few lines before it."""
    countries: Sequence[str]
    in_field: bool = False
    """True for a value of a salary field: the field itself says that it is pay."""

    @property
    def introduction(self) -> str:
        """The words above, the nearest last."""
        return " / ".join(other.text[-LONGEST_WORDS:] for other in self.above)

    @property
    def marks_above(self) -> str:
        """The words above that may say which dollar is meant: those without amounts of their own."""
        return " ".join(other.text for other in self.above if not _DIGIT.search(other.text))


class Statement(NamedTuple):
    """What the lines say together."""

    salary: Salary
    line: int
    words: str
    is_sure: bool
    """True for a range that pay words introduce: such a statement outweighs a scraped header."""


def read_lines(lines: Sequence[Line], countries: Sequence[str]) -> Statement | None:
    """The pay that the lines of a body state."""
    pieces: list[Piece] = []
    for at, line in enumerate(lines):
        if _DIGIT.search(line.text):
            where = Where(line, lines[max(0, at - LINES_ABOVE) : at], countries)
            pieces += _pieces(where, pieces[-1] if pieces else None)
    return _compose(pieces)


def read_value(words: str, countries: Sequence[str]) -> Statement | None:
    """The pay that a value from a salary field states.

    >>> read_value("$10-15,000/month", ()).salary.maximum, read_value("$1500 towards IT set up", ())
    (Decimal('15000'), None)
    """
    where = Where(Line(0, " ".join(words.split())), [Line(0, "Salary:")], countries, in_field=True)
    return _compose(list(_pieces(where)))


def _pieces(where: Where, before: Piece | None = None) -> Iterator[Piece]:
    """The bands of a line that are pay; `before` is the last one above it."""
    text = where.line.text
    bands = [band for band in find_bands(text) if band.mark or band.shaped]
    edges = [0, *(edge for band in bands for edge in (band.start, band.end)), len(text)]
    for at, band in enumerate(bands):
        around = surroundings(text, band, left=edges[2 * at], right=edges[2 * at + 3])
        before = _piece(band, around, where, before)
        if before:
            yield before


def _piece(band: Band, around: Surroundings, where: Where, before: Piece | None) -> Piece | None:
    kind = _kind(band, around, where, before)
    if kind == "other" or not (band.mark or (kind != "unclear" and _is_money(band, where))):
        return None
    own_words = f"{around.before} {around.after}" if band.is_range else around.clause
    currency = resolve(band.mark, near_marks(f"{own_words} {where.marks_above}"), where.countries)
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
    for words in (period_near(around), loose_period(where.introduction)):
        period = next((period for period in PERIODS if period == words), None)
        if period and is_plausible(band.low, band.high, currency, period):
            return period
    return period_by_size(band.low, band.high, currency)


def _opening_above(above: Sequence[Line]) -> Opening | None:
    """`Minimum` or `Maximum` on one of the two lines above a figure that stands alone."""
    for line in reversed(above[-2:]):
        if len(line.text) > 60 or _DIGIT.search(line.text):
            return None
        kinds: tuple[Opening, ...] = ("least", "most", "middle")
        for kind in kinds:
            if re.fullmatch(r"\W*", line.text[last(kind, line.text) :]) and last(kind, line.text) >= 0:
                return kind
    return None


def _compose(pieces: list[Piece]) -> Statement | None:
    """One statement: base pay before on-target earnings, ranges before single figures, in the first's currency."""
    base = [piece for piece in pieces if piece.kind != "ote"] or pieces
    clear = [piece for piece in base if piece.kind != "unclear"] or base
    ranges = [piece for piece in clear if piece.is_range] or _paired(clear)
    if ranges:
        alike = _alike(ranges)
        low, high = min(piece.low for piece in alike), max(piece.high for piece in alike)
        if not is_plausible(low, high, alike[0].currency, alike[0].period):
            alike = alike[:1]
            low, high = alike[0].low, alike[0].high
        return _statement(low, high, alike)
    if not clear:
        return None
    first = clear[0]
    low_known, high_known = first.opening != "most", first.opening != "least"
    return _statement(first.low if low_known else None, first.high if high_known else None, [first])


def _alike(pieces: list[Piece]) -> list[Piece]:
    """The pieces in the currency and period of the first."""
    first = pieces[0]
    return [piece for piece in pieces if (piece.currency, piece.period) == (first.currency, first.period)]


def _paired(pieces: list[Piece]) -> list[Piece]:
    """Single figures that are bounds of one range.

    Labelled minimum and maximum; "between A in one place and B in another"; "starts at A and can increase to B".
    """
    labelled = [piece for piece in pieces if piece.opening in ("least", "most")]
    if {piece.opening for piece in labelled} == {"least", "most"}:
        return _alike(labelled)
    same = [piece for piece in pieces if (piece.line, piece.clause) == (pieces[0].line, pieces[0].clause)]
    rises = len(same) > 1 and same[0].opening is None and same[-1].opening == "most"
    if rises or (len(same) == 2 and re.search(r"\bbetween\b.*\band\b", same[0].clause, re.IGNORECASE)):
        return _alike(same)
    return []


def _statement(low: Decimal | None, high: Decimal | None, pieces: list[Piece]) -> Statement:
    first = pieces[0]
    words = " … ".join(dict.fromkeys(piece.words for piece in pieces[:4]))
    salary = Salary(
        minimum=low,
        maximum=high,
        currency=first.currency,
        period=first.period,
        basis="ote" if first.kind == "ote" else "base",
        text=words,
    )
    clause = " ".join(first.clause.split())
    return Statement(
        salary=salary,
        line=first.line.number,
        words=clause if len(pieces) == 1 and len(clause) <= LONGEST_WORDS else words,
        is_sure=first.kind == "base" and low != high and None not in (low, high),
    )
