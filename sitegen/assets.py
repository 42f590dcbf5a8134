"""The static files of a theme → outputs: style and scripts below a folder named after them all, without their comments.

Comes in: a `Theme`. Goes out: files. Modules stay modules under their own names: nothing is bundled, so what a browser
shows in its tools is what the theme holds, less comments and indents. They are a third of what a reader would download.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from posixpath import normpath

from rcssmin import cssmin
from rjsmin import jsmin

from sitegen.model.page import Output
from sitegen.model.theme import Theme

SMALLER: Mapping[str, Callable[[str], str]] = {".js": jsmin, ".css": cssmin}
"""By suffix; `.min.js` and `.min.css` are small already, and left as they are."""


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
        yield name, _smaller(name, data)


def _smaller(name: str, data: bytes) -> bytes:
    """Without comments; as it is where it is no text in UTF-8, of which nothing is known.

    >>> _smaller("a.css", b"/* why */ p { margin: 0; }"), _smaller("a.min.css", b"p { margin: 0; }")
    (b'p{margin:0}', b'p { margin: 0; }')
    """
    stem, dot, suffix = name.rpartition(".")
    shorten = SMALLER.get(dot + suffix)
    if shorten is None or stem.endswith(".min"):
        return data
    try:
        return shorten(data.decode()).encode()
    except UnicodeDecodeError:
        return data
