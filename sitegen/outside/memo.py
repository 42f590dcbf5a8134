"""What earlier builds have worked out, kept by what it was worked out of, so that it need not be worked out again.

Comes in: the folder of a board, then keys (digests) and bytes. Goes out: the bytes of a key, from
`.sitegen/memo.sqlite`, or None. Whatever is wrong with that file, its folder or the disk is a miss, never an error and
never other bytes: each row proves itself. It holds data alone, so one out of the cache of a CI service can run nothing.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Protocol, TypeVar

from sitegen.outside import cache_folder

Result = TypeVar("Result")

NAME = "memo.sqlite"
AT_ONCE = 500
"""Rows of one transaction: a killed build loses the work on so many at most."""
LARGEST = 3
"""So many times what a build takes from it may the file be; then everything that this build did not take is dropped.
Less, and a build with other code, or of another branch, would throw out what the next one takes again."""
ROOM = 1_048_576
"""Bytes that do not count, because on a small board pages of the file are half empty."""
PATIENCE = 1.0
"""Seconds to wait for another build that is writing; after that, this one remembers nothing."""
LONGEST = 67_108_864
"""Bytes of a row. A file of a board has 1 MiB at most, what is read of it a few; a damaged length may say anything."""

TABLE = "CREATE TABLE memo (id INTEGER PRIMARY KEY, proof BLOB NOT NULL, value BLOB NOT NULL)"
"""The id is the first 8 bytes of the key; the proof a digest of the whole key and the value."""

_NOT_OF_THE_FILE = {
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM,
}  # fmt: skip
"""Errors of an hour, not of the file: another build is writing, the disk is full. After any other it is made anew."""


class Memo(Protocol):
    """What a build may ask, and tell."""

    def look(self, key: bytes) -> bytes | None:
        """The bytes that were kept under this key."""

    def keep(self, key: bytes, value: bytes) -> None:
        """Keeps these bytes for other builds."""


class Forgetful:
    """A memo for builds that shall not have one."""

    def look(self, _key: bytes) -> bytes | None:
        """Nothing was kept."""

    def keep(self, _key: bytes, _value: bytes) -> None:
        """Keeps nothing."""


NOTHING = Forgetful()


@contextmanager
def of(root: Path) -> Iterator[Memo]:
    """The memo of the board in `root`; what was kept is on the disk when the block ends, where that can be done.

    All that a build of the board needs is asked for within one block: what was not asked for may be dropped.
    """
    memo = _Rows(_File(root))
    try:
        yield memo
        memo.write()
        memo.shrink()
    finally:
        memo.close()


class _File:
    """The file as a database that is opened when it is needed, deleted when it is damaged, and never the reason of a
    failure.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = root / cache_folder.NAME / NAME
        self._connection: sqlite3.Connection | None = None
        self._is_usable = True

    @property
    def is_there(self) -> bool:
        return self._is_usable and (self._connection is not None or self._path.exists())

    def ask(self, work: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """What `work` gives; None where it cannot be done, and then `is_there` no more."""
        if not self._is_usable:
            return None
        try:
            self._connection = self._connection or self._open()
            return work(self._connection)
        except sqlite3.Error as error:
            self._give_up(is_damaged=getattr(error, "sqlite_errorcode", 0) & 0xFF not in _NOT_OF_THE_FILE)
        except OSError:  # the folder cannot be made
            self._give_up(is_damaged=False)
        return None

    def close(self) -> None:
        """Lets go of the file."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        cache_folder.make(self._root)
        connection = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)
        try:
            _prepare(connection)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _give_up(self, *, is_damaged: bool) -> None:
        """Deletes a damaged file; one that cannot be used now, or not be deleted, is left alone for this build."""
        self.close()
        try:
            if is_damaged:
                self._path.unlink(missing_ok=True)
        except OSError:
            is_damaged = False
        self._is_usable = is_damaged


class _Rows:
    """A memo in SQLite: a row a key. Rows are added in whole transactions, so a killed build leaves what was there."""

    def __init__(self, file: _File) -> None:
        self._file = file
        self._taken: set[int] = set()
        self._bytes = 0
        self._new: list[tuple[int, bytes, bytes]] = []

    def look(self, key: bytes) -> bytes | None:
        """The bytes of a row that proves to be of this key."""
        if not self._file.is_there:
            return None
        row = self._file.ask(
            lambda file: file.execute("SELECT proof, value FROM memo WHERE id = ?", (_id(key),)).fetchone()
        )
        if row is None or not isinstance(row[1], bytes) or row[0] != _proof(key, row[1]):
            return None
        self._take(key, row[1])
        return row[1]

    def keep(self, key: bytes, value: bytes) -> None:
        """Adds a row, or puts it in the place of one that was not sound."""
        self._take(key, value)
        self._new.append((_id(key), _proof(key, value), value))
        if len(self._new) >= AT_ONCE:
            self.write()

    def write(self) -> None:
        """Writes what is new; into a new file where the one there turns out to be damaged."""
        if self._new and not self._file.ask(self._insert):
            self._file.ask(self._insert)
        self._new = []

    def shrink(self) -> None:
        """Drops what this build did not ask for, should the file be too large."""
        if self._file.is_there:
            self._file.ask(self._drop)

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()

    def _take(self, key: bytes, value: bytes) -> None:
        self._taken.add(_id(key))
        self._bytes += len(value)

    def _insert(self, file: sqlite3.Connection) -> bool:
        with _transaction(file):
            file.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?, ?)", self._new)
        return True

    def _drop(self, file: sqlite3.Connection) -> None:
        if _figure(file, "page_count") * _figure(file, "page_size") <= LARGEST * self._bytes + ROOM:
            return
        with _transaction(file):
            rows = file.execute("SELECT id FROM memo").fetchall()
            file.executemany("DELETE FROM memo WHERE id = ?", (row for row in rows if row[0] not in self._taken))


def _prepare(file: sqlite3.Connection) -> None:
    """Makes the table where there is nothing yet. Raises sqlite3.Error where there is anything else."""
    file.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    file.text_factory = bytes  # of a damaged row, which may not be text either
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "journal_mode = DELETE",
        "synchronous = OFF",  # a killed build does no harm; what a power cut leaves does not prove itself
    ):
        file.execute(f"PRAGMA {pragma}")
    schema = file.execute("SELECT sql FROM sqlite_schema").fetchall()
    if not schema:
        file.execute("PRAGMA auto_vacuum = FULL")  # a file that loses rows gets smaller
        file.execute(TABLE.replace("TABLE", "TABLE IF NOT EXISTS", 1))
    elif schema != [(TABLE.encode(),)]:
        raise sqlite3.DatabaseError("not a memo of this version")


@contextmanager
def _transaction(file: sqlite3.Connection) -> Iterator[None]:
    file.execute("BEGIN IMMEDIATE")
    with file:  # commits, or takes everything back
        yield


def _figure(file: sqlite3.Connection, pragma: str) -> int:
    (figure,) = file.execute(f"PRAGMA {pragma}").fetchone()
    return int(figure)


def _id(key: bytes) -> int:
    return int.from_bytes(key[:8], "big", signed=True)


def _proof(key: bytes, value: bytes) -> bytes:
    return blake2b(value, key=key[:64], digest_size=16).digest()
