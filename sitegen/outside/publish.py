"""Outputs → a folder that any file host can serve, replaced as a whole or not at all.

Comes in: outputs, one at a time, and the output folder. Goes out: how many files were written, unchanged and removed.
It never deletes or changes a file that it did not write, and a killed build leaves the previous site as it was.
"""

import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from sitegen.collect import fault_of, folded
from sitegen.errors import PublishError
from sitegen.model.page import Output
from sitegen.outside import manifest, swap, workspace

OURS = ("content", "templates", "static")
"""Folders of a board that no site may be made in."""
_ANOTHER = "Choose another folder with --out."


class Published(msgspec.Struct, frozen=True):
    """What a build did to the output folder, in files (the manifest not counted)."""

    written: int
    unchanged: int
    removed: int


def publish(
    outputs: Iterable[Output], target: Path, *, board: Path, put: Callable[[Path, Path, Path], None] = swap.put
) -> Published:
    """Makes `target` hold these outputs and what others put there; it is not touched where nothing differs.

    Raises PublishError before the first output is asked for where `target` is not ours or would harm the `board`
    folder. Where anything fails later, an output's own making included, `target` stays as it was.
    """
    target = target.resolve()
    old = check(target, board)
    try:
        with workspace.beside(target) as space:
            files, written = _stage(outputs, target, space.new)
            if written or files != old.files or not target.is_dir():
                _complete(files, written, old, target, space.new)
                swap.flush(space.new)
                put(space.new, target, space.aside)
    except OSError as error:
        hint = "Check its permissions, and the space on the disk."
        raise PublishError(f"cannot be written: {error.strerror or error}", where=str(target), hint=hint) from error
    return Published(len(written), len(files) - len(written), len(old.files.keys() - files.keys()))


def check(target: Path, board: Path) -> manifest.Manifest:
    """What is published in `target`, empty for a new folder. Raises PublishError where it is not ours to replace."""
    where, target, board = str(target), target.resolve(), board.resolve()
    if board.is_relative_to(target):
        raise PublishError("the output folder holds the board itself", where=where, hint=_ANOTHER)
    if any(target.is_relative_to((board / name).resolve()) for name in OURS):
        raise PublishError("the output folder lies among the board's own files", where=where, hint=_ANOTHER)
    if target.exists() and not target.is_dir():
        raise PublishError("the output folder is a file", where=where, hint=_ANOTHER)
    published = manifest.read(target)
    if published is None and target.is_dir() and any(target.iterdir()):
        hint = f"{_ANOTHER} If it may be replaced, empty it first."
        raise PublishError("the output folder was not made by sitegen, and is not empty", where=where, hint=hint)
    return published or manifest.Manifest({})


def _stage(outputs: Iterable[Output], target: Path, new: Path) -> tuple[dict[str, manifest.Published], frozenset[str]]:
    """(all files, paths of those that differ from `target`); only these are written, below `new`."""
    files: dict[str, manifest.Published] = {}
    seen: set[str] = set()
    written = set()
    for output in outputs:
        fault = fault_of(output.path) or ("is published twice" if folded(output.path) in seen else "")
        if fault or output.path == manifest.NAME:
            raise PublishError(f"{output.path!r} {fault or 'is the name of our manifest'}", where=str(target))
        seen.add(folded(output.path))
        files[output.path] = manifest.entry(output.data)
        if not _holds(target / output.path, output.data):
            _write(new / output.path, output.data)
            written.add(output.path)
    return files, frozenset(written)


def _complete(
    files: Mapping[str, manifest.Published], written: frozenset[str], old: manifest.Manifest, target: Path, new: Path
) -> None:
    """Adds what stays the same: our unchanged files, and everything that is not ours."""
    there = _paths(target) if target.is_dir() else ()
    foreign = [path for path in there if path not in old.files and path != manifest.NAME]
    _refuse_foreign(files, written, foreign, target)
    for path in (*files.keys() - written, *(path for path in foreign if path not in files)):
        _link(target / path, new / path)
    _write(new / manifest.NAME, manifest.encode(manifest.Manifest(files)))
    if target.is_dir():
        shutil.copymode(target, new)


def _refuse_foreign(
    files: Mapping[str, manifest.Published], written: frozenset[str], foreign: list[str], target: Path
) -> None:
    """Raises PublishError where a file of someone else stands where ours must go."""
    folders = {above for path in files for above in _above(path)}
    for path in foreign:
        if path in written or path in folders or any(above in files for above in _above(path)):
            message = "is in the way of a page, and was not made by sitegen"
            raise PublishError(message, where=str(target / path), hint="Move it away, or into static/ of the board.")


def _above(path: str) -> Iterator[str]:
    """The folders that hold a site path: `a/b/c` → `a`, `a/b`."""
    return (path[:at] for at, char in enumerate(path) if char == "/")


def _paths(folder: Path) -> Iterator[str]:
    """Site paths of all files and links below `folder`, and of its empty folders with a slash at the end."""
    for base, folders, files in os.walk(folder, onerror=_raise):
        home = Path(base)
        links = [name for name in folders if (home / name).is_symlink()]
        for name in (*files, *links):
            yield (home / name).relative_to(folder).as_posix()
        if not folders and not files and home != folder:
            yield f"{home.relative_to(folder).as_posix()}/"


def _raise(error: OSError) -> None:
    """What cannot be listed cannot be carried over, so it must not be lost."""
    raise error


def _holds(file: Path, data: bytes) -> bool:
    """True where `file` is a regular file with these bytes."""
    try:
        found = file.lstat()
        return stat.S_ISREG(found.st_mode) and found.st_size == len(data) and file.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError):
        return False


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _link(source: Path, place: Path) -> None:
    """The same file under a second name; a copy where the file system has no hard links."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if source.is_symlink():
        place.symlink_to(source.readlink())
    elif source.is_dir():
        place.mkdir(exist_ok=True)
    else:
        try:
            os.link(source, place)
        except OSError:
            shutil.copy2(source, place)
