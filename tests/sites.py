"""Whole small boards written as one string, for tests of everything from bytes to a built site.

root = make_board('''
-- content/site.toml --
name = "Bakers"
-- content/jobs/acme.md --
### Acme
''', tmp_path)
site = site_of(root)
"""

import re
import subprocess
import sys
import textwrap
from pathlib import Path

MARKER = re.compile(r"^-- (\S+) --\n", re.MULTILINE)


def make_board(text: str, folder: Path) -> Path:
    """Write each `-- path --` section below `folder`; the root of the board. Common indentation is taken away."""
    before, *parts = MARKER.split(textwrap.dedent(text))
    assert not before.strip(), "text before the first `-- path --`"
    for path, content in zip(parts[::2], parts[1::2], strict=True):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="")
    (folder / "content").mkdir(parents=True, exist_ok=True)
    return folder


def built(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """`sitegen build --root ROOT`, as a user runs it; the site is in `ROOT/_site`."""
    command = [sys.executable, "-m", "sitegen", "build", "--root", str(root), *options]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL)


def site_of(root: Path, *options: str, out: Path | None = None) -> Path:
    """The site of the board at `root`, built, in another folder if asked; where that fails, what the build said."""
    done = built(root, *options, *(("--out", str(out)) if out else ()))
    assert done.returncode == 0, done.stdout + done.stderr
    return out or root / "_site"


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by posix path: to compare two builds."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(found)}
