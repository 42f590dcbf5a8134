"""`sitegen check` on a pull request: annotations and a summary that show everything and obey nothing."""

import html
import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import Result
from markdown_it import MarkdownIt

from tests.cli.run import sitegen
from tests.sites import make_board

SIX = """
-- content/site.toml --
as_of = 2026-01-31
-- content/jobs/good.md --
---
title: Baker
company: Crumb
location: Lyon, France
---
Bake bread every morning, and rolls on Sundays.
-- content/jobs/yaml.md --
---
title: Miller: grain
---
Grind the flour every morning, and clean the mill on Sundays.
-- content/jobs/values.md --
---
title: Confectioner
company: Crumb
salary: "$9M"
deadline: 3/4/26
url: javascript:alert(1)
---
Make cakes for weddings, and sweets for all other days.
-- content/jobs/sidecar.md --
---
title: Waiter
company: Crumb
---
Serve what the others have baked, and be kind to all.
-- content/jobs/sidecar.md.toml --
company = "Crumb & Sons"
sallary = "€2,400 a month"
-- content/jobs/empty.md --
"""

MISTAKES = {
    ("error", "content/jobs/yaml.md", 2, "bad-front-matter"),
    ("warning", "content/jobs/values.md", 4, "bad-salary"),
    ("warning", "content/jobs/values.md", 5, "bad-date"),
    ("warning", "content/jobs/values.md", 6, "bad-url"),
    ("warning", "content/jobs/sidecar.md.toml", 2, "unknown-key"),
    ("error", "content/jobs/empty.md", 0, "empty"),
}


def check(*arguments: object) -> Result:
    """`sitegen check`, in one process: to start others takes longer than to read a few postings."""
    return sitegen("check", *arguments, "--workers", 1)


COMMAND = re.compile(r"::(?P<kind>[a-z]+) (?P<properties>[^:]*)::(?P<message>.*)")


