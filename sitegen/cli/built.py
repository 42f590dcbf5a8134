"""What a build did, in the words of the terminal."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from sitegen.cli.terminal import count
from sitegen.coverage import Coverage
from sitegen.markup.withheld import markup_line
from sitegen.model.problem import Problem
from sitegen.summary import Summary

SHOWN = 3
"""Places named for each kind of problem; `sitegen check` has them all."""


def lines(summary: Summary) -> Iterator[str]:
    """What the board is, in words."""
    postings, shown = count(summary.files, "posting"), count(summary.shown, "job")
    left_out = sum(summary.left_out.values())
    collapsed = f"{summary.collapsed:,} in the row of a near-copy, " if summary.collapsed else ""
    yield (
        f"{postings} read: {shown} shown, {collapsed}{summary.closed:,} closed, "
        f"{summary.merged:,} merged as duplicates, {left_out:,} left out"
    )
    if left_out:
        yield "Left out: " + ", ".join(f"{code} {files:,}" for code, files in summary.left_out.items())
    yield from _coverage_lines(summary.coverage)
    yield from markup_line(summary.markup)
    yield from _problem_lines(summary.problems)


def has_faults(summary: Summary) -> bool:
    """True where a posting or a value was left out."""
    return any(problem.severity != "note" for problem in summary.problems)


def done(summary: Summary, site: Path) -> Iterator[str]:
    """What was done to the folder of the site, and how long it took."""
    files = summary.published
    yield f"{count(files.written, 'file')} written, {files.unchanged:,} unchanged, {files.removed:,} removed in {site}"
    stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in summary.seconds.items())
    yield f"{sum(summary.seconds.values()):.1f} seconds: {stages}"


COVERED = {
    "title": "title", "company": "company", "places": "place", "hiring_in": "hiring in", "work_mode": "work mode",
    "seniority": "level", "salary": "pay", "skills": "skills", "posted": "date", "apply": "apply link",
}  # fmt: skip
"""The facts that a row shows, as pages call them; `sitegen check` has them all."""


def _coverage_lines(coverage: Coverage) -> Iterator[str]:
    """One line: how many of the postings have each fact."""
    if coverage.postings:
        shares = (f"{label} {int(100 * coverage.facts[name].share)} %" for name, label in COVERED.items())
        yield f"Known: {', '.join(shares)}"


def _problem_lines(problems: tuple[Problem, ...]) -> Iterator[str]:
    """One line a kind of problem, with its first places."""
    kinds: dict[tuple[str, str], list[str]] = defaultdict(list)
    for problem in problems:
        place = f"{problem.path}:{problem.line}" if problem.line else problem.path
        kinds[problem.severity, problem.code].append(place)
    for (severity, code), places in sorted(kinds.items()):
        more = f" and {len(places) - SHOWN:,} more" if len(places) > SHOWN else ""
        yield f"{severity}[{code}] {len(places):,}: {', '.join(places[:SHOWN])}{more}"
    if kinds:
        yield "`sitegen check` says what to do about each."
