"""What the listed jobs pay, by kind of work, level, place and skill; figures come from `board/pay.py`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from sitegen.board.geography import place_tags
from sitegen.board.pay import FEWEST, by_month, summarise
from sitegen.board.variants import of_row
from sitegen.model.board import Board, Group, GroupKind, PaySummary
from sitegen.model.job import Job, Tag
from sitegen.model.page import Page
from sitegen.model.rules import Rate
from sitegen.paths import PAY, file
from sitegen.reading.pay.conversion import PERIODS_A_YEAR

TABLES: tuple[GroupKind, ...] = ("category", "role", "level", "place", "skill")
MOST_ROWS: Mapping[GroupKind, int] = {"skill": 20}
FEWEST_JOBS: Mapping[GroupKind, int] = {"place": FEWEST, "role": FEWEST}
"""A place or role with fewer jobs has no row."""


class PayRow(msgspec.Struct, frozen=True):
    """What the jobs of one tag pay."""

    tag: Tag
    jobs: int
    pay: PaySummary


class PayTable(msgspec.Struct, frozen=True):
    """The tags of one kind."""

    kind: GroupKind
    rows: tuple[PayRow, ...]


def plan(board: Board) -> Iterator[Page]:
    """`/stats/`."""
    jobs = [board.jobs[job_id] for job_id in board.listed]
    summary = summarise(jobs)
    rates = _rates(board, jobs)
    context = {
        "path": PAY,
        "section": "pay",
        "summary": summary,
        "tables": tuple(_tables(board)),
        "months": by_month(jobs),
        "rates": rates,
        "sources": _sources(rates),
        "lean": _lean(board, summary.stated),
        "periods": PERIODS_A_YEAR,
        "fewest": FEWEST,
    }
    yield Page(file(PAY), "pay.html", context)


def _tables(board: Board) -> Iterator[PayTable]:
    """A table in which nothing could be summarised would only say so in every row."""
    for kind in TABLES:
        all_rows = _by_named_place(board) if kind == "place" else _by_group(board, kind)
        rows = [row for row in all_rows if row.jobs >= FEWEST_JOBS.get(kind, 1)][: MOST_ROWS.get(kind)]
        if any(row.pay.median is not None for row in rows):
            yield PayTable(kind, tuple(rows))


def _by_group(board: Board, kind: GroupKind) -> list[PayRow]:
    return [PayRow(group.tag, len(group.jobs), group.pay) for group in board.groups if group.kind == kind]


def _by_named_place(board: Board) -> list[PayRow]:
    """By the places that a job names itself. Groups are inclusive: a job for anyone would be in every country."""
    members: dict[Tag, list[Job]] = defaultdict(list)
    for job in map(board.jobs.__getitem__, board.listed):
        named = (tag for one in of_row(job, board.jobs) if one.hiring_in for tag in place_tags(one.hiring_in))
        for tag in dict.fromkeys(named):
            members[tag].append(job)
    rows = [PayRow(tag, len(jobs), summarise(jobs)) for tag, jobs in members.items()]
    return sorted(rows, key=lambda row: (-row.jobs, row.tag.label))


def _rates(board: Board, jobs: Iterable[Job]) -> tuple[Rate, ...]:
    """The rates by which pay on this board was converted, by currency."""
    used = {job.salary.currency for job in jobs if job.salary and job.yearly} - {"USD"}
    return tuple(rate for currency, rate in sorted(board.rates.items()) if currency in used)


def _sources(rates: Iterable[Rate]) -> Mapping[str, list[str]]:
    """The currencies by the source of their rate."""
    found: dict[str, list[str]] = defaultdict(list)
    for rate in rates:
        found[rate.source].append(rate.currency)
    return found


def _lean(board: Board, stated: int) -> Group | None:
    """The place that more than half of the jobs that state pay are open to, where there is one: figures lean to it."""
    places = [group for group in board.groups if group.kind == "place" and group.tag.slug != "anywhere"]
    largest = max(places, key=lambda group: group.pay.stated, default=None)
    return largest if largest and largest.pay.stated * 2 > stated >= FEWEST else None
