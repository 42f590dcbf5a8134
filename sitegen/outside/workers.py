"""Reading many files at once: a `map` over several processes that gives what the built-in one gives, in its order.

Comes in: a pure function at the top of a module, and the items. Goes out: the results, one by one as they are ready.
Which process read what must never show in a result.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import Protocol, TypeVar

from sitegen.errors import SiteError
from sitegen.outside import forks

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 8
"""Items that are handed over at once: at some 8 ms an item, handing over (0.3 ms) is nothing and nobody waits long."""
AHEAD = 3
"""Chunks that each process has been given before its first result: one at work, and enough that it does not wait."""
WORTHWHILE = 2 * CHUNK
"""Items from which on copies of this process (some 20 ms) take less time than they save."""
WORTH_STARTING = 200
"""Items from which on new processes do, which import everything first (nearly a second)."""


class Map(Protocol):
    """What the conductor is given: `map` over a sequence, here or on a cluster."""

    def __call__(self, function: Callable[[Item], Result], items: Sequence[Item], /) -> Iterable[Result]:
        """The results in the order of the items."""


def serial(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """In this process, one after the other."""
    return map(function, items)


def pool(count: int | None = None) -> Map:
    """A `Map` over this process and others, `count` in all (None: one a core); over this one alone where that is
    quicker.
    """
    processes = count or cores()

    def in_processes(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterable[Result]:
        if processes == 1 or (count is None and len(items) < WORTHWHILE):
            return serial(function, items)
        if forks.are_safe():
            numbered = forks.together(partial(_numbered, function), tuple(enumerate(items)), processes, CHUNK)
            return _in_order(numbered)
        if count is None and len(items) < WORTH_STARTING:
            return serial(function, items)
        return _in_new_processes(processes - 1, function, items)

    return in_processes


def over(executor: Executor, chunk: int, ahead: int, *, here: bool = False) -> Map:
    """A `Map` over any executor, `chunk` items a task and `ahead` tasks at a time, so that a large board is never sent
    as a whole. With `here`, this process works too while the next result is not there.
    """

    def spread(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        given: deque[Future[list[Result]]] = deque()
        for start in range(0, len(items), chunk):
            part = items[start : start + chunk]
            if sum(not future.done() for future in given) < ahead:
                given.append(executor.submit(_each, function, part))
            elif here:
                given.append(_done(_each(function, part)))
            else:
                yield from given.popleft().result()
                given.append(executor.submit(_each, function, part))
            while given and given[0].done():
                yield from given.popleft().result()
        while given:
            yield from given.popleft().result()

    return spread


def cores() -> int:
    """Cores this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_new_processes(count: int, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Where this process cannot be copied: the preview server and system libraries have threads, and a copy would keep
    their locks held for ever.
    """
    # Ctrl-C reaches every process of the terminal; this one decides what becomes of the others.
    with ProcessPoolExecutor(
        count, multiprocessing.get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN)
    ) as executor:
        try:
            yield from over(executor, CHUNK, AHEAD * count, here=True)(function, items)
        except BrokenProcessPool:
            hint = "The system may have ended it for want of memory: try --workers 1."
            raise SiteError("a process that read postings has died", hint=hint) from None


def _each(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [function(item) for item in items]


def _done(result: Result) -> Future[Result]:
    future: Future[Result] = Future()
    future.set_result(result)
    return future


def _numbered(function: Callable[[Item], Result], item: tuple[int, Item]) -> tuple[int, Result]:
    number, given = item
    return number, function(given)


def _in_order(results: Iterable[tuple[int, Result]]) -> Iterator[Result]:
    """Results by their numbers, which come in nearly this order."""
    early: dict[int, Result] = {}
    due = 0
    for number, result in results:
        early[number] = result
        while due in early:
            yield early.pop(due)
            due += 1
