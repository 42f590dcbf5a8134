"""What git knows of a board that lies in a repository.

Comes in: the folder of a board. Goes out: paths, as git tells them. It never changes a repository, and a board that is
in none is a board like any other.
"""

import subprocess
from pathlib import Path

from sitegen.errors import ContentError


def top(folder: Path) -> Path | None:
    """The root of the repository that `folder` lies in, found without asking git."""
    here = folder.resolve()
    return next((each for each in (here, *here.parents) if (each / ".git").exists()), None)


def changed(root: Path, since: str) -> frozenset[str]:
    """Posix paths below `content/` of files that differ from what they were where this work left the commit `since`.

    Files that nobody has committed yet count too. Raises ContentError.
    """
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}").strip()
    tracked = _git(root, "diff", "--name-only", "-z", "--relative", "--merge-base", found, "--", "content")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", "content")
    return frozenset(path.removeprefix("content/") for path in f"{tracked}{new}".split("\0") if path)


def _git(root: Path, *arguments: str) -> str:
    command = ("git", "-C", str(root), *arguments)
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - fixed words and a checked name
    except OSError as error:
        raise ContentError(f"git cannot be run: {error.strerror}", hint="Install git, or name the files.") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        message = said[0] if said else f"git knows no commit `{arguments[-1].removesuffix('^{commit}')}`"
        raise ContentError(message, hint="In a shallow clone, fetch the commit first.")
    return done.stdout.decode("utf-8", "replace")
