"""Which code is at work: what other code has worked out must be worked out again.

Comes in: parts of this package. Goes out: a digest of their files, of all installed packages by name and version, and
of this Python. It asks for no import and no metadata: both would take longer than what it saves on a small board.
"""

import hashlib
import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]


@cache
def code_version(*parts: str, libraries: frozenset[str] = frozenset()) -> bytes:
    """The digest of some folders and modules of the package (`"reading"`, `"slugs.py"`), or of all of it; and of the
    `libraries` that are used there, by the names of their metadata (`"markdown_it_py"`), or of all that are installed.
    """
    versions = (name for name in _installed() if not libraries or name.partition("-")[0].lower() in libraries)
    digest = hashlib.sha256(repr((sys.version_info[:3], unicodedata.unidata_version, *versions)).encode())
    for file in sorted(_files(parts)):
        data = file.read_bytes()
        digest.update(f"{file.relative_to(PACKAGE).as_posix()}\n{len(data)}\n".encode() + data)
    return digest.digest()


def _files(parts: tuple[str, ...]) -> Iterator[Path]:
    """Sources and data; not what Python compiles them to."""
    for start in (PACKAGE / part for part in parts) if parts else (PACKAGE,):
        if start.is_file():
            yield start
        for folder, folders, names in os.walk(start):
            folders[:] = [name for name in folders if name != "__pycache__"]
            yield from (Path(folder, name) for name in names)


def _installed() -> Iterator[str]:
    """`jinja2-3.1.6.dist-info`: where packages are installed, each has a folder of such a name."""
    for place in sys.path:
        if os.path.isdir(place):  # noqa: PTH112 - an entry may be empty, or no text that Path takes
            yield from sorted(name for name in os.listdir(place) if name.endswith(".dist-info"))  # noqa: PTH208
