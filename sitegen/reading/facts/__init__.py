"""One fact a module: each finds one thing a posting states, with the words that prove it.

`FACTS` is the order in which they run; a reader may use the facts before it through `Reading.known`.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from sitegen.reading.facts.apply import find_apply
from sitegen.reading.facts.category import find_category
from sitegen.reading.facts.company import find_company
from sitegen.reading.facts.dates import find_closed, find_deadline, find_posted
from sitegen.reading.facts.employment import find_employment
from sitegen.reading.facts.experience import find_experience
from sitegen.reading.facts.hiring_in import find_hiring_in
from sitegen.reading.facts.language import find_language
from sitegen.reading.facts.places import find_places
from sitegen.reading.facts.salary import find_salary
from sitegen.reading.facts.seniority import find_seniority
from sitegen.reading.facts.skills import find_skills
from sitegen.reading.facts.title import find_title
from sitegen.reading.facts.work_mode import find_work_mode
from sitegen.reading.reading import Found, Reading


class FactReader(NamedTuple):
    """A field of `Posting` and the function that finds it."""

    field: str
    find: Callable[[Reading], Found[Any]]


FACTS: tuple[FactReader, ...] = (
    FactReader("language", find_language),
    FactReader("company", find_company),
    FactReader("title", find_title),
    FactReader("category", find_category),
    FactReader("places", find_places),
    FactReader("work_mode", find_work_mode),
    FactReader("hiring_in", find_hiring_in),
    FactReader("employment", find_employment),
    FactReader("seniority", find_seniority),
    FactReader("salary", find_salary),
    FactReader("experience", find_experience),
    FactReader("skills", find_skills),
    FactReader("posted", find_posted),
    FactReader("deadline", find_deadline),
    FactReader("closed", find_closed),
    FactReader("apply", find_apply),
)
