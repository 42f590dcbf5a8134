"""One fact a module: each finds one thing a posting states, with the words that prove it.

`FACTS` is the order in which they run; a reader may use the facts before it through `Reading.known`.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from sitegen.reading.reading import Found, Reading


class FactReader(NamedTuple):
    """A field of `Posting` and the function that finds it."""

    field: str
    find: Callable[[Reading], Found[Any]]


FACTS: tuple[FactReader, ...] = ()
