"""Outputs → a folder that any file host can serve, replaced as a whole or not at all.

Comes in: outputs, one at a time, and the output folder. Goes out: how many files were written, unchanged and removed.
It never deletes or changes a file that it did not write, and a killed build leaves the previous site as it was.
"""

import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from sitegen.collect import fault_of, folded
from sitegen.errors import PublishError
from sitegen.model.page import Output
from sitegen.outside import manifest, swap, workspace
from sitegen.outside.made import Made, is_untouched

OURS = ("content", "templates", "static")
"""Folders of a board that no site may be made in."""
_ANOTHER = "Choose another folder with --out."


class Published(msgspec.Struct, frozen=True):
    """What a build did to the output folder, in files (the manifest not counted)."""

    written: int
    unchanged: int
    removed: int


class Staged(NamedTuple):
    """One file of the next site: what the manifest says of it, and whether it is another than the one published."""

    path: str
    entry: manifest.Published
    differs: bool
    key: bytes = b""
    """Digest of all that it is made of, where that is known."""
    changed: int = 0
    """When the file was last written, nanoseconds since 1970: a file that still has this time was not touched."""


class Stage(NamedTuple):
    """Where files are put; several processes may do so at once."""

    target: Path
    new: Path
    old: manifest.Manifest
    made: Mapping[str, Made]
    """What the last build made, by site path."""

    def put(self, output: Output, key: bytes = b"") -> Staged:
        """Writes the file, unless the published one has the same bytes. Raises PublishError for an impossible path."""
        if fault := fault_of(output.path) or ("is the name of our manifest" if output.path == manifest.NAME else ""):
            raise PublishError(f"{output.path!r} {fault}", where=str(self.target))
        there = f"{self.target}/{output.path}"
        differs = not _holds(there, output.data)
        if differs:
            there = f"{self.new}/{output.path}"
            _write(there, output.data)
        return Staged(output.path, manifest.entry(output.data), differs, key, os.lstat(there).st_mtime_ns)

    def kept(self, path: str, key: bytes) -> Staged | None:
        """The published file, where it was made of the same things and nobody has touched it since."""
        entry, made = self.old.files.get(path), self.made.get(path)
        if not entry or not made or made.key != key or not is_untouched(self.target, path, made):
            return None
        return Staged(path, entry, differs=False, key=key, changed=made.changed)


def publish(
    outputs: Iterable[Output], target: Path, *, board: Path, put: Callable[[Path, Path, Path], None] = swap.put
) -> Published:
    """Makes `target` hold these outputs and what others put there; see `publish_staged`."""
    return publish_staged(lambda stage: map(stage.put, outputs), target, board=board, put=put)


def publish_staged(
    put_all: Callable[[Stage], Iterable[Staged]],
    target: Path,
    *,
    board: Path,
    made: Mapping[str, Made] = MappingProxyType({}),
    put: Callable[[Path, Path, Path], None] = swap.put,
) -> Published:
    """Makes `target` hold the files that `put_all` puts on the stage, and what others put there; it is not touched
    where nothing differs.

    Raises PublishError before the first output is asked for where `target` is not ours or would harm the `board`
    folder. Where anything fails later, an output's own making included, `target` stays as it was.
    """
    target = target.resolve()
    old = check(target, board)
    try:
        with workspace.beside(target) as space:
            files, written = _staged(put_all(Stage(target, space.new, old, made)), target)
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


def _staged(found: Iterable[Staged], target: Path) -> tuple[dict[str, manifest.Published], frozenset[str]]:
    """(all files, paths of those that differ from what is published). Raises PublishError for two of one path."""
    files: dict[str, manifest.Published] = {}
    seen: set[str] = set()
    written = set()
    for staged in found:
        if (name := folded(staged.path)) in seen:
            raise PublishError(f"{staged.path!r} is published twice", where=str(target))
        seen.add(name)
        files[staged.path] = staged.entry
        if staged.differs:
            written.add(staged.path)
    return files, frozenset(written)


