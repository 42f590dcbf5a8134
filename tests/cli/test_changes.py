"""`changes.json` from build to build: compared with the output folder, or with what was fetched of the last site."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import sitegen
from tests.sites import files, make_board

BOARD = """
    -- content/site.toml --
    base_url = "https://example.org/repo/"
    -- content/jobs/baker.md --
    ---
    title: Baker
    company: Crumb
    posted: 2026-03-01
    deadline: 2026-03-31
    ---
    We bake bread for the whole town.
    -- content/jobs/miller.md --
    ---
    title: Miller
    company: Quill
    posted: 2026-03-01
    ---
    We mill flour by day.
    """


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_board(BOARD, tmp_path)
    build(root, "2026-03-31")
    return root


def build(root: Path, day: str, *options: object) -> None:
    done = sitegen("build", "--root", root, "--as-of", day, *options)
    assert done.exit_code == 0, done.output


def changes(site: Path) -> list[tuple[str, list[tuple[str, str]]]]:
    days: list[dict[str, Any]] = json.loads((site / "changes.json").read_text(encoding="utf-8"))["days"]
    return [(day["date"], [(each["change"], each["title"]) for each in day["changes"]]) for day in days]


def test_the_day_after_its_deadline_a_job_has_closed_and_then_nothing_more(root: Path) -> None:
    site = root / "_site"
    assert changes(site) == []
    build(root, "2026-04-01")
    assert changes(site) == [("2026-04-01", [("closed", "Baker")])]
    before = files(site)
    build(root, "2026-04-01")
    assert files(site) == before


def test_the_last_site_may_be_elsewhere(root: Path, tmp_path: Path) -> None:
    fetched = tmp_path / "last"
    fetched.mkdir()
    for name in ("jobs.json", "changes.json"):
        (fetched / name).write_bytes((root / "_site" / name).read_bytes())
    build(root, "2026-04-01", "--out", tmp_path / "next", "--previous", fetched)
    assert changes(tmp_path / "next") == [("2026-04-01", [("closed", "Baker")])]


def test_a_last_site_that_is_not_there_is_none(root: Path, tmp_path: Path) -> None:
    build(root, "2026-04-01", "--out", tmp_path / "next", "--previous", tmp_path / "nothing")
    assert changes(tmp_path / "next") == []
