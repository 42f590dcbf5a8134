"""What git knows of a board that lies in a repository.

Comes in: the folder of a board. Goes out: paths, as problems tell them. It never changes a repository, and a board that
is in none is a board like any other.
"""

import os
import subprocess
from pathlib import Path

from sitegen.errors import ContentError
from sitegen.outside.walk import printable


def top(folder: Path) -> Path | None:
    """The root of the repository that `folder` lies in, found without asking git."""
    here = folder.resolve()
    return next((each for each in (here, *here.parents) if (each / ".git").exists()), None)


def changed(root: Path, since: str) -> frozenset[str]:
    """Posix paths below `content/` of files that differ from what they were where this work left the commit `since`.

    Files that nobody has committed yet count too. Raises ContentError.
    """
    if not top(root):
        raise ContentError("the board is in no git repository", hint="Name the files instead: --only PATH.")
    found = _said(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}").strip()
    tracked = _said(root, "diff", "--name-only", "-z", "--relative", "--merge-base", found, "--", "content")
    new = _said(root, "ls-files", "--others", "--exclude-standard", "-z", "--", "content")
    paths = (path.removeprefix("content/") for path in f"{tracked}{new}".split("\0") if path)
    return frozenset("/".join(map(printable, path.split("/"))) for path in paths)


def run(folder: Path, *arguments: str, patience: float | None = None) -> "subprocess.CompletedProcess[bytes]":
    """git, in no other repository than that of the folder (a hook sets variables that name one), and in English.

    `patience` is in seconds. Raises OSError where there is no git, and subprocess.TimeoutExpired.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    return subprocess.run(  # noqa: S603 - fixed words and checked names
        ["git", "-C", str(folder), *arguments],  # noqa: S607 - wherever the owner has it
        capture_output=True,
        check=False,
        env=environment,
        stdin=subprocess.DEVNULL,
        timeout=patience,
    )


def _said(root: Path, *arguments: str) -> str:
    try:
        done = run(root, *arguments)
    except OSError as error:
        raise ContentError(f"git cannot be run: {error.strerror}", hint="Install git, or name the files.") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        message = said[0] if said else f"git knows no commit `{arguments[-1].removesuffix('^{commit}')}`"
        raise ContentError(message.removeprefix("fatal: "), hint="In a shallow clone, fetch the commit first.")
    return os.fsdecode(done.stdout)
