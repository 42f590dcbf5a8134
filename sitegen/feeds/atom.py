"""Atom (RFC 4287).

Comes in: a `Feed` and its entries, each written by `entry`. Goes out: a file. An entry has to have a date (4.1.2), so
jobs without one are left out.
"""

from collections.abc import Iterable, Iterator

from sitegen.feeds.feed import Entry, Feed
from sitegen.feeds.xml import DECLARATION, element
from sitegen.paths import FEED

TYPE = "application/atom+xml"


def document(feed: Feed, entries: Iterable[bytes]) -> bytes:
    """The feed with these entries."""
    opening = f'{DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{feed.language}">\n'
    head = "".join(f"{line}\n" for line in _head(feed))
    return b"".join((opening.encode(), head.encode(), *entries, b"</feed>\n"))


def _head(feed: Feed) -> Iterator[str]:
    own = feed.address + FEED
    yield element("id", own)
    yield element("title", feed.title)
    if feed.description:
        yield element("subtitle", feed.description)
    yield element("updated", feed.updated.isoformat())
    yield element("link", attributes={"rel": "self", "type": TYPE, "href": own})
    yield element("link", attributes={"rel": "alternate", "type": "text/html", "href": feed.address})
    yield f"<author>{element('name', feed.site)}{element('uri', feed.home)}</author>"
    yield element("generator", "sitegen")


def entry(entry: Entry, *, full: bool) -> bytes:
    """One job: with its whole text, or with its facts and its excerpt. Empty for a job without a date."""
    if not entry.date:
        return b""
    return "".join(f"{line}\n" for line in ("<entry>", *_lines(entry, full=full), "</entry>")).encode()


def _lines(entry: Entry, *, full: bool) -> Iterator[str]:
    date = entry.date.isoformat() if entry.date else ""
    yield element("id", entry.id)
    yield element("title", entry.title)
    yield element("link", attributes={"rel": "alternate", "type": "text/html", "href": entry.url})
    yield element("published", date)
    yield element("updated", date)
    if entry.author:
        yield f"<author>{element('name', entry.author)}</author>"
    yield from (element("category", attributes={"term": tag}) for tag in entry.tags)
    if full:
        if entry.excerpt:
            yield element("summary", entry.excerpt)
        yield element("content", entry.content, {"type": "html"})
    else:
        yield element("summary", entry.summary, {"type": "html"})
