"""How many open jobs have JobPosting markup, and why the others have none.

Comes in: a board. Goes out: a `MarkupCoverage`, for the build's summary and `sitegen check`. It only counts.
"""

from collections.abc import Mapping

import msgspec

from sitegen.markup.job_posting import Reason, reasons_against
from sitegen.model.board import Board


class MarkupCoverage(msgspec.Struct, frozen=True):
    """The open jobs of a board; none in archive mode."""

    valid: int
    """Jobs with markup."""
    withheld: int
    """Jobs without."""
    reasons: Mapping[Reason, tuple[str, ...]]
    """Paths below `content/` of the postings whose pages lack it, most first. A job may have several reasons."""


def markup_coverage(board: Board) -> MarkupCoverage:
    """The open jobs, counted."""
    found: dict[Reason, list[str]] = {}
    jobs = [job for job in board.jobs.values() if job.state == "open"]
    withheld = 0
    for job in jobs:
        reasons = reasons_against(job)
        withheld += bool(reasons)
        for reason in reasons:
            found.setdefault(reason, []).append(f"jobs/{job.lead.path}")
    ordered = sorted(found, key=lambda reason: (-len(found[reason]), reason))
    return MarkupCoverage(len(jobs) - withheld, withheld, {reason: tuple(sorted(found[reason])) for reason in ordered})
