"""How time and memory grow from 10,000 to 100,000 postings: single runs, cold and after one edit, without search."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench import boards
from tests.bench.sides import Ours

FEW, MANY = 10_000, 100_000
AT_MOST = 10.5
"""Times as long: linear, and a little."""


def measured(folder: Path, say: Callable[[str], None]) -> dict[str, Any]:
    """Seconds and bytes of both sizes, with their ratios; memory is looked at in the same runs, of both alike."""
    found: dict[str, Any] = {}
    for jobs in (FEW, MANY):
        ours = Ours(boards.generated(jobs, folder), folder / "run" / f"growth-{jobs}")
        ours.fresh()
        cold = ours.build("--no-search", memory=True)
        ours.edit_text()
        warm = ours.build("--no-search", memory=True)
        ours.remove()
        found[f"{jobs}"] = {"cold": cold, "one text edited": warm}
        say(f"  {jobs:,}: cold {cold.wall:.1f} s, one edit {warm.wall:.1f} s, {cold.peak / 2**30:.2f} GiB")
    for name in ("cold", "one text edited"):
        few, many = found[f"{FEW}"][name], found[f"{MANY}"][name]
        found[f"{name}, times"] = {"wall": round(many.wall / few.wall, 2), "cpu": round(many.cpu / few.cpu, 2)}
        say(f"  {name}: {many.wall / few.wall:.2f} × wall, {many.cpu / few.cpu:.2f} × CPU (at most {AT_MOST})")
    return found
