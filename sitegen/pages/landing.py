"""The landing pages: the list of one category, place, level or skill, and of all jobs that state pay."""

from collections.abc import Iterator

from sitegen.board.facets import facets, with_group
from sitegen.listing import list_pages
from sitegen.model.board import Board
from sitegen.model.page import Page
from sitegen.paths import file, group_page, numbered


def plan(board: Board) -> Iterator[Page]:
    """The pages of every group that has them.

    The rail counts the whole board, not the group: its links lead to lists of the whole board, and a count beside a
    link must be what the link gives.
    """
    rail = facets(board)
    for group in board.groups:
        base = group_page(group)
        if base is None:
            continue
        jobs = [board.jobs[job_id] for job_id in group.jobs]
        options = with_group(rail, group)
        for listing in list_pages(base, jobs, board.settings.per_page):
            path = numbered(base, listing.number)
            context = {"path": path, "section": "jobs", "listing": listing, "facets": options, "group": group}
            yield Page(file(path), "landing.html", context)
