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
    assert lines[0].startswith("jobs/2026-01/broken.md:3: error[bad-front-matter] ")
    assert lines[1].startswith("  ")
    assert any(line.startswith("jobs/2026-01/empty.md: error[empty] ") for line in lines)
    assert lines[-1] == "1 posting, 1 job: 2 errors, 0 warnings, 0 notes"
    assert not (board / "_site").exists()


def test_a_board_without_faults_is_exit_code_0(board: Path) -> None:
    for name in ("broken.md", "empty.md"):
        (board / "content" / "jobs" / "2026-01" / name).unlink()
    done = sitegen("check", "--root", board)
    assert (done.exit_code, done.stdout) == (0, "1 posting, 1 job: 0 errors, 0 warnings, 0 notes\n")


def test_json_is_for_tools(board: Path) -> None:
    done = sitegen("check", "--root", board, "--json")
    assert done.exit_code == 1
    problems = json.loads(done.stdout)
    assert [problem["code"] for problem in problems] == ["bad-front-matter", "empty"]
    assert problems[0].keys() == {"path", "line", "code", "severity", "message", "hint"}


def test_a_broken_template_is_found_too(board: Path) -> None:
    (board / "templates").mkdir()
    (board / "templates" / "job.html").write_text("{% nonsense %}")
    done = sitegen("check", "--root", board)
    assert done.exit_code == 2
    assert "templates/job.html:1: " in done.stderr
