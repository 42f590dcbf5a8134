"""Where a posting had a page of its own before it was found to be another one's job: a page that leads to that job."""

from collections.abc import Iterator

from sitegen.model.board import Board
from sitegen.model.page import Page
from sitegen.paths import file, moved_path


def plan(board: Board) -> Iterator[Page]:
    """One for every address that a merged posting would have; no list, feed or sitemap has it."""
    for job in board.jobs.values():
        for slug in job.former:
            path = moved_path(slug)
            yield Page(file(path), "moved.html", {"path": path, "job": job})
