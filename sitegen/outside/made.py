"""What the last build made and of what, so that the next one need not make the same again.

Comes in: the folder of a board. Goes out: a `Record`, from `.sitegen/made.msgpack`; an empty one where there is none
that this version wrote. It only saves work: a file counts as made if its folder still has it as it was left, to the
nanosecond of its last change.
"""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

import msgspec

from sitegen.outside import cache_folder

NAME = "made.msgpack"


class Made(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One file of the last site."""

    key: bytes
    """Digest of all that it was made of; empty where that is not known."""
    size: int
    """Bytes."""
    changed: int
    """Time of its last change, nanoseconds since 1970."""


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last build of a board."""

    files: Mapping[str, Made] = MappingProxyType({})
    """By site path, the manifest among them."""
    format: int = 1


def read(root: Path) -> Record:
    """The record of the board in `root`."""
    try:
        record = msgspec.msgpack.decode((root / cache_folder.NAME / NAME).read_bytes(), type=Record)
    except (OSError, msgspec.DecodeError):
        return Record()
    return record if record.format == Record().format else Record()


def write(root: Path, record: Record) -> None:
    """Keeps the record; where that cannot be done, the next build makes everything again."""
    with suppress(OSError):
        cache_folder.write(root, NAME, msgspec.msgpack.encode(record))


def is_untouched(folder: Path, path: str, made: Made) -> bool:
    """True where the regular file at this site path is the one that was made."""
    try:
        found = os.lstat(f"{folder}/{path}")
    except OSError:
        return False
    return found.st_mtime_ns == made.changed and found.st_size == made.size and stat.S_ISREG(found.st_mode)


def as_it_is(folder: Path, path: str) -> dict[str, Made]:
    """One file that is there, as a record of it."""
    found = os.lstat(f"{folder}/{path}")
    return {path: Made(b"", found.st_size, found.st_mtime_ns)}
