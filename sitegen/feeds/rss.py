"""RSS 2.0, for readers that know nothing newer. The whole text is in `content:encoded`, the employer in `dc:creator`.

Comes in: a `Feed` and its entries, each written by `entry`. Goes out: a file. Dates are those of RFC 822 with a year of
four digits, as the specification asks for.
"""

from collections.abc import Iterable, Iterator
from email.utils import format_datetime

from sitegen.feeds.feed import Entry, Feed
from sitegen.feeds.xml import DECLARATION, element
from sitegen.paths import RSS

TYPE = "application/rss+xml"
_OPENING = (
    f'{DECLARATION}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n'
)


def document(feed: Feed, entries: Iterable[bytes]) -> bytes:
    """The feed with these entries."""
    head = "".join(f"{line}\n" for line in _head(feed))
    return b"".join((_OPENING.encode(), head.encode(), *entries, b"</channel>\n</rss>\n"))


def _head(feed: Feed) -> Iterator[str]:
    yield element("title", feed.title)
    yield element("link", feed.address)
    yield element("description", feed.description or feed.title)  # has to be there
    yield element("language", feed.language)
    yield element("lastBuildDate", format_datetime(feed.updated))
    yield element("generator", "sitegen")
    yield element("atom:link", attributes={"rel": "self", "type": TYPE, "href": feed.address + RSS})


def entry(entry: Entry, *, full: bool) -> bytes:
    """One job: with its whole text, or with its facts and its excerpt."""
    return "".join(f"{line}\n" for line in ("<item>", *_lines(entry, full=full), "</item>")).encode()


def _lines(entry: Entry, *, full: bool) -> Iterator[str]:
    yield element("title", entry.title)
    yield element("link", entry.url)
    yield element("guid", entry.id, {"isPermaLink": "false"})
    if entry.date:
        yield element("pubDate", format_datetime(entry.date))
    if entry.author:
        yield element("dc:creator", entry.author)
    yield from (element("category", tag) for tag in entry.tags)
    yield element("description", entry.summary)
    if full:
        yield element("content:encoded", entry.content)
