"""Board → `feed.xml` and `feed.json` in the folder of every list, `rss.xml` and `jobs.xml` of the board.

The short form of an entry stands in a dozen lists, so it is written once in each format and kept. Whole texts are not:
each stands in the feed of its company and at most in that of the board, and all of them would be 30 MB of memory. Only
those of the last list are at hand, for its next format.
"""

from collections.abc import Iterator
from functools import lru_cache, partial

from sitegen.feeds import FORMATS, Format, aggregator
from sitegen.feeds.entries import make_entry
from sitegen.feeds.feed import Entry, Feed
from sitegen.feeds.lists import LONGEST, feeds
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.page import Planned
from sitegen.paths import AGGREGATOR, HOME


def plan(board: Board) -> Iterator[Planned]:
    """Every feed in every format it has, that of the board first; last the file for aggregators."""
    write = _Writer(board)
    for feed in feeds(board):
        for kind in FORMATS:
            if feed.base == HOME or not kind.board_only:
                yield Planned(feed.base + kind.file, partial(write.feed, feed, kind), (feed,))
    if board.settings.syndicate:
        yield Planned(AGGREGATOR, partial(aggregator.document, board))


class _Writer:
    """Writes feeds, and remembers the short form of every entry that it wrote."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._short: dict[tuple[str, str], bytes] = {}
        self._entry = lru_cache(maxsize=LONGEST)(self._make)

    def feed(self, feed: Feed, kind: Format) -> bytes:
        entries = (self._full(job, kind) if feed.full else self._summary(job, kind) for job in feed.jobs)
        return kind.document(feed, (entry for entry in entries if entry))

    def _full(self, job: Job, kind: Format) -> bytes:
        return kind.entry(self._entry(job.id), full=True)

    def _summary(self, job: Job, kind: Format) -> bytes:
        key = kind.file, job.id
        if key not in self._short:
            self._short[key] = kind.entry(self._entry(job.id), full=False)
        return self._short[key]

    def _make(self, job_id: str) -> Entry:
        return make_entry(self._board.jobs[job_id], self._board)
