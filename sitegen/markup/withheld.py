"""How many open jobs have JobPosting markup, and why the others have none.

Comes in: a board. Goes out: a `MarkupCoverage`, for the build's summary and `sitegen check`. It only counts.
"""

from collections.abc import Callable, Iterator, Mapping

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


def markup_coverage(board: Board, is_asked: Callable[[str], bool] = lambda _: True) -> MarkupCoverage:
    """The open jobs, counted; of those alone whose posting is asked for by its path below `content/`."""
    found: dict[Reason, list[str]] = {}
    valid = withheld = 0
    for job in board.jobs.values():
        path = f"jobs/{job.lead.path}"
        if job.state == "closed" or not is_asked(path):
            continue
        reasons = reasons_against(job)
        valid += not reasons
        withheld += bool(reasons)
        for reason in reasons:
            found.setdefault(reason, []).append(path)
    ordered = sorted(found, key=lambda reason: (-len(found[reason]), reason))
    return MarkupCoverage(valid, withheld, {reason: tuple(sorted(found[reason])) for reason in ordered})


REMEDIES: Mapping[Reason, str] = {
    "no title": "give the title of the job",
    "no company": "name the employer",
    "no date": "give the day on which its employer posted it",
    "no country": "give a place with its country, or for a remote job the countries that it hires in",
    "only regions": "nothing to mend where the job is open to a whole region; search engines know countries only",
    "hardly any text": "give the whole text of the ad",
}
"""What the owner can do, by reason."""


def markup_line(covered: MarkupCoverage) -> Iterator[str]:
    """One line, the figures: `JobPosting markup: 412 valid, 37 withheld: no country 20, no date 17`. None without jobs.

    >>> list(markup_line(MarkupCoverage(2, 1, {"no date": ("jobs/acme.md",)})))
    ['JobPosting markup: 2 valid, 1 withheld: no date 1']
    """
    if covered.valid or covered.withheld:
        reasons = ", ".join(f"{reason} {len(paths):,}" for reason, paths in covered.reasons.items())
        why = f": {reasons}" if reasons else ""
        yield f"JobPosting markup: {covered.valid:,} valid, {covered.withheld:,} withheld{why}"
