"""`sitegen check`: what a board does not know, and all that is wrong with it, with the fix; nothing is built."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from sitegen.build import claim_paths, read_board
from sitegen.cli import options, terminal
from sitegen.coverage import Coverage, FactCoverage, coverage
from sitegen.exports import export
from sitegen.model.board import Board
from sitegen.outside import workers as processes


@click.command("check", epilog=options.examples("sitegen check", "sitegen check --root my-board --json"))
@options.root
@options.settings
@options.workers
@click.option("--json", "as_json", is_flag=True, help="Print facts, contradictions and problems as JSON, for tools.")
@click.pass_context
def command(context: click.Context, /, root: Path, workers: int | None, *, as_json: bool, **settings: object) -> None:
    """Say what a board does not know, what is wrong with it and how to mend it, without building it.

    Unknown facts and contradictions come first, by kind; then every problem with its place.
    Exits with 1 where a posting or a value is left out, with 2 where the site itself is broken.
    """
    with terminal.progress() as progress:
        _, board = read_board(root, settings, spread=processes.pool(workers), progress=progress)
        claim_paths(root, board, export(board))
    covered = coverage(posting for job in board.jobs.values() for posting in job.postings)
    if as_json:
        terminal.say_json({"coverage": covered, "problems": board.problems})
    else:
        terminal.say(*_fact_lines(covered), *_problem_lines(board, covered))
    if any(problem.severity != "note" for problem in board.problems):
        context.exit(1)


def _fact_lines(covered: Coverage) -> Iterator[str]:
    """One line a fact that is not stated everywhere, or stated twice in ways that exclude each other."""
    for name, fact in covered.facts.items():
        if open_questions := "; ".join(_open(fact, covered.postings)):
            yield f"{name}: {open_questions}"
    if covered.contradictions:
        yield "`sitegen explain FILE` tells both sides of a disagreement; `sitegen check --json` lists the files."


def _open(fact: FactCoverage, postings: int) -> Iterator[str]:
    if fact.not_stated:
        yield f"not stated {fact.not_stated:,} of {postings:,}"
    for sources, files in fact.disagree.items():
        one, _, other = sources.partition(" and ")
        yield f"two values of the {one} disagree {files:,}" if one == other else f"{sources} disagree {files:,}"


def _problem_lines(board: Board, covered: Coverage) -> Iterator[str]:
    for problem in board.problems:
        yield from terminal.problem_lines(problem)
    counts = Counter(problem.severity for problem in board.problems)
    found = ", ".join(terminal.count(counts[severity], severity) for severity in ("error", "warning", "note"))
    yield f"{terminal.count(covered.postings, 'posting')}, {terminal.count(len(board.jobs), 'job')}: {found}"
