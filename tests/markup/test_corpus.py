"""JobPosting markup of real postings: all of it valid, by our own check and by the one beside the checkout. `-s` shows
the figures."""

import datetime
import sys
from pathlib import Path

import pytest

from sitegen.board import assemble, merge
from sitegen.markup.job_posting import Withheld, job_posting
from sitegen.markup.withheld import markup_coverage, markup_line
from sitegen.model.parsed import SourceFile
from sitegen.reading import ingest
from sitegen.settings import Settings
from tests.markup.beside import the_other_check
from tests.markup.rules import faults

pytestmark = pytest.mark.corpus
EVERY = 10
"""Of the real postings; reading them is most of the time that this test takes."""
TODAY = datetime.date(2025, 3, 31)


def test_markup_of_real_postings_is_valid(shared: Path) -> None:
    folder = shared / "corpus" / "remotewlb"
    sources = sorted(folder.rglob("README.md"))[::EVERY]
    read = (ingest(SourceFile(f"jobs/{file.relative_to(folder).as_posix()}", file.read_bytes())) for file in sources)
    settings = Settings(base_url="https://example.org/repo/", expire_after_days=0)
    board = assemble(merge(tuple(read)), settings, TODAY)
    marked = [
        (job.lead.path, dict(made))
        for job in board.jobs.values()
        if not isinstance(made := job_posting(job, board), Withheld)
    ]
    covered = markup_coverage(board)
    assert len(marked) == covered.valid
    assert covered.valid > 2 * covered.withheld, "most real ads state all that is needed"
    check = the_other_check(shared)
    for path, value in marked:
        assert faults(value, TODAY) == [], path
        assert [error.message for error in check.VALIDATOR.iter_errors(value)] == [], path
    sys.stdout.write("\n" + "\n".join(markup_line(covered)) + "\n")
