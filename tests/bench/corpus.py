"""The real postings that benchmarks read, where they lie beside the checkout in `../shared`."""

import sys
from pathlib import Path

from sitegen.model.parsed import SourceFile

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"


def postings(usual: int) -> list[SourceFile]:
    """Every n-th posting, n being the first word after the command or the usual one; none, and why, without corpus."""
    every = int(sys.argv[1]) if len(sys.argv) > 1 else usual
    paths = sorted(CORPUS.glob("*/*/**/README.md"))[::every]
    if not paths:
        sys.stdout.write(f"Skipped: there are no postings in {CORPUS}.\n")
    return [SourceFile(f"jobs/{'/'.join(path.parts[-4:])}", path.read_bytes()) for path in paths]
