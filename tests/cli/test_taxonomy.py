"""`sitegen taxonomy`: the sentences of skills files, their clashes, what they find, and why a text names a skill."""

import json
from pathlib import Path

import pytest

from tests.cli.run import sitegen
from tests.sites import make_board

BOARD = """
-- content/jobs/a.txt --
Title: Baker

You know the Ovenmaster, and Python.
-- content/jobs/b.txt --
Title: Night Baker

You clean the Ovenmaster.
-- content/skills.toml --
[skills]
ovenmaster = { label = "Ovenmaster", examples = ["Bake with the Ovenmaster."] }
kneader = { label = "Kneader" }
flask = { drop = true }
"""


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return make_board(BOARD, tmp_path)


def test_skills_are_counted_in_the_boards_own_postings_with_a_line_of_them(board: Path) -> None:
    result = sitegen("taxonomy", "--root", board)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert "3 of them in files of yours" in lines[0]
    assert "0 faults" in lines[0]
    assert lines[1:4] == [
        "2 postings name 2 skills:",
        "      2  Ovenmaster (ovenmaster)  jobs/a.txt:3: You know the Ovenmaster, and Python.",
        "      1  Python (python)  jobs/a.txt:3: You know the Ovenmaster, and Python.",
    ]
    assert "Never named of yours: kneader" in lines


def test_the_result_is_there_for_tools(board: Path) -> None:
    told = json.loads(sitegen("taxonomy", "--root", board, "--json").stdout)
    assert [(use["skill"], use["postings"], use["line"]) for use in told["used"]] == [
        ("ovenmaster", 2, 3), ("python", 1, 3),
    ]  # fmt: skip
    assert told["own"] == ["ovenmaster", "kneader", "flask"]
    assert told["unused"][0] == "kneader"
    assert "flask" not in told["unused"]
    assert (told["failures"], told["clashes"]) == ([], [])


def test_a_sentence_that_is_not_read_as_its_file_says_is_a_fault(board: Path) -> None:
    (board / "content" / "skills.toml").write_text(
        '[skills.kneader]\nlabel = "Kneader"\nunsure = ["Kneader"]\nno = ["§ of"]\n'
        'examples = ["We are a Kneader.", "Kneading"]\nrefused = ["Python, Kneader, Java"]\n',
        encoding="utf-8",
    )
    result = sitegen("taxonomy", "--root", board)
    assert result.exit_code == 1
    alone, missing, listed = result.stdout.splitlines()[:3]
    assert alone.startswith("content/skills.toml:5: error[sentence] kneader: “We are a Kneader.” should name it")
    assert "an everyday word" in alone
    assert missing.endswith("no spelling of it stands there")
    assert listed.startswith("content/skills.toml:6: ")
    assert "should not name it and does: it stands in a list" in listed


def test_all_clashes_are_told_at_once(board: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.toml"
    draft.write_text('[skills]\na1 = { label = "Golang" }\n\nb1 = { label = "B One", also = ["Kubernetes"] }\n')
    result = sitegen("taxonomy", draft, "--root", board)
    assert result.exit_code == 1
    assert f"{draft}:2: error[clash] “Golang” names two skills: go and a1" in result.stdout
    assert f"{draft}:4: error[clash] “Kubernetes” names two skills: kubernetes and b1" in result.stdout


def test_files_stand_in_for_the_boards_own_and_add_up(board: Path, tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text('[skills]\nloaf = { label = "Loaf" }')
    (tmp_path / "two.toml").write_text('[skills]\ncrumb = { label = "Crumb", near = ["loaf"] }')
    told = json.loads(
        sitegen("taxonomy", tmp_path / "one.toml", tmp_path / "two.toml", "--root", board, "--json").stdout
    )
    assert told["own"] == ["loaf", "crumb"]


def test_a_file_that_cannot_be_used_says_where(board: Path) -> None:
    (board / "content" / "skills.toml").write_text("[skills]\n\noven = { lable = 'Oven' }")
    result = sitegen("taxonomy", "--root", board)
    assert result.exit_code == 2
    assert "content/skills.toml:3: `oven` has an unknown key `lable`" in result.stderr
    assert "Did you mean `label`?" in result.stderr


def test_without_a_board_the_packaged_skills_are_tested(tmp_path: Path) -> None:
    result = sitegen("taxonomy", "--root", tmp_path)
    assert result.exit_code == 0
    assert "none of them in a file of yours" in result.stdout
    assert "no board here" in result.stdout


def test_a_text_says_which_skills_it_names_and_why(board: Path) -> None:
    text = "Customers include Snowflake.\nPython, Java and Kneader. We go swiftly; a Chef."
    named = json.loads(sitegen("taxonomy", "--root", board, "--text", text, "--json").stdout)
    assert [(each["skill"], each["counts"]) for each in named] == [
        ("snowflake", False), ("python", True), ("java", True), ("kneader", True), ("chef", False),
    ]  # fmt: skip
    words = sitegen("taxonomy", "--root", board, "--text", text).stdout
    assert "not named: Snowflake (snowflake), “Snowflake”: it stands among investors or customers" in words
    assert "\nnamed: Python (python), “Python”: this spelling always counts" in words


def test_a_text_without_names_says_so(tmp_path: Path) -> None:
    result = sitegen("taxonomy", "--root", tmp_path, "--text", "We bake bread.")
    assert (result.exit_code, result.stdout) == (0, "No name of a skill stands in this text.\n")
