"""`sitegen check`: everything that is wrong with a board, with the fix, and nothing built."""

from collections import Counter
from pathlib import Path

import click

from sitegen.build import claim_paths, read_board
from sitegen.cli import options, terminal
from sitegen.outside import workers as processes


@click.command("check", epilog=options.examples("sitegen check", "sitegen check --root my-board --json"))
@options.root
@options.settings
@options.workers
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON, for tools.")
@click.pass_context
def command(context: click.Context, /, root: Path, workers: int | None, *, as_json: bool, **settings: object) -> None:
    """Say what is wrong with a board and how to mend it, without building it.

    Exits with 1 where a posting or a value is left out, with 2 where the site itself is broken.
    """
    with terminal.progress() as progress:
        _, board = read_board(root, settings, spread=processes.pool(workers), progress=progress)
        claim_paths(root, board)
    if as_json:
        terminal.say_json(board.problems)
    else:
        for problem in board.problems:
            terminal.say(terminal.problem_lines(problem))
        counts = Counter(problem.severity for problem in board.problems)
        found = ", ".join(terminal.count(counts[severity], severity) for severity in ("error", "warning", "note"))
        postings = sum(len(job.postings) for job in board.jobs.values())
        terminal.say(f"{terminal.count(postings, 'posting')}, {terminal.count(len(board.jobs), 'job')}: {found}")
    if any(problem.severity != "note" for problem in board.problems):
        context.exit(1)
