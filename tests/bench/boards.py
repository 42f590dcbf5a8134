"""The boards that are measured: the real postings beside the checkout, and generated ones."""

import shutil
from pathlib import Path

from tests.bench.corpus import CORPUS
from tests.bench.generate import write_board

SETTINGS = """\
name = "Openings"
as_of = 2025-03-20
expire_after_days = 400
base_url = "https://example.org/repo/"
repository = "https://github.com/example/jobs"
"""
SEED = 1
PAGES = Path(__file__).parents[2] / "content" / "pages"


def board(name: str, jobs: int, folder: Path) -> Path | None:
    """The folder of a board, made below `folder` where it is not there yet; None where its postings are not there."""
    if name == "corpus":
        return _corpus(folder / "corpus") if CORPUS.is_dir() else None
    return generated(jobs, folder)


def generated(jobs: int, folder: Path) -> Path:
    """A board of so many generated postings."""
    home = folder / f"generated-{jobs}"
    if not (home / "content" / "site.toml").exists():
        write_board(home, jobs, SEED)
    return home


def _corpus(home: Path) -> Path:
    shutil.rmtree(home, ignore_errors=True)
    for posting in sorted(CORPUS.glob("*/*/**/README.md")):
        target = home / "content" / "jobs" / Path(*posting.parts[-4:])
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(posting, target)
    shutil.copytree(PAGES, home / "content" / "pages")
    (home / "content" / "site.toml").write_text(SETTINGS)
    return home


def described(board: Path) -> str:
    """How many postings, and how large."""
    files = (board / "content" / "jobs").rglob("*.*")
    sizes = [file.stat().st_size for file in files if file.suffix in (".md", ".txt")]
    return f"{len(sizes):,} postings, {sum(sizes) / 1e6:.1f} MB"
