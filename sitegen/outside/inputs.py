"""Everything on disk that a site is made of → one digest, so that a build of the same things need not begin.

Comes in: the folder of a board. Goes out: a digest that changes with any byte that a build may look at, and with many
that none does. It knows nothing of postings, and is quick to load: most of what a build needs takes longer to import
than these files take to read.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from sitegen.outside import git, packaged
from sitegen.outside.code_version import code_version

FOLDERS = ("content", "templates", "static")
PATIENCE = 20
"""Seconds for git to name a commit."""


def digest(root: Path, options: object, *, others: Iterable[Path] = ()) -> bytes:
    """The digest of a board, the options of its build (plain values), and `others`: files from elsewhere."""
    found = hashlib.sha256(repr((options, _history(root))).encode() + code_version())
    home = packaged.folder()
    folders = (*(root / name for name in FOLDERS), home / "templates", home / "static")
    for folder in map(os.fspath, folders):
        for file, data in _files(folder):
            path = file.removeprefix(folder)  # the board may be moved
            found.update(f"{len(path)} {path} {len(data)} ".encode("utf-8", "surrogateescape") + data)
    for other in others:
        found.update(_read(os.fspath(other)))
    return found.digest()


def _files(folder: str) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of all files below a folder, sorted. Of a link both where it leads and what is there."""
    waiting = [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:  # the build will say what is wrong with it
            continue
        for entry in found:
            if entry.is_symlink():
                yield entry.path, os.fsencode(os.readlink(entry.path)) + _read(entry.path)  # noqa: PTH115
            elif entry.is_dir():
                waiting.append(entry.path)
            elif entry.is_file():
                yield entry.path, _read(entry.path)
            else:
                yield entry.path, b""


def _read(file: str) -> bytes:
    try:
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - a Path for each of them would take longer
            return opened.read()
    except OSError as error:
        return repr(error.errno).encode()


def _history(root: Path) -> bytes:
    """Names the commit on which the days are told since when postings are listed."""
    if not git.top(root):
        return b""
    try:
        return git.run(root, "rev-parse", "HEAD", "--is-shallow-repository", patience=PATIENCE).stdout
    except (OSError, subprocess.TimeoutExpired):
        return os.urandom(16)  # not known: as if it were never the same
