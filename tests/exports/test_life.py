"""What has closed is in no list, feed, map or data file of open jobs; an archive offers nothing."""

import datetime
import re

import msgspec

from sitegen.exports import export
from sitegen.markup.job_posting import job_posting
from sitegen.model.board import Board
from sitegen.model.place import Place
from sitegen.searchable import documents
from tests.boards import board, closed, job
from tests.exports.decoded import files_of
from tests.pages.outline import site

BASE = "https://example.org/repo/"
DAY = datetime.date(2025, 3, 1)
GONE = msgspec.structs.replace(
    closed(job("Cook", "Cold", hiring=("US",), posted="2025-03-01"), DAY, "deadline"), id="00000c", slug="cook-00000c"
)
HERE = job(
    "Baker",
    places=[Place("Riga, Latvia", city="Riga", country="LV")],
    posted="2025-03-02",
    expires_on=datetime.date(2025, 4, 1),
    expires_by="deadline",
)


def exported(made: Board) -> dict[str, str]:
    return {path: data.decode() for path, data in files_of(planned for _, planned in export(made).files).items()}


def test_a_closed_job_is_in_no_file_but_its_own() -> None:
    made = board(HERE, GONE, base_url=BASE)
    naming = {path for path, text in exported(made).items() if "00000c" in text}
    assert naming <= {"jobs/cook-00000c/index.json", "jobs/cook-00000c/index.md"}
    assert [output.path for output in documents(made)] == [f"jobs/{HERE.slug}/index.html"]


def test_a_closed_job_is_on_no_page_but_its_own_and_that_of_its_company() -> None:
    made = board(HERE, GONE, base_url=BASE)
    leading = {path for path, page in site(made).items() if "/repo/jobs/cook-00000c/" in page.links.values()}
    assert leading == {"companies/cold/index.html"}


def test_an_archive_offers_nothing() -> None:
    made = board(GONE, base_url=BASE)
    assert made.archive
    files = exported(made)
    for path in ("feed.xml", "feed.json", "rss.xml", "jobs.xml", "open-ids.txt", "sitemap.xml"):
        assert "00000c" not in files.get(path, ""), path
    for path, page in site(made).items():
        assert "data-ends" not in page.html, path
        assert not [e for e in page.all("script") if "JobPosting" in e.text], path
        assert "This job has closed" not in page.html, path
    own = site(made)[f"jobs/{GONE.slug}/index.html"]
    assert own.robots == "noindex"
    assert [text for text in own.links if text.startswith("Check on")]
    assert not re.search(r"\bopen\b", own.one("main").text)


def test_only_an_open_job_has_markup() -> None:
    made = board(HERE, GONE, base_url=BASE)
    assert isinstance(job_posting(HERE, made), dict)
    pages = site(made)
    marked = {path for path, page in pages.items() if "JobPosting" in page.html}
    assert marked == {f"jobs/{HERE.slug}/index.html"}
