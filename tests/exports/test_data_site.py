"""The data files as part of a site: which of them are claimed, and whose file wins."""

from pathlib import Path
from typing import Any

import pytest

from sitegen.build import claim_paths
from sitegen.exports import EXPORTS, export
from tests.boards import board, closed, job

ALWAYS = {"jobs.json", "jobs.schema.json", "jobs.csv", "robots.txt"}
WITH_AN_ADDRESS = {"sitemap.xml", "llms.txt", "opensearch.xml"}
BASE = "https://example.org/repo/"


def claims(root: Path, **settings: Any) -> dict[str, str]:
    """Who makes which file of a board with an open and a closed job."""
    made = board(job("One"), closed(job("Gone")), **settings)
    return {path: claim.claimant for path, claim in claim_paths(root, made, export(made)).items()}


@pytest.mark.parametrize("base_url", ["", BASE])
def test_files_full_of_addresses_are_made_where_there_is_one(base_url: str, tmp_path: Path) -> None:
    found = set(claims(tmp_path, base_url=base_url))
    assert found >= ALWAYS
    assert found & WITH_AN_ADDRESS == (WITH_AN_ADDRESS if base_url else set())


def test_a_page_has_its_two_files_beside_it_and_nothing_else_has(tmp_path: Path) -> None:
    found = set(claims(tmp_path, base_url=BASE))
    twins = {path for path in found if path.endswith(("/index.json", "/index.md"))}
    pages = {path for path in found if path.startswith("jobs/") and path.endswith("/index.html")}
    assert twins == {page.replace(".html", ending) for page in pages for ending in (".json", ".md")}
    assert len(twins) == 4
    assert not [path for path in claims(tmp_path, job_files=False) if path in twins]


def test_only_files_that_say_what_robots_may_do_can_be_replaced(tmp_path: Path) -> None:
    for name in ("robots.txt", "llms.txt"):
        (tmp_path / "static").mkdir(exist_ok=True)
        (tmp_path / "static" / name).write_text("mine")
        assert claims(tmp_path, base_url=BASE)[name] == f"static/{name}"
    assert {each.name for each in EXPORTS if each.replaceable} >= {"robots.txt", "llms.txt"}
    assert not [each.name for each in EXPORTS if each.replaceable and each.name.startswith("job")]
