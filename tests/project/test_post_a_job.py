"""The workflow "Post a job", played through with its very commands: a repository, a remote, a `gh` that takes notes.

`gh` is the one thing that is not real here: it talks to GitHub.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from sitegen.contribution.issue_form import LABELS, TEXT, is_form, parse_issue
from sitegen.model.parsed import SourceFile
from sitegen.reading import ingest

ROBOT = "41898282+github-actions[bot]@users.noreply.github.com"

GH = f"""#!{sys.executable}
import json, os, sys
from pathlib import Path
notes = Path(os.environ["GH_NOTES"])
call = sys.argv[1:]
named = [word.removeprefix("body=@") for word in call if word.endswith(".md")]
files = {{name: Path(name).read_text(encoding="utf-8") for name in named}}
with notes.open("a") as file:
    file.write(json.dumps({{"call": call, "files": list(files.values()), "token": "GH_TOKEN" in os.environ}}) + "\\n")
if call[:2] == ["pr", "list"]:
    print(os.environ.get("GH_STATE", ""))
if call[:2] == ["pr", "create"] and "GH_REFUSES" in os.environ:
    sys.exit("GitHub Actions is not permitted to create or approve pull requests")
"""

HOSTILE = """\
::error file=a.md::pwned
::set-env name=PATH::/nowhere
##[set-env name=PATH]/nowhere

We bake bread while the city sleeps. </details> @everyone fixes #1 `touch pwned` $(touch pwned) ${{ github.token }}

### Pay

$1 a year, or so this heading of the text says.

### The posting

