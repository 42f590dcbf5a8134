"""JobPosting markup of real postings: all of it valid, by our own check and by the one beside the checkout. `-s` shows
the figures."""

import datetime
import sys
from pathlib import Path

import pytest

from sitegen.board import assemble, merge
from sitegen.markup.job_posting import Withheld, job_posting
from sitegen.markup.withheld import markup_coverage, markup_line
from sitegen.model.parsed import Parsed
from sitegen.settings import Settings
from tests.markup.beside import the_other_check
from tests.markup.rules import faults

pytestmark = pytest.mark.corpus
EVERY = 10
"""Of the real postings: the whole of them is looked at as pages of a site."""
TODAY = datetime.date(2025, 3, 31)


def test_markup_of_real_postings_is_valid(shared: Path, real_postings: tuple[Parsed, ...]) -> None:
    settings = Settings(base_url="https://example.org/repo/", expire_after_days=0)
    board = assemble(merge(real_postings[::EVERY]), settings, TODAY)
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
