"""`sitegen build`: the folder that any file host can serve, and what became of every posting."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import click

from sitegen.build import build
from sitegen.cli import options, terminal
from sitegen.cli.terminal import count
from sitegen.coverage import Coverage
from sitegen.markup.withheld import markup_line
from sitegen.model.problem import Problem
from sitegen.outside import workers as processes
from sitegen.summary import Summary

SHOWN = 3
"""Places named for each kind of problem; `sitegen check` has them all."""


@click.command(
    "build",
    epilog=options.examples(
        "sitegen build",
        "sitegen build --base-url https://example.org/jobs/ --strict",
        "sitegen build --root my-board --out public --as-of 2026-01-31",
    ),
)
@options.root
@options.out
@options.settings
@options.workers
@click.option(
    "--ledger",
    is_flag=True,
    help="Note in content/first-listed.toml what is listed for the first time, for a board without git history.",
)
@click.option(
    "--previous",
    type=options.FOLDER,
    help="Folder with jobs.json and changes.json of the last site, for changes.json. [default: the output folder]",
)
@click.option("--strict", is_flag=True, help="Exit with 1 where a posting or a value was left out.")
@click.pass_context
def command(  # noqa: PLR0913 - one argument an option
    context: click.Context,
    /,
    root: Path,
    out: Path | None,
    workers: int | None,
    *,
    ledger: bool,
    previous: Path | None,
    strict: bool,
    **settings: object,
) -> None:
    """Build the board into a folder that any file host can serve.

    The folder is replaced as a whole, and only if something has changed. A broken posting is left out and reported;
    a broken site (settings, template, output folder) stops the build and leaves the folder as it was.
    """
    site = out or root / "_site"
    with terminal.progress() as progress:
        summary = build(
            root,
            site,
            settings,
            spread=processes.pool(workers),
            progress=progress,
            ledger=ledger,
            previous=previous,
        )
    terminal.say(*lines(summary, site))
    if strict and any(problem.severity != "note" for problem in summary.problems):
        context.exit(1)


def lines(summary: Summary, site: Path) -> Iterator[str]:
    """The summary in words."""
    postings, shown = count(summary.files, "posting"), count(summary.shown, "job")
    left_out, done = sum(summary.left_out.values()), summary.published
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
    yield f"{count(done.written, 'file')} written, {done.unchanged:,} unchanged, {done.removed:,} removed in {site}"
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
