"""The machine of GitHub that runs a workflow, as far as its environment tells.

Comes in: the environment. Goes out: where the files of the run can be read, and the summary of the step. Elsewhere
there is no such machine, and nothing is written.
"""

import os
from pathlib import Path

from sitegen.errors import ContentError


def blob() -> str:
    """Address below which the files of this very commit can be read, with a slash at the end; empty elsewhere."""
    parts = [os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")]
    server, repository, commit = parts
    return f"{server}/{repository}/blob/{commit}/" if all(parts) else ""


def add_summary(markdown: str) -> bool:
    """Adds to the summary of the step; False where there is none. Raises ContentError."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return False
    try:
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(f"{markdown}\n")
    except OSError as error:
        raise ContentError(f"cannot be written: {error.strerror}", where="GITHUB_STEP_SUMMARY") from None
    return True
