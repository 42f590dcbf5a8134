"""What the files of the project say about themselves, and what must never be in them."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

REGISTRY = re.compile(r"https?://[a-z0-9.-]*(?:pypi|pythonhosted|npmjs|debian)[a-z0-9.-]*", re.IGNORECASE)
DOCUMENT = re.compile(r"\b[A-Z][A-Z-]+\.md\b")
"""A document about a project, as its name in capitals says: reasons stand beside what they are for, or in ours."""
MACHINE_PATH = re.compile(r"(?<![A-Za-z0-9._<>-])/(?:work|root|farm|tmp|home|opt)/")


@pytest.fixture(scope="module")
def tracked(repository: Path) -> list[Path]:
    """Text files in the repository, the postings of the board left out: they are data."""
    if not (repository / ".git").exists():
        pytest.skip("not a Git checkout, so what is tracked is not known")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=repository, capture_output=True, text=True, check=True)
    paths = [repository / name for name in listed.stdout.split("\0") if name and not name.startswith("content/jobs/")]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:1000]]


def test_no_file_names_the_host_of_a_package_registry(tracked: list[Path]) -> None:
    assert [path.name for path in tracked if REGISTRY.search(path.read_text(encoding="utf-8", errors="replace"))] == []


def test_no_file_holds_a_path_of_somebodys_machine(tracked: list[Path]) -> None:
    found = [path for path in tracked if MACHINE_PATH.search(path.read_text(encoding="utf-8", errors="replace"))]
    assert found == []


def test_no_file_cites_a_document_that_its_reader_does_not_have(repository: Path, tracked: list[Path]) -> None:
    found = {
        f"{path.relative_to(repository)}: {name}"
        for path in tracked
        for name in DOCUMENT.findall(path.read_text(encoding="utf-8", errors="replace"))
        if not (repository / name).is_file()
    }
    assert sorted(found) == []


def test_the_patterns_find_what_they_look_for() -> None:
    assert DOCUMENT.findall("as DESIGN" + ".md 7.3 has it") == ["DESIGN" + ".md"]
    assert REGISTRY.search("index = https:" + "//files.pythonhosted.org/x")
    assert MACHINE_PATH.search('open("/ho' + 'me/me/x")')
    assert not MACHINE_PATH.search("https://example.org/work/1 and content/root/x")


VALID = {
    "github-workflows": "workflows/*.yml",
    "github-issue-forms": "ISSUE_TEMPLATE/post-a-job.yml",
    "github-issue-config": "ISSUE_TEMPLATE/config.yml",
    "dependabot": "dependabot.yml",
}


@pytest.mark.parametrize("schema", VALID)
def test_what_github_reads_is_valid(repository: Path, schema: str) -> None:
    files = sorted(str(path) for path in (repository / ".github").glob(VALID[schema]))
    assert files
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_workflows_give_nobody_more_than_they_need(repository: Path) -> None:
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--quiet", str(repository / ".github")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_dependency_is_pinned(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    wanted = project["build-system"]["requires"] + project["project"]["dependencies"]
    wanted += [requirement for extra in extras for requirement in extra]
    names = {re.split(r"[\[<>=]", requirement)[0].lower().replace("_", "-") for requirement in wanted}
    lines = (repository / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", pin) for pin in pins), pins
    assert names <= {pin.partition("==")[0].lower().replace("_", "-") for pin in pins}


def test_the_type_checker_of_the_scripts_is_pinned(repository: Path) -> None:
    package = json.loads((repository / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((repository / "package-lock.json").read_text(encoding="utf-8"))
    assert set(package["devDependencies"]) == {"typescript"}
    assert "dependencies" not in package
    assert lock["packages"]["node_modules/typescript"]["version"] == package["devDependencies"]["typescript"]
    assert [name for name, entry in lock["packages"].items() if name and "integrity" not in entry] == []


def test_the_seed_postings_are_as_they_came(repository: Path, shared: Path) -> None:
    seeds = sorted((shared / "seeds").iterdir())
    assert [(repository / "content" / "jobs" / seed.name).read_bytes() for seed in seeds] == [
        seed.read_bytes() for seed in seeds
    ]
