"""What the workflows for GitHub may hand on to each other."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.outside import cache_folder, memo

PATH = f"{cache_folder.NAME}/{memo.NAME}"


@pytest.fixture
def workflows(repository: Path) -> dict[str, list[dict[str, Any]]]:
    """The steps of each workflow by its name."""
    files = (repository / ".github" / "workflows").glob("*.yml")
    read = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}
    return {name: [step for job in each["jobs"].values() for step in job["steps"]] for name, each in read.items()}


def uses_of_memo(steps: list[dict[str, Any]]) -> list[str]:
    return [step["uses"].partition("@")[0] for step in steps if PATH in str(step.get("with", {}).get("path"))]


def test_the_memo_that_pages_are_built_of_is_written_by_their_workflow_alone(
    workflows: dict[str, list[dict[str, Any]]],
) -> None:
    uses = {name: uses_of_memo(steps) for name, steps in workflows.items()}
    assert uses.pop("pages") == ["actions/cache"]
    assert {use for others in uses.values() for use in others} <= {"actions/cache/restore"}


@pytest.mark.parametrize("name", ["pages", "check-postings"])
def test_a_memo_that_somebody_has_committed_is_never_used(
    workflows: dict[str, list[dict[str, Any]]], name: str
) -> None:
    steps = workflows[name]
    removed = next(at for at, step in enumerate(steps) if step.get("run") == f"rm -rf {cache_folder.NAME}")
    assert removed < next(at for at, step in enumerate(steps) if uses_of_memo([step]))
    built = (
        at for at, step in enumerate(steps) if "make build" in step.get("run", "") or "check" in step.get("run", "")
    )
    assert removed < min(built)
