"""Figures that may not get worse: those of a board on the day they were recorded, held against those of today.

Comes in: `Health`, and figures that were recorded. Goes out: what is worse, what is better, what cannot be compared.
Every figure is one of which less is better; ages are left out, they get worse while nobody does anything.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from sitegen.health import Health
from sitegen.health.site import Kind, SiteKind

Unit = Literal["percent", "count", "bytes"]

POINTS = 2.0
"""Percentage points that a share may grow by, or the weight of one posting where that is more: a board of ten postings
may gain one that does not state its pay."""
BYTES_SHARE, BYTES = 0.10, 1024
"""A size may grow by this share, and by as many bytes."""

MEASURED: Mapping[Kind, Literal["median", "largest", "total"]] = {
    "job pages": "median", "list pages": "largest", "company pages": "median", "job files": "median",
    "scripts and style": "total",
}  # fmt: skip
"""How the files of a kind are weighed. What grows with the number of jobs is not: feeds, data, search."""


class Figure(msgspec.Struct, frozen=True):
    """One figure of today."""

    value: float
    unit: Unit
    tolerance: float
    """What it may grow by before it counts as worse, in its unit; for bytes, of the value recorded, see `allowed`."""


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file that holds the figures of an earlier day."""

    as_of: str
    figures: Mapping[str, float]
    format: Literal[1] = 1


class Change(msgspec.Struct, frozen=True):
    """One figure that is not what it was."""

    name: str
    unit: Unit
    recorded: float
    now: float
    allowed: float
    """The most it may be."""


class Comparison(msgspec.Struct, frozen=True):
    """Today held against the record."""

    worse: tuple[Change, ...]
    """Beyond what is tolerated."""
    better: tuple[Change, ...]
    """By as much as is tolerated, or more: worth recording."""
    not_compared: tuple[str, ...]
    """Figures of the record that cannot be told today: no site is built, no link was tested."""
    new: tuple[str, ...]
    """Figures that are not recorded yet."""


def figures(health: Health, per_page: int) -> Mapping[str, Figure]:
    """The figures of today by name; those that cannot be told are left out."""
    return dict(sorted(_figures(health, per_page)))


def record(health: Health, per_page: int) -> Record:
    """The figures as they are recorded, rounded to what is shown."""
    today = figures(health, per_page)
    return Record(health.as_of.isoformat(), {name: round(figure.value, 1) for name, figure in today.items()})


def encode(recorded: Record) -> bytes:
    """The bytes of the file, one figure a line, so that a diff can be read."""
    return msgspec.json.format(msgspec.json.encode(recorded), indent=1) + b"\n"


def compare(recorded: Record, health: Health, per_page: int) -> Comparison:
    """What has changed since the record was made."""
    today = figures(health, per_page)
    both = [
        (figure, Change(name, figure.unit, recorded.figures[name], round(figure.value, 1), 0.0))
        for name, figure in today.items()
        if name in recorded.figures
    ]
    changes = [msgspec.structs.replace(change, allowed=_allowed(figure, change.recorded)) for figure, change in both]
    return Comparison(
        worse=tuple(change for change in changes if change.now > change.allowed),
        better=tuple(change for change in changes if change.recorded > change.now + _slack(change)),
        not_compared=tuple(sorted(recorded.figures.keys() - today.keys())),
        new=tuple(name for name in today if name not in recorded.figures),
    )


def _allowed(figure: Figure, recorded: float) -> float:
    if figure.unit == "bytes":
        return recorded * (1 + BYTES_SHARE) + BYTES
    return recorded + figure.tolerance


def _slack(change: Change) -> float:
    """What a figure has to be better by to be worth a word: what it might have been worse by."""
    return max(change.allowed - change.recorded - 0.05, 0.0)


def _figures(health: Health, per_page: int) -> Iterator[tuple[str, Figure]]:
    for fact, known in health.facts.items():
        yield from _share(f"unknown {fact}", known.not_stated, health.postings)
    contradictions = sum(known.disagree for known in health.facts.values())
    yield from _share("contradictions", contradictions, health.postings)
    yield from _share("duplicates", health.duplicates.merged, health.postings)
    yield from _share("markup withheld", health.markup.withheld, health.open)
    yield "errors", Figure(health.problems["error"], "count", 0)
    yield "warnings", Figure(health.problems["warning"], "count", 0)
    if health.links.tested:
        yield "dead links", Figure(health.links.dead, "count", 0)
    for kind in health.site:
        yield from _weight(kind, is_full=health.open >= per_page)


def _share(name: str, part: int, whole: int) -> Iterator[tuple[str, Figure]]:
    if whole:
        yield name, Figure(100 * part / whole, "percent", max(POINTS, 100 / whole))


def _weight(kind: SiteKind, *, is_full: bool) -> Iterator[tuple[str, Figure]]:
    """The weight of a kind of page. A list that is not full grows with each job: it is not compared."""
    measure = MEASURED.get(kind.kind)
    if measure and (is_full or measure != "largest"):
        yield f"{measure} bytes of {kind.kind}", Figure(getattr(kind, measure), "bytes", 0)
