"""`.sitegen/` of a board: what was worked out once and can be worked out again. It keeps itself out of git."""

import os
import tempfile
from pathlib import Path

NAME = ".sitegen"


def make(root: Path) -> Path:
    """The folder, made if there is none. Raises OSError."""
    folder = root / NAME
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return folder


def write(root: Path, name: str, data: bytes) -> None:
    """Makes the file hold these bytes, as a whole or not at all. Raises OSError."""
    folder = make(root)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(data)
    os.replace(file.name, folder / name)  # noqa: PTH105 - a killed run leaves the old file whole
