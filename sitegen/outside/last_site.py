"""What the last site said of the jobs, for the next one to tell what has changed.

Comes in: the folder of a built site, or one with its data files. Goes out: a `LastSite`; an empty one where there is
nothing, because a first build has no last one, and a host may not have answered.
"""

from pathlib import Path

from sitegen.model.last_site import LastSite
from sitegen.paths import CHANGES, JOBS_JSON

MOST = 500_000_000
"""Bytes: a larger file is not of any board."""


def read(folder: Path) -> LastSite:
    """The data files in `folder`."""
    return LastSite(jobs=_read(folder / JOBS_JSON), changes=_read(folder / CHANGES))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.stat().st_size <= MOST else b""
    except OSError:
        return b""
