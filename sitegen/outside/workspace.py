"""The folder beside the output in which the next site is made: one build at a time, and nothing left behind.

Comes in: the output folder. Goes out: an empty `Workspace`, locked while it is used. What a killed build left in it is
cleaned up here, by the next one; the system frees the lock of a process that is gone.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from sitegen.errors import PublishError
from sitegen.outside import swap

if sys.platform != "win32":  # no locking there: two builds at once are then the owner's to avoid
    import fcntl


class Workspace(msgspec.Struct, frozen=True):
    """Two places on the same file system as the output folder, so that files can be linked and folders renamed."""

    new: Path
    """The tree of the next site; exists and is empty."""
    aside: Path
    """Where the previous site goes; does not exist."""


def place(target: Path) -> Path:
    """Where the workspace of an output folder is, while a build is at work or where one was killed."""
    return target.with_name(f".{target.name}.sitegen")


@contextmanager
def beside(target: Path) -> Iterator[Workspace]:
    """A workspace for one build of `target`. Raises PublishError where another build is at work on it."""
    folder = place(target)
    descriptor = _locked(folder, target)
    try:
        _clean(folder, target)
        workspace = Workspace(folder / "new", folder / "aside")
        workspace.new.mkdir()
        yield workspace
    finally:
        swap.restore(target, folder / "aside")
        _delete(folder)
        if descriptor is not None:
            os.close(descriptor)


def _clean(folder: Path, target: Path) -> None:
    """Ends what a killed build began: its previous site is given back, the rest is deleted."""
    swap.restore(target, folder / "aside")
    for left in folder.iterdir():
        shutil.rmtree(left)


def _delete(folder: Path) -> None:
    """Deletes our folder with all that is in it; what cannot be deleted is left to the next build."""
    if sys.platform != "win32":
        with suppress(OSError):
            _delete_tree(str(folder))
            return
    shutil.rmtree(folder, ignore_errors=True)


def _delete_tree(name: str, above: int | None = None) -> None:
    """Deletes the folder of this name in the one that is open as `above`. It follows no link, not even one that is put
    in its way meanwhile, like `shutil.rmtree`, and needs half of its work for thousands of folders with one file each.
    Raises OSError.
    """
    if sys.platform != "win32":
        folder = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=above)
        try:
            with os.scandir(folder) as entries:
                below = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
            for inside, is_folder in below:
                if is_folder:
                    _delete_tree(inside, folder)
                else:
                    os.unlink(inside, dir_fd=folder)
        finally:
            os.close(folder)
        os.rmdir(name, dir_fd=above)


def _locked(folder: Path, target: Path) -> int | None:
    """A descriptor that holds the lock on `folder` until it is closed."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        if sys.platform == "win32":
            return None
        with suppress(FileNotFoundError):  # the build that held it has just ended and taken it away: make it again
            descriptor = os.open(folder, os.O_RDONLY)
            _lock(descriptor, target)
            if os.path.samestat(folder.stat(), os.fstat(descriptor)):
                return descriptor


def _lock(descriptor: int, target: Path) -> None:
    if sys.platform != "win32":
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            hint = "Wait until it has ended, or build into another folder with --out."
            raise PublishError("another build is at work on this folder", where=str(target), hint=hint) from None
