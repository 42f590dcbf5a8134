"""Text → the amounts of money written in it, with the currency marks, scale and period that stand on them.

Comes in: a line or sentence. Goes out: `Amount`s in their order. Numbers that are no money (401k, 13th, 50%, 2B) are
left out; bare numbers are kept only so that a range can give them a currency. Linear-time, never raises.
"""

import re
import string
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from sitegen.model.salary import Period
from sitegen.reading.late import late
from sitegen.reading.pay.currencies import AFTER, BEFORE, LONGEST_MARK, marks, pays_millions
from sitegen.reading.pay.words import ATTACHED, period_of


class Amount(NamedTuple):
    """One number as written, before it is known what it is."""

    value: Decimal
    """With thousands (`k`) and lakh already multiplied out."""
    marks: tuple[str, ...]
    """Currency codes and shared symbols on it."""
    factor: int
    """What was multiplied out: 1,000 for a `k`, 100,000 for a lakh, else 1."""
    grouped: bool
    """True where its digits were grouped: `12,500`."""
    period: Period | None
    open_top: bool
    """`$130k+`."""
    start: int
    end: int


_NUMBER = (
    r"(?:\d{1,3}(?:,\d{2,3})+(?:\.\d{1,2})?"  # 12,500  1,200.00  28,28,800
    r"|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?"  # 12.500  1.200,00
    r"|\d{1,3}(?:[ \u00a0\u202f’']\d{3})+(?:[.,]\d{1,2})?"  # 181 000  1 200,50
    r"|\d{1,9}(?:[.,]\d{1,2})?)(?!\d|[.,]\d|\s?%|(?:st|nd|rd|th)\b)"  # 40  40.5  12,5
)
_SCALE = (
    r"(?:[ ]?(?P<thousand>[kK]|[Tt]housand)(?=$|[^a-zA-Z]|(?:[A-Z]{3}|per|pa|zł)\b)"
    r"|[ ]?(?P<lakh>[Ll]akhs?|[Ll]acs?|LPA|lpa|Lpa|L)(?![a-zA-Z])"
    r"|[ ]?(?P<million>[Mm]illions?|[Mm]rd|[Mm][Mm]|[Mm][Nn]|[Mm]il|M)(?![a-zA-Z])"
    r"|[ ]?(?P<huge>[Bb]illions?|[Tt]rillions?|[Bb][Nn]|[MB]n?|m|b|[Cc]r|[Cc]rores?)(?![a-zA-Z]))?"
)
_AMOUNT = late(
    rf"(?:(?P<before>{BEFORE})|(?<![\w.,#])(?<!\d[ ’'])(?!40[13][ ]?\(?[kKbB]))(?P<number>{_NUMBER}){_SCALE}"
    rf"(?P<plus>\+)?(?P<after>{AFTER})(?P<plus_after>\+)?"
)
_DIGIT = re.compile(r"\d")
_BETWEEN_MARKS = f"{string.whitespace}:"

_PER_PIECE = re.compile(r"\s*(?:/\s?|per\s)[a-z]{3,}", re.IGNORECASE)
"""`$20 per interview`, `$50 per referral`: paid by the piece, not by time."""


def find_amounts(text: str) -> list[Amount]:
    """The amounts of a text.

    >>> [(str(a.value), a.marks, a.period) for a in find_amounts("USD $115-130k, R$ 1.200,00/month")]
    [('115', ('USD', '$'), None), ('130000', (), None), ('1200', ('BRL',), 'month')]
    >>> find_amounts("401k match, $50M Series B, 50% off, 13th salary")
    []
    """
    return [amount for match in _matches(text) if (amount := _amount(match, text))]


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_AMOUNT`, looked for only from where the marks before a digit may begin: a line about pay is long
    and has few digits, and to look for marks at each of its letters costs more than all else.
    """
    end = 0
    while digit := _DIGIT.search(text, end):
        before = text[end : digit.start()].rstrip()[:-LONGEST_MARK].rstrip(_BETWEEN_MARKS)
        match = _AMOUNT.search(text, end + max(0, len(before) - LONGEST_MARK))
        if not match:
            return
        yield match
        end = match.end()


def _amount(match: re.Match[str], text: str) -> Amount | None:
    found = marks(match["before"] or "") + marks(match["after"])
    if match["huge"] or (match["million"] and not any(pays_millions(mark) for mark in found)):
        return None
    attached = ATTACHED.match(text, match.end())
    if not attached and _PER_PIECE.match(text, match.end()):
        return None
    if not found and not attached and text[match.end() : match.end() + 1].isalpha():
        return None
    period = period_of(attached) if attached else None
    if match["lakh"] in ("LPA", "lpa", "Lpa"):
        period = "year"
    return Amount(
        value=_plain(parse_number(match["number"]) * _factor(match)),
        marks=found,
        factor=_factor(match),
        grouped=bool(re.search(r"\d[ ,.\u00a0\u202f’']\d{3}", match["number"])),
        period=period,
        open_top=bool(match["plus"] or match["plus_after"]),
        start=match.start(),
        end=attached.end() if attached else match.end(),
    )


def _plain(value: Decimal) -> Decimal:
    """Without decimals that say nothing: 117000.00 is 117000."""
    return value.to_integral_value() if value == value.to_integral_value() else value


def _factor(match: re.Match[str]) -> int:
    if match["thousand"]:
        return 1_000
    if match["lakh"]:
        return 100_000
    return 1_000_000 if match["million"] else 1


def parse_number(words: str) -> Decimal:
    """A number with any thousands separators; a last group of one or two digits after `.` or `,` is the decimals.

    >>> [str(parse_number(words)) for words in ("12,500", "60.000", "1.200,00", "181 000", "12,5", "2,828,800.50")]
    ['12500', '60000', '1200.00', '181000', '12.5', '2828800.50']
    """
    digits = re.sub(r"[ \u00a0\u202f’']", "", words)
    decimals = re.search(r"[.,](\d{1,2})$", digits)
    whole = digits[: decimals.start()] if decimals else digits
    return Decimal(re.sub(r"\D", "", whole) + (f".{decimals[1]}" if decimals else ""))
