"""`sitegen serve`: the board in a browser while it is being written."""

from pathlib import Path

import click

from sitegen.build import build
from sitegen.cli import options, terminal
from sitegen.cli.build import lines
from sitegen.errors import SiteError
from sitegen.outside import preview
from sitegen.outside import workers as processes


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
    """Build the board, serve it as GitHub Pages would, and build it again after each edit.

    Pages in the browser reload by themselves. A build that fails says why, and the last good one stays. Ctrl-C ends.
    """
    site = out or root / "_site"
    with preview.listen(host, port) as listener:
        with terminal.progress() as progress:
            summary = build(root, site, settings, spread=processes.pool(workers), progress=progress)
        terminal.say(*lines(summary, site))

        def rebuild() -> str | None:
            try:
                again = build(root, site, settings, spread=processes.pool(workers))
            except SiteError as error:
                terminal.report(error)
                return None
            done, seconds = again.published, sum(again.seconds.values())
            terminal.say(
                f"{terminal.count(done.written, 'file')} written, {done.removed:,} removed, {seconds:.1f} seconds"
            )
            return again.base_path

        terminal.say(f"Serving at {preview.address(listener, summary.base_path)} (Ctrl-C ends)")
        preview.serve(root, site, summary.base_path, rebuild, listener)
