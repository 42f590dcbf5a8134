"""A file of nonsense costs no more than its size: eight times the text takes about eight times the time, in any shape.

Measured, not counted, so a first look that finds too much proves nothing: a busy machine may have been it. What fails
is looked at again with twice the text, where a square takes four times as long and noise as long as before.
"""

import gc
import time
from collections.abc import Callable

import pytest

from sitegen.model.parsed import SourceFile
from sitegen.reading import ingest

LITTLE, MUCH, MOST = 2_000, 16_000, 32_000
FIRST_LOOK = 20
"""Above the 8 times as long that linear time takes for `MUCH`, far below the 64 of a square."""
SECOND_LOOK = 50
"""Above the 16 of linear time for `MOST`, far below the 256 of a square, and below what failed the first look."""
LOOKS = 3
NOTHING = 0.2
"""Seconds of noise in `MUCH`: the first use of a rule."""

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
    """CPU time of reading a posting, without that of collecting the garbage of other tests."""
    source = SourceFile("jobs/a.md", text.encode())
    gc.disable()
    try:
        begun = time.process_time()
        parsed = ingest(source)
        taken = time.process_time() - begun
    finally:
        gc.enable()
    assert [problem for problem in parsed.problems if problem.code == "unreadable"] == []
    return taken


def is_linear(cost: Callable[[int], float]) -> bool:
    """Whether the seconds of a size grow as the size does. A square that fails the first look fails all others."""
    if cost(MUCH) < FIRST_LOOK * cost(LITTLE) + NOTHING:
        return True
    return any(cost(MOST) < SECOND_LOOK * cost(LITTLE) + 2 * NOTHING for _ in range(LOOKS))


@pytest.mark.parametrize(("make", "unit"), SHAPES)
def test_time_grows_with_the_size_of_a_posting(make: Callable[[str], str], unit: str) -> None:
    assert is_linear(lambda size: seconds(make(unit * (size // len(unit)))))


@pytest.mark.parametrize("much", [0.33, 1.0, 10.0])
def test_a_square_is_told_from_noise(much: float) -> None:
    """A rule that takes `much` seconds too long is found at each look, a busy moment only while it lasts."""
    assert not is_linear(lambda size: much * (size / MUCH) ** 2)
    assert not is_linear(lambda size: 0.0001 * size / LITTLE + much * (size / MUCH) ** 2)
    noise = iter([much, 0.006, 100 * much, 0.006])
    assert is_linear(lambda size: next(noise, size / MUCH * 0.05))
