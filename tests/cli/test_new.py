"""`sitegen new`: from a paste or a few answers to a file that says the same."""

import os
import pty
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from sitegen.cli import asking, main
from sitegen.contribution.draft import Submission
from sitegen.model.rules import PACKAGED_ONLY
from sitegen.outside import pasting
from tests.cli.run import sitegen
from tests.sites import make_board

PASTE = """\
Crumb & Sons is looking for a Night Baker.

You bake bread while the city sleeps,
for €2,400 - €2,800 a month.
"""


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return make_board("-- content/site.toml --\nas_of = 2026-01-31\n", tmp_path)


def jobs(board: Path) -> dict[str, str]:
    folder = board / "content" / "jobs"
    return {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*.*")}


def test_a_pasted_text_is_written_as_it_is_below_what_was_stated(board: Path) -> None:
    command = ["new", "--root", str(board), "--title", "Night Baker", "--apply", "jobs@crumb.example"]
    done = CliRunner().invoke(main, command, input=PASTE)
    assert done.exit_code == 0, done.output
    assert jobs(board) == {
        "night-baker-at-crumb-sons.txt": f"---\ntitle: Night Baker\nurl: jobs@crumb.example\n---\n\n{PASTE}"
    }
    assert "€2,400 – €2,800 a month" in done.output.replace("\u00a0", " ")
    assert f"Written: {board / 'content' / 'jobs' / 'night-baker-at-crumb-sons.txt'}" in done.output
    assert sitegen("check", "--root", board).exit_code == 0


def test_nothing_is_overwritten_and_a_copy_is_named(board: Path, tmp_path: Path) -> None:
    file = tmp_path / "ad.txt"
    file.write_text(f"Title: Night Baker\nCompany: Crumb & Sons\n\n{PASTE}")
    first = sitegen("new", file, "--root", board, "--folder", "2026-01")
    again = sitegen("new", file, "--root", board, "--folder", "2026-01")
    names = ["2026-01/night-baker-at-crumb-sons-2.txt", "2026-01/night-baker-at-crumb-sons.txt"]
    assert sorted(jobs(board)) == names
    assert len(set(jobs(board).values())) == 1
    assert "On the board already" not in first.output
    assert "On the board already: Night Baker at Crumb & Sons (content/jobs/2026-01/" in again.output
    assert "the same job: the board will show the two as one" in again.output


def test_a_text_that_cannot_be_read_yet_is_kept_and_its_fault_told(board: Path, tmp_path: Path) -> None:
    file = tmp_path / "ad.md"
    file.write_text("---\ntitle: [Baker\n---\nBake bread.\n")
    done = sitegen("new", file, "--root", board)
    assert done.exit_code == 1
    assert "error[bad-front-matter]" in done.output
    assert list(jobs(board).values()) == [file.read_text()]


def test_whatever_is_wrong_with_the_board_the_text_is_kept(board: Path) -> None:
    (board / "content" / "site.toml").write_text("naem = 'x'\n")
    done = CliRunner().invoke(main, ["new", "--root", str(board)], input=PASTE)
    assert done.exit_code == 2
    assert "unknown setting `naem`" in done.output
    assert list(jobs(board).values()) == [PASTE]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_a_text_of_another_encoding_keeps_every_letter(board: Path, tmp_path: Path, encoding: str) -> None:
    data = f"Title: Boulanger\nCompany: Café Crème\n\n{PASTE}".encode(encoding)
    (tmp_path / "ad.txt").write_bytes(data)
    piped = CliRunner().invoke(main, ["new", "--root", str(board)], input=data)
    given = sitegen("new", tmp_path / "ad.txt", "--root", board)
    assert (piped.exit_code, given.exit_code) == (0, 0), piped.output + given.output
    for text in (written := jobs(board)).values():
        assert "company: Café Crème\n" in text
        assert text.endswith(PASTE)
    assert len(written) == 2


def test_wrong_use_writes_nothing(board: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PASTE)
    folders = [["--folder", folder] for folder in ("../..", "a/../../b", "/x", ".hidden", "a/b~", "a\nb")]
    for wrong in (*folders, ["--clipboard"], ["--root", str(tmp_path / "content")]):
        assert sitegen("new", tmp_path / "a.txt", "--root", board, *wrong).exit_code == 2, wrong
    assert CliRunner().invoke(main, ["new", "--root", str(board)], input=" \n").exit_code == 2
    event = str(tmp_path / "a.txt")
    for wrong in (["--issue", event, "--title", "Baker"], [event, "--report", str(tmp_path / "report")]):
        done = sitegen("new", "--root", board, *wrong)
        assert done.exit_code == 2, wrong
        assert "--issue" in done.output
    assert not (board / "content" / "jobs").exists()


def test_the_clipboard_is_read_or_it_is_said_why_not(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pyperclip.paste", lambda: PASTE)
    assert sitegen("new", "--clipboard", "--root", board).exit_code == 0
    assert list(jobs(board).values()) == [PASTE]
    monkeypatch.undo()
    if not {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ) and os.name == "posix" and os.uname().sysname == "Linux":
        done = sitegen("new", "--clipboard", "--root", board)
        assert done.exit_code == 2
        assert "the clipboard cannot be read" in done.output


def test_what_the_text_says_is_offered_and_what_cannot_be_used_is_asked_again() -> None:
    answers = "\n\nRemote, France\n\nnonsense\nhttps://crumb.example/1\n2027-13-01\n2027-01-31\n\n"
    with CliRunner().isolation(input=answers) as (out, *_):
        asked = asking.ask(Submission({}, f"Title: Night Baker\n\n{PASTE}"), PACKAGED_ONLY)
    told = out.getvalue().decode().replace("\u00a0", " ")
    assert asked.stated == {
        "title": "Night Baker",
        "company": "Crumb & Sons",
        "location": "Remote, France",
        "apply": "https://crumb.example/1",
        "deadline": "2027-01-31",
    }
    assert "Title [Night Baker]: " in told
    assert "Pay [€2,400 – €2,800 a month]: " in told
    assert "Error: " in told
    assert told.count("Apply at (the page of this very job, or an e-mail address) [not stated]: ") == 2
    assert told.count("Last day to apply") == 2


def test_what_was_pasted_outlives_the_end_of_the_answers() -> None:
    """Where a paste ends within a line, other programs want Ctrl-D twice: the second one is an answer here."""
    submitted = Submission({"company": "Crumb & Sons"}, PASTE)
    with CliRunner().isolation(input="Night Baker\n"):
        asked = asking.ask(submitted, PACKAGED_ONLY)
    assert asked == Submission({"company": "Crumb & Sons", "title": "Night Baker"}, PASTE)


def test_a_paragraph_longer_than_a_line_of_the_terminal_is_pasted_whole() -> None:
    ours, theirs = pty.openpty()
    text = "word " * 1_000 + "end\nnext line\n"

    def type_it() -> None:
        for at in range(0, len(text), 500):  # a pseudo-terminal holds 4 KB until they are read
            os.write(ours, text[at : at + 500].encode())
            os.read(ours, 10_000)  # what it echoes
        os.write(ours, b"\x04")

    typing = threading.Thread(target=type_it)
    typing.start()
    try:
        assert pasting.read(theirs) == text
    finally:
        typing.join()
        os.close(ours)
        os.close(theirs)