def orders(output: str) -> list[tuple[str, dict[str, str], str]]:
    """What the runner would do: every line that starts with `::` is a command, whoever wrote it."""
    found = []
    for line in output.splitlines():
        assert "##[" not in line
        if line.lstrip().startswith("::"):
            command = COMMAND.fullmatch(line)
            assert command, line
            pairs = (pair.partition("=") for pair in command["properties"].split(","))
            properties = {name: unquote(value) for name, _, value in pairs}
            found.append((command["kind"], properties, unquote(command["message"])))
    return found


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The environment of a step on GitHub."""
    file = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "crumb/board")
    monkeypatch.setenv("GITHUB_SHA", "abc123")
    return file


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return make_board(SIX, tmp_path / "board")


def test_six_kinds_of_mistakes_stand_at_their_lines_with_their_fixes(board: Path, summary: Path) -> None:
    done = check("--root", board, "--format", "github")
    assert done.exit_code == 1
    told = orders(done.stdout)
    found = {(kind, at["file"], int(at.get("line", 0)), at["title"]) for kind, at, _ in told}
    assert found == MISTAKES
    for _, _, message in told:
        wrong, _, fix = message.partition("\n")
        assert wrong
        assert fix
    written = summary.read_text(encoding="utf-8")
    for _, path, line, code in MISTAKES:
        place = f"{path}:{line}" if line else path
        row = next(row for row in written.splitlines() if place in html.unescape(row) and code in html.unescape(row))
        assert row.count("|") == 5
        assert not row.endswith("|  |"), "no fix"
        assert f"https://github.example/crumb/board/blob/abc123/{path}" in row
    assert done.stdout.splitlines()[-1] == "3 postings, 3 jobs: 2 errors, 4 warnings, 0 notes"


def test_people_and_tools_are_told_the_same_six(board: Path) -> None:
    lines = check("--root", board).stdout.splitlines()
    problems = json.loads(check("--root", board, "--format", "json").stdout)["problems"]
    assert {(p["severity"], f"content/{p['path']}", p["line"], p["code"]) for p in problems} == MISTAKES
    for _, path, line, code in MISTAKES:
        place = path.removeprefix("content/") + (f":{line}" if line else "")
        at = next(at for at, told in enumerate(lines) if told.startswith(f"{place}: ") and f"[{code}]" in told)
        assert lines[at + 1].startswith("  ")


HOSTILE = """
-- content/site.toml --
as_of = 2026-01-31
-- content/jobs/hostile.md --
---
title: Baker
company: Crumb
salary: "::error file=x::9%0A::set-output name=a::b"
posted: "</details> `code` @everyone fixes #12 ${{ github.token }} |"
deadline: "::stop-commands::now ##[error]x <script>alert(1)</script> **b** | [l](//x)"
---
::error::in the body
::add-mask::a
Bake bread every morning, and rolls on Sundays.
"""


def test_hostile_words_give_no_orders_and_write_no_markup(tmp_path: Path, summary: Path) -> None:
    root = make_board(HOSTILE, tmp_path / "board")
    odd = root / "content" / "jobs" / "::warning file=a,line=9::b %25 | <b>@ann.exe"
    odd.write_text("x")
    done = check("--root", root, "--format", "github")
    told = orders(done.stdout)
    assert {(kind, at["file"], at["title"]) for kind, at, _ in told} == {
        ("warning", "content/jobs/hostile.md", "bad-salary"),
        ("warning", "content/jobs/hostile.md", "bad-date"),
        ("notice", f"content/jobs/{odd.name}", "unknown-type"),
    }
    assert not orders(check("--root", root).stdout)
    rendered = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(summary.read_text(encoding="utf-8"))
    tags = set(re.findall(r"<(/?\w+|!--)", rendered))
    assert {tag.strip("/") for tag in tags} <= {"h2", "table", "thead", "tbody", "tr", "th", "td", "code", "a", "!--"}
    cells = [html.unescape(re.sub(r"<[^>]*>", "", cell)) for cell in re.findall(r"<td>(.*?)</td>", rendered)]
    assert len(cells) == 4 * 4
    assert any("</details> `code` @everyone fixes #12 ${{ github.token }}" in cell for cell in cells)
    assert any("<script>alert(1)</script> **b** | [l](//x)" in cell for cell in cells)
    text = re.sub(r"<code>.*?</code>", "", rendered)
    assert not re.search(r"@\w|#\d", html.unescape(re.sub(r"href=\"[^\"]*\"", "", text)))
    assert set(re.findall(r'href="(https://[^/"]*)', rendered)) == {"https://github.example"}


def test_what_finds_no_place_among_the_annotations_is_counted_and_in_the_summary(tmp_path: Path, summary: Path) -> None:
    root = make_board("-- content/jobs/good.md --\n# Baker\n\nBake bread.\n", tmp_path / "board")
    for number in range(13):
        (root / "content" / "jobs" / f"empty-{number:02}.md").write_text("")
    done = check("--root", root, "--format", "github")
    assert [kind for kind, _, _ in orders(done.stdout)].count("error") == 10
    assert "Not shown here: 3 errors. The summary of this run lists them all." in done.stdout.splitlines()
    assert summary.read_text(encoding="utf-8").count("| error |") == 13


def test_a_broken_board_is_annotated_at_its_line(tmp_path: Path, summary: Path) -> None:
    root = make_board("-- content/site.toml --\nname = 'x'\nnaem = 'y'\n", tmp_path / "board")
    done = check("--root", root, "--format", "github")
    assert done.exit_code == 2
    ((kind, at, message),) = orders(done.stdout)
    assert (kind, at["file"], at["line"]) == ("error", "content/site.toml", "2")
    assert message == "unknown setting `naem`\nDid you mean `name`?"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def test_a_pull_request_sees_its_own_problems_and_how_many_others_there_are(tmp_path: Path, summary: Path) -> None:
    root = make_board(SIX, tmp_path / "repository" / "board")
    git(root.parent, "init")
    git(root.parent, "add", ".")
    git(root.parent, "commit", "-m", "One")
    same = check("--root", root, "--format", "github", "--changed-since", "HEAD")
    assert (same.exit_code, orders(same.stdout)) == (0, [])
    sidecar = root / "content" / "jobs" / "sidecar.md"
    sidecar.write_text(sidecar.read_text() + "More.\n")
    git(root.parent, "commit", "-am", "Two")
    (root / "content" / "jobs" / "new.md").write_text("")
    done = check("--root", root, "--format", "github", "--changed-since", "HEAD^1")
    assert done.exit_code == 1
    assert [(at["file"], at["title"]) for _, at, _ in orders(done.stdout)] == [
        ("board/content/jobs/new.md", "empty"),
        ("board/content/jobs/sidecar.md.toml", "unknown-key"),
    ]
    last = done.stdout.splitlines()[-1]
    assert last == "In the files asked for: 1 error, 1 warning, 0 notes; 5 problems elsewhere"
    assert "<details><summary>5 problems in other files of the board</summary>" in summary.read_text()
    assert check("--root", root, "--changed-since", "--nonsense").exit_code == 2


def test_a_file_that_is_refused_for_its_name_is_one_of_the_change(tmp_path: Path) -> None:
    root = make_board("-- content/jobs/good.md --\n# Baker\n\nBake bread.\n", tmp_path / "board")
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "One")
    (root / "content" / "jobs" / "new\nline.md").write_text("# Baker\n\nBake.\n")
    (root / "content" / "jobs" / "a\tfolder").mkdir()
    (root / "content" / "jobs" / "a\tfolder" / "b.md").write_text("# Baker\n\nBake.\n")
    git(root, "add", ".")
    git(root, "commit", "-m", "Two")
    done = check("--root", root, "--json", "--changed-since", "HEAD^1")
    assert [problem["code"] for problem in json.loads(done.stdout)["problems"]] == ["bad-name", "bad-name"]
    assert done.exit_code == 1


def test_what_a_hook_of_git_sets_and_a_board_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_board("-- content/jobs/good.md --\n# Baker\n\nBake bread.\n", tmp_path / "board")
    none = check("--root", root, "--changed-since", "HEAD")
    assert none.exit_code == 2
    assert "in no git repository" in none.output
    assert "--only" in none.output
    git(root, "init")
    git(root, "add", ".")
    git(root, "commit", "-m", "One")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert check("--root", root, "--changed-since", "HEAD").exit_code == 0


def test_one_file_or_one_folder_can_be_asked_for(board: Path) -> None:
    def codes(*only: object) -> list[str]:
        options = [part for path in only for part in ("--only", path)]
        done = check("--root", board, "--json", *options)
        return [problem["code"] for problem in json.loads(done.stdout)["problems"]]

    assert codes("jobs/sidecar.md") == ["unknown-key"]
    assert codes(board / "content" / "jobs" / "sidecar.md.toml", "jobs/empty.md") == ["empty", "unknown-key"]
    assert len(codes(board / "content")) == 6
    done = check("--root", board, "--only", "jobs/good.md")
    assert done.exit_code == 0
    last = done.stdout.splitlines()[-1]
    assert last == "In the files asked for: 0 errors, 0 warnings, 0 notes; 6 problems elsewhere"
    missing = check("--root", board, "--only", "jobs/none.md")
    assert missing.exit_code == 2