def _complete(
    files: Mapping[str, manifest.Published], written: frozenset[str], old: manifest.Manifest, target: Path, new: Path
) -> None:
    """Adds what stays the same: our unchanged files, and everything that is not ours."""
    there = _paths(str(target)) if target.is_dir() else ()
    foreign = [path for path in there if path not in old.files and path != manifest.NAME]
    if foreign:
        _refuse_foreign(files, written, foreign, target)
    made = {""}
    for path in files.keys() - written:
        _make_folder(str(new), _above(path), made)
        _link(f"{target}/{path}", f"{new}/{path}")
    for path in foreign:
        if path not in files:
            _make_folder(str(new), _above(path), made)
            _carry(target / path, new / path)
    _write(f"{new}/{manifest.NAME}", manifest.encode(manifest.Manifest(files)))
    if target.is_dir():
        shutil.copymode(target, new)


def _refuse_foreign(
    files: Mapping[str, manifest.Published], written: frozenset[str], foreign: list[str], target: Path
) -> None:
    """Raises PublishError where a file of someone else stands where ours must go."""
    folders: set[str] = set()
    for path in files:
        folders.update(_all_above(path))
    for path in foreign:
        if path in written or path in folders or any(above in files for above in _all_above(path)):
            message = "is in the way of a page, and was not made by sitegen"
            raise PublishError(message, where=str(target / path), hint="Move it away, or into static/ of the board.")


def _all_above(path: str) -> Iterator[str]:
    """The folders that hold a site path: `a/b/c` → `a`, `a/b`."""
    return (path[:at] for at, char in enumerate(path) if char == "/")


def _above(path: str) -> str:
    """The folder that holds a site path: `a/b/c` → `a/b`, `a` → ``."""
    return path.rpartition("/")[0]


def _paths(folder: str, above: str = "") -> Iterator[str]:
    """Site paths of all files and links below `folder`, and of its empty folders with a slash at the end.

    What cannot be listed cannot be carried over, so it must not be lost: raises OSError.
    """
    empty, below = True, []
    with os.scandir(folder) as entries:
        for entry in entries:
            empty = False
            if entry.is_dir(follow_symlinks=False):
                below.append(entry.name)
            else:
                yield f"{above}{entry.name}"
    if empty and above:
        yield above
    for name in below:
        yield from _paths(f"{folder}/{name}", f"{above}{name}/")


def _holds(file: str, data: bytes) -> bool:
    """True where `file` is a regular file with these bytes."""
    try:
        found = os.lstat(file)
        return stat.S_ISREG(found.st_mode) and found.st_size == len(data) and Path(file).read_bytes() == data
    except (FileNotFoundError, NotADirectoryError):
        return False


def _write(file: str, data: bytes) -> None:
    """A new file, in a folder that most often is there."""
    try:
        opened = open(file, "wb")  # noqa: PTH123, SIM115 - a Path of each costs more than the file
    except FileNotFoundError:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        opened = open(file, "wb")  # noqa: PTH123, SIM115
    with opened:
        opened.write(data)


def _make_folder(new: str, path: str, made: set[str]) -> None:
    """The folder of a site path below `new`, with those above it; `made` are the ones that are known to be there."""
    if path not in made:
        _make_folder(new, _above(path), made)
        with suppress(FileExistsError):
            os.mkdir(f"{new}/{path}")  # noqa: PTH102 - there are thousands
        made.add(path)


def _link(source: str, place: str) -> None:
    """The same file of ours under a second name; a copy where the file system has no hard links."""
    try:
        os.link(source, place)
    except OSError:
        shutil.copy2(source, place)


def _carry(source: Path, place: Path) -> None:
    """What somebody else has put there: a file, a link or an empty folder."""
    if source.is_symlink():
        place.symlink_to(source.readlink())
    elif source.is_dir():
        place.mkdir(exist_ok=True)
    else:
        _link(str(source), str(place))
