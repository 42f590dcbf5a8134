"""What a person at a terminal sees: lines, errors and progress.

Comes in: text, some of it from postings. Goes out: output without control characters or orders to a CI runner, because
a posting must not be able to write to a terminal or a log what its author likes. Progress is shown only where somebody
may be looking.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import click
import msgspec

from sitegen.errors import SiteError
from sitegen.inert import harmless
from sitegen.model.problem import Problem
from sitegen.progress import Progress, silent

PLAIN = 80
WIDEST = 110
"""Columns: of a file or pipe, and of a terminal on which longer lines are hard to read."""


def say(*lines: str, to_stderr: bool = False) -> None:
    """Prints lines, each of them as one line."""
    for line in lines:
        click.echo(harmless(line), err=to_stderr)


def order(*commands: str) -> None:
    """Prints commands that a CI runner shall obey; what of them strangers wrote has been escaped."""
    for command in commands:
        click.echo(command)


class Told(NamedTuple):
    """A paragraph of a report: it is folded at the width of the terminal, and every line of it starts at `indent`."""

    text: str
    indent: int = 0
    lead: str = ""
    """What stands before the first line, within the indent."""
    style: str = ""
    """Of rich ("bold", "dim", "yellow"), where somebody may be looking."""


def tell(paragraphs: Iterable[Told]) -> None:
    """Prints paragraphs at the width of the terminal, else at 80 columns."""
    from rich.console import Console  # noqa: PLC0415 - most commands need none of it, and it is slow to import
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False, soft_wrap=True)
    width = min(console.width, WIDEST) if console.is_terminal else PLAIN
    for paragraph in paragraphs:
        text = Text(harmless(paragraph.text), paragraph.style)
        lead = Text(harmless(paragraph.lead).ljust(paragraph.indent), "bold")
        for line in text.wrap(console, width - paragraph.indent) or [Text()]:
            whole = Text.assemble(lead, (harmless(line.plain), paragraph.style))  # again: it was folded
            whole.rstrip()
            console.print(whole)
            lead = Text(" " * paragraph.indent)


def say_json(value: object) -> None:
    """Prints a value as JSON, which escapes control characters."""
    click.echo(msgspec.json.format(msgspec.json.encode(value)).decode())


def count(number: int, noun: str) -> str:
    """1 job, 5,689 jobs."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def report(error: SiteError) -> None:
    """Tells of a broken site, on the error stream."""
    where = f"{error.where}: " if error.where else ""
    say(f"error: {where}{error.message}", *([f"  {error.hint}"] if error.hint else ()), to_stderr=True)


def problem_lines(problem: Problem) -> tuple[str, ...]:
    """`jobs/acme.md:4: error[bad-salary] message`, then the hint."""
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    told = f"{place}: {problem.severity}[{problem.code}] {problem.message}"
    return (told, f"  {problem.hint}") if problem.hint else (told,)


@contextmanager
def progress() -> Iterator[Progress]:
    """Bars for long work on a terminal, nothing elsewhere; they are gone when the work is done."""
    if not sys.stderr.isatty():
        yield silent
        return
    from sitegen.cli import bars  # noqa: PLC0415 - slow to import

    with bars.shown() as show:
        yield show
