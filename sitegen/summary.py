"""What a build did, in figures: every posting file is accounted for.

Comes in: the files, the board made of them, and what publishing did. Goes out: a `Summary`. It only counts.
"""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from sitegen.coverage import Coverage, coverage
from sitegen.markup.withheld import MarkupCoverage, markup_coverage
from sitegen.model.board import Board
from sitegen.model.problem import Problem
from sitegen.outside.publish import Published
from sitegen.outside.sources import Sources

JOBS = "jobs/"


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one build."""

    files: int
    """Posting files that were found."""
    postings: int
    """Postings that were read from them."""
    shown: int
    """Jobs on the lists."""
    closed: int
    """Jobs with a page that no list shows."""
    collapsed: int
    """Jobs that lists show in the row of a near-copy."""
    merged: int
    """Postings that turned out to be the same job as another one."""
    left_out: Mapping[str, int]
    """Files that gave no posting, by the code of the problem that says why."""
    coverage: Coverage
    """How much of each fact the postings state."""
    markup: MarkupCoverage
    """Which open jobs search engines are told of."""
    problems: tuple[Problem, ...]
    base_path: str
    day: datetime.date
    """The day that the board was built for."""
    zone: str
    """IANA name of the time zone whose day it was; empty where the day was told."""
    published: Published
    seconds: Mapping[str, float]
    """Wall time by stage."""


def summarise(content: Sources, board: Board, published: Published, seconds: Mapping[str, float]) -> Summary:
    """The figures of a build that took `seconds` by stage."""
    read = {f"{JOBS}{posting.path}" for job in board.jobs.values() for posting in job.postings}
    refused = {problem.path for problem in content.problems if problem.severity == "error"}
    found = {path for path in refused | {file.path for file in content.files} if path.startswith(JOBS)}
    reasons = _reasons(board.problems)
    collapsed = sum(1 for job in board.jobs.values() if not job.has_row)
    postings = sum(len(job.postings) for job in board.jobs.values())
    return Summary(
        files=len(found),
        postings=postings,
        shown=len(board.listed),
        closed=len(board.jobs) - len(board.listed) - collapsed,
        collapsed=collapsed,
        merged=postings - len(board.jobs),
        left_out=dict(sorted(Counter(reasons.get(path, "unexplained") for path in found - read).items())),
        coverage=coverage(posting for job in board.jobs.values() for posting in job.postings),
        markup=markup_coverage(board),
        problems=board.problems,
        base_path=board.settings.base_path,
        day=board.today,
        zone="" if board.settings.as_of else board.settings.time_zone,
        published=published,
        seconds=seconds,
    )


def _reasons(problems: Sequence[Problem]) -> Mapping[str, str]:
    """The code of the worst problem of each file."""
    worst_last = sorted(problems, key=lambda problem: ("note", "warning", "error").index(problem.severity))
    return {problem.path: problem.code for problem in worst_last}
