"""Board → `robots.txt`: everything may be read, and where the sitemap is (RFC 9309; the line is of sitemaps.org).

A file of the owner takes its place. Robots ask for it at the root of a host only: below a path it says so.
"""

from collections.abc import Iterator
from functools import partial

from sitegen.model.board import Board
from sitegen.model.page import Planned
from sitegen.paths import ROBOTS, SITEMAP
from sitegen.settings import Settings


def plan(board: Board) -> Iterator[Planned]:
    """One file."""
    yield Planned(ROBOTS, partial(_file, board.settings))


def _file(settings: Settings) -> bytes:
    return "".join(f"{line}\n" for line in _lines(settings)).encode()


def _lines(settings: Settings) -> Iterator[str]:
    if settings.base_path != "/":
        yield f"# This board lives below {settings.base_path}, and robots ask for this file at the root of a host only."
        yield "# Have the Sitemap line put there, or name the sitemap in the consoles of search engines."
    yield "User-agent: *"
    yield "Disallow:"
    if settings.base_url:
        yield ""
        yield f"Sitemap: {settings.base_url}{SITEMAP}"
