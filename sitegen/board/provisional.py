"""A board and a few edited postings → what their jobs and employers become, without the rest of the board. Pure.

Comes in: a board, the postings it was made of, some of them as they are now. Goes out: the jobs and companies that are
others by it, or None where more than that may have changed. Their employers are assembled alone, so what follows from
the whole board (similar jobs, counts, facets) is as it was: this is for the moment until the whole has been assembled.
"""

from collections.abc import Iterable, Mapping

import msgspec

from sitegen.board import assemble
from sitegen.model.board import Board
from sitegen.model.company import Company, CompanyNotes
from sitegen.model.job import Job
from sitegen.model.parsed import Parsed
from sitegen.model.posting import Posting
from sitegen.model.rules import Rules


class Edited(msgspec.Struct, frozen=True):
    """What takes the place of what the board has."""

    jobs: Mapping[str, Job]
    """By id."""
    companies: Mapping[str, Company]
    """By slug."""


def edited(
    board: Board,
    postings: Mapping[str, Posting],
    now: Mapping[str, Posting],
    notes: Iterable[CompanyNotes],
    rules: Rules,
) -> Edited | None:
    """What `now`, postings by path, makes of the board that was assembled of `postings`, `notes` and `rules`."""
    job_of = {posting.path: job for job in board.jobs.values() for posting in job.postings}
    if not now.keys() <= job_of.keys():
        return None
    touched = {job_of[path].id for path in now}
    employers = {job.company for job in map(board.jobs.__getitem__, touched) if job.company}
    before = {job.id: job for job in board.jobs.values() if job.id in touched or job.company in employers}
    members = tuple(
        msgspec.structs.replace(now.get(each.path, postings[each.path]), first_listed=each.first_listed)
        for job in before.values()
        for each in job.postings
    )
    few = Parsed(postings=members, companies=tuple(notes))
    small = assemble(few, board.settings, board.today, rules, zone=board.zone)
    if small.jobs.keys() != before.keys() or small.archive != board.archive:
        return None
    if any(job.company != before[job.id].company for job in small.jobs.values()):
        return None
    jobs = {job.id: _among_the_others(job, before[job.id]) for job in small.jobs.values()}
    changed = {job_id: job for job_id, job in jobs.items() if job != before[job_id]}
    companies = {company.slug: company for company in small.companies}
    return Edited(changed, {each.slug: companies[each.slug] for each in board.companies if each.slug in companies})


def _among_the_others(job: Job, before: Job) -> Job:
    """The job with what only the whole board can tell, as it was told before."""
    return msgspec.structs.replace(job, similar=before.similar, open_to=before.open_to)
