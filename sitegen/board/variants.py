"""Jobs of one employer and title whose texts are near-copies → one row in lists.

Comes in: jobs in list order, and which of them lists show. Goes out: the same jobs, each with its `variants`. Each
keeps its page; nothing is merged, so that two openings which only look alike are both still there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from sitegen.board.near_copies import leaders
from sitegen.model.job import Job


def with_variants(jobs: Mapping[str, Job], listed: Iterable[str]) -> dict[str, Job]:
    """The same jobs in the same order. Only jobs that are `listed` share a row: a closed one is in no list."""
    alike: dict[tuple[str, str], list[Job]] = defaultdict(list)
    for job_id in listed:
        job = jobs[job_id]
        if job.title and job.company:
            alike[" ".join(job.title.casefold().split()), job.company.slug].append(job)
    rows = {job_id: row for members in alike.values() if len(members) > 1 for row in _rows(members) for job_id in row}
    return {
        job_id: msgspec.structs.replace(job, variants=rows[job_id]) if job_id in rows else job
        for job_id, job in jobs.items()
    }


def _rows(jobs: Sequence[Job]) -> Iterator[tuple[str, ...]]:
    """Ids of the jobs of each row that has several, the one that lists show first."""
    rows: dict[int, list[str]] = defaultdict(list)
    for job, leader in zip(jobs, leaders([job.lead.prose.text for job in jobs]), strict=True):
        rows[leader].append(job.id)
    return (tuple(row) for row in rows.values() if len(row) > 1)


def of_row(job: Job, jobs: Mapping[str, Job]) -> tuple[Job, ...]:
    """The job and those that its row in lists stands for, itself first."""
    return (job, *(jobs[job_id] for job_id in job.variants if job_id != job.id))
