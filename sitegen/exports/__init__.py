"""Board → files for scripts, readers of feeds and machines, one kind a module. Nothing is formatted here that `display`
does not word.

`EXPORTS` is the table of all of them; their order is that of the output. The job table is the first of all files.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from sitegen.exports import (
    changes,
    feeds,
    job_table,
    jobs_csv,
    jobs_json,
    llms,
    open_ids,
    opensearch,
    robots,
    sitemap,
    twins,
)
from sitegen.model.board import Board
from sitegen.model.page import Planned


class Export(NamedTuple):
    """A kind of export and the function that plans all its files."""

    name: str
    plan: Callable[[Board], Iterator[Planned]]
    needs_address: bool = False
    """True where every address in it has to be absolute: left out while nobody has said where the board will live."""
    replaceable: bool = False
    """True where a file of the same path below `static/` takes its place."""


EXPORTS: tuple[Export, ...] = (
    Export("job table", job_table.plan),
    Export("open ids", open_ids.plan),
    Export("jobs as JSON", jobs_json.plan),
    Export("jobs as CSV", jobs_csv.plan),
    Export("files of each job", twins.plan),
    Export("changes", changes.plan),
    Export("sitemap", sitemap.plan, needs_address=True),
    Export("robots.txt", robots.plan, replaceable=True),
    Export("llms.txt", llms.plan, needs_address=True, replaceable=True),
    Export("search description", opensearch.plan, needs_address=True),
    Export("feeds", feeds.plan, needs_address=True),
)


class Exported(msgspec.Struct, frozen=True):
    """All files of all exports."""

    files: tuple[tuple[Export, Planned], ...]
    """Each with the export it is of."""
    table_path: str
    """Site path of the job table: it has its name from its content, and every list page has to know it."""


def export(board: Board) -> Exported:
    """Every export of the board, planned."""
    wanted = (each for each in EXPORTS if board.settings.base_url or not each.needs_address)
    files = tuple((each, planned) for each in wanted for planned in each.plan(board))
    return Exported(files, files[0][1].path)
