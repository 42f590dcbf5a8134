"""A folder served the way GitHub Pages serves it, so that what works in the preview works on the host.

Comes in: the path of a request. Goes out: status, headers and bytes. Nothing outside the folder and no hidden file is
ever served, and a page that is missing is `404.html` with status 404.
"""

import mimetypes
import stat
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import msgspec

_TYPES = mimetypes.MimeTypes(())
for _type, _ending in (
    ("application/atom+xml", ".atom"), ("application/rss+xml", ".rss"), ("application/manifest+json", ".webmanifest"),
    ("application/wasm", ".wasm"), ("font/woff2", ".woff2"), ("text/javascript", ".js"), ("text/markdown", ".md"),
    ("image/svg+xml", ".svg"), ("image/x-icon", ".ico"), ("application/xml", ".xml"),
):  # fmt: skip
    _TYPES.add_type(_type, _ending)
_TEXTS = ("text/", "application/json", "application/xml", "image/svg+xml")


class Answer(msgspec.Struct, frozen=True):
    """What a host says to one request."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def answer(folder: Path, base_path: str, path: str) -> Answer:
    """The answer to GET `path` (decoded, from the root of the host) for the site in `folder` under `base_path`."""
    if path in ("/", base_path.rstrip("/")) and base_path != "/":
        return _moved(base_path)  # the root of the host is another site there; here it leads to ours
    if not path.startswith(base_path):
        return Answer(404, {"content-type": "text/plain; charset=utf-8"}, f"Nothing here: see {base_path}\n".encode())
    parts = path.removeprefix(base_path).split("/")
    if any(part.startswith(".") or "\\" in part or "\0" in part for part in parts) or "" in parts[:-1]:
        return _missing(folder)
    file = folder.joinpath(*parts)
    if parts[-1] == "":
        return _served(folder, file / "index.html") or _missing(folder)
    if (file / "index.html").is_file():
        return _moved(f"{path}/")
    return _served(folder, file) or _served(folder, file.with_name(f"{file.name}.html")) or _missing(folder)


def _served(folder: Path, file: Path, status: int = 200) -> Answer | None:
    try:
        if not stat.S_ISREG(file.stat().st_mode) or not file.resolve().is_relative_to(folder.resolve()):
            return None
        return Answer(status, {"content-type": content_type(file.name)}, file.read_bytes())
    except OSError:
        return None


def _missing(folder: Path) -> Answer:
    page = _served(folder, folder / "404.html", 404)
    return page or Answer(404, {"content-type": "text/plain; charset=utf-8"}, b"404: this site has no 404.html\n")


def _moved(path: str) -> Answer:
    return Answer(301, {"location": quote(path)}, b"")


def content_type(name: str) -> str:
    """The media type that a host gives a file of this name.

    >>> content_type("index.html"), content_type("en_1a2b.pf_fragment")
    ('text/html; charset=utf-8', 'application/octet-stream')
    """
    kind = _TYPES.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind
