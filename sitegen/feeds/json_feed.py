"""JSON Feed 1.1 (jsonfeed.org).

Comes in: a `Feed` and its entries, each written by `entry`. Goes out: a file. What is not known has no key.
"""

from collections.abc import Iterable

import msgspec

from sitegen.feeds.feed import Entry, Feed
from sitegen.paths import JSON_FEED

TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


class Author(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who wrote it."""

    name: str
    url: str | None = None


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One job."""

    id: str
    url: str
    title: str
    content_html: str
    summary: str | None = None
    date_published: str | None = None
    """RFC 3339."""
    authors: tuple[Author, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None


class JsonFeed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The whole file."""

    version: str
    title: str
    home_page_url: str
    feed_url: str
    description: str | None = None
    language: str
    authors: tuple[Author, ...]
    items: list[msgspec.Raw]


def document(feed: Feed, entries: Iterable[bytes]) -> bytes:
    """The feed with these entries."""
    return msgspec.json.encode(
        JsonFeed(
            version=VERSION,
            title=feed.title,
            home_page_url=feed.address,
            feed_url=feed.address + JSON_FEED,
            description=feed.description or None,
            language=feed.language,
            authors=(Author(feed.site, feed.home),),
            items=[msgspec.Raw(each) for each in entries],
        )
    )


def entry(entry: Entry, *, full: bool) -> bytes:
    """One job: with its whole text, or with its facts and its excerpt."""
    return msgspec.json.encode(
        Item(
            id=entry.id,
            url=entry.url,
            title=entry.title,
            content_html=entry.content if full else entry.summary,
            summary=(entry.excerpt or None) if full else None,
            date_published=entry.date.isoformat() if entry.date else None,
            authors=(Author(entry.author),) if entry.author else (),
            tags=entry.tags,
            language=entry.language or None,
        )
    )
