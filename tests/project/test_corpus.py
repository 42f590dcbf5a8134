"""Two thousand real postings of the seeds' kind: built without a crash, all of them accounted for, all links sound."""

import re
from pathlib import Path

import pytest

from tests.broken_links import broken_links
from tests.markup.beside import the_other_check
from tests.sites import built

pytestmark = pytest.mark.corpus

SETTINGS = """\
base_url = "https://example.org/repo/"
as_of = 2025-03-20
expire_after_days = 400
"""


def test_the_corpus_becomes_a_board(shared: Path, tmp_path: Path) -> None:
    content = tmp_path / "board" / "content"
    files = copy_files(shared / "corpus" / "remotewlb", content / "jobs")
    (content / "site.toml").write_text(SETTINGS, encoding="utf-8")

    done = built(tmp_path / "board")

    assert done.returncode == 0, done.stdout + done.stderr
    assert accounted_for(done.stdout) == files, done.stdout
    pages = list((tmp_path / "board" / "_site" / "jobs").glob("*/index.html"))
    assert len(pages) > 1000
    check = the_other_check(shared)
    found = [check.findings(str(page), "2025-03-20") for page in pages]
    assert sum(jobs for jobs, _ in found) > 1000
    assert [fault for _, faults in found for fault in faults] == []
    assert list(broken_links(tmp_path / "board" / "_site", "/repo/", "https://example.org/repo/")) == []


def accounted_for(summary: str) -> int:
    """Postings that are shown, in the row of a near-copy, closed, merged or left out, of the summary's first line."""
    line = next((line for line in summary.splitlines() if " postings read: " in line), "")
    figures = re.findall(r"([\d,]+) (?:jobs? shown|in the row of a near-copy|closed|merged|left out)", line)
    assert len(figures) >= 4, summary
    return sum(int(figure.replace(",", "")) for figure in figures)


def copy_files(source: Path, target: Path) -> int:
    """Copy without permissions (the shared folder is read-only); the number of files."""
    files = [path for path in source.rglob("*") if path.is_file()]
    for path in files:
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return len(files)
