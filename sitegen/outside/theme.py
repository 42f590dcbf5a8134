"""The look of a board, from disk: the packaged theme, and over it whatever the board has under the same names.

Comes in: the folder of a board. Goes out: a Theme. A link that leads out of its folder is refused, because static files
are published as they are.
"""

from pathlib import Path

from sitegen.errors import ThemeError
from sitegen.model.theme import Theme
from sitegen.outside import packaged, walk

ASSETS = "assets/"


def read(root: Path) -> Theme:
    """The theme of the board in `root`. Raises ThemeError that names the file."""
    home = packaged.folder()
    original, own = _files(home / "templates", home), _files(root / "templates", root)
    templates = {f"sitegen/{name}": file for name, file in original.items()} | original | own
    static = _files(home / "static", home) | _files(root / "static", root)
    assets = {path.removeprefix(ASSETS): file for path, file in static.items() if path.startswith(ASSETS)}
    return Theme(
        templates={name: _text(file) for name, file in templates.items()},
        sources={name: _shown(file, root) for name, file in templates.items()},
        assets={name: _bytes(file) for name, file in assets.items()},
        files={path: _bytes(file) for path, file in static.items() if not path.startswith(ASSETS)},
        packaged=frozenset(name for name, file in assets.items() if file.is_relative_to(home / "static")),
    )


def _files(folder: Path, home: Path) -> dict[str, Path]:
    """Files by posix path below `folder`, which need not exist."""
    if not folder.is_dir():
        return {}
    files = {}
    try:
        entries = walk.walk(folder)
    except OSError as error:
        raise ThemeError(f"cannot be listed: {error.strerror}", where=_shown(folder, home)) from None
    for entry in entries:
        if entry.fault:
            raise ThemeError(entry.fault.message, where=_shown(entry.file, home), hint=entry.fault.hint)
        files[entry.path] = entry.file
    return files


def _text(file: Path) -> str:
    try:
        return _bytes(file).decode("utf-8")
    except UnicodeDecodeError:
        raise ThemeError("is not UTF-8 text", where=str(file), hint="Save it as UTF-8.") from None


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        fault = walk.unreadable(error)
        raise ThemeError(fault.message, where=str(file), hint=fault.hint) from None


def _shown(file: Path, root: Path) -> str:
    """The file as its owner would write it: from the root of the board where it lies there."""
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)
