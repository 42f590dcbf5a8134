"""Board → feeds: what readers of feeds and aggregators of jobs follow. One format a module.

`FORMATS` is the table of those that have entries; `aggregator` is one file of its own shape.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from sitegen.feeds import atom, json_feed, rss
from sitegen.feeds.feed import Entry, Feed
from sitegen.paths import FEED, JSON_FEED, RSS


class WriteEntry(Protocol):
    """Writes one entry, with its whole text or the short form of it; empty where the format cannot have it."""

    def __call__(self, entry: Entry, /, *, full: bool) -> bytes:
        """A part of a file, in UTF-8."""


class Format(NamedTuple):
    """A format of feeds."""

    file: str
    """Name of the file, in the folder of the list that the feed is of."""
    entry: WriteEntry
    document: Callable[[Feed, Iterable[bytes]], bytes]
    board_only: bool = False
    """True for a format that only the whole board has."""


FORMATS: tuple[Format, ...] = (
    Format(FEED, atom.entry, atom.document),
    Format(JSON_FEED, json_feed.entry, json_feed.document),
    Format(RSS, rss.entry, rss.document, board_only=True),
)
