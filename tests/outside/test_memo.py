"""What a build keeps for the next one: found again, bounded, and worth nothing as soon as anything is wrong with it."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path

import pytest

from sitegen.outside import cache_folder, memo

VALUES = {blake2b(bytes([number])).digest(): bytes([number]) * (300 * number + 1) for number in range(12)}


def file_of(root: Path) -> Path:
    return root / cache_folder.NAME / memo.NAME


def keep(root: Path, values: dict[bytes, bytes] = VALUES) -> None:
    with memo.of(root) as kept:
        for key, value in values.items():
            kept.keep(key, value)


def found(root: Path, values: dict[bytes, bytes] = VALUES) -> dict[bytes, bytes]:
    with memo.of(root) as kept:
        looked = {key: kept.look(key) for key in values}
    return {key: value for key, value in looked.items() if value is not None}


def test_what_is_kept_is_found_by_the_next_build(tmp_path: Path) -> None:
    assert found(tmp_path) == {}
    keep(tmp_path)
    assert found(tmp_path) == VALUES
    assert sorted(path.name for path in (tmp_path / ".sitegen").iterdir()) == [".gitignore", "memo.sqlite"]


def test_nothing_is_made_where_nothing_is_kept(tmp_path: Path) -> None:
    found(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_build_that_has_read_nothing_new_writes_nothing(tmp_path: Path) -> None:
    keep(tmp_path)
    before = file_of(tmp_path).stat().st_mtime_ns, file_of(tmp_path).read_bytes()
    found(tmp_path)
    assert (file_of(tmp_path).stat().st_mtime_ns, file_of(tmp_path).read_bytes()) == before


@pytest.mark.parametrize("start", range(4))
def test_a_damaged_byte_anywhere_is_a_miss_and_never_another_value(tmp_path: Path, start: int) -> None:
    keep(tmp_path)
    file = file_of(tmp_path)
    sound = file.read_bytes()
    missed = 0
    for place in range(97 * start, len(sound), 4 * 97):
        file.write_bytes(sound[:place] + bytes([sound[place] ^ (0xFF if place % 2 else 0x01)]) + sound[place + 1 :])
        for _ in range(2):  # damage that is only noticed in writing takes rows along that were found
            left = found(tmp_path)
            assert left.items() <= VALUES.items()
            missed += left != VALUES
            keep(tmp_path, {key: value for key, value in VALUES.items() if key not in left})
        assert found(tmp_path) == VALUES, f"the damage at {place} is not mended"
    assert missed


@pytest.mark.parametrize("part", [0.0, 0.001, 0.1, 0.5, 0.9, 0.999])
def test_a_file_that_ends_early_is_made_anew(tmp_path: Path, part: float) -> None:
    keep(tmp_path)
    file = file_of(tmp_path)
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * part)])
    left = found(tmp_path)
    assert left.items() < VALUES.items()
    keep(tmp_path)
    assert found(tmp_path) == VALUES


def no_database(file: Path) -> None:
    file.write_bytes(b"What is this? " * 1000)


def of_another_version(file: Path) -> None:
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE memo (key BLOB, value BLOB, color TEXT)")


def with_orders_of_its_own(file: Path) -> None:
    with sqlite3.connect(file) as other:
        other.execute(memo.TABLE)
        other.execute("CREATE TRIGGER more AFTER INSERT ON memo BEGIN DELETE FROM memo; END")


@pytest.mark.parametrize("make", [no_database, of_another_version, with_orders_of_its_own])
def test_a_file_of_anybody_else_is_replaced(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(cache_folder.make(tmp_path) / memo.NAME)
    assert found(tmp_path) == {}
    keep(tmp_path)
    assert found(tmp_path) == VALUES


def a_folder_in_its_place(root: Path) -> None:
    cache_folder.make(root)
    (file_of(root) / "full").mkdir(parents=True)


def a_file_in_the_place_of_its_folder(root: Path) -> None:
    file_of(root).parent.write_text("mine")


def a_folder_that_leads_nowhere(root: Path) -> None:
    file_of(root).parent.symlink_to(root / "nowhere")


def a_folder_that_cannot_be_written(root: Path) -> None:
    cache_folder.make(root).chmod(0o500)
    if os.access(file_of(root).parent, os.W_OK):
        pytest.skip("this user may write anywhere")


@pytest.mark.parametrize(
    "make",
    [
        a_folder_in_its_place, a_file_in_the_place_of_its_folder, a_folder_that_leads_nowhere,
        a_folder_that_cannot_be_written,
    ],
)  # fmt: skip
def test_a_board_that_can_keep_nothing_is_built_all_the_same(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    keep(tmp_path)
    assert found(tmp_path) == {}
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_that_somebody_else_holds_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "PATIENCE", 0.01)
    keep(tmp_path)
    other = sqlite3.connect(file_of(tmp_path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    keep(tmp_path, {b"k" * 64: b"new"})
    assert found(tmp_path) == {}
    other.execute("COMMIT")
    other.close()
    assert found(tmp_path) == VALUES


def test_two_builds_at_once_keep_what_both_have_read(tmp_path: Path) -> None:
    one, other = ({key: VALUES[key] for key in list(VALUES)[part]} for part in (slice(0, 7), slice(5, 12)))
    with memo.of(tmp_path) as kept:
        for key, value in one.items():
            kept.keep(key, value)
        keep(tmp_path, other)
    assert found(tmp_path) == VALUES


KILLED = """
import os, signal, sys
from pathlib import Path
from sitegen.outside import memo