is what it is called here, too.
"""

FORM = {
    "Job title": "Night Baker $(touch pwned) `touch pwned` @everyone fixes #1",
    "Company": "Crumb & Sons",
    "Where": "Lyon, France",
    "Pay": "€2,400 - €2,800 a month",
    "How to apply": "https://crumb.example/apply/7",
    "Last day to apply": "3/4/27",
    "First published": "_No response_",
    "The posting": HOSTILE,
}


def rendered(answers: dict[str, str]) -> str:
    """The body of the issue, as GitHub renders a form."""
    return "\r\n\r\n".join(f"### {label}\r\n\r\n{answer}" for label, answer in answers.items())


class Trial(NamedTuple):
    """A checkout of a board, whose remote is a bare repository beside it."""

    folder: Path

    @property
    def checkout(self) -> Path:
        return self.folder / "checkout"

    def git(self, *arguments: str, where: str = "remote.git") -> str:
        identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "init.defaultBranch=main")
        command = ["git", "-C", str(self.folder / where), *identity, *arguments]
        done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
        return done.stdout

    def run(self, body: str, *, number: int = 12, **environment: str) -> list[dict[str, Any]]:
        """Runs the steps of the workflow that are commands, as the runner does; what `gh` was asked to do."""
        temp = self.folder / "temp"
        shutil.rmtree(temp, ignore_errors=True)
        shutil.rmtree(self.checkout, ignore_errors=True)
        temp.mkdir()
        url = f"file://{self.folder / 'remote.git'}"
        self.git("clone", "--quiet", "--depth", "1", url, "checkout", where=".")  # as actions/checkout leaves it
        (self.checkout / ".venv" / "bin").mkdir(parents=True)
        command = f'#!/bin/sh\nexec "{sys.executable}" -m sitegen "$@"\n'
        (self.checkout / ".venv" / "bin" / "sitegen").write_text(command)
        (self.checkout / ".venv" / "bin" / "sitegen").chmod(0o755)
        event = {
            "action": "opened",
            "issue": {"number": number, "title": HOSTILE, "body": body, "created_at": "2026-11-20T23:30:00Z"},
        }
        (temp / "event.json").write_text(json.dumps(event))
        notes, output = temp / "notes", temp / "output"
        (temp / "bin").mkdir()
        (temp / "bin" / "gh").write_text(GH)
        (temp / "bin" / "gh").chmod(0o755)
        self._steps(temp, environment | {"ISSUE": str(number), "GH_NOTES": str(notes), "GITHUB_OUTPUT": str(output)})
        assert not list(self.folder.rglob("pwned"))
        return [json.loads(line) for line in notes.read_text().splitlines()]

    def _steps(self, temp: Path, environment: dict[str, str]) -> None:
        workflow = yaml.safe_load((self.checkout / ".github/workflows/post-a-job.yml").read_text())
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "GIT_"))}
        for step in workflow["jobs"]["propose"]["steps"]:
            command = step.get("run", "")
            written = "written=true" in (temp / "output").read_text() if (temp / "output").exists() else False
            is_skipped = step.get("if") == "failure()" or (step.get("if") and not written)
            if not command or command.startswith("make") or is_skipped:
                continue
            own = {"GH_TOKEN": "secret"} if "GH_TOKEN" in step.get("env", {}) else {}
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
                cwd=self.checkout, check=False, capture_output=True, encoding="utf-8",
                env={**inherited, **environment, **own, "PATH": f"{temp / 'bin'}:{os.environ['PATH']}",
                     "RUNNER_TEMP": str(temp), "GITHUB_EVENT_PATH": str(temp / "event.json"),
                     "GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "crumb/board",
                     "GITHUB_SHA": "abc123"},
            )  # fmt: skip
            assert done.returncode == 0, done.stdout + done.stderr
            assert not re.search(r"^\s*::|##\[", done.stdout + done.stderr, re.MULTILINE)


@pytest.fixture
def trial(tmp_path: Path, repository: Path) -> Trial:
    made = Trial(tmp_path)
    origin = tmp_path / "origin"
    (origin / "content" / "jobs").mkdir(parents=True)
    (origin / ".gitignore").write_text("/.venv/\n")
    (origin / "content" / "site.toml").write_text('time_zone = "Europe/Paris"\n')
    old = "---\ntitle: Day Baker\ncompany: Crumb & Sons\nurl: https://crumb.example/apply/6\n---\nBread by day.\n"
    (origin / "content" / "jobs" / "day-baker.md").write_text(old)
    shutil.copytree(repository / ".github", origin / ".github")
    made.git("init", "--quiet", where="origin")
    made.git("add", ".", where="origin")
    made.git("commit", "--quiet", "-m", "A board", where="origin")
    made.git("clone", "--quiet", "--bare", "origin", "remote.git", where=".")
    return made


NAME = "content/jobs/night-baker-touch-pwned-touch-pwned-everyone-fixes-1-at-crumb-sons.md"


def test_a_form_becomes_a_branch_and_a_pull_request_that_says_how_it_was_read(trial: Trial) -> None:
    calls = trial.run(rendered(FORM))
    listed, _, created, commented = calls
    assert [call["call"][:2] for call in calls] == [
        ["pr", "list"], ["auth", "setup-git"], ["pr", "create"], ["issue", "comment"]
    ]  # fmt: skip
    assert listed["call"][2:4] == ["--head", "posting-12"]
    assert trial.git("diff", "--name-status", "main", "posting-12").split() == ["A", NAME]
    text = trial.git("show", f"posting-12:{NAME}")
    assert text.endswith(f"---\n\n{HOSTILE}")
    (posting,) = ingest(SourceFile(NAME.removeprefix("content/"), text.encode())).postings
    assert posting.title
    assert posting.title.value == FORM["Job title"]
    assert posting.posted
    assert str(posting.posted.value.day) == "21", "as the form was sent, in the board's time zone"
    assert posting.salary
    assert str(posting.salary.value.maximum) == "2800"
    title = created["call"][created["call"].index("--title") + 1]
    assert title == "Post Night Baker $(touch pwned) `touch pwned` @ everyone fixes # 1 at Crumb & Sons (issue 12)"
    assert trial.git("log", "-1", "--format=%B%ae", "posting-12").splitlines() == [title, ROBOT]
    (description,), (comment,) = created["files"], commented["files"]
    assert description.startswith("Closes #12,")
    for told in (description, comment):
        assert "| Pay | <code>€2,400 – €2,800 a month</code> |" in told.replace("\u00a0", " ")
        assert "| Work mode | *not stated* |" in told
        assert 'deadline&#58; "3&#47;4&#47;27" is not a date' in told
        assert set(re.findall(r"(?<!&)#\d+", told)) <= {"#12"}
        assert "@" not in told
        assert "</details>" not in told


def test_an_edited_issue_changes_its_branch_and_its_pull_request(trial: Trial) -> None:
    trial.run(rendered(FORM))
    before = trial.git("rev-parse", "posting-12")
    edited = FORM | {"Job title": "Night Baker", "Last day to apply": "2027-04-03"}
    calls = trial.run(rendered(edited), GH_STATE="OPEN 34")
    (changed_request,) = (call["call"] for call in calls if call["call"][0] == "api")
    assert changed_request[2:5] == ["--method", "PATCH", "repos/{owner}/{repo}/pulls/34"]
    assert any(word.startswith("title=") and "Night Baker at Crumb & Sons" in word for word in changed_request)
    assert "create" not in [call["call"][1] for call in calls]
    changed = trial.git("diff", "--name-status", "main", "posting-12").split()
    assert changed == ["A", "content/jobs/night-baker-at-crumb-sons.md"]
    assert trial.git("rev-parse", "posting-12") != before
    assert "To be mended" not in calls[-1]["files"][0]


def test_what_somebody_else_has_pushed_is_never_overwritten(trial: Trial) -> None:
    trial.run(rendered(FORM))
    trial.git("clone", "--quiet", "--branch", "posting-12", "remote.git", "ann", where=".")
    (trial.folder / "ann" / NAME).write_text("Mended by hand.\n")
    trial.git("commit", "--quiet", "-am", "Mend it", where="ann")
    trial.git("push", "--quiet", where="ann")
    calls = trial.run(rendered(FORM | {"Pay": "€3,000 a month"}), GH_STATE="OPEN 34")
    assert trial.git("show", f"posting-12:{NAME}") == "Mended by hand.\n"
    assert "this edit was not taken over" in calls[-1]["files"][0]
    assert "api" not in [call["call"][0] for call in calls]


@pytest.mark.parametrize(("state", "said"), [("MERGED 34", "on the board already"), ("CLOSED 34", "has closed #34")])
def test_what_was_decided_is_not_proposed_again(trial: Trial, state: str, said: str) -> None:
    calls = trial.run(rendered(FORM), GH_STATE=state)
    assert [call["call"][:2] for call in calls] == [["pr", "list"], ["issue", "comment"]]
    assert said in calls[-1]["files"][0]
    assert "posting-12" not in trial.git("branch", "--list")


def test_where_no_pull_request_may_be_opened_the_branch_is_there_and_the_owner_is_told(trial: Trial) -> None:
    calls = trial.run(rendered(FORM), GH_REFUSES="1")
    assert "posting-12" in trial.git("branch", "--list")
    assert "https://github.example/crumb/board/compare/main...posting-12?expand=1" in calls[-1]["files"][0]


def test_an_issue_of_nothing_is_answered_and_nothing_is_proposed(trial: Trial) -> None:
    (call,) = trial.run(" \r\n")
    assert call["call"][:3] == ["issue", "comment", "12"]
    assert "No posting could be made of this issue yet." in call["files"][0]
    assert "Nothing is lost" in call["files"][0]


def test_an_issue_without_the_form_is_a_text_alone(trial: Trial) -> None:
    text = "Title: Miller\r\nCompany: Crumb & Sons\r\n\r\nGrind the flour.\r\nClean the mill.\r\n"
    trial.run(text)
    written = trial.git("show", "posting-12:content/jobs/miller-at-crumb-sons.txt")
    assert written == "---\ntitle: Miller\ncompany: Crumb & Sons\n---\n\nGrind the flour.\nClean the mill.\n"


def test_a_copy_of_what_is_on_the_board_is_named_with_its_address(trial: Trial) -> None:
    again = FORM | {"Job title": "Day Baker", "How to apply": "https://crumb.example/apply/6", "The posting": "Bread."}
    calls = trial.run(rendered(again))
    (description,) = next(call["files"] for call in calls if call["call"][:2] == ["pr", "create"])
    address = "https://github.example/crumb/board/blob/abc123/content/jobs/day-baker.md"
    assert f"[<code>Day Baker at Crumb &#38; Sons</code>]({address}), open: " in description


def test_the_token_is_given_to_the_steps_alone_that_talk_to_github(repository: Path) -> None:
    for file in ("post-a-job.yml", "check-postings.yml"):
        text = (repository / ".github" / "workflows" / file).read_text(encoding="utf-8")
        workflow = yaml.safe_load(text)
        assert "pull_request_target" not in workflow[True]  # YAML 1.1 reads the key `on` as true
        (job,) = workflow["jobs"].values()
        assert "GH_TOKEN" not in {**workflow.get("env", {}), **job.get("env", {})}
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            assert ("GH_TOKEN" in step.get("env", {})) == ("gh " in step.get("run", "") or "propose" in str(step))
    permissions = yaml.safe_load((repository / ".github/workflows/check-postings.yml").read_text())["permissions"]
    assert permissions == {"contents": "read"}


def test_an_event_that_is_skipped_pushes_out_no_edit_that_waits(repository: Path) -> None:
    """A label that means nothing here is an event too; of the runs that wait in a group GitHub keeps the newest."""
    text = (repository / ".github/workflows/post-a-job.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert "concurrency" not in workflow
    assert workflow["jobs"]["propose"]["concurrency"]["cancel-in-progress"] is False


def test_the_labels_of_the_form_are_those_that_are_read(repository: Path) -> None:
    form = yaml.safe_load((repository / ".github/ISSUE_TEMPLATE/post-a-job.yml").read_text(encoding="utf-8"))
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert [field["attributes"]["label"] for field in fields] == list(LABELS)
    assert [field["type"] for field in fields] == ["input"] * (len(fields) - 1) + ["textarea"]
    assert fields[-1]["attributes"]["label"] == TEXT
    condition = (repository / ".github/workflows/post-a-job.yml").read_text(encoding="utf-8")
    assert f"startsWith(github.event.issue.body, '### {next(iter(LABELS))}')" in condition


def test_no_word_of_an_issue_is_lost() -> None:
    by_hand = "Hello!\n\n### Job title\n\nBaker\nof the night\n\n### Nonsense\n\nx\n\n### Pay\n\n_No response_\n"
    found = parse_issue(by_hand)
    assert found.stated == {"title": "Baker"}
    assert found.text == "Hello!\n\nof the night\n\n### Nonsense\n\nx"
    assert not is_form("Just a text")
    assert parse_issue("Just a text\r\n").text == "Just a text"
