"""The `sitegen` command, one subcommand a module: the only place that prints or exits.

Exit codes: 0 done, 1 problems in the content (`check`, `build --strict`), 2 a broken site or wrong usage.
"""

from typing import Any

import click

from sitegen import __version__
from sitegen.cli import build, check, explain, health, init, new, serve, taxonomy, terminal
from sitegen.errors import SiteError


class _Group(click.Group):
    """Turns the errors of a broken site into words and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
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


for command in (
    build.command, serve.command, check.command, health.command, explain.command, taxonomy.command, new.command,
    init.command,
):  # fmt: skip
    main.add_command(command)
