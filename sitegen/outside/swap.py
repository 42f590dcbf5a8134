"""Puts a finished folder where another one is, so that nobody ever sees half of either.

Comes in: the new folder, the place it shall have, and a place for what was there. Linux exchanges two folders in one
step; elsewhere there are two renames, and `restore` undoes the first where a killed build left out the second.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""From linux/fs.h; since Linux 3.15, on ext4, xfs, btrfs, tmpfs and overlayfs."""
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
"""This kernel or file system does not know how; anything else is a real failure."""


def put(new: Path, place: Path, aside: Path) -> None:
    """`new` becomes `place`; what was there becomes `aside` or, after an exchange, `new`. Raises OSError."""
    if not place.exists() or not exchange(new, place):
        put_by_renames(new, place, aside)


def put_by_renames(new: Path, place: Path, aside: Path) -> None:
    """The same in two steps. A kill between them leaves no `place`, which `restore` mends."""
    if place.exists():
        place.rename(aside)
    new.rename(place)


def restore(place: Path, aside: Path) -> None:
    """Gives back the folder that a killed `put_by_renames` had moved aside."""
    if aside.is_dir() and not place.exists():
        aside.rename(place)


def exchange(one: Path, other: Path) -> bool:
    """Swaps the names of two folders in one step; False where this system cannot. Raises OSError."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:  # a C library without it (musl before 1.2.6, glibc before 2.28)
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(other))


def flush(folder: Path) -> None:
    """Waits until everything written to the file system of `folder` is on the disk, where the system can be asked.

    A killed build needs none of this: what a process wrote outlives it. A power cut does: without it the new folder's
    name may be on the disk before the bytes of its files. One call for all of them costs less than one fsync a file.
    """
    if sys.platform != "linux":
        return
    syncfs = getattr(ctypes.CDLL(None), "syncfs", None)
    if syncfs:
        descriptor = os.open(folder, os.O_RDONLY)
        syncfs(descriptor)
        os.close(descriptor)
