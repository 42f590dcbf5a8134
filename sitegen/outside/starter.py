"""A new board to begin with.

Comes in: a folder that is no board yet. Goes out: `content/` in it with settings, pages and example postings. It never
overwrites anything.
"""

import shutil
from pathlib import Path

from sitegen.errors import ContentError
from sitegen.outside import packaged, walk


def start(folder: Path) -> tuple[str, ...]:
    """Copies the packaged content into `folder`; the paths that were written. Raises ContentError where it is taken."""
    content = folder / "content"
    if content.exists():
        raise ContentError("there is a board here already", where=str(content), hint="Choose another folder.")
    source = packaged.folder() / "content"
    written = []
    try:
        for entry in walk.walk(source):
            place = content / entry.path
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(entry.file, place)
            written.append(f"content/{entry.path}")
    except OSError as error:
        raise ContentError(f"cannot be written: {error.strerror or error}", where=str(content)) from error
    return tuple(written)
