"""The `sitegen` command, one subcommand a module: the only place that prints or exits.

Exit codes: 0 done, 1 problems in the content (`check`, `build --strict`), 2 a broken site or wrong usage.
"""

import gc
from importlib import import_module
from typing import Any

import click

from sitegen import __version__
from sitegen.cli import terminal
from sitegen.errors import SiteError

COMMANDS = ("build", "serve", "check", "health", "explain", "taxonomy", "new", "init")
"""Modules of this package; each has its `command`."""


class _Group(click.Group):
    """Turns the errors of a broken site into words and exit code 2, and imports a command only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"sitegen.cli.{cmd_name}").command
        return found

    def invoke(self, ctx: click.Context) -> Any:
        # A board is records without circles, made once and kept to the end: looking through them for garbage again and
        # again takes a thirtieth of a build, and a twentieth of the imports, and finds nothing.
        gc.set_threshold(100_000, 20, 20)
        try:
            return super().invoke(ctx)
        except SiteError as error:
            terminal.report(error)
            ctx.exit(2)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Turns a folder of job postings into a static job board.

    A board is a folder with content/ (postings, pages, site.toml) and, if you like, its own templates/ and static/.
    Start one with `sitegen init my-board`, then `cd my-board` and `sitegen serve`.
    """
