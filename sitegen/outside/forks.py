"""Making many files at once: a map over copies of this process, which know all that it knows without a byte being sent.

Comes in: any function, closures too, and its items. Goes out: the results, in the order in which they are ready; they
are sent, so they should not be large. Where the system cannot copy a process safely, everything is done in this one.
"""

import ctypes
import gc
import os
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, NamedTuple, TypeVar

from sitegen.errors import SiteError

if sys.platform == "linux":
    import fcntl

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTHWHILE = 200
"""Items from which on a copy (some 20 ms) takes less time than it saves, at a millisecond an item."""
MOST_CHUNKS = 4_096
"""Their numbers have to fit into a pipe at once, which holds 64 KiB."""
LEAST_ITEMS = 16
"""Items of a chunk, so that little is spent on handing them out."""
SENT_AHEAD = 1_048_576
"""Bytes of results that a copy may send while this process is busy with a chunk of its own; else it would wait."""
RENEWED = 20_000
"""Items after which a copy is replaced by a new one. What either process looks at, both then have of their own: without
this, the memory of a build of 10,000 postings doubles while its pages are made."""
_PR_SET_PDEATHSIG = 1
"""From linux/prctl.h."""
_NUMBER = struct.Struct("=I")


class _CopyError(Exception):
    """A fault of ours in a copy; its message is the traceback there."""


class _Copy(NamedTuple):
    process: int
    results: Connection


def forked(count: int) -> Callable[[Callable[[Item], Result], Sequence[Item]], Iterator[Result]]:
    """A map over this process and `count` - 1 copies of it, which stays in this one where that is quicker or safer."""

    def over(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        if count < 2 or len(items) < WORTHWHILE or not are_safe():
            return map(function, items)
        return together(function, items, count)

    return over


def are_safe() -> bool:
    """Linux only: elsewhere system libraries do not outlive a fork. A process with threads is not copied either,
    because a lock that one of them holds would never be given back in the copy.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def together(
    function: Callable[[Item], Result], items: Sequence[Item], count: int, least: int = LEAST_ITEMS
) -> Iterator[Result]:
    """The results of this process and `count` - 1 copies of it, at `least` so many items at a time. Raises what the
    function raises, wherever it was called.
    """
    size = max(least, -(-len(items) // MOST_CHUNKS))
    chunks = [items[at : at + size] for at in range(0, len(items), size)]
    tickets = _tickets(len(chunks))
    gc.collect()
    gc.freeze()  # what is here now stays: a collector that looks through it would make every copy's pages its own
    copies: list[_Copy] = []
    try:
        for number in _drawn(tickets):
            copies += (
                _start(function, chunks, tickets, max(1, RENEWED // size)) for _ in range(count - 1 - len(copies))
            )
            yield from map(function, chunks[number])
            yield from _arrived(copies, patience=0)
        while copies:
            yield from _arrived(copies, patience=None)
    finally:
        os.close(tickets)
        for copy in copies:
            _end(copy)
        gc.unfreeze()


def _tickets(count: int) -> int:
    """The reading end of a pipe with the numbers of all chunks: whoever has time draws the next one."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.writelines(_NUMBER.pack(number) for number in range(count))
    return reading


def _drawn(tickets: int) -> Iterator[int]:
    while drawn := os.read(tickets, _NUMBER.size):
        yield _NUMBER.unpack(drawn)[0]


def _start(function: Callable[[Item], Result], chunks: Sequence[Sequence[Item]], tickets: int, at_most: int) -> _Copy:
    """A copy of this process that works on chunks while there are some, `at_most` so many, and is gone."""
    receiving, sending = Pipe(duplex=False)
    if sys.platform == "linux":
        with suppress(OSError):  # more than the system gives to one user
            fcntl.fcntl(sending, fcntl.F_SETPIPE_SZ, SENT_AHEAD)
    process = os.fork()
    if process:
        sending.close()
        return _Copy(process, receiving)
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # one that is killed takes its copies along
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first process, which ends this one
        gc.disable()
        for number in islice(_drawn(tickets), at_most):
            sending.send(list(map(function, chunks[number])))
        sending.send(None)
    except BaseException as error:  # handed on, to be raised where it is seen
        sending.send(error if isinstance(error, SiteError) else _CopyError(traceback.format_exc()))
    finally:
        os._exit(0)  # nothing of the first process is cleaned up twice


def _arrived(copies: list[_Copy], patience: float | None) -> Iterator[Any]:
    """What copies have sent; those that are done leave the list."""
    waited = wait([copy.results for copy in copies], patience) if copies else ()
    for copy in [copy for copy in copies if copy.results in waited]:
        try:
            sent = copy.results.recv()
        except EOFError:
            hint = "The system may have ended it for want of memory: try --workers 1."
            raise SiteError("a process that read postings or wrote pages has died", hint=hint) from None
        if isinstance(sent, BaseException):
            raise sent
        if sent is None:
            copies.remove(copy)
            _end(copy)
        else:
            yield from sent


def _end(copy: _Copy) -> None:
    """Nothing is lost: a copy that is done has sent everything, and of any other the work is thrown away."""
    copy.results.close()
    os.kill(copy.process, signal.SIGKILL)
    os.waitpid(copy.process, 0)
