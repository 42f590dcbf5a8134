"""Board → files for scripts and machines, one a module. Nothing is formatted here that `display` does not word.

`EXPORTS` is the table of all of them; their order is that of the output.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from sitegen.exports import job_table, open_ids
from sitegen.model.board import Board
from sitegen.model.page import Output


class Export(NamedTuple):
    """A kind of export and the function that makes all its files."""

    name: str
    make: Callable[[Board], Iterator[Output]]


JOB_TABLE = Export("job table", job_table.export)
EXPORTS: tuple[Export, ...] = (
    JOB_TABLE,
    Export("open ids", open_ids.export),
)
