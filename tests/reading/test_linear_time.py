"""A file of nonsense costs no more than its size: eight times the text takes about eight times the time, in any shape.

Measured, not counted: a square would take 64 times as long, a slow machine slows both.
"""

import time
from collections.abc import Callable

import pytest

from sitegen.model.parsed import SourceFile
from sitegen.reading import ingest

LITTLE, MUCH = 2_000, 16_000
TIMES = 20
"""Above the 8 of linear time, far below the 64 of a square."""
NOTHING = 0.2
"""Seconds of noise: garbage collection, the first use of a rule."""

SIGNS = ["1", "a", "$", "(", "[a]", "<a>", "&", "’", "_a", "**a", "a@", "a/", "\\("]
WORDS = ["remote ", "Berlin or ", "Python, ", "salary ", "5+ years of experience ", "“a” ", "<b>a</b> "]
PAY = ["$1 - ", "$1 - $1,000,000 - ", "10k-20k ", "$100,000 a year, ", "Level 3 - $90,000 ", "min $1 max $2 "]


def line(text: str) -> str:
    return f"# Baker\n\n{text}\n"


def short_lines(text: str) -> str:
    return "# Baker\n\n" + "\n".join(text[at : at + 20] for at in range(0, len(text), 20))


def title(text: str) -> str:
    return f"# {text}x\n\nYou bake bread.\n"


def salary(text: str) -> str:
    return f"---\ntitle: Baker\nsalary: |\n  {text}\n---\nYou bake bread.\n"


SHAPES = [
    *((make, unit) for make in (line, short_lines) for unit in (*SIGNS, *WORDS, *PAY)),
    *((salary, unit) for unit in PAY),
    *((title, unit) for unit in (" ", "\N{NO-BREAK SPACE}", "a")),
]


def seconds(text: str) -> float:
    """CPU time of reading a posting."""
    begun = time.process_time()
    parsed = ingest(SourceFile("jobs/a.md", text.encode()))
    assert [problem for problem in parsed.problems if problem.code == "unreadable"] == []
    return time.process_time() - begun


@pytest.mark.parametrize(("make", "unit"), SHAPES)
def test_time_grows_with_the_size_of_a_posting(make: Callable[[str], str], unit: str) -> None:
    little, much = (make(unit * (size // len(unit))) for size in (LITTLE, MUCH))
    assert seconds(much) < TIMES * seconds(little) + NOTHING
