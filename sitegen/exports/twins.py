"""Board → two files beside the page of each job: `index.json`, every fact with the words it was read from and the text,
and `index.md`, the text as Markdown below front matter that sitegen reads back.

Closed jobs have theirs too, as they keep their pages; both say that the job is closed.
"""

from collections.abc import Iterator
from functools import lru_cache, partial

import msgspec

from sitegen.exports.front_matter import front_matter
from sitegen.exports.job_record import Source, sources, values
from sitegen.exports.job_shape import Body, JobFile, Reason
from sitegen.exports.markdown import markdown
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.page import Planned
from sitegen.model.prose import Prose
from sitegen.paths import JOBS_SCHEMA, job_path, job_twin

OF_JOB = f"#/$defs/{JobFile.__name__}"
"""Where in the schema the file of one job is described: the whole of it describes `jobs.json`."""
DIVIDER = "\n\n---\n\n"
"""Between the text, what is said of the employer, and the legal notices: no word is there that the employer did not
write."""


def plan(board: Board) -> Iterator[Planned]:
    """Two files a job, unless the owner wants none."""
    for job in board.jobs.values() if board.settings.job_files else ():
        yield Planned(job_twin(job, "json"), partial(_json, job, board), (job,))
        yield Planned(job_twin(job, "md"), partial(_markdown, job, board), (job,))


def _json(job: Job, board: Board) -> bytes:
    prose = job.lead.prose
    content = JobFile(
        **values(job, board),
        schema="../" * job_path(job).count("/") + JOBS_SCHEMA + OF_JOB,
        evidence={name: _reason(source) for name, source in sources(job)},
        body=Body(prose.html.html, prose.employer.html if prose.employer else "", prose.legal.html),
    )
    return msgspec.json.encode(content) + b"\n"


def _reason(source: Source) -> Reason:
    evidence = source.evidence
    return Reason(evidence.origin, evidence.words, evidence.stated, source.posting.path, evidence.line)


def _markdown(job: Job, board: Board) -> bytes:
    base_url = board.settings.base_url
    address = base_url + job_path(job) if base_url else ""
    return f"{front_matter(job, address)}\n{text(job.lead.prose)}\n".encode()


def text(prose: Prose) -> str:
    """All that the ad says, as Markdown."""
    own = [markdown(prose.html.html)] if prose.html else []
    return DIVIDER.join((*own, *(_repeated(part.html) for part in (prose.employer, prose.legal) if part)))


_repeated = lru_cache(maxsize=512)(markdown)
"""What an employer says of itself, and its legal notices: the same in all its ads."""
