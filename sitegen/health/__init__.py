"""How a board is: what it knows, what is wrong with it, how old its ads are, what its links do, what its site weighs.

Comes in: a board, the answers of hosts that an earlier check has kept, the bytes of the built site. Goes out: `Health`,
for `sitegen health`; `ratchet` compares two of them. It only counts.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

import msgspec

from sitegen.coverage import coverage
from sitegen.display.timestamps import true_date
from sitegen.health.site import SiteKind, site_kinds
from sitegen.links.answer import Answer
from sitegen.links.report import LinkCounts, apply_links, count_links, judged
from sitegen.markup.withheld import markup_coverage
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.problem import Severity

AGES = (0, 8, 31, 61, 91, 181, 366)
"""Days at which each bar of the histogram begins."""


class Known(msgspec.Struct, frozen=True):
    """One fact in the postings of open jobs."""

    stated: int
    derived: int
    not_stated: int
    disagree: int
    """Postings in which another value that is stated cannot be true beside the one that is believed."""


class Age(msgspec.Struct, frozen=True):
    """The open jobs of one age."""

    from_day: int
    """Days since the job was posted, or first listed where nobody says when it was posted."""
    to_day: int | None
    """Last day; None without end."""
    jobs: int


class Duplicates(msgspec.Struct, frozen=True):
    """What the board has more than once."""

    merged: int
    """Postings that are the same job as another one."""
    near_copies: int
    """Jobs in the row of another one."""


class MarkupCounts(msgspec.Struct, frozen=True):
    """What search engines are told of."""

    valid: int
    withheld: int
    reasons: Mapping[str, int]
    """Jobs by reason; one may have several."""


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of a board on one day."""

    as_of: datetime.date
    open: int
    closed: int
    postings: int
    """Those of the open jobs, or of all where none is open: what `facts` is about."""
    facts: Mapping[str, Known]
    """By field of `Posting`, in the order of the job page."""
    problems: Mapping[Severity, int]
    duplicates: Duplicates
    markup: MarkupCounts
    links: LinkCounts
    links_heard: datetime.datetime | None
    """When the oldest of the answers came, UTC; None where nobody has asked."""
    ages: tuple[Age, ...]
    no_date: int
    """Open jobs of which nobody knows since when."""
    site: tuple[SiteKind, ...]
    """Empty where no site is built."""


def health(board: Board, answers: Mapping[str, Answer], files: Mapping[str, int]) -> Health:
    """The figures of `board`; `answers` are by address, `files` is bytes by site path."""
    open_jobs = [job for job in board.jobs.values() if job.state == "open"]
    shown = open_jobs or list(board.jobs.values())
    links = judged(apply_links(board), answers)
    markup = markup_coverage(board)
    severities = Counter(problem.severity for problem in board.problems)
    dates = [_days(job, board.today) for job in open_jobs]
    return Health(
        as_of=board.today,
        open=len(open_jobs),
        closed=len(board.jobs) - len(open_jobs),
        postings=sum(len(job.postings) for job in shown),
        facts=_facts(shown),
        problems={"error": severities["error"], "warning": severities["warning"], "note": severities["note"]},
        duplicates=Duplicates(
            merged=sum(len(job.postings) - 1 for job in board.jobs.values()),
            near_copies=sum(1 for job in board.jobs.values() if not job.has_row),
        ),
        markup=MarkupCounts(markup.valid, markup.withheld, {why: len(jobs) for why, jobs in markup.reasons.items()}),
        links=count_links(board, links),
        links_heard=min((each.answer.asked for each in links if each.answer), default=None),
        ages=_ages([days for days in dates if days is not None]),
        no_date=dates.count(None),
        site=site_kinds(files),
    )


def _facts(jobs: Iterable[Job]) -> Mapping[str, Known]:
    covered = coverage(posting for job in jobs for posting in job.postings)
    disagree = {(each.fact, each.path) for each in covered.contradictions}
    files = Counter(fact for fact, _ in disagree)
    return {
        name: Known(fact.stated, fact.derived, fact.not_stated, files[name]) for name, fact in covered.facts.items()
    }


def _days(job: Job, today: datetime.date) -> int | None:
    date = true_date(job)
    return max(0, (today - date).days) if date else None


def _ages(days: list[int]) -> tuple[Age, ...]:
    ends = [(start, after - 1) for start, after in pairwise(AGES)]
    bars = [Age(start, end, sum(start <= day <= end for day in days)) for start, end in ends]
    return (*bars, Age(AGES[-1], None, sum(day >= AGES[-1] for day in days)))
