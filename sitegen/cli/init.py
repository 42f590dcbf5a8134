"""`sitegen init`: a board to begin with."""

from pathlib import Path

import click

from sitegen.cli import options, terminal
from sitegen.outside import starter


@click.command("init", epilog=options.examples("sitegen init my-board"))
@click.argument("folder", type=options.FOLDER)
def command(folder: Path) -> None:
    """Start a new board in FOLDER: settings, pages and three example postings.

    Nothing is ever overwritten: a folder that has content/ is refused.
    """
    for path in starter.start(folder):
        terminal.say(f"  {path}")
    content = folder / "content"
    terminal.say(f"Name the board in {content / 'site.toml'}, put your postings in place of the examples in")
    terminal.say(f"{content / 'jobs'}, and run: sitegen serve --root {folder}")
