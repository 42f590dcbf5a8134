"""What git and the ledger tell of a board on disk."""

import datetime
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from sitegen.board.history import LEDGER, parse_ledger, parse_log
from sitegen.build import read_board
from sitegen.errors import SettingsError
from sitegen.outside import history
from tests.cli.run import sitegen
from tests.sites import make_board

TEXT = "".join(f"A line of the posting, number {number}.\n" for number in range(30))


def git(folder: Path, *arguments: str, on: str = "2024-01-01") -> None:
    """git as its owner has set it up, at noon of a day; whatever is configured on this machine does not count."""
    environment = {
        "PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder),
        "GIT_AUTHOR_DATE": "2020-01-01T12:00:00Z", "GIT_COMMITTER_DATE": f"{on}T12:00:00Z",
    }  # fmt: skip
    who = ("-c", "user.name=Owner", "-c", "user.email=owner@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True, env=environment)


def commit(folder: Path, on: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Postings", on=on)


def write(root: Path, path: str, text: str = TEXT) -> Path:
    file = root / "content" / "jobs" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A board in a folder of a repository: a.md came on 1 January, b.md on 2 March 2024."""
    board = tmp_path / "repository" / "board"
    write(board, "a.md")
    git(board.parent, "init", "--quiet")
    commit(board.parent, "2024-01-01")
    write(board, "b.md", f"Other.\n{TEXT}")
    commit(board.parent, "2024-03-02")
    return board


def days(root: Path) -> dict[str, str]:
    found = parse_log(history.read(root).log, datetime.UTC)
    return {path: day.isoformat() for path, day in found.items()}


def test_git_tells_when_each_posting_was_committed_wherever_the_board_lies(root: Path) -> None:
    write(root, "new.md")
    assert days(root) == {"a.md": "2024-01-01", "b.md": "2024-03-02"}
    assert history.read(root).why_not == ""


def test_a_posting_that_is_moved_or_edited_keeps_its_day(root: Path) -> None:
    file = write(root, "a.md", f"{TEXT}One more.\n")
    commit(root, "2024-04-01")
    file.rename(write(root, "2024/ä b.md"))
    commit(root, "2024-05-01")
    assert days(root)["2024/ä b.md"] == "2024-01-01"


def test_another_ad_of_the_same_employer_is_not_a_moved_one(root: Path) -> None:
    (root / "content" / "jobs" / "a.md").unlink()
    write(root, "c.md", "Another job.\n" * 10 + TEXT)
    commit(root, "2024-05-01")
    assert days(root)["c.md"] == "2024-05-01"


def test_a_posting_is_listed_since_its_branch_was_merged(root: Path) -> None:
    git(root, "checkout", "--quiet", "-b", "branch")
    write(root, "c.md")
    commit(root, "2024-04-01")
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "branch", on="2024-04-20")
    assert days(root)["c.md"] == "2024-04-20"


def test_a_clone_without_its_history_is_not_asked_and_says_so(root: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{root.parent}", str(clone))
    found = history.read(clone / "board")
    assert (found.log, found.why_not) == ("", "this clone of the repository has only its newest commits")
    done = sitegen("check", "--root", clone / "board", "--as-of", "2024-06-01")
    assert "note[no-history] first listed: not known for 2 postings without a date, because this clone" in done.stdout
    assert "fetch-depth: 0" in done.stdout


def test_without_git_without_a_repository_and_without_a_commit_nothing_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.md")
    assert history.read(tmp_path) == history.History()
    git(tmp_path, "init", "--quiet")
    assert history.read(tmp_path) == history.History()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert history.read(tmp_path) == history.History()
    assert history.read(tmp_path / "missing") == history.History()


def test_a_repository_that_git_cannot_read_is_reported(root: Path) -> None:
    shutil.rmtree(root.parent / ".git" / "objects")
    (root.parent / ".git" / "objects").mkdir()
    assert history.read(root).why_not.startswith("git says: ")


def test_what_a_hook_of_git_sets_leads_to_no_other_repository(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert days(root)["a.md"] == "2024-01-01"


def listed(root: Path) -> dict[str, str]:
    _, board = read_board(root, {"as_of": datetime.date(2024, 6, 1)})
    return {posting.path: str(posting.first_listed) for job in board.jobs.values() for posting in job.postings}


def test_the_board_knows_what_git_and_the_ledger_know(root: Path) -> None:
    write(root, "new.md", "New.\n")
    (root / LEDGER).write_text('"b.md" = 2024-02-29\n"a.md" = 2024-05-05\n', encoding="utf-8")
    assert listed(root) == {"a.md": "2024-01-01", "b.md": "2024-02-29", "new.md": "None"}


def test_a_build_notes_what_is_new_where_it_is_asked_to(tmp_path: Path) -> None:
    root = make_board(
        """
        -- content/first-listed.toml --
        "a.md" = 2024-02-29
        -- content/jobs/a.md --
        We bake bread.
        -- content/jobs/b.md --
        We mill flour.
        """,
        tmp_path,
    )
    before = (root / LEDGER).read_bytes()
    assert sitegen("build", "--root", root).exit_code == 0
    assert (root / LEDGER).read_bytes() == before, "only where it is asked to"
    first = datetime.datetime.now(datetime.UTC).date()
    assert sitegen("build", "--root", root, "--ledger").exit_code == 0
    noted = parse_ledger((root / LEDGER).read_text(encoding="utf-8"))
    assert noted["a.md"] == datetime.date(2024, 2, 29)
    assert first <= noted["b.md"] <= datetime.datetime.now(datetime.UTC).date()
    assert f"{noted['b.md']:%Y-%m}" in (root / "_site" / "index.html").read_text(encoding="utf-8")
    written = (root / LEDGER).stat().st_mtime_ns
    assert not history.write_ledger(root, (root / LEDGER).read_text(encoding="utf-8"))
    assert (root / LEDGER).stat().st_mtime_ns == written


def test_a_ledger_with_a_fault_stops_the_build_with_its_line(tmp_path: Path) -> None:
    root = make_board(
        "-- content/first-listed.toml --\n\na.md = 2024-02-29\n-- content/jobs/a.md --\nBread.\n", tmp_path
    )
    with pytest.raises(SettingsError) as caught:
        read_board(root, {})
    assert caught.value.where == "content/first-listed.toml:2"
    assert "no day" in caught.value.message
