"""Board → `open-ids.txt`: the id of every open job, one a line, for the page of saved jobs to tell which have closed.

After the id stands the last second of the ad, where it has one. Near-copies that share a row are jobs with an id and a
page of their own, so they are here too.
"""

from collections.abc import Iterator
from functools import partial

from sitegen.display.endings import ends
from sitegen.model.board import Board
from sitegen.model.page import Planned
from sitegen.paths import OPEN_IDS


def plan(board: Board) -> Iterator[Planned]:
    """Ids in list order; an empty file where no job is open."""
    yield Planned(OPEN_IDS, partial(_text, board))


def _text(board: Board) -> bytes:
    is_open = (job for job in board.jobs.values() if job.state == "open")
    return "".join(f"{job.id} {ends(job, board)}".rstrip() + "\n" for job in is_open).encode()
