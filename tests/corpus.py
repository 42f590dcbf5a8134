"""The real postings that lie beside the checkout: read once, and built once, for all the processes that tests run in.

Comes in: a folder that these processes share. Goes out: what was read, or a built site; nobody may change either.
"""

import fcntl
import pickle
from collections.abc import Callable
from pathlib import Path

from sitegen.model.parsed import Parsed, SourceFile
from sitegen.outside import workers
from sitegen.reading import ingest
from tests.sites import built

SETTINGS = """\
base_url = "https://example.org/repo/"
repository = "https://example.org/somebody/board"
as_of = 2025-03-20
expire_after_days = 400
"""
SAID = "said.txt"
"""What the build of the board printed, in its root."""


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """The folder, filled by whoever asks first; the others wait until it is whole."""
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        whole = folder.with_name(f"{folder.name}.whole")
        if not whole.exists():
            folder.mkdir(exist_ok=True)
            make(folder)
            whole.touch()
    return folder


def sources(postings: Path) -> list[SourceFile]:
    """The postings as files of a board, in the order of their paths."""
    files = sorted(postings.rglob("README.md"))
    return [SourceFile(f"jobs/{file.relative_to(postings).as_posix()}", file.read_bytes()) for file in files]


def read(postings: Path, shared_folder: Path) -> tuple[Parsed, ...]:
    """What each of the sources became."""

    def make(folder: Path) -> None:
        parsed = tuple(workers.pool()(ingest, sources(postings)))
        (folder / "parsed").write_bytes(pickle.dumps(parsed))

    found: tuple[Parsed, ...] = pickle.loads((once(shared_folder / "corpus-read", make) / "parsed").read_bytes())
    return found


def board(postings: Path, pages: Path, shared_folder: Path) -> Path:
    """The root of a board of all postings and of these pages, built."""

    def make(root: Path) -> None:
        copy_files(postings, root / "content" / "jobs")
        copy_files(pages, root / "content" / "pages")
        (root / "content" / "site.toml").write_text(SETTINGS, encoding="utf-8")
        done = built(root)
        assert done.returncode == 0, done.stdout + done.stderr
        (root / SAID).write_text(done.stdout, encoding="utf-8")

    return once(shared_folder / "corpus", make)


def copy_files(source: Path, target: Path) -> None:
    """Copy without permissions: the source may be read-only."""
    for path in (path for path in source.rglob("*") if path.is_file()):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
