"""The home page and the further pages of the whole list."""

from collections.abc import Iterator

from sitegen.board.facets import facets
from sitegen.listing import list_pages
from sitegen.model.board import Board
from sitegen.model.page import Page
from sitegen.paths import HOME, file, numbered


def plan(board: Board) -> Iterator[Page]:
    """`/` and `/page/<n>/`: all listed jobs, newest first."""
    jobs = [board.jobs[job_id] for job_id in board.listed]
    rail = facets(board)
    for listing in list_pages(HOME, jobs, board.settings.per_page):
        path = numbered(HOME, listing.number)
        context = {"path": path, "section": "jobs", "listing": listing, "facets": rail, "group": None}
        yield Page(file(path), "jobs.html", context)
