"""Time and size of the job table: `python -m tests.bench.job_table [EVERY]`.

Comes in: every EVERYth real posting of `../shared/corpus` (all unless given). Goes out: rows, CPU milliseconds of the
table (the best of `ROUNDS`), its bytes as they are and compressed. It asserts nothing: the budget has its own test.
On the 2,346 postings of the first corpus it was 1,932 rows, 230 ms, 175,157 bytes, 66,159 compressed.
"""

import datetime
import gzip
import sys
import time
from pathlib import Path

from sitegen.board import assemble, merge
from sitegen.exports import job_table
from sitegen.model.parsed import SourceFile
from sitegen.reading import ingest
from sitegen.settings import Settings

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
ROUNDS = 3


def main() -> None:
    """Measure and print."""
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    paths = sorted(CORPUS.glob("*/*/**/README.md"))[::every]
    if not paths:
        sys.stdout.write(f"Skipped: there are no postings in {CORPUS}.\n")
        return
    files = [SourceFile(f"jobs/{'/'.join(path.parts[-4:])}", path.read_bytes()) for path in paths]
    board = assemble(merge(tuple(map(ingest, files))), Settings(expire_after_days=0), datetime.date(2025, 3, 20))
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        table = next(job_table.export(board)).data
        times.append(time.process_time() - begun)
    sys.stdout.write(
        f"{len(board.listed):,} rows, {min(times) * 1000:.0f} ms, {len(table):,} bytes, "
        f"{len(gzip.compress(table, 6)):,} compressed\n"
    )


if __name__ == "__main__":
    main()
