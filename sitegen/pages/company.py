"""The page of one employer."""

import datetime
from collections.abc import Iterator

from sitegen.listing import list_pages
from sitegen.model.board import Board
from sitegen.model.company import Company
from sitegen.model.job import Job
from sitegen.model.page import Page
from sitegen.paths import company_path, file, numbered

PER_PAGE = 60
"""All roles of nearly every company stand on one page."""
KEPT_CLOSED = datetime.timedelta(days=183)
"""How long closed roles stay on the page of a company that has no open one."""


def plan(board: Board) -> Iterator[Page]:
    """The pages of every company that ever had a job here."""
    for company in board.companies:
        base = company_path(company.slug)
        for listing in list_pages(base, _roles(board, company), PER_PAGE):
            path = numbered(base, listing.number)
            context = {"path": path, "section": "companies", "company": company, "listing": listing}
            yield Page(file(path), "company.html", context)


def _roles(board: Board, company: Company) -> list[Job]:
    """The open roles; in archive mode all; the recently closed ones where none is open."""
    jobs = [board.jobs[job_id] for job_id in company.jobs]
    if board.archive:
        return jobs
    recent = [job for job in jobs if job.closed_on and job.closed_on >= board.today - KEPT_CLOSED]
    return [job for job in jobs if job.state == "open"] or recent
