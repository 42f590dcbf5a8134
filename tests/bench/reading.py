"""CPU time that a posting costs to read, beside the least it could cost: `python -m tests.bench.reading [EVERY]`.

Comes in: every EVERYth real posting of `../shared/corpus` (every 8th unless given). Goes out: the mean and the median
of `ingest` in milliseconds, of ftfy on the lines that are not ASCII and markdown-it on the text (the floor), and their
ratio. It asserts nothing: how fast a machine is says nothing about the code, the ratio does.
"""

import sys
import time
from collections.abc import Callable
from statistics import mean, median

import ftfy
from markdown_it import MarkdownIt

from sitegen.reading import ingest
from tests.bench.corpus import postings

ROUNDS = 3
"""Each posting is read so many times and its shortest time counts: the others are the machine's."""


def main() -> None:
    """Measure and print."""
    files = postings(8)
    if not files:
        return
    markdown = MarkdownIt("js-default")
    ingest(files[0])  # the rules are read with the first posting
    # In turn, posting by posting: whatever else the machine is doing slows both.
    pairs = [
        (_shortest(ingest, file), _shortest(_least, file.data.decode("utf-8", "replace"), markdown)) for file in files
    ]
    read, floor = zip(*pairs, strict=True)
    rows = [f"{len(files)} postings, CPU ms each      mean  median"]
    for name, times in (("ingest", read), ("floor: ftfy + markdown-it", floor)):
        rows.append(f"{name:31} {mean(times):6.2f}  {median(times):6.2f}")
    rows.append(f"{'ratio':31} {mean(read) / mean(floor):6.2f}  {median(read) / median(floor):6.2f}")
    sys.stdout.write("\n".join(rows) + "\n")


def _least(text: str, markdown: MarkdownIt) -> None:
    for line in text.split("\n"):
        if not line.isascii():
            ftfy.fix_encoding(line)
    markdown.render(text)


def _shortest(function: Callable[..., object], *args: object) -> float:
    """CPU milliseconds of the fastest of ROUNDS calls."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        function(*args)
        times.append(time.process_time() - start)
    return 1000 * min(times)


if __name__ == "__main__":
    main()
