"""Board → `sitemap.xml`: the address of every page that search engines may show (sitemaps.org, protocol 0.9).

Comes in: a `Board` that knows its address. Goes out: one `urlset`, or where that would be too large an index and its
parts. `lastmod` is the date of the newest job on the page, by its own date: the day of a build would be a lie.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple
from urllib.parse import quote

from sitegen.display.timestamps import true_date
from sitegen.feeds.xml import DECLARATION, element
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.page import Planned
from sitegen.paths import COMPANIES, HOME, PAY, SITEMAP, company_path, group_page, job_path, sitemap_part

MOST_ADDRESSES, MOST_BYTES = 50_000, 50_000_000
"""Of one file; the protocol allows 52,428,800 bytes."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_AS_IT_IS = "/:?#[]@!$&'()*+,;=%~"
"""Characters of an address that need no percent sign (RFC 3986, 2.2), and the sign itself."""


class Location(NamedTuple):
    """A page of the board."""

    path: str
    changed: datetime.date | None = None
    """None where no date is known; the protocol does not ask for one."""


def plan(board: Board, *, most: int = MOST_ADDRESSES, most_bytes: int = MOST_BYTES) -> Iterator[Planned]:
    """One file, or an index first and its parts; none where there is no address, for an empty `urlset` is invalid."""
    entries = [_entry("url", board.settings.base_url, location) for location in locations(board)]
    parts = list(_parts(entries, most, most_bytes))
    if len(parts) < 2:
        yield from (Planned(SITEMAP, partial(_document, "urlset", part)) for part in parts)
        return
    paths = [sitemap_part(number) for number in range(1, len(parts) + 1)]
    index = [_entry("sitemap", board.settings.base_url, Location(path)) for path in paths]
    yield Planned(SITEMAP, partial(_document, "sitemapindex", index))
    for path, part in zip(paths, parts, strict=True):
        yield Planned(path, partial(_document, "urlset", part))


def _parts(entries: Sequence[str], most: int, most_bytes: int) -> Iterator[list[str]]:
    """The entries in files, each as full as it may be."""
    part: list[str] = []
    size = room = most_bytes - len(_document("urlset", ()))
    for entry in entries:
        size -= len(entry.encode())
        if part and (len(part) == most or size < 0):
            yield part
            part, size = [], room - len(entry.encode())
        part.append(entry)
    if part:
        yield part


def _entry(kind: str, base_url: str, location: Location) -> str:
    changed = element("lastmod", location.changed.isoformat()) if location.changed else ""
    return f"<{kind}>{element('loc', quote(base_url + location.path, safe=_AS_IT_IS))}{changed}</{kind}>\n"


def _document(root: str, entries: Iterable[str]) -> bytes:
    return f'{DECLARATION}<{root} xmlns="{NAMESPACE}">\n{"".join(entries)}</{root}>\n'.encode()


def locations(board: Board) -> Iterator[Location]:
    """The pages that may be found: closed jobs, employers without an open one, saved jobs and the page for what is
    missing say `noindex`. Of a list the first page is enough, for every job of the others is here itself.
    """
    jobs = board.jobs
    newest = _newest(map(jobs.__getitem__, board.listed))
    yield Location(HOME, newest)
    yield Location(COMPANIES, newest)
    yield Location(PAY, newest)
    for page in board.pages:
        yield Location(f"{page.slug}/")
    for group in board.groups:
        if path := group_page(group):
            yield Location(path, _newest(jobs[job_id] for job_id in group.jobs))
    for company in board.companies:
        if company.open_jobs:
            is_open = (jobs[job_id] for job_id in company.jobs if jobs[job_id].state == "open")
            yield Location(company_path(company.slug), _newest(is_open))
    for job in jobs.values():
        if job.state == "open":
            yield Location(job_path(job), true_date(job))


def _newest(jobs: Iterable[Job]) -> datetime.date | None:
    return max(filter(None, map(true_date, jobs)), default=None)
