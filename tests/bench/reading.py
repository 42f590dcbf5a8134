"""CPU time that a posting costs to read, beside the least it could cost: `python -m tests.bench.reading [EVERY]`.

Comes in: every EVERYth real posting of `../shared/corpus` (all unless given: of fewer, fewer lines repeat each other).
Goes out: the mean and the median of `ingest` in milliseconds, of ftfy on the lines that are not ASCII and markdown-it
on the text (the floor), and their ratio. It asserts nothing: how fast a machine is says nothing about the code, the
ratio does.
"""

import sys
import time
from statistics import mean, median

import ftfy
from markdown_it import MarkdownIt

from sitegen.model.parsed import SourceFile
from sitegen.reading import ingest
from tests.bench.corpus import postings

ROUNDS = 2
"""All postings are read so many times and the shortest time of each counts: the others are the machine's. One after the
other, as a posting that is read twice in a row is known by heart."""


def main() -> None:
    """Measure and print."""
    files = postings(1)
    if not files:
        return
    markdown = MarkdownIt("js-default")
    ingest(files[0])  # the rules are read with the first posting
    rounds = [[_both(file, markdown) for file in files] for _ in range(ROUNDS)]
    read, floor = ([min(each) for each in zip(*times, strict=True)] for times in zip(*map(_apart, rounds), strict=True))
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


def _both(file: SourceFile, markdown: MarkdownIt) -> tuple[float, float]:
    """CPU milliseconds of a posting and of its floor, in turn: whatever else the machine is doing slows both."""
    begun = time.process_time()
    ingest(file)
    between = time.process_time()
    _least(file.data.decode("utf-8", "replace"), markdown)
    return 1000 * (between - begun), 1000 * (time.process_time() - between)


def _apart(times: list[tuple[float, float]]) -> list[tuple[float, ...]]:
    """The times of a round as two rows, of the postings and of their floors."""
    return list(zip(*times, strict=True))


if __name__ == "__main__":
    main()
