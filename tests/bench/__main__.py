"""sitegen against Hugo on the same postings: `python -m tests.bench [--boards corpus,generated] [--runs 5] …`.

Prints both sides of each measure with their ratio and what it may be at most, and keeps everything as JSON in
`tests/bench/results/`. Asserts nothing. docs/performance.md says how to read it.
"""

import argparse
import datetime
import shutil
import sys
from pathlib import Path
from typing import Any

import msgspec

from tests.bench import boards, equivalence, growth, machine, preview, ratios, stages
from tests.bench.measure import Cost
from tests.bench.sides import Hugo, Ours, hugo_program

HERE = Path(__file__).parent
RESULTS = HERE / "results"
BUILD = HERE.parents[1] / "build" / "bench"


def say(words: str) -> None:
    """To the terminal, at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> None:
    """Measure, print, keep."""
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    hugo = options.hugo or hugo_program(options.folder)
    found: dict[str, Any] = {"machine": machine.described(hugo), "runs": options.runs, "boards": {}}
    for name in options.boards.split(","):
        board = boards.board(name, options.jobs, options.folder)
        if board is None:
            say(f"{name}: skipped, it is not there")
            continue
        say(f"{name}: {boards.described(board)}")
        found["boards"][name] = {"board": boards.described(board)} | _measured(board, hugo, options)
    if options.growth:
        found["growth"] = growth.measured(options.folder, say)
    if not options.dry:
        RESULTS.mkdir(exist_ok=True)
        file = RESULTS / f"{datetime.datetime.now(datetime.UTC).date().isoformat()}{options.tag}.json"
        file.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
        say(f"written: tests/bench/results/{file.name}")


def _measured(board: Path, program: Path, options: argparse.Namespace) -> dict[str, Any]:
    folder = options.folder / "run"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    ours, hugo = Ours(board, folder / "ours"), Hugo(board, folder / "hugo", program)
    found: dict[str, Any] = {}
    wanted = options.parts.split(",")
    if "times" in wanted:
        costs = stages.rounds(ours, hugo, folder, options.runs, say)
        peaks = stages.peaks(ours, hugo, folder) if "memory" in wanted else {}
        lines = ratios.ratios(costs, peaks)
        same = equivalence.table(ours.site, hugo.site)
        say(f"{same}\n\n{ratios.table(lines)}")
        found |= {"ratios": lines, "costs": _rounded(costs), "peaks": peaks, "files": same.splitlines()}
    if "preview" in wanted:
        found["preview"] = preview.measured(ours, options.runs, say)
    return found


def _rounded(costs: dict[str, list[Cost]]) -> dict[str, list[tuple[float, float]]]:
    """Seconds on the wall and of CPU."""
    return {name: [(round(each.wall, 2), round(each.cpu, 2)) for each in runs] for name, runs in costs.items()}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--boards", default="corpus,generated", help="which of both (default: both)")
    parser.add_argument("--jobs", type=int, default=10_000, help="postings of the generated board")
    parser.add_argument("--runs", type=int, default=5, help="rounds, whose medians count")
    parser.add_argument("--parts", default="times,memory,preview", help="which of these")
    parser.add_argument("--growth", action="store_true", help="10,000 and 100,000 postings too: takes an hour")
    parser.add_argument("--folder", type=Path, default=BUILD, help="where boards and sites are built")
    parser.add_argument("--hugo", type=Path, help="a program to use instead of the package's newest")
    parser.add_argument("--tag", default="", help="what follows the date in the name of the file of results")
    parser.add_argument("--dry", action="store_true", help="print only")
    return parser.parse_args()


if __name__ == "__main__":
    main()