def rows():
    for number in range(400):
        yield number, bytes(16), bytes(20_000)
    os.kill(os.getpid(), signal.SIGKILL)

file = memo._File(Path(sys.argv[1]))
new = memo._Rows(file)
new._new = rows()
new.write()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a system without signals")
def test_a_build_that_is_killed_while_it_writes_leaves_what_was_there(tmp_path: Path) -> None:
    keep(tmp_path)
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert found(tmp_path) == VALUES
    with sqlite3.connect(file_of(tmp_path)) as rows:
        assert rows.execute("SELECT count(*) FROM memo").fetchone() == (len(VALUES),)


def generation(number: int) -> dict[bytes, bytes]:
    """What a build by other code would keep: other keys, other values, 600 kB of them."""
    keys = (blake2b(f"{number} {key}".encode()).digest() for key in range(60))
    return {key: key[:10] * 1_000 for key in keys}


def test_the_file_does_not_grow_for_ever(tmp_path: Path) -> None:
    sizes = []
    for number in range(12):
        keep(tmp_path, generation(number))
        sizes.append(file_of(tmp_path).stat().st_size)
    assert max(sizes) <= memo.LARGEST * 600_000 + memo.ROOM
    assert any(later < earlier for earlier, later in pairwise(sizes)), "nothing was ever dropped"
    assert found(tmp_path, generation(11)) == generation(11)


def test_what_the_build_before_has_read_is_not_dropped_at_once(tmp_path: Path) -> None:
    for number in range(2):
        keep(tmp_path, generation(number))
    assert found(tmp_path, generation(0)) == generation(0)


def test_a_build_that_fails_drops_nothing(tmp_path: Path) -> None:
    for number in range(4):
        keep(tmp_path, generation(number))
    before = file_of(tmp_path).read_bytes()
    with suppress(ValueError), memo.of(tmp_path) as kept:
        kept.look(next(iter(generation(3))))
        raise ValueError("broken board")
    assert file_of(tmp_path).read_bytes() == before


def test_many_rows_are_written_before_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "AT_ONCE", 5)
    with suppress(ValueError), memo.of(tmp_path) as kept:
        for key, value in VALUES.items():
            kept.keep(key, value)
        raise ValueError("broken board")
    assert len(found(tmp_path)) == 10


def test_a_memo_that_forgets_keeps_nothing() -> None:
    memo.NOTHING.keep(b"k" * 64, b"value")
    assert memo.NOTHING.look(b"k" * 64) is None
