"""Board → pages, one page type a module. What they look like is the templates' business; nothing is formatted here.

`PAGES` is the table of all of them; their order is that of the output.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from sitegen.model.board import Board
from sitegen.model.page import Page
from sitegen.pages import companies, company, content, job, jobs, landing, moved, not_found, pay, saved


class PageType(NamedTuple):
    """A kind of page and the function that plans all pages of it."""

    name: str
    plan: Callable[[Board], Iterator[Page]]


PAGES: tuple[PageType, ...] = (
    PageType("jobs", jobs.plan),
    PageType("job", job.plan),
    PageType("moved", moved.plan),
    PageType("companies", companies.plan),
    PageType("company", company.plan),
    PageType("landing", landing.plan),
    PageType("pay", pay.plan),
    PageType("saved", saved.plan),
    PageType("content", content.plan),
    PageType("not_found", not_found.plan),
)


def plan(board: Board) -> Iterator[Page]:
    """Every HTML page of the board."""
    for page_type in PAGES:
        yield from page_type.plan(board)
