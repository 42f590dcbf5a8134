"""Every link of a built site that leads to nowhere, found without a browser.

Comes in: the folder and its base path. Goes out: `page → link` for each internal link that no file answers to.
It must resolve as a browser does: against the page, with the base path, `index.html` for a folder.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from lxml import etree

HOST = "https://site.invalid"
LINKS = {"href", "src", "action", "poster", "data"}


class Page(NamedTuple):
    """The links and the ids of one page."""

    links: frozenset[str]
    ids: frozenset[str]


def read(data: bytes) -> Page:
    """By lxml, which takes a tenth of the time that html.parser does."""
    elements = etree.fromstring(data, etree.HTMLParser(encoding="utf-8")).iter(etree.Element)
    attributes = [(str(name), str(value)) for element in elements for name, value in element.items()]
    return Page(
        frozenset(value for name, value in attributes if name in LINKS),
        frozenset(value for name, value in attributes if name == "id") | {"", "top"},
    )


def broken_links(folder: Path, base: str = "/", own: str = "") -> Iterator[str]:
    """`own` is the base_url of the board: absolute links to it (canonical) are internal too."""
    pages = {
        f"{base}{path.relative_to(folder).as_posix()}": read(path.read_bytes())
        for path in folder.rglob("*.html")
        if "pagefind" not in path.relative_to(folder).parts
    }
    sound: set[str] = set()
    for path, page in pages.items():
        for link in sorted(page.links):
            there = HOST + base + link.removeprefix(own) if own and link.startswith(own) else urljoin(HOST + path, link)
            if there in sound:
                continue
            target = urlsplit(there)
            if f"{target.scheme}://{target.netloc}" == HOST and not _answers(folder, base, pages, target):
                yield f"{path} → {link}"
            else:
                sound.add(there)


def _answers(folder: Path, base: str, pages: dict[str, Page], target: SplitResult) -> bool:
    path = unquote(target.path)
    if not path.startswith(base):
        return False
    file = path + "index.html" if path.endswith("/") else path
    if file in pages:
        return not target.fragment or unquote(target.fragment) in pages[file].ids
    return (folder / file.removeprefix(base)).is_file()
