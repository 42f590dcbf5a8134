"""`sitegen serve`: the board in a browser while it is being written."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from sitegen.cli import options, terminal
from sitegen.errors import SiteError
from sitegen.live import Live, Site
from sitegen.outside import listening, preview
from sitegen.outside import workers as processes

SHOWN = 5
"""New problems that are told after an edit; `sitegen check` has them all."""


@click.command(
    "serve",
    epilog=options.examples(
        "sitegen serve", "sitegen serve --root my-board --port 9000 --base-url http://localhost/jobs/"
    ),
)
@options.root
@options.out
@options.settings
@options.workers
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="First port to try; 0: any."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0: on every network.")
def command(root: Path, out: Path | None, workers: int | None, port: int, host: str, **settings: object) -> None:
    """Show the board as GitHub Pages would, each page made when it is asked for, and follow every edit.

    Pages in the browser reload by themselves. What is broken is told, and the last good board stays. Nothing is
    written; the folder of the last build is only looked at, for its text index and for what has changed since. Ctrl-C
    ends.
    """
    with listening.listen(host, port) as listener, tempfile.TemporaryDirectory(prefix="sitegen-serve-") as scratch:
        spread = processes.pool(workers)
        board = Live(root, settings, spread=spread, last=out or root / "_site", scratch=Path(scratch))
        with terminal.progress() as progress:
            site = board.read(progress)
        terminal.say(*_figures(site), f"Serving at {listening.address(listener, site.base_path)} (Ctrl-C ends)")
        preview.serve(root, board, site, _Told(), listener)


class _Told:
    """What becomes of edits, on the terminal."""

    def failed(self, error: SiteError) -> None:
        terminal.report(error)

    def is_shown(self, before: Site, now: Site, seconds: float) -> None:
        """One line, and what the edits have made wrong."""
        new = [each for each in now.whole.board.problems if each not in set(before.whole.board.problems)]
        for problem in new[:SHOWN]:
            terminal.say(*terminal.problem_lines(problem), to_stderr=True)
        if len(new) > SHOWN:
            terminal.say(f"and {terminal.count(len(new) - SHOWN, 'problem')} more: see `sitegen check`", to_stderr=True)
        terminal.say(f"Shown as it is now: {terminal.count(len(now.whole.board.listed), 'job')}, {seconds:.1f} seconds")


def _figures(site: Site) -> Iterator[str]:
    """What there is, and how much of it is wrong."""
    board = site.whole.board
    postings = sum(len(job.postings) for job in board.jobs.values())
    yield f"{terminal.count(postings, 'posting')} read, {terminal.count(len(board.listed), 'job')} shown"
    wrong = sum(1 for problem in board.problems if problem.severity != "note")
    if wrong:
        yield f"{terminal.count(wrong, 'problem')}: `sitegen check` says what to do about each"
