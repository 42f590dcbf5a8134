"""Two thousand real postings of the seeds' kind: built without a crash, all of them accounted for, all links sound."""

import re
from pathlib import Path

import pytest

from tests.broken_links import broken_links
from tests.corpus import SAID
from tests.markup.beside import the_other_check

pytestmark = pytest.mark.corpus


def test_the_corpus_becomes_a_board(shared: Path, real_board: Path) -> None:
    said = (real_board / SAID).read_text(encoding="utf-8")
    files = [path for path in (shared / "corpus" / "remotewlb").rglob("*") if path.is_file()]
    assert accounted_for(said) == len(files), said
    assert len(list((real_board / "_site" / "jobs").glob("*/index.html"))) > 1000


@pytest.mark.parametrize("part", range(4))
def test_the_markup_of_its_pages_is_valid(part: int, shared: Path, real_board: Path) -> None:
    """A quarter of the pages at a time, so that several processes share the work."""
    pages = sorted((real_board / "_site" / "jobs").glob("*/index.html"))[part::4]
    check = the_other_check(shared)
    found = [check.findings(str(page), "2025-03-20") for page in pages]
    assert sum(jobs for jobs, _ in found) > 250
    assert [fault for _, faults in found for fault in faults] == []


def test_its_links_are_sound(real_board: Path) -> None:
    assert list(broken_links(real_board / "_site", "/repo/", "https://example.org/repo/")) == []


def accounted_for(summary: str) -> int:
    """Postings that are shown, in the row of a near-copy, closed, merged or left out, of the summary's first line."""
    line = next((line for line in summary.splitlines() if " postings read: " in line), "")
    figures = re.findall(r"([\d,]+) (?:jobs? shown|in the row of a near-copy|closed|merged|left out)", line)
    assert len(figures) >= 4, summary
    return sum(int(figure.replace(",", "")) for figure in figures)
