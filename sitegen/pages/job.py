"""The page of one job, open or closed."""

from collections.abc import Iterator, Mapping

from sitegen.model.board import Board, Group, GroupKind
from sitegen.model.job import Job
from sitegen.model.page import Page
from sitegen.paths import file, job_path


def plan(board: Board) -> Iterator[Page]:
    """One page for every job, closed ones included: their addresses stay."""
    companies = {company.slug: company for company in board.companies}
    groups = {(group.kind, group.tag.slug): group for group in board.groups}
    for job in board.jobs.values():
        path = job_path(job)
        context = {
            "path": path,
            "section": "jobs",
            "job": job,
            "company": companies.get(job.company.slug) if job.company else None,
            "similar": tuple(board.jobs[job_id] for job_id in job.similar),
            "comparison": _comparison(job, groups),
        }
        yield Page(file(path), "job.html", context)


def _comparison(job: Job, groups: Mapping[tuple[GroupKind, str], Group]) -> Group | None:
    """The group whose pay this job is compared with: its category where enough of it state pay, else the board."""
    category = groups.get(("category", job.category.slug)) if job.category else None
    if category and category.pay.median is not None:
        return category
    whole = groups.get(("pay", "pay-stated"))
    return whole if whole and whole.pay.median is not None else None
