"""The static files of a theme → outputs: style and scripts below a folder named after them all, without their comments.

Comes in: a `Theme`. Goes out: files. Modules stay modules under their own names: nothing is bundled, so what a browser
shows in its tools is what the theme holds, less comments and indents. They are a third of what a reader would download.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from posixpath import normpath

from rcssmin import cssmin
from rjsmin import jsmin

from sitegen.model.page import Output
from sitegen.model.theme import Theme

SMALLER: Mapping[str, Callable[[str], str]] = {".js": jsmin, ".css": cssmin}
"""By suffix, for the packaged theme, which is written and tested with it. What an owner brings is published as it is:
jsmin reads no JavaScript, it only knows where texts begin and end (a text with places inside another's confuses it)."""


def assets_digest(theme: Theme) -> str:
    """Ten hex digits that change with any asset: browsers may keep `assets/<digest>/` for ever."""
    digest = hashlib.sha256()
    for name, data in _assets(theme):
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:10]


def asset_outputs(theme: Theme) -> Iterator[Output]:
    """The static files of the theme: assets below their digest, everything else where it stands."""
    digest = assets_digest(theme)
    for name, data in _assets(theme):
        yield Output(normpath(f"assets/{digest}/{name}"), data)
    for name, data in sorted(theme.files.items()):
        yield Output(name, data)


def _assets(theme: Theme) -> Iterator[tuple[str, bytes]]:
    for name, data in sorted(theme.assets.items()):
        shorten = SMALLER.get(PurePosixPath(name).suffix) if name in theme.packaged else None
        yield name, shorten(data.decode()).encode() if shorten else data
