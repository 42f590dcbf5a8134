"""Two sites → files and megabytes of each kind, side by side: whether both sides make the same things."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

OWN = ("pagefind/", ".sitegen.json")
"""What only our site has: the index, and the list of our files."""
SMALL = 50_000
"""Bytes below which a kind of file says nothing."""


class Kind(NamedTuple):
    """The files of one kind."""

    files: int
    size: int


def kinds(site: Path) -> Mapping[str, Kind]:
    """By folder and ending; pages of lists past the first apart."""
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for file in site.rglob("*"):
        path = file.relative_to(site)
        if file.is_file() and not str(path).startswith(OWN):
            further = "/page" if "page" in path.parts[:-1] else ""
            name = path.name if path.parts[0] not in ("assets", "social", "table") else "*"
            kind = f"{path.parts[0] if len(path.parts) > 1 else ''}{further}/{name}"
            files[kind] += 1
            sizes[kind] += file.stat().st_size
    return {kind: Kind(files[kind], sizes[kind]) for kind in files}


def table(ours: Path, theirs: Path) -> str:
    """In lines, the largest first."""
    left, right = kinds(ours), kinds(theirs)
    none = Kind(0, 0)
    lines = [f"{'kind of file':34}{'ours':>8}{'Hugo':>8}{'MB':>9}{'MB':>9}  ratio"]
    for kind in sorted(left.keys() | right.keys(), key=lambda kind: -left.get(kind, none).size):
        a, b = left.get(kind, none), right.get(kind, none)
        if max(a.size, b.size) >= SMALL or a.files != b.files:
            ratio = b.size / a.size if a.size else 0
            lines.append(f"{kind:34}{a.files:>8,}{b.files:>8,}{a.size / 1e6:>9.2f}{b.size / 1e6:>9.2f}  {ratio:.2f}")
    files = [sum(kind.files for kind in site.values()) for site in (left, right)]
    sizes = [sum(kind.size for kind in site.values()) / 1e6 for site in (left, right)]
    lines.append(f"{'all':34}{files[0]:>8,}{files[1]:>8,}{sizes[0]:>9.2f}{sizes[1]:>9.2f}  {sizes[1] / sizes[0]:.2f}")
    return "\n".join(lines)
