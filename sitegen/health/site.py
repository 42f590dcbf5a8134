"""The files of a built site by kind, with their bytes.

Comes in: bytes by site path. Goes out: a `SiteKind` for each kind that there is. It only counts, and every file counts
once.
"""

import statistics
from collections import defaultdict
from collections.abc import Mapping
from typing import Literal

import msgspec

from sitegen import paths
from sitegen.exports import job_table

Kind = Literal[
    "job pages", "list pages", "company pages", "other pages", "job files", "feeds", "data files", "job table",
    "search index", "scripts and style", "pictures", "other files",
]  # fmt: skip
"""list pages: home, categories, places, levels, skills, pay stated. job files: a job as JSON and Markdown."""

KINDS: tuple[Kind, ...] = (
    "job pages", "list pages", "company pages", "other pages", "job files", "feeds", "data files", "job table",
    "search index", "scripts and style", "pictures", "other files",
)  # fmt: skip

ASSETS = "assets/"
SEARCH = "pagefind/"
_LISTS = (*paths.GROUPS.values(), paths.group_path("pay", "pay-stated"), "page/")
_FEEDS = (paths.FEED, paths.JSON_FEED, paths.RSS, paths.AGGREGATOR)
_DATA = (paths.JOBS_JSON, paths.JOBS_CSV, paths.CHANGES)
_PICTURES = (".png", ".svg", ".ico", ".jpg", ".webp")


class SiteKind(msgspec.Struct, frozen=True, kw_only=True):
    """The files of one kind. Bytes are as they lie on the disk, not packed."""

    kind: Kind
    files: int
    total: int
    median: int
    """Bytes of the file in the middle: what one of them takes, whatever the odd one does."""
    largest: int
    largest_path: str


def site_kinds(files: Mapping[str, int]) -> tuple[SiteKind, ...]:
    """The kinds of these files, bytes by site path, in the order of `KINDS`; empty where nothing is built."""
    found: dict[Kind, list[str]] = defaultdict(list)
    for path in sorted(files):
        found[kind_of(path)].append(path)
    return tuple(_summed(kind, {path: files[path] for path in found[kind]}) for kind in KINDS if found[kind])


def kind_of(path: str) -> Kind:
    """The kind of a file by its site path.

    >>> [kind_of(path) for path in ("jobs/baker-1a2b3c/index.html", "jobs/baker-1a2b3c/index.md", "in/canada/feed.xml")]
    ['job pages', 'job files', 'feeds']
    >>> [kind_of(path) for path in ("index.html", "page/2/index.html", "skill/go/index.html", "404.html")]
    ['list pages', 'list pages', 'list pages', 'other pages']
    """
    name = path.rpartition("/")[2]
    if path.startswith(ASSETS):
        return "scripts and style"
    if path.startswith(SEARCH):
        return "search index"
    if path.startswith(job_table.FOLDER):
        return "job table"
    if name in _FEEDS:
        return "feeds"
    if path in _DATA:
        return "data files"
    if name.endswith(_PICTURES):
        return "pictures"
    if path.startswith("jobs/"):
        return "job pages" if name.endswith(".html") else "job files"
    if not name.endswith(".html"):
        return "other files"
    if path == paths.file(paths.HOME) or path.startswith(_LISTS):
        return "list pages"
    return "company pages" if path.startswith(paths.COMPANIES) else "other pages"


def _summed(kind: Kind, files: Mapping[str, int]) -> SiteKind:
    largest = max(files, key=lambda path: files[path])
    return SiteKind(
        kind=kind,
        files=len(files),
        total=sum(files.values()),
        median=int(statistics.median_low(files.values())),
        largest=files[largest],
        largest_path=largest,
    )
