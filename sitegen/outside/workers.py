"""Reading many files at once: a `map` over several processes that gives what the built-in one gives, in its order.

Comes in: a pure function at the top of a module, and the items. Goes out: the results, one by one as they are ready.
Which process read what must never show in a result.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol, TypeVar

from sitegen.errors import SiteError

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTHWHILE = 200
"""Items from which on starting processes (about half a second) takes less time than it saves, at 2.5 ms an item."""


class Map(Protocol):
    """What the conductor is given: `map` over a sequence, here or on a cluster."""

    def __call__(self, function: Callable[[Item], Result], items: Sequence[Item], /) -> Iterable[Result]:
        """The results in the order of the items."""


def serial(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """In this process, one after the other."""
    return map(function, items)


def pool(count: int | None = None) -> Map:
    """A `Map` over `count` processes (None: one a core), which stays in this process where that is faster."""
    processes = count or _cores()

    def in_processes(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        if processes == 1 or (count is None and len(items) < WORTHWHILE):
            yield from serial(function, items)
            return
        # Not "fork": the preview server and the progress display have threads, and a fork copies their locks held.
        context = multiprocessing.get_context("forkserver" if _has_forkserver() else "spawn")
        if _has_forkserver():
            bare = getattr(function, "func", function)  # of a functools.partial: what takes long to import
            context.set_forkserver_preload([bare.__module__])
        # Ctrl-C reaches every process of the terminal; this one decides what becomes of the others.
        with ProcessPoolExecutor(processes, context, signal.signal, (signal.SIGINT, signal.SIG_IGN)) as executor:
            try:
                yield from executor.map(function, items, chunksize=max(1, min(32, len(items) // (processes * 4))))
            except BrokenProcessPool:
                hint = "The system may have ended it for want of memory: try --workers 1."
                raise SiteError("a process that read postings has died", hint=hint) from None

    return in_processes


def _has_forkserver() -> bool:
    return "forkserver" in multiprocessing.get_all_start_methods()


def _cores() -> int:
    """Cores this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
