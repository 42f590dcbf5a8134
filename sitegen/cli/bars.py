"""Bars that tell on a terminal how far long work is.

They are drawn by the work itself as it goes on, not by a thread of their own: a process that has threads cannot be
copied, and copies of it are what makes pages quickly.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich import progress as rich
from rich.console import Console

from sitegen.progress import Progress

Item = TypeVar("Item")
PERIOD = 0.1
"""Seconds between two drawings."""


@contextmanager
def shown() -> Iterator[Progress]:
    """What shows progress on the error stream, until the end of the block."""
    columns = (rich.TextColumn("{task.description}"), rich.BarColumn(), rich.MofNCompleteColumn())
    console = Console(stderr=True)
    with rich.Progress(*columns, rich.TimeElapsedColumn(), console=console, transient=True, auto_refresh=False) as bars:

        def show(stage: str, items: Iterable[Item], total: int) -> Iterable[Item]:
            task, drawn = bars.add_task(stage, total=total), 0.0
            for item in items:
                yield item
                bars.advance(task)
                if time.monotonic() - drawn > PERIOD:
                    bars.refresh()
                    drawn = time.monotonic()

        yield show
