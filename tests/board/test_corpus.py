"""The board of all real postings: each is accounted for, none joined under two titles. `-s` shows the figures."""

import datetime
import re
import sys
from collections import Counter

import pytest

from sitegen.board import assemble, merge
from sitegen.board.duplicates import title
from sitegen.model.parsed import Parsed
from sitegen.searchable import documents
from sitegen.settings import Settings

pytestmark = pytest.mark.corpus


def words(html: str) -> Counter[str]:
    return Counter(re.sub(r"<[^>]+>", " ", html).split())


def test_every_real_posting_is_on_the_board_and_joined_under_one_title(real_postings: tuple[Parsed, ...]) -> None:
    parsed = merge(real_postings)
    board = assemble(parsed, Settings(expire_after_days=0), datetime.date(2025, 3, 20))
    assert sum(len(job.postings) for job in board.jobs.values()) == len(real_postings)
    for job in board.jobs.values():
        assert len({title(posting) for posting in job.postings}) == 1, job.slug
        row = [board.jobs[job_id] for job_id in job.variants]
        assert len({(title(other.lead), other.company) for other in row}) <= 1, job.slug
        assert len([job_id for job_id in job.variants if job_id in set(board.listed)]) == bool(row), job.slug
    before = {posting.path: posting.prose for posting in parsed.postings}
    for job in board.jobs.values():
        shown = job.lead.prose
        assert words(shown.html.html + " " + (shown.employer.html if shown.employer else "")) == words(
            before[job.lead.path].html.html
        ), job.slug
    rows = [board.jobs[job_id] for job_id in board.listed]
    sys.stdout.write(
        f"\n{len(real_postings):,} files, {len(board.jobs):,} jobs, {len(rows):,} rows, "
        f"{sum(1 for job in board.jobs.values() if len(job.postings) > 1):,} merged jobs, "
        f"{sum(1 for job in rows if job.variants):,} rows of near-copies, "
        f"{sum(1 for job in board.jobs.values() if job.lead.prose.employer):,} jobs with a fold, "
        f"{sum(1 for company in board.companies if company.quote):,} companies quoted, "
        f"{sum(len(document.data) for document in documents(board)):,} bytes to search\n"
    )
