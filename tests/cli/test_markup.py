"""What `sitegen build` and `sitegen check` say of jobs that search engines are not told of."""

import json
from pathlib import Path

import pytest

from tests.cli.run import sitegen
from tests.sites import make_board

TEXT = "You bake bread for the whole street, at night, with two others and a very old oven that you learn to love."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_board(
        f"""
        -- content/site.toml --
        as_of = 2026-01-31
        base_url = "https://example.org/"
        social_images = "jobs"
        -- content/jobs/a.md --
        ---
        title: Baker
        company: Crumb
        location: Ghent, Belgium
        posted: 2026-01-10
        ---
        {TEXT}
        -- content/jobs/b.md --
        ---
        title: Miller
        company: Crumb
        posted: 2026-01-10
        ---
        {TEXT}
        -- content/jobs/c.md --
        ---
        title: Waiter
        location: Ghent, Belgium
        ---
        {TEXT}
        """,
        tmp_path,
    )


def test_check_names_the_files_and_the_remedy(root: Path) -> None:
    lines = sitegen("check", "--root", root).stdout.splitlines()
    at = lines.index("JobPosting markup: 1 valid, 2 withheld: no company 1, no country 1, no date 1")
    assert lines[at + 1 : at + 7] == [
        "  no company 1: jobs/c.md",
        "    name the employer",
        "  no country 1: jobs/b.md",
        "    give a place with its country, or for a remote job the countries that it hires in",
        "  no date 1: jobs/c.md",
        "    give the day on which its employer posted it",
    ]
    told = json.loads(sitegen("check", "--root", root, "--json").stdout)["markup"]
    assert (told["valid"], told["withheld"], told["reasons"]["no date"]) == (1, 2, ["jobs/c.md"])


def test_check_of_some_files_tells_of_these_alone(root: Path) -> None:
    lines = sitegen("check", "--root", root, "--only", root / "content" / "jobs" / "b.md").stdout.splitlines()
    assert "JobPosting markup: 0 valid, 1 withheld: no country 1" in lines


def test_the_build_counts_them_and_draws_each_picture_once(root: Path) -> None:
    first = sitegen("build", "--root", root, "--workers", 1)
    assert "JobPosting markup: 1 valid, 2 withheld: no company 1, no country 1, no date 1" in first.stdout
    folder = root / "_site" / "social"
    assert len(list(folder.iterdir())) == 4
    changed = next(folder.iterdir())
    changed.write_bytes(b"not ours")
    again = sitegen("build", "--root", root, "--workers", 1)
    assert "1 file written" in again.stdout, "the picture that somebody changed"
    assert changed.read_bytes() != b"not ours"
