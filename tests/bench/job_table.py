"""Time and size of the job table: `python -m tests.bench.job_table [EVERY]`.

Comes in: every EVERYth real posting of `../shared/corpus` (all unless given). Goes out: rows, CPU milliseconds of the
table (the best of `ROUNDS`), its bytes as they are and compressed. It asserts nothing: the budget has its own test.
On the 2,346 postings of the first corpus it was 1,932 rows, 230 ms, 175,157 bytes, 66,159 compressed.
"""

import datetime
import gzip
import sys
import time

from sitegen.board import assemble, merge
from sitegen.exports import job_table
from sitegen.reading import ingest
from sitegen.settings import Settings
from tests.bench.corpus import postings

ROUNDS = 3


def main() -> None:
    """Measure and print."""
    files = postings(1)
    if not files:
        return
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
