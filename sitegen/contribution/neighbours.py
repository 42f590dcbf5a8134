"""A new posting beside those of the board: is the job there already?

Comes in: a posting and a board without it. Goes out: the jobs that are this one, or may be. It decides
nothing: to merge postings is the board's work, to refuse them its owner's.
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from sitegen.board import duplicates
from sitegen.board.company_names import company_key
from sitegen.board.near_copies import leaders
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.posting import Posting

Kinship = Literal["same job", "near-copy", "same title"]
"""same job: the two become one. near-copy: they share a row. same title: of the same employer, in other words."""


class Neighbour(msgspec.Struct, frozen=True):
    """A job of the board that the new posting may be."""

    kinship: Kinship
    job: Job


def neighbours(posting: Posting, board: Board) -> tuple[Neighbour, ...]:
    """The jobs that are or may be the one of this posting, the surest first."""
    posting = msgspec.structs.replace(posting, path="")  # its name may be taken, and a number is added then
    others = [each for job in board.jobs.values() for each in job.postings]
    group = next(group for group in duplicates.group([*others, posting]) if posting in group)
    paths = {each.path for each in group}
    same = [job for job in board.jobs.values() if any(each.path in paths for each in job.postings)]
    alike = [job for job in _of_one_title(posting, board) if job not in same]
    copies = leaders([posting.prose.text, *(job.lead.prose.text for job in alike)])[1:]
    found = [Neighbour("same job", job) for job in same]
    found += [Neighbour("near-copy", job) for job, leader in zip(alike, copies, strict=True) if leader == 0]
    found += [Neighbour("same title", job) for job, leader in zip(alike, copies, strict=True) if leader != 0]
    return tuple(found)


def _of_one_title(posting: Posting, board: Board) -> Iterator[Job]:
    if not posting.title or not posting.company:
        return
    title, company = duplicates.title(posting), company_key(posting.company.value)
    for job in board.jobs.values():
        lead = job.postings[0]
        if duplicates.title(lead) == title and lead.company and company_key(lead.company.value) == company:
            yield job
