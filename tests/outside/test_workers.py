"""Reading in several processes gives what reading in one gives."""

import os

import pytest

from sitegen.errors import SiteError
from sitegen.model.parsed import SourceFile
from sitegen.outside import workers
from sitegen.reading import ingest


def postings(count: int) -> tuple[SourceFile, ...]:
    text = "# [Baker {0}](https://example.org/{0})\n### Crumb\n#### `🌎 Remote`\n\nBake {0} loaves a day.\n"
    return tuple(SourceFile(f"jobs/{number}.md", text.format(number).encode()) for number in range(count))


def test_many_processes_give_the_results_of_one_in_order() -> None:
    files = postings(70)
    assert list(workers.pool(2)(ingest, files)) == list(workers.serial(ingest, files))


def test_a_small_board_starts_no_process() -> None:
    assert set(workers.pool()(process_of, range(workers.WORTHWHILE - 1))) == {os.getpid()}


def test_a_large_board_uses_other_processes() -> None:
    assert os.getpid() not in set(workers.pool(2)(process_of, range(20)))


def process_of(_: int) -> int:
    return os.getpid()


def test_a_process_that_dies_is_a_clear_error() -> None:
    with pytest.raises(SiteError, match="has died") as raised:
        list(workers.pool(2)(end, range(4)))
    assert "--workers 1" in raised.value.hint


def end(number: int) -> None:
    os._exit(number)
