"""A new posting → a file of the board.

Comes in: the folder of a board, and the name and text of a file. Goes out: its path. What is there already is never
overwritten, whoever writes at the same time.
"""

from pathlib import Path, PurePosixPath

from sitegen.errors import ContentError


def check(root: Path) -> None:
    """Raises ContentError where there is no board, before anybody has typed a word."""
    if not (root / "content").is_dir():
        raise ContentError(
            f"no content/ folder in {root}",
            hint="Start a board with `sitegen init FOLDER`, or say where it is with --root FOLDER.",
        )


def write(root: Path, folder: str, name: str, text: str) -> Path:
    """Writes `content/jobs/<folder>/<name>`, or `<name>-2` where that is taken. Raises ContentError."""
    home, first, number = root / "content" / "jobs" / folder, PurePosixPath(name), 1
    try:
        home.mkdir(parents=True, exist_ok=True)
        while True:
            file = home / (name if number == 1 else f"{first.stem}-{number}{first.suffix}")
            try:
                with file.open("x", encoding="utf-8", errors="replace", newline="\n") as new:
                    new.write(text)
            except FileExistsError:
                number += 1
            else:
                return file
    except OSError as error:
        raise ContentError(f"cannot be written: {error.strerror or error}", where=str(home)) from error
