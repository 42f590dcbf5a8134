"""A site answered for the way GitHub Pages does, so that what works in the preview works on the host.

Comes in: the files of a site, wherever they are, and the path of a request. Goes out: status, headers and bytes. No
hidden file is ever served, and a page that is missing is `404.html` with status 404.
"""

import mimetypes
from collections.abc import Mapping
from typing import Protocol
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
_MISSING = "404.html"


class Site(Protocol):
    """The files of a site by their paths in it."""

    def has(self, path: str, /) -> bool:
        """True where there is such a file."""

    def file(self, path: str, /) -> bytes:
        """The bytes of a file that there is."""


class Answer(msgspec.Struct, frozen=True):
    """What a host says to one request."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def answer(site: Site, base_path: str, path: str) -> Answer:
    """The answer to GET `path` (decoded, from the root of the host) for a site that lives under `base_path`."""
    if path in ("/", base_path.rstrip("/")) and base_path != "/":
        return moved(base_path)  # the root of the host is another site there; here it leads to ours
    if not path.startswith(base_path):
        return Answer(404, {"content-type": "text/plain; charset=utf-8"}, f"Nothing here: see {base_path}\n".encode())
    file = path.removeprefix(base_path)
    parts = file.split("/")
    if any(part.startswith(".") for part in parts) or "" in parts[:-1]:
        return _missing(site)
    if parts[-1] == "":
        return _served(site, f"{file}index.html") or _missing(site)
    if site.has(f"{file}/index.html"):
        return moved(f"{path}/")
    return _served(site, file) or _served(site, f"{file}.html") or _missing(site)


def moved(path: str) -> Answer:
    """Sends the browser to another path of the host."""
    return Answer(301, {"location": quote(path)}, b"")


def _served(site: Site, file: str, status: int = 200) -> Answer | None:
    return Answer(status, {"content-type": content_type(file)}, site.file(file)) if site.has(file) else None


def _missing(site: Site) -> Answer:
    page = _served(site, _MISSING, 404)
    return page or Answer(404, {"content-type": "text/plain; charset=utf-8"}, b"404: this site has no 404.html\n")


def content_type(name: str) -> str:
    """The media type that a host gives a file of this name.

    >>> content_type("index.html"), content_type("en_1a2b.pf_fragment")
    ('text/html; charset=utf-8', 'application/octet-stream')
    """
    kind = _TYPES.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind
