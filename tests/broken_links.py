"""Every link of a built site that leads to nowhere, found without a browser.

Comes in: the folder and its base path. Goes out: `page → link` for each internal link that no file answers to.
It must resolve as a browser does: against the page, with the base path, `index.html` for a folder.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

HOST = "https://site.invalid"
LINKS = {"href", "src", "action", "poster", "data"}


class Page(HTMLParser):
    """The links and the ids of one page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: set[str] = set()
        self.ids: set[str] = {"", "top"}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links |= {value for name, value in attrs if name in LINKS and value is not None}
        self.ids |= {value for name, value in attrs if name == "id" and value}


def broken_links(folder: Path, base: str = "/", own: str = "") -> Iterator[str]:
    """`own` is the base_url of the board: absolute links to it (canonical) are internal too."""
    pages = {
        f"{base}{path.relative_to(folder).as_posix()}": Page(path.read_text(encoding="utf-8"))
        for path in folder.rglob("*.html")
        if "pagefind" not in path.relative_to(folder).parts
    }
    for path, page in pages.items():
        for link in sorted(page.links):
            if own and link.startswith(own):
                target = urlsplit(HOST + base + link.removeprefix(own))
            else:
                target = urlsplit(urljoin(HOST + path, link))
            if f"{target.scheme}://{target.netloc}" == HOST and not _answers(folder, base, pages, target):
                yield f"{path} → {link}"


def _answers(folder: Path, base: str, pages: dict[str, Page], target: SplitResult) -> bool:
    path = unquote(target.path)
    if not path.startswith(base):
        return False
    file = path + "index.html" if path.endswith("/") else path
    if file in pages:
        return not target.fragment or unquote(target.fragment) in pages[file].ids
    return (folder / file.removeprefix(base)).is_file()
