"""One fact a module: each finds one thing a posting states, with the words that prove it.

`FACTS` is the order in which they run; a reader may use the facts before it through `Reading.known`.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from sitegen.reading.facts.category import find_category
from sitegen.reading.facts.experience import find_experience
from sitegen.reading.facts.places import find_hiring_in, find_places
from sitegen.reading.facts.salary import find_salary
from sitegen.reading.facts.seniority import find_seniority
from sitegen.reading.facts.title import find_title
from sitegen.reading.reading import Found, Reading


class FactReader(NamedTuple):
    """A field of `Posting` and the function that finds it."""

    field: str
    find: Callable[[Reading], Found[Any]]


FACTS: tuple[FactReader, ...] = (
    FactReader("title", find_title),
    FactReader("category", find_category),
    FactReader("places", find_places),
    FactReader("hiring_in", find_hiring_in),
    FactReader("seniority", find_seniority),
    FactReader("salary", find_salary),
    FactReader("experience", find_experience),
)
