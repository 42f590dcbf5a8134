"""Board → its feeds: of the whole board, of every company and of every landing page.

Comes in: a `Board` with an address. Goes out: `Feed`s with the 50 newest open jobs of each list, near-copies once, as
the list shows them. A list without open jobs has an empty feed: who follows it wants to hear of the next one.
"""

import datetime
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from sitegen.display.timestamps import begins, true_date
from sitegen.display.words import headline
from sitegen.feeds.feed import Feed
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.paths import HOME, company_path, group_page

LONGEST = 50
"""Entries of a feed. Readers ask for all of them every hour."""


def feeds(board: Board) -> Iterator[Feed]:
    """Every feed, that of the board first.

    The feeds of the board and of companies have the whole text of each ad. Those of landing pages have its facts and
    its excerpt: an ad is on a dozen of these pages, and would be written a dozen times in every format.
    """
    name = board.settings.name
    yield _feed(board, HOME, name, board.listed)
    for company in board.companies:
        yield _feed(board, company_path(company.slug), f"{company.name} jobs – {name}", company.jobs)
    for group in board.groups:
        if base := group_page(group):
            brief = _feed(board, base, f"{headline(group)} – {name}", group.jobs)
            yield msgspec.structs.replace(brief, full=False)


def _feed(board: Board, base: str, title: str, ids: Iterable[str]) -> Feed:
    is_open = (board.jobs[job_id] for job_id in ids if board.jobs[job_id].state == "open")
    jobs, settings = tuple(islice(is_open, LONGEST)), board.settings
    return Feed(
        base=base,
        address=settings.base_url + base,
        home=settings.base_url,
        site=settings.name,
        language=settings.language,
        title=title,
        description=settings.description if base == HOME else "",
        updated=_updated(jobs, board),
        jobs=jobs,
        full=True,
    )


def _updated(jobs: tuple[Job, ...], board: Board) -> datetime.datetime:
    """Of the first entry; where no entry has a date, of the newest job there has been: the day of the build would be
    new every day.
    """
    newest = map(true_date, (*jobs[:1], *islice(board.jobs.values(), 1)))
    return begins(next(filter(None, newest), board.today), board.zone)
