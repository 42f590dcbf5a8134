"""Reading in several processes gives what reading in one gives."""

import multiprocessing
import os
import threading
import time
from collections.abc import Generator, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any

import pytest

from sitegen.errors import SiteError
from sitegen.model.parsed import SourceFile
from sitegen.outside import workers
from sitegen.reading import ingest


@pytest.fixture(params=["copies of this process", "new processes"])
def pool(request: pytest.FixtureRequest) -> Iterator[workers.Map]:
    """Two processes, of the kind that this process may have: one with threads is not copied."""
    ended = threading.Event()
    other = threading.Thread(target=ended.wait)
    if request.param == "new processes":
        other.start()
    yield workers.pool(2)
    ended.set()


def postings(count: int) -> tuple[SourceFile, ...]:
    text = "# [Baker {0}](https://example.org/{0})\n### Crumb\n#### `🌎 Remote`\n\nBake {0} loaves a day.\n"
    return tuple(SourceFile(f"jobs/{number}.md", text.format(number).encode()) for number in range(count))


def test_many_processes_give_the_results_of_one_in_order(pool: workers.Map) -> None:
    files = postings(70)
    assert list(pool(ingest, files)) == list(workers.serial(ingest, files))


def test_a_small_board_starts_no_process() -> None:
    assert set(workers.pool()(process_of, range(workers.WORTHWHILE - 1))) == {os.getpid()}


def test_one_process_is_this_one() -> None:
    assert set(workers.pool(1)(process_of, range(1000))) == {os.getpid()}


def test_all_processes_work_and_this_one_is_one_of_them(pool: workers.Map) -> None:
    processes = list(pool(slow_process_of, range(12 * workers.CHUNK)))
    assert len(set(processes)) == 2
    assert os.getpid() in processes


def process_of(_: int) -> int:
    return os.getpid()


def slow_process_of(_: int) -> int:
    time.sleep(0.01)
    return os.getpid()


def test_a_process_that_dies_is_a_clear_error(pool: workers.Map) -> None:
    with pytest.raises(SiteError, match="has died") as raised:
        list(pool(end_elsewhere, [os.getpid()] * 12 * workers.CHUNK))
    assert "--workers 1" in raised.value.hint


def end_elsewhere(here: int) -> None:
    if os.getpid() != here:
        os._exit(3)
    time.sleep(0.01)


def test_what_a_function_raises_is_raised_here(pool: workers.Map) -> None:
    with pytest.raises(SiteError, match="no bread"):
        list(pool(refuse, range(5 * workers.CHUNK)))


def refuse(_: int) -> None:
    raise SiteError("no bread")


def test_work_that_is_not_waited_for_ends(pool: workers.Map) -> None:
    results = pool(slow_process_of, range(50 * workers.CHUNK))
    assert isinstance(results, Generator)
    next(results)
    results.close()
    assert not multiprocessing.active_children()


@pytest.mark.parametrize("here", [False, True])
@pytest.mark.parametrize(("count", "chunk", "ahead"), [(0, 4, 2), (3, 4, 2), (4, 4, 1), (41, 4, 3), (9, 1, 20)])
def test_any_executor_gives_the_results_in_order(*, here: bool, count: int, chunk: int, ahead: int) -> None:
    with ThreadPoolExecutor(2) as executor:
        spread = workers.over(executor, chunk, ahead, here=here)
        assert list(spread(square, range(count))) == [square(number) for number in range(count)]


def square(number: int) -> int:
    time.sleep(0.001 * (number % 3))
    return number * number


def test_an_executor_is_never_given_all_at_once() -> None:
    with ThreadPoolExecutor(2) as threads:
        executor = Greedy(threads)
        assert len(list(workers.over(executor, 2, 3)(square, range(60)))) == 60
    assert executor.most == 3


class Greedy(Executor):
    """Notes how many tasks it has had at a time."""

    def __init__(self, executor: Executor) -> None:
        self._executor, self.most = executor, 0
        self._open: list[Future[Any]] = []

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future = self._executor.submit(fn, *args, **kwargs)
        self._open = [each for each in (*self._open, future) if not each.done()]
        self.most = max(self.most, len(self._open))
        return future
