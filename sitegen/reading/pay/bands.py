"""Text → the bands of money in it: amounts joined to ranges, with currency, period and which way a single one opens.

Comes in: a line. Goes out: `Band`s in their order, still unjudged: whether a band is pay is decided by `judging.py`.
"""

import re
from decimal import Decimal
from itertools import pairwise
from typing import Literal, NamedTuple

from sitegen.model.salary import Period
from sitegen.reading.pay.amounts import Amount, find_amounts
from sitegen.reading.pay.currencies import currency_of, may_mark
from sitegen.reading.pay.words import last

Opening = Literal["least", "most", "middle"]


class Band(NamedTuple):
    """A range, or a single figure, as one stretch of text states it."""

    low: Decimal
    high: Decimal
    is_range: bool
    opening: Opening | None
    """For a single figure: `least` ("from 5,000"), `most` ("up to 5,000"), `middle` (the middle of three)."""
    mark: str | None
    """ISO code, shared symbol, or None where no currency stands on it."""
    marks: tuple[str, ...]
    period: Period | None
    shaped: bool
    """True where its digits look like money even without a currency: `12,500`, `25-33k`."""
    start: int
    end: int


_JOIN = re.compile(
    r"\s*(?:gross|net|brutto|netto|base)?\s*\\?"
    r"(?:(?:[-–—]\s*)?up\s?to|[-–—―~‑−]+|to|to up to|bis|a|à|do|até|hasta|/|until|till)\\?\s*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\[[^\[\]\d]{0,200}\]|\([^()\d]{20,200}\)")
_JOIN_BETWEEN = re.compile(r"\s*(?:and|&|und|et|y|e|i|och)\s*(?:\$\s*)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|ranges?|ranging|from|tussen)\b[^.;]{0,60}$", re.IGNORECASE)


_SHAPED = re.compile(r"\d[ ,.\u00a0\u202f’']\d{3}|\d ?(?:k|thousand|la[kc]|lpa|l(?![a-z]))")
"""Digits in groups, or with a scale, in lower case."""


def may_hold_money(lower: str) -> bool:
    """Whether a band of a text, given in lower case, can have a mark or the shape of money: few lines with a digit.

    >>> may_hold_money("40k a year"), may_hold_money("$5"), may_hold_money("5+ years, since 2019")
    (True, True, False)
    """
    return may_mark(lower) or bool(_SHAPED.search(lower))


def find_bands(text: str) -> list[Band]:
    """The bands of a text.

    >>> [(str(b.low), str(b.high), b.mark) for b in find_bands("$115-$130k or PLN 10 000 - 12 000")]
    [('115000', '130000', '$'), ('10000', '12000', 'PLN')]
    >>> find_bands("up to £65,900 plus benefits")[0].opening
    'most'
    """
    chains: list[list[Amount]] = []
    text = _ASIDE.sub(lambda match: " " * len(match.group()), text)  # "$90,000 [entry level] to $120,000 [senior]"
    for amount in find_amounts(text):
        if chains and _joins(text, chains[-1], amount):
            chains[-1].append(amount)
        else:
            chains.append([amount])
    ends = [0, *(chain[-1].end for chain in chains)]
    return [band for end, chain in zip(ends, chains, strict=False) for band in _bands(text, end, chain)]


def _joins(text: str, chain: list[Amount], right: Amount) -> bool:
    """Whether an amount is a further bound of the range that the amounts before it make."""
    left = chain[-1]
    gap = text[left.end : right.start]
    is_bare = not (right.marks or right.grouped or right.period) and right.factor == 1
    if len(gap.strip()) > 16 or (left.period and (is_bare or right.period not in (None, left.period))):
        return False
    if not gap.strip(" ,("):
        return bool(left.marks and right.marks) and not gap.strip() and not left.period  # "$99,200 $148,800"
    if _JOIN_BETWEEN.fullmatch(gap):
        return len(chain) == 1 and bool(_BETWEEN.search(text[max(0, left.start - 80) : left.start]))
    return bool(_JOIN.fullmatch(gap)) and not (gap.strip() == "/" and (left.period or len(chain) > 1))


def _bands(text: str, before: int, chain: list[Amount]) -> list[Band]:
    """The band of a chain. A bare number that does not fit ("Level 3 - $90,000") is cut off; else nothing is."""
    values = _in_thousands(chain)
    for at, (left, right) in enumerate(pairwise(values), start=1):
        if left and not left / 12 <= right <= left * 12:
            if chain[at - 1].marks and chain[at].marks:
                return []
            return [*_bands(text, before, chain[:at]), *_bands(text, chain[at - 1].end, chain[at:])]
    found = tuple(mark for amount in chain for mark in amount.marks)
    is_range = len(chain) > 1
    return [
        Band(
            low=min(values),
            high=max(values),
            is_range=is_range,
            opening=None if is_range else _opening(text[max(before, chain[0].start - 60) : chain[0].start], chain[0]),
            mark=currency_of(found),
            marks=found,
            period=next((amount.period for amount in reversed(chain) if amount.period), None),
            shaped=any(amount.factor > 1 or amount.grouped for amount in chain),
            start=chain[0].start,
            end=chain[-1].end,
        )
    ]


def _in_thousands(chain: list[Amount]) -> list[Decimal]:
    """Values with a `k` that was written on one side only: `$115-$130k`, `12 - 18 LPA`, `€80 / 100k`, `$10-15,000`."""
    top = chain[-1]
    factor = top.factor if top.factor > 1 else 1000
    return [
        amount.value * factor
        if amount.value < 1000 <= top.value
        and amount.factor == 1
        and top.value / 12 <= amount.value * factor <= top.value
        else amount.value
        for amount in chain
    ]


def _opening(words: str, amount: Amount) -> Opening | None:
    """Which way a single figure opens, from the nearest bounding word of its own clause before it."""
    if amount.open_top:
        return "least"
    if words.rstrip().endswith("~"):
        return "most"
    clause = re.split(r"[.;!?]\s|[•|(]", words)[-1]
    kinds: tuple[Opening, ...] = ("least", "most", "middle")
    nearest = max(kinds, key=lambda kind: last(kind, clause))
    return nearest if last(nearest, clause) >= 0 else None
