"""A build that finds the last one's work makes only what has changed, and exactly what a first build would make."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.run import sitegen
from tests.sites import files, make_board

POSTING = """\
-- content/jobs/{name}.md --
# [{title}](https://example.org/jobs/{name})
### {company}
#### `🌎 {place}` `💰 {low}k - {high}k USD`
{company} looks for a {title} who knows {skill} and SQL. You will work in a team of five, and task {name} waits for you.
-- content/jobs/{name}.md.toml --
posted = 2026-01-{day:02}
"""
BOARD = """\
-- content/site.toml --
name = "Work"
base_url = "https://example.org/repo/"
as_of = 2026-01-31
skill_minimum = 3
place_minimum = 3
per_page = 4
-- content/companies/company-1.md --
Company 1 bakes.
"""
JOBS = Path("content", "jobs")


def write_board(root: Path) -> Path:
    """Twelve jobs of four companies, with landing pages for some places and skills."""
    postings = "".join(
        POSTING.format(
            name=f"job-{number}",
            title=("Baker", "Data Engineer", "Porter")[number % 3],
            company=f"Company {number % 4}",
            place=("Canada", "Germany", "Anywhere")[number % 3],
            low=90 + number,
            high=120 + number,
            day=number + 1,
            skill=("Python", "Go")[number % 2],
        )
        for number in range(12)
    )
    return make_board(BOARD + postings, root)


def replaced(file: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def added(file: str, text: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")

    return edit


def copied(root: Path) -> None:
    """The same ad once more, in another town: the two share a row."""
    text = (root / JOBS / "job-3.md").read_text(encoding="utf-8")
    (root / JOBS / "job-33.md").write_text(
        text.replace("job-3", "job-33").replace("Canada", "Norway"), encoding="utf-8"
    )


def gone(root: Path) -> None:
    for name in ("job-5.md", "job-5.md.toml"):
        (root / JOBS / name).unlink()


EDITS: dict[str, Callable[[Path], None]] = {
    "a sentence": replaced("content/jobs/job-5.md", "team of five", "team of six"),
    "a title": replaced("content/jobs/job-5.md", "# [Porter]", "# [Night Porter]"),
    "pay": replaced("content/jobs/job-5.md", "95k - 125k", "105k - 125k"),
    "an employer": replaced("content/jobs/job-5.md", "### Company 1", "### Company 9"),
    "a place": replaced("content/jobs/job-5.md", "🌎 Anywhere", "🌎 Germany"),
    "a skill": replaced("content/jobs/job-5.md", "knows Go", "knows Rust"),
    "a date": replaced("content/jobs/job-5.md.toml", "2026-01-06", "2025-12-26"),
    "the end of an ad": replaced("content/jobs/job-5.md.toml", "posted = 2026-01-06", "closed = true"),
    "a broken posting": replaced("content/jobs/job-5.md", "# [Porter]", "[]"),
    "a new posting": added("content/jobs/new.md", "# Cook\n### Company 2\nYou will cook for Company 2.\n"),
    "a copy": copied,
    "a posting that is gone": gone,
    "the owner's words on an employer": added("content/companies/company-1.md", "Company 1 bakes rolls.\n"),
    "a page": added("content/pages/about.md", "# About\n\nThis is a board.\n"),
    "settings": replaced("content/site.toml", 'name = "Work"', 'name = "More work"'),
    "the minimum of a list": replaced("content/site.toml", "skill_minimum = 3", "skill_minimum = 20"),
    "a skill of the owner's": added("content/skills.toml", '[skills]\nteam = { label = "Team", also = ["team"] }\n'),
    "a template": added(
        "templates/saved.html",
        '{% extends "sitegen/saved.html" %}{% block title %}{{ board.jobs|length }}{% endblock %}',
    ),
    "a style": added("static/assets/site.css", "body { color: red }"),
    "a file": added("static/hello.txt", "hello"),
}


def compared(root: Path, folder: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """(the site of the board, built on top of the last one; the same built from nothing)."""
    before = folder / "before"
    shutil.copytree(root / "_site", before)
    warm = sitegen("build", "--root", root)
    assert warm.exit_code == 0, warm.output
    fresh = sitegen("build", "--root", root, "--no-memo", "--out", folder / "fresh", "--previous", before)
    assert fresh.exit_code == 0, fresh.output
    return files(root / "_site"), files(folder / "fresh")


@pytest.fixture(scope="module")
def built_board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_board(tmp_path_factory.mktemp("built") / "board")
    assert sitegen("build", "--root", root).exit_code == 0
    return root


@pytest.fixture
def board(built_board: Path, tmp_path: Path) -> Path:
    """The board with its site and all that was kept, times of files included."""
    return shutil.copytree(built_board, tmp_path / "board")


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_after_an_edit_the_site_is_the_one_that_a_first_build_makes(
    board: Path, tmp_path: Path, edit: Callable[[Path], None]
) -> None:
    before = files(board / "_site")
    edit(board)
    warm, fresh = compared(board, tmp_path)
    assert warm.keys() == fresh.keys()
    assert [path for path in warm if warm[path] != fresh[path]] == []
    assert warm != before


def test_several_edits_one_after_the_other(board: Path, tmp_path: Path) -> None:
    for number, name in enumerate(("pay", "a copy", "a skill", "a posting that is gone")):
        EDITS[name](board)
        warm, fresh = compared(board, tmp_path / str(number))
        assert warm == fresh, name


def test_a_file_of_the_site_that_somebody_has_touched_is_made_again(board: Path) -> None:
    before = files(board / "_site")
    (board / "_site" / "index.html").write_text("hello", encoding="utf-8")
    (board / "_site" / "jobs.csv").unlink()
    done = sitegen("build", "--root", board)
    assert "2 files written" in done.stdout
    assert files(board / "_site") == before


def test_a_build_of_the_same_things_says_what_the_last_one_said(board: Path) -> None:
    first = sitegen("build", "--root", board, "--no-memo").stdout.splitlines()
    again = sitegen("build", "--root", board).stdout.splitlines()
    assert again[-1].endswith("nothing has changed")
    assert again[:-2] == first[:-2]


def test_what_a_killed_build_has_left_is_cleared_away_though_nothing_has_changed(board: Path) -> None:
    left = board / "._site.sitegen" / "new"
    left.mkdir(parents=True)
    (left / "index.html").write_text("half", encoding="utf-8")
    assert sitegen("build", "--root", board).exit_code == 0
    assert not left.parent.exists()


def test_another_day_is_another_build(board: Path) -> None:
    done = sitegen("build", "--root", board, "--as-of", "2026-02-20")
    assert "nothing has changed" not in done.stdout
    assert "0 files written" not in done.stdout


def test_a_fault_is_told_again_and_counts_again(board: Path) -> None:
    replaced("content/jobs/job-5.md", "# [Porter]", "[]")(board)
    first = sitegen("build", "--root", board, "--strict")
    again = sitegen("build", "--root", board, "--strict")
    assert again.stdout.splitlines()[-1].endswith("nothing has changed")
    assert (first.exit_code, again.exit_code) == (1, 1)
    assert first.stdout.splitlines()[:-2] == again.stdout.splitlines()[:-2]


@pytest.mark.parametrize("name", ["made.msgpack", "last-build.msgpack"])
@pytest.mark.parametrize("damage", [b"", b"\x81\xa5files", b"\xff" * 300])
def test_what_is_kept_may_be_damaged(board: Path, name: str, damage: bytes) -> None:
    before = files(board / "_site")
    (board / ".sitegen" / name).write_bytes(damage)
    assert "0 files written" in sitegen("build", "--root", board).stdout
    assert files(board / "_site") == before
