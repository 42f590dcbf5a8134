"""`sitegen check`: everything that is wrong, with the fix, and nothing built."""

import json
from pathlib import Path

import pytest

from tests.cli.run import sitegen
from tests.sites import make_board


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return make_board(
        """
        -- content/site.toml --
        as_of = 2026-01-31
        -- content/jobs/2026-01/good.md --
        # [Baker](https://example.org/apply)
        ### Crumb

        Bake bread every morning, and rolls on Sundays.
        -- content/jobs/2026-01/broken.md --
        ---
        title: [Baker
        ---
        Bake bread.
        -- content/jobs/2026-01/empty.md --
        """,
        tmp_path,
    )


def test_all_faults_are_told_with_place_code_and_fix(board: Path) -> None:
    done = sitegen("check", "--root", board)
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("jobs/"))
    assert lines[at].startswith("jobs/2026-01/broken.md:3: error[bad-front-matter] ")
    assert lines[at + 1].startswith("  ")
    assert any(line.startswith("jobs/2026-01/empty.md: error[empty] ") for line in lines)
    assert lines[-1] == "1 posting, 1 job: 2 errors, 0 warnings, 0 notes"
    assert not (board / "_site").exists()


def test_a_board_without_faults_is_exit_code_0(board: Path) -> None:
    for name in ("broken.md", "empty.md"):
        (board / "content" / "jobs" / "2026-01" / name).unlink()
    done = sitegen("check", "--root", board)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == "1 posting, 1 job: 0 errors, 0 warnings, 0 notes"


def test_json_is_for_tools(board: Path) -> None:
    done = sitegen("check", "--root", board, "--json")
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    problems = told["problems"]
    assert [problem["code"] for problem in problems] == ["bad-front-matter", "empty"]
    assert problems[0].keys() == {"path", "line", "code", "severity", "message", "hint"}
    assert told["coverage"]["postings"] == 1
    assert told["coverage"]["facts"]["title"] == {"stated": 1, "derived": 0, "not_stated": 0, "disagree": {}}
    assert told["coverage"]["facts"]["salary"]["not_stated"] == 1
    assert told["coverage"]["contradictions"] == []


def test_what_is_not_known_and_what_disagrees_is_counted_by_fact(tmp_path: Path) -> None:
    root = make_board(
        """
        -- content/site.toml --
        as_of = 2026-01-31
        -- content/jobs/2026-01/a.md --
        # [Baker](https://example.org/a)
        ### Crumb
        #### `💰 $150,000 - $160,000` `🌎 Remote, Ghent, Belgium`

        You will be in the office 2 days a week. The base salary range is $110,000 - $140,000 a year.
        -- content/jobs/2026-01/b.md --
        # [Miller](https://example.org/b)
        ### Crumb
        #### `💰 Competitive`

        Grind the flour every morning, and clean the mill on Sundays.
        """,
        tmp_path,
    )
    done = sitegen("check", "--root", root)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert "salary: not stated 1 of 2; body and header disagree 1" in lines
    assert "work_mode: not stated 1 of 2; body and header disagree 1" in lines
    assert "places: not stated 1 of 2" in lines
    assert not [line for line in lines if line.startswith(("title:", "company:", "posted:", "apply:"))]
    assert [line.partition(" ")[2] for line in lines if line.startswith("jobs/2026-01/b.md:3")] == [
        'note[empty-salary] salary: "Competitive": it is a placeholder: it has no number'
    ]
    (work_mode, salary) = json.loads(sitegen("check", "--root", root, "--json").stdout)["coverage"]["contradictions"]
    assert (work_mode["path"], work_mode["fact"], work_mode["other"]) == ("jobs/2026-01/a.md", "work_mode", "header")
    assert (salary["believed"], salary["other_words"]) == ("body", "$150,000 - $160,000")


def test_a_broken_template_is_found_too(board: Path) -> None:
    (board / "templates").mkdir()
    (board / "templates" / "job.html").write_text("{% nonsense %}")
    done = sitegen("check", "--root", board)
    assert done.exit_code == 2
    assert "templates/job.html:1: " in done.stderr
