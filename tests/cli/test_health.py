"""`sitegen health`: figures for people and for tools, and a ratchet for robots."""

import json
from pathlib import Path

import pytest

from tests.cli.run import sitegen
from tests.sites import make_board

BOARD = """
-- content/site.toml --
as_of = 2026-01-31
-- content/jobs/2026-01/baker.md --
---
title: Baker
company: Crumb
salary: €2,400 - €2,800 a month
url: https://crumb.example/1
---
Bake bread every morning, and rolls on Sundays.
-- content/jobs/2026-01/butcher.md --
---
title: Butcher
company: Chop
salary: €2,400 - €2,800 a month
url: https://chop.example/1
---
Cut meat every morning, and make sausages on Sundays.
-- content/jobs/2025-02/miller.md --
---
title: Miller
company: Flour
---
Mill grain.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_board(BOARD, tmp_path)


def test_people_read_a_table(root: Path) -> None:
    done = sitegen("health", "--root", root)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "2026-01-31: 2 open jobs, 1 closed; 0 merged as duplicates, 0 in the row of a near-copy"
    rows = {line.split()[0]: line.split()[1:] for line in lines if line.startswith("  ")}
    assert rows["salary"] == ["2", "0", "0", "0.0", "%"]
    assert rows["deadline"] == ["0", "0", "2", "100.0", "%"]
    assert "Problems: 0 errors, 0 warnings, 0 notes (`sitegen check` lists them)" in lines
    assert "Apply links: 2, none of them tested; `sitegen check --links` asks" in lines
    assert any(line.startswith("  8 to 30 ") and line.endswith("█" * 30) for line in lines)
    assert lines[-1] == "No site is built: `sitegen build` makes one, and its files are weighed here."


def test_the_built_site_is_weighed(root: Path) -> None:
    assert sitegen("build", "--root", root).exit_code == 0
    told = json.loads(sitegen("health", "--root", root, "--json").stdout)["health"]
    kinds = {kind["kind"]: kind for kind in told["site"]}
    pages = sorted((root / "_site" / "jobs").glob("*/index.html"))
    sizes = [page.stat().st_size for page in pages]
    found = kinds["job pages"]
    assert (found["files"], found["total"], found["largest"]) == (3, sum(sizes), max(sizes))
    files = [path for path in (root / "_site").rglob("*") if path.is_file()]
    assert sum(kind["files"] for kind in told["site"]) == len(files) - 1, "all but the manifest"
    assert "  job pages " in sitegen("health", "--root", root).stdout


def test_tools_read_json(root: Path) -> None:
    told = json.loads(sitegen("health", "--root", root, "--json").stdout)["health"]
    assert told["facts"]["salary"] == {"stated": 2, "derived": 0, "not_stated": 0, "disagree": 0}
    assert (told["as_of"], told["open"], told["closed"], told["postings"]) == ("2026-01-31", 2, 1, 2)
    assert told["links"]["not_tested"] == 2
    assert sum(age["jobs"] for age in told["ages"]) + told["no_date"] == 2


def test_a_figure_that_gets_worse_fails_until_it_is_mended_or_accepted(root: Path) -> None:
    file = root / "health.json"
    assert sitegen("health", "--root", root, "--ratchet", file, "--update").exit_code == 0
    before = file.read_bytes()
    same = sitegen("health", "--root", root, "--ratchet", file)
    assert (same.exit_code, same.stdout.splitlines()[-1]) == (0, "Nothing is worse.")

    posting = root / "content" / "jobs" / "2026-01" / "bad.md"
    posting.write_text("---\ntitle: [Bad\n---\nBad.\n")
    worse = sitegen("health", "--root", root, "--ratchet", file)
    assert worse.exit_code == 1
    assert worse.stdout.splitlines()[-2:] == [
        "worse: errors: 1, was 0 (at most 0)",
        f"Mend what is worse, or accept it: sitegen health --ratchet {file} --update",
    ]
    assert file.read_bytes() == before, "only --update writes"

    assert sitegen("health", "--root", root, "--ratchet", file, "--update").exit_code == 0
    assert sitegen("health", "--root", root, "--ratchet", file).exit_code == 0
    posting.unlink()
    better = sitegen("health", "--root", root, "--ratchet", file)
    assert better.exit_code == 0
    assert better.stdout.splitlines()[-2:] == [
        "better: errors: 0, was 1",
        f"Nothing is worse. Keep what is better: sitegen health --ratchet {file} --update",
    ]


def test_robots_read_what_is_worse(root: Path) -> None:
    file = root / "health.json"
    sitegen("health", "--root", root, "--ratchet", file, "--update")
    (root / "content" / "jobs" / "2026-01" / "empty.md").write_text("")
    done = sitegen("health", "--root", root, "--ratchet", file, "--json")
    assert done.exit_code == 1
    (worse,) = json.loads(done.stdout)["ratchet"]["worse"]
    assert worse == {"name": "errors", "unit": "count", "recorded": 0.0, "now": 1.0, "allowed": 0.0}


@pytest.mark.parametrize("written", [None, "", "{}", '{"as_of":"2026-01-31","figures":{"errors":"no"}}', "[]"])
def test_a_record_that_cannot_be_used_is_a_broken_site(root: Path, written: str | None) -> None:
    file = root / "health.json"
    if written is not None:
        file.write_text(written)
    done = sitegen("health", "--root", root, "--ratchet", file)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"error: {file}: ")
    assert "--update" in done.stderr


def test_a_record_never_loses_a_figure_without_a_word(root: Path) -> None:
    """It was made after a build, and is made anew without one: the weight of pages would be watched no more."""
    file = root / "health.json"
    file.write_text('{"as_of":"2026-01-30","figures":{"errors":0,"median bytes of job pages":9000}}')
    done = sitegen("health", "--root", root, "--ratchet", file, "--update")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == (
        "No longer recorded, for want of a figure of today: median bytes of job pages"
    )


def test_update_needs_a_file(root: Path) -> None:
    done = sitegen("health", "--root", root, "--update")
    assert done.exit_code == 2
    assert "--update needs --ratchet FILE" in done.stderr


def test_a_board_without_postings_has_figures(tmp_path: Path) -> None:
    done = sitegen("health", "--root", make_board("", tmp_path))
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0].endswith(
        "0 open jobs, 0 closed; 0 merged as duplicates, 0 in the row of a near-copy"
    )
