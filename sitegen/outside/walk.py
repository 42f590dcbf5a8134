"""The regular files below a folder, in an order that does not depend on the file system.

Comes in: a folder. Goes out: one `Entry` a file, or one with the `Fault` that says why it must not be read. Links are
followed only to files inside the folder: what a contributor links to from outside must never reach the site.
"""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Fault(NamedTuple):
    """Why an entry cannot be read; `code` is that of a Problem."""

    code: str
    message: str
    hint: str


class Entry(NamedTuple):
    """One file below the folder."""

    path: str
    """Posix path below the folder, printable and valid Unicode even where the name on disk is neither."""
    file: Path
    fault: Fault | None = None


LITTER_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx", "__pycache__"})
LITTER_ENDINGS = ("~", ".swp", ".swo", ".tmp", ".orig", ".rej", ".crdownload", ".part")

SYMLINK_OUT = Fault("symlink-out", "links to a file outside its folder", "Put the file itself here.")
SYMLINK_FOLDER = Fault(
    "symlink-folder", "links to a folder, which is not followed", "Put the folder itself here, or link to its files."
)
DANGLING = Fault("unreadable", "links to nothing", "Delete the link, or put the file back.")
SPECIAL = Fault("unreadable", "is not a regular file", "Delete it.")
BAD_NAME = Fault("bad-name", "has a name that is not plain text", "Rename it with letters, digits and hyphens.")


def walk(folder: Path, *, deep: bool = True) -> Iterator[Entry]:
    """Every file below `folder` (itself allowed to be a link), sorted by path; `deep` enters its folders.

    Hidden files and litter of editors and systems are left out. Raises OSError only where `folder` cannot be listed.
    """
    entries = _below(folder, "", folder.resolve(), deep=deep)
    return iter(sorted(entries, key=lambda entry: entry.path))


def one(folder: Path, path: str) -> Entry:
    """The file at `path` below `folder`, with the fault that `walk` would find in it or in a folder on the way."""
    shown, file, home = "/".join(map(printable, path.split("/"))), folder / path, folder.resolve()
    if shown != path:
        return Entry(shown, file, BAD_NAME)
    on_the_way = (file, *(parent for parent in file.parents if parent != folder and parent.is_relative_to(folder)))
    faults = (_fault_of_link(each, home) for each in reversed(on_the_way) if each.is_symlink())
    return Entry(path, file, next(filter(None, faults), None) or special(file))


def special(file: Path) -> Fault | None:
    """The fault of a pipe, a device or a folder, which must not be opened."""
    return None if file.is_file() else SPECIAL


def is_litter(name: str) -> bool:
    """True for hidden files and for what editors and operating systems leave behind."""
    folded = name.casefold()
    if folded == ".well-known":  # a name that hosts and standards ask for
        return False
    return folded.startswith(".") or folded in LITTER_NAMES or folded.endswith(LITTER_ENDINGS)


def _below(folder: Path, prefix: str, home: Path, *, deep: bool) -> Iterator[Entry]:
    with os.scandir(folder) as found:
        children = [child for child in found if not is_litter(child.name)]
    for child in children:
        file, path = Path(child.path), prefix + printable(child.name)
        if path != prefix + child.name:
            yield Entry(path, file, BAD_NAME)
        elif child.is_symlink():
            yield Entry(path, file, _fault_of_link(file, home))
        elif child.is_dir():
            if deep:
                yield from _enter(file, f"{path}/", home)
        else:
            yield Entry(path, file, None if child.is_file() else SPECIAL)


def _enter(folder: Path, prefix: str, home: Path) -> Iterator[Entry]:
    try:
        yield from _below(folder, prefix, home, deep=True)
    except OSError as error:
        yield Entry(prefix.rstrip("/"), folder, unreadable(error))


def _fault_of_link(link: Path, home: Path) -> Fault | None:
    try:
        end = link.resolve(strict=True)
    except (OSError, RuntimeError):  # a dangling link, or links in a circle
        return DANGLING
    if not end.is_relative_to(home):
        return SYMLINK_OUT
    if end.is_dir():
        return SYMLINK_FOLDER
    return None if end.is_file() else SPECIAL


def unreadable(error: OSError) -> Fault:
    """The fault of a file that the system does not let us read."""
    return Fault("unreadable", f"cannot be read: {error.strerror or error}", "Check its permissions.")


def printable(name: str) -> str:
    """The name of a file as problems tell it: bytes that are not UTF-8 and control characters are marked."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join("\ufffd" if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)
