"""Board → files for scripts and machines, one a module. Nothing is formatted here that `display` does not word.

`EXPORTS` is the table of all of them; their order is that of the output. The job table is the first of all files.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from sitegen.exports import job_table, open_ids
from sitegen.model.board import Board
from sitegen.model.page import Output


class Export(NamedTuple):
    """A kind of export and the function that makes all its files."""

    name: str
    make: Callable[[Board], Iterator[Output]]


EXPORTS: tuple[Export, ...] = (
    Export("job table", job_table.export),
    Export("open ids", open_ids.export),
)


class Exported(msgspec.Struct, frozen=True):
    """All files of all exports."""

    outputs: tuple[tuple[str, Output], ...]
    """Each with the name of its export."""
    table_path: str
    """Site path of the job table: it has its name from its content, and every list page has to know it."""


def export(board: Board) -> Exported:
    """Every export of the board, made."""
    outputs = tuple((each.name, output) for each in EXPORTS for output in each.make(board))
    return Exported(outputs, outputs[0][1].path)
