"""Board → `open-ids.txt`: the id of every open job, one a line, for the page of saved jobs to tell which have closed.

Near-copies that share a row are jobs with an id and a page of their own, so they are here too.
"""

from collections.abc import Iterator

from sitegen.model.board import Board
from sitegen.model.page import Output

PATH = "open-ids.txt"


def export(board: Board) -> Iterator[Output]:
    """Ids in list order; an empty file where no job is open."""
    ids = (job.id for job in board.jobs.values() if job.state == "open")
    yield Output(PATH, "".join(f"{job_id}\n" for job_id in ids).encode())
