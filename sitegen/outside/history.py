"""What tells since when the board has had each posting: the log of its git repository, and the owner's ledger.

Comes in: the folder of a board. Goes out: a `History`, as text. git is asked for one log of all postings, never once a
posting, and a clone without its history is not asked at all: it would call every posting as new as its newest commit.
"""

import os
import subprocess
from pathlib import Path

import msgspec

from sitegen.board.history import LEDGER
from sitegen.errors import PublishError
from sitegen.outside import git
from sitegen.outside.sources import read_text

LOG = (
    "log", "--reverse", "--first-parent", "-m", "--no-show-signature", "--no-color", "--no-ext-diff", "--relative",
    "--name-status", "--diff-filter=AR", "-M90%", "-l5000", "-z", "--format=%x01%ct", "--", ".",
)  # fmt: skip
"""What came with each commit of the branch itself, the oldest first: a posting is listed from the day on which it was
merged. Files that are nine tenths the same are one that moved; less is another ad of the same employer."""
PATIENCE = 120
"""Seconds."""


class History(msgspec.Struct, frozen=True):
    """Where the days are, for `board.history` to read."""

    log: str = ""
    """Of git; empty where there is none."""
    ledger: str = ""
    why_not: str = ""
    """What keeps git from telling, in words that follow “because”. Empty where it tells, and where nobody asked it to:
    without git, or outside of a repository."""


def read(root: Path) -> History:
    """The history of the board in `root`. Raises SettingsError for a ledger that cannot be read."""
    log, why_not = _log(root / "content" / "jobs")
    return History(log, read_text(root / LEDGER), why_not)


def write_ledger(root: Path, text: str) -> bool:
    """Makes the ledger say this; False where it does already. Raises PublishError."""
    file, new = root / LEDGER, root / f"{LEDGER}.new"
    try:
        if file.is_file() and file.read_bytes() == text.encode():
            return False
        new.write_bytes(text.encode())
        new.replace(file)
    except OSError as error:
        raise PublishError(f"cannot be written: {error.strerror or error}", where=LEDGER) from error
    return True


def _log(jobs: Path) -> tuple[str, str]:
    """(log, why there is none)."""
    try:
        asked = git.run(jobs, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", patience=PATIENCE)
    except (OSError, subprocess.TimeoutExpired):  # no git, no such folder
        return "", ""
    answer = asked.stdout.split()
    if asked.returncode or answer[:1] != [b"true"]:
        said = _last_words(asked.stderr)
        return "", "" if "not a git repository" in said or not said else f"git says: {said}"
    if answer[1:] != [b"false"]:
        return "", "this clone of the repository has only its newest commits"
    try:
        logged = git.run(jobs, *LOG, patience=PATIENCE)
    except subprocess.TimeoutExpired:
        return "", f"git has not told the history of the postings within {PATIENCE} seconds"
    if logged.returncode:  # a repository without a commit has nothing to tell
        said = _last_words(logged.stderr)
        return "", "" if "does not have any commits yet" in said else f"git says: {said}"
    return os.fsdecode(logged.stdout), ""


def _last_words(stderr: bytes) -> str:
    lines = stderr.decode(errors="replace").split("\n")
    return next((line.strip() for line in lines if line.strip()), "").removeprefix("fatal: ")
