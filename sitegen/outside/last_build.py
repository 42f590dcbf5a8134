"""What the last build was made of and what it told: the next one of the same things has only to say it again.

Comes in: the folders of a board and of its site. Goes out: the words of the last build, where the same would be built
and nobody has touched a file of the site. Kept in `.sitegen/`; what cannot be read counts as nothing.
"""

import datetime
import zoneinfo
from contextlib import suppress
from pathlib import Path

import msgspec

from sitegen.outside import cache_folder, clock, made, workspace
from sitegen.paths import CHANGES, JOBS_JSON

NAME = "last-build.msgpack"
DATA = (JOBS_JSON, CHANGES)
"""Files of the last site that the next one is compared with."""


class LastBuild(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One build that has succeeded."""

    made_of: bytes
    """Digest of all that went in."""
    today: datetime.date
    """The day it was built for."""
    zone: str
    """Where that day was today, IANA name; empty where the day was told."""
    told: tuple[str, ...]
    """What it said of the board."""
    has_faults: bool
    """Whether a posting or a value was left out."""
    files: int
    """Of the site, the manifest not counted."""
    format: int = 1


def same(root: Path, out: Path, made_of: bytes) -> LastBuild | None:
    """The last build, where this one would be the same."""
    try:
        last = msgspec.msgpack.decode((root / cache_folder.NAME / NAME).read_bytes(), type=LastBuild)
    except (OSError, msgspec.DecodeError):
        return None
    if last.made_of != made_of or (last.zone and last.today != clock.today(zoneinfo.ZoneInfo(last.zone))):
        return None
    if workspace.place(out.resolve()).exists():  # a build was killed, and left what the next one clears away
        return None
    files = made.read(root).files
    return last if files and all(made.is_untouched(out, path, file) for path, file in files.items()) else None


def note(root: Path, last: LastBuild) -> None:
    """Keeps what a build was made of and what it told."""
    with suppress(OSError):
        cache_folder.write(root, NAME, msgspec.msgpack.encode(last))
