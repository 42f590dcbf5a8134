"""Values → columns of the job table: a value that repeats is written once, and each row has a character that says it.

Comes in: values a row. Goes out: texts, for numbers in JSON cost twice as much. `static/assets/columns.js` reads them.
"""

import base64
import re
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

FIRST = 40
"""Character of index 0: past the quotes, so that JSON escapes next to nothing. The one before it, ', says "none"."""
SURROGATES = range(0xD800, 0xE000)
"""What no text may hold: indexes from there on skip them."""

Item = TypeVar("Item", bound=Hashable)


def column(indexes: Iterable[int]) -> str:
    """One character for each index, -1 for none.

    >>> column([0, 1, -1, 51]), column([55255, 55256])
    ("()'[", '\ud7ff\ue000')
    """
    return "".join(map(_character, indexes))


def _character(index: int) -> str:
    code = index + FIRST
    return chr(code if code < SURROGATES.start else code + len(SURROGATES))


def sets(rows: Iterable[Iterable[int]]) -> str:
    """Sets of indexes, with a space between any two.

    >>> sets([[0, 1], [], [2, -1, 0]])
    "()  *'("
    """
    return " ".join(map(column, rows))


def packed(ids: Iterable[str], digits: int) -> str:
    """Ids of so many hex digits in Base64, one after the other; zeros for what is no such id.

    Hex compresses worse: a compressor finds short runs in it that cost more than they save.

    >>> packed(["3fa2b1", "a bad id"], 6), packed(["b7662", "c"], 5)
    ('P6KxAAAA', 't2YgAAA=')
    """
    fits = re.compile(f"[0-9a-f]{{{digits}}}")
    text = "".join(id_ if fits.fullmatch(id_) else "0" * digits for id_ in ids)
    return base64.b64encode(bytes.fromhex(text + "0" * (len(text) % 2))).decode()


class Coded(Generic[Item]):
    """A column of places in a list of the values that differ, in the order in which they are met. None is in no list.

    >>> coded = Coded(["Oslo", None, "Rome", "Oslo"])
    >>> coded.indexes, coded.values
    ([0, -1, 1, 0], ['Oslo', 'Rome'])
    """

    def __init__(self, values: Iterable[Item | None]) -> None:
        places: dict[Item, int] = {}
        self.indexes = [-1 if value is None else places.setdefault(value, len(places)) for value in values]
        self.values = list(places)

    @property
    def column(self) -> str:
        """The indexes as text."""
        return column(self.indexes)
