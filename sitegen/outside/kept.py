"""What the last build published, for files that are named by what they are made of: made once, they need not be again.

Comes in: the output folder. Goes out: the bytes of a path, if they are still those that the manifest has. It never
trusts a file that somebody else has put there or changed.
"""

from collections.abc import Callable
from pathlib import Path

from sitegen.outside import manifest

Kept = Callable[[str], bytes | None]


def nothing(_path: str) -> bytes | None:
    """Of no last build."""
    return None


def of(folder: Path) -> Kept:
    """Looks up site paths in the folder of the last build."""
    last = manifest.read(folder)

    def kept(path: str) -> bytes | None:
        entry = last.files.get(path) if last else None
        if not entry:
            return None
        try:
            data = (folder / path).read_bytes()
        except OSError:
            return None
        return data if manifest.entry(data) == entry else None

    return kept
