"""`python -m tests.gold [FOLDER]`: what the readers get right of a labelled set, by default `../shared/gold`.

Everything after the folder goes to the set's scorer: `--part b --errors 20` prints wrong answers of part b.
"""

import sys
from pathlib import Path

from tests.gold.scoring import GOLD, is_there, score


def main(arguments: list[str]) -> None:
    has_folder = bool(arguments) and not arguments[0].startswith("-")
    folder = Path(arguments[0]) if has_folder else GOLD
    if not is_there(folder):
        sys.stdout.write(f"Skipped: there are no labelled postings in {folder} (no inputs.jsonl).\n")
        return
    sys.stdout.write(score(folder, *arguments[has_folder:]))


main(sys.argv[1:])
