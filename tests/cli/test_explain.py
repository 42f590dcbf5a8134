"""`sitegen explain`: each fact with origin, line and words, what was repaired, and what was left unread."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import sitegen

POSTING = """\
# [Baker](https://example.org/apply)
### Crumb
#### `💰 $60,000 - $70,000` `🌎 Canada` `🦄 unheard of`

You donâ€™t need a degree. You need Python, and 3+ years of experience with ovens.
"""


@pytest.fixture
def posting(tmp_path: Path) -> Path:
    file = tmp_path / "content" / "jobs" / "Bakery" / "2026-01" / "baker.md"
    file.parent.mkdir(parents=True)
    file.write_text(POSTING, encoding="utf-8")
    return file


def told(posting: Path) -> Any:
    done = sitegen("explain", posting, "--json")
    assert done.exit_code == 0
    return json.loads(done.stdout)


def test_each_fact_has_value_words_and_place(posting: Path) -> None:
    found = told(posting)
    assert found["path"] == "jobs/Bakery/2026-01/baker.md"
    assert found["format"] == "linked-heading"
    salary = found["facts"]["salary"]
    assert (salary["value"]["minimum"], salary["value"]["maximum"]) == ("60000", "70000")
    assert (salary["origin"], salary["line"], salary["stated"]) == ("header", 3, True)
    assert "$60,000 - $70,000" in salary["words"]
    assert found["facts"]["deadline"] is None
    assert found["facts"]["skills"]["value"] == ["Python"]
    assert [(skill["display"], skill["line"]) for skill in found["facts"]["skills"]["each"]] == [("Python", 5)]


def test_repairs_and_what_was_left_unread_are_told(posting: Path) -> None:
    found = told(posting)
    assert [(repair["line"], repair["before"], repair["after"]) for repair in found["repairs"]] == [(5, "â€™", "’")]
    assert [(left["line"], "unheard of" in left["words"]) for left in found["unread"]] == [(3, True)]


def test_words_for_people(posting: Path) -> None:
    done = sitegen("explain", posting)
    assert done.exit_code == 0
    for line in ("  title       Baker", "  salary      $60,000\u00a0– $70,000 a year", "  deadline    not stated"):
        assert line in done.stdout.splitlines()
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "stated, header line 1: “Baker”" in done.stdout
    assert "line 5: mojibake “â€™” to “’”" in done.stdout


def test_a_sidecar_is_applied(posting: Path) -> None:
    posting.with_name("baker.md.toml").write_text('title = "Head Baker"\nsalary = ""\n')
    facts = told(posting)["facts"]
    assert (facts["title"]["value"], facts["title"]["origin"]) == ("Head Baker", "override")
    assert facts["salary"] is None


def test_the_skills_of_the_board_are_known(posting: Path) -> None:
    (posting.parents[3] / "skills.toml").write_text('[skills]\noven = { label = "Ovens" }', encoding="utf-8")
    assert told(posting)["facts"]["skills"]["value"] == ["Python", "Ovens"]


def test_a_file_outside_any_board_can_be_explained(tmp_path: Path) -> None:
    (tmp_path / "ad.txt").write_text("Bake bread every morning. Apply by e-mail to jobs@example.org, please.")
    assert told(tmp_path / "ad.txt")["path"] == "jobs/ad.txt"


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    (tmp_path / "photo.md").write_bytes(bytes(range(256)) * 10)
    as_json = sitegen("explain", tmp_path / "photo.md", "--json")
    found = json.loads(as_json.stdout)
    assert found["format"] is None
    assert [problem["code"] for problem in found["problems"]] == ["binary"]
    in_words = sitegen("explain", tmp_path / "photo.md")
    assert "error[binary]" in in_words.stdout
    assert (as_json.exit_code, in_words.exit_code) == (1, 1)  # as `check` and `build --strict`


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    assert sitegen("explain", tmp_path / "nothing.md").exit_code == 2


DOUBTFUL = """\
# [Baker (Remote, Ireland)](https://example.org/apply)
### Internal Job Board
#### `💰 $150,000 - $160,000` `🌎 Remote,Ghent, Belgium`

You will be in the office 2 days a week.
The base salary range for this role is $110,000 - $140,000 a year.
"""


def test_what_lost_is_told_with_the_reason_and_folded_at_80_columns(tmp_path: Path) -> None:
    (tmp_path / "baker.md").write_text(DOUBTFUL, encoding="utf-8")
    lines = sitegen("explain", tmp_path / "baker.md").stdout.splitlines()
    assert lines[: lines.index("  employment  not stated")] == [
        "jobs/baker.md: linked-heading",
        "  title       Baker",
        "                stated, header line 1: “Baker (Remote, Ireland)”",
        "  company     not stated",
        "                lost, header line 2: “Internal Job Board”, because it is a",
        "                placeholder",
        "  category    not stated",
        "  places      Ghent, Belgium (Gent, BE)",
        "                stated, header line 3: “Remote,Ghent, Belgium”",
        "                disagrees: Ireland, header line 1: “Remote, Ireland”, because",
        "                the field for it comes first",
        "  hiring in   Belgium",
        "                derived, header line 3: “Remote,Ghent, Belgium”",
        "                disagrees: IE, header line 1: “Remote, Ireland”, because the",
        "                places of the job come first",
        "  work mode   hybrid",
        "                stated, body line 5: “You will be in the office 2 days a week.”",
        "                disagrees: remote, header line 1: “Baker (Remote, Ireland)”,",
        "                because a sentence about this job comes first",
        "                disagrees: remote, header line 3: “Remote,Ghent, Belgium”,",
        "                because a sentence about this job comes first",
    ]
    assert lines[lines.index("  salary      $110,000\u00a0– $140,000 a year") + 3 :][:2] == [
        "                disagrees, header line 3: “$150,000 - $160,000”, because the",
        "                text states a range, and headers are often scraped",
    ]


def test_what_lost_is_in_the_json_too(tmp_path: Path) -> None:
    (tmp_path / "baker.md").write_text(DOUBTFUL, encoding="utf-8")
    lost = told(tmp_path / "baker.md")["alternatives"]
    assert lost["company"] == [
        {
            "shown": "Internal Job Board",
            "evidence": {"origin": "header", "line": 2, "words": "Internal Job Board", "stated": True},
            "why": "it is a placeholder",
            "contradicts": False,
        }
    ]
    assert [each["contradicts"] for each in lost["salary"]] == [True]
    assert "title" not in lost


def test_what_a_posting_says_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "ad.md").write_text("# [Baker \u202e\x1b[31m[bold]x[/bold]](https://example.org)\n### Crumb\n\nBake.\n")
    out = sitegen("explain", tmp_path / "ad.md").stdout
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[bold]x[/bold]" in out


@pytest.mark.parametrize("words", ["a\\n::error::b", "::error::b", "a\\n\\n  ::add-mask::b", "a ##[error]b"])
def test_what_a_posting_says_cannot_order_a_ci_runner_about(tmp_path: Path, words: str) -> None:
    file = tmp_path / "new\n::error::line.md"
    file.write_text(f'---\ntitle: "{words}"\nshoe: "{words}"\ndeadline: "{words}"\n---\nBake bread.\n')
    lines = sitegen("explain", file).stdout.splitlines()
    assert any("error" in line or "add-mask" in line for line in lines)
    assert [line for line in lines if line.lstrip().startswith("::") or "##[" in line] == []
