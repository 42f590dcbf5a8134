"""Lines or a field value → the one pay statement they make: their pieces put into one envelope.

Comes in: text with the countries of the job. Goes out: `Statement`, or None where no pay is stated. Never invents.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from sitegen.model.fact import Alternative, Evidence
from sitegen.model.salary import Salary
from sitegen.reading.pay.bands import may_hold_money
from sitegen.reading.pay.conversion import is_plausible
from sitegen.reading.pay.judging import LONGEST_WORDS
from sitegen.reading.pay.pieces import DIGIT, Piece, Where, find_pieces
from sitegen.reading.reading import Line

LINES_ABOVE = 4
"""How far up the words may stand that say what a figure is: seed 001 spreads pay over five lines."""


class Statement(NamedTuple):
    """What the lines say together."""

    salary: Salary
    line: int
    words: str
    is_sure: bool
    """True for a range that pay words introduce: such a statement outweighs a scraped header."""
    passed: tuple[Alternative, ...] = ()
    """Figures of the same text that are pay and no part of this."""


def read_lines(lines: Sequence[Line], countries: Sequence[str]) -> Statement | None:
    """The pay that the lines of a body state."""
    pieces: list[Piece] = []
    for at, line in enumerate(lines):
        if DIGIT.search(line.text) and may_hold_money(line.lower):
            where = Where(line, lines[max(0, at - LINES_ABOVE) : at], countries)
            pieces += find_pieces(where, pieces[-1] if pieces else None)
    return _compose(pieces)


def read_value(words: str, countries: Sequence[str]) -> Statement | None:
    """The pay that a value from a salary field states.

    >>> read_value("$10-15,000/month", ()).salary.maximum, read_value("$1500 towards IT set up", ())
    (Decimal('15000'), None)
    """
    where = Where(Line(0, " ".join(words.split())), [Line(0, "Salary:")], countries, in_field=True)
    return _compose(list(find_pieces(where)))


MOST_PASSED = 5
"""Figures that are told about as passed by."""


def _compose(pieces: list[Piece]) -> Statement | None:
    """What the pieces say, and which of them are no part of it."""
    statement, used = _stated(pieces)
    if not statement:
        return None
    shown = {piece.words for piece in used}
    others = [piece for piece in pieces if piece.words not in shown]
    passed = (Alternative(each.words, _evidence(each), _why_not(each, used[0])) for each in others)
    return statement._replace(passed=tuple(dict.fromkeys(passed))[:MOST_PASSED])


def _evidence(piece: Piece) -> Evidence:
    return Evidence("body", piece.line.number, _short_clause(piece) or piece.words)


def _short_clause(piece: Piece) -> str:
    """The clause of a piece, or nothing where it is too long to be shown."""
    if len(piece.clause) > 2 * LONGEST_WORDS:
        return ""  # not even looked at: there may be thousands of figures in it
    clause = " ".join(piece.clause.split())
    return clause if len(clause) <= LONGEST_WORDS else ""


def _why_not(piece: Piece, used: Piece) -> str:
    """Why a piece is no part of a statement that is made of others."""
    if piece.kind == "ote" != used.kind:
        return "these are on-target earnings, and base pay is stated"
    if piece.kind == "unclear" != used.kind:
        return "no word near it says what it is"
    if used.is_range and not piece.is_range:
        return "it is a single figure, and a range is stated"
    if (piece.currency, piece.period) != (used.currency, used.period):
        return "it is in another currency or for another period than the first"
    return "another figure stands before it"


def _stated(pieces: list[Piece]) -> tuple[Statement | None, list[Piece]]:
    """One statement and its pieces: base pay before on-target earnings, ranges before single figures, one currency."""
    base = [piece for piece in pieces if piece.kind != "ote"] or pieces
    clear = [piece for piece in base if piece.kind != "unclear"] or base
    ranges = [piece for piece in clear if piece.is_range] or _paired(clear)
    if ranges:
        alike = _alike(ranges)
        low, high = min(piece.low for piece in alike), max(piece.high for piece in alike)
        if not is_plausible(low, high, alike[0].currency, alike[0].period):
            alike = alike[:1]
            low, high = alike[0].low, alike[0].high
        return _statement(low, high, alike), alike
    if not clear:
        return None, []
    first = clear[0]
    low_known, high_known = first.opening != "most", first.opening != "least"
    return _statement(first.low if low_known else None, first.high if high_known else None, [first]), [first]


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
    if rises or (len(same) == 2 and _is_between(same[0].clause)):
        return _alike(same)
    return []


def _is_between(clause: str) -> bool:
    between = re.search(r"\bbetween\b", clause, re.IGNORECASE)
    return bool(between and re.search(r"\band\b", clause[between.end() :], re.IGNORECASE))


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
    return Statement(
        salary=salary,
        line=first.line.number,
        words=(len(pieces) == 1 and _short_clause(first)) or words,
        is_sure=first.kind == "base" and low != high and None not in (low, high),
    )
