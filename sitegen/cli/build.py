"""`sitegen build`: the folder that any file host can serve, and what became of every posting."""

from pathlib import Path

import click

from sitegen.cli import options, terminal
from sitegen.outside import clock, inputs, last_build
from sitegen.outside.last_build import LastBuild


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
    "--scheduler",
    metavar="ADDRESS",
    help="Read postings on the workers of a Dask cluster, whose scheduler is at tcp://host:port.",
)
@click.option("--no-memo", is_flag=True, help="Read every posting anew, and remember nothing of this build.")
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
@click.option(
    "--no-search", is_flag=True, help="Leave the text index out: filters and sorting work, the field finds nothing."
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
    scheduler: str | None,
    no_memo: bool,
    ledger: bool,
    previous: Path | None,
    no_search: bool,
    strict: bool,
    **settings: object,
) -> None:
    """Build the board into a folder that any file host can serve.

    The folder is replaced as a whole, and only if something has changed. A broken posting is left out and reported;
    a broken site (settings, template, output folder) stops the build and leaves the folder as it was.
    """
    site = out or root / "_site"
    watch = clock.Stopwatch()
    with watch.during("looking"):
        others = [previous / name for name in last_build.DATA] if previous else []
        made_of = inputs.digest(root, (sorted(settings.items()), ledger, no_search, bool(previous)), others=others)
        last = None if no_memo else last_build.same(root, site, made_of)
    if last:
        unchanged = f"0 files written, {last.files:,} unchanged, 0 removed in {site}"
        terminal.say(*last.told, unchanged, f"{watch.seconds['looking']:.1f} seconds: nothing has changed")
        has_faults = last.has_faults
    else:
        from sitegen.build import build  # noqa: PLC0415 - slow to import, like all that builds
        from sitegen.cli import built  # noqa: PLC0415
        from sitegen.outside import cluster  # noqa: PLC0415
        from sitegen.outside import workers as processes  # noqa: PLC0415

        with terminal.progress() as progress:
            summary = build(
                root,
                site,
                settings,
                spread=cluster.on(scheduler) if scheduler else processes.pool(workers),
                processes=workers or processes.cores(),
                progress=progress,
                remember=not no_memo,
                ledger=ledger,
                previous=previous,
                searchable=not no_search,
            )
        told, has_faults = tuple(built.lines(summary)), built.has_faults(summary)
        terminal.say(*told, *built.done(summary, site))
        if not no_memo:
            files = summary.published.written + summary.published.unchanged
            last_build.note(root, LastBuild(made_of, summary.day, summary.zone, told, has_faults, files))
    if strict and has_faults:
        context.exit(1)
