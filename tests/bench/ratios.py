"""Costs → the ratios that count, beside what they may be at most."""

from collections.abc import Mapping
from statistics import median

import msgspec

from tests.bench import stages
from tests.bench.measure import Cost
from tests.bench.stages import Costs


class Ratio(msgspec.Struct, frozen=True):
    """One line of the report."""

    measure: str
    ours: float
    theirs: float
    unit: str
    ratio: float
    target: float
    """At most."""

    @property
    def reached(self) -> bool:
        """Whether it is so."""
        return self.ratio <= self.target


def ratios(costs: Costs, peaks: Mapping[str, int]) -> list[Ratio]:
    """By wall and by CPU: the wall is what one waits for, CPU is hardly moved by what else the machine does."""
    both_wall = [a.wall + b.wall for a, b in zip(costs[stages.HUGO], costs[stages.HUGO_INDEX], strict=True)]
    both_cpu = [a.cpu + b.cpu for a, b in zip(costs[stages.HUGO], costs[stages.HUGO_INDEX], strict=True)]
    found = []
    for measure, name, target in (
        ("cold", stages.OURS, 1.0),
        ("no site, memo kept", stages.REMEMBERED, 1.0),
        ("one text edited", stages.TEXT, 0.25),
        ("one pay edited", stages.PAY, 0.25),
        ("nothing changed", stages.NOTHING, 0.10),
    ):
        found += _times(measure, costs[name], costs[stages.HUGO], target)
    search = median(each.wall for each in costs[stages.WITH_SEARCH]), median(both_wall)
    found.append(_ratio("cold, with search", *search, "s", 0.7))
    search = median(each.cpu for each in costs[stages.WITH_SEARCH]), median(both_cpu)
    found.append(_ratio("cold, with search", *search, "s CPU", 0.7))
    found += _times("Pagefind, our documents", costs[stages.LEAN], costs[stages.HUGO_INDEX], 0.6)
    if peaks:
        megabytes = {name: peak / 2**20 for name, peak in peaks.items()}
        found.append(_ratio("memory, cold", megabytes[stages.OURS], megabytes[stages.HUGO], "MB", 0.6))
        most = max(megabytes[stages.HUGO], megabytes[stages.HUGO_INDEX])
        found.append(_ratio("memory, cold, with search", megabytes[stages.WITH_SEARCH], most, "MB", 0.6))
        lean, full = megabytes[stages.LEAN], megabytes[stages.HUGO_INDEX]
        found.append(_ratio("memory, Pagefind, our documents", lean, full, "MB", 0.6))
    return found


def _times(measure: str, ours: list[Cost], theirs: list[Cost], target: float) -> list[Ratio]:
    return [
        _ratio(measure, median(each.wall for each in ours), median(each.wall for each in theirs), "s", target),
        _ratio(measure, median(each.cpu for each in ours), median(each.cpu for each in theirs), "s CPU", target),
    ]


def _ratio(measure: str, ours: float, theirs: float, unit: str, target: float) -> Ratio:
    return Ratio(measure, round(ours, 2), round(theirs, 2), unit, round(ours / theirs, 3), target)


def table(found: list[Ratio]) -> str:
    """In lines."""
    lines = [f"{'measure':34}{'ours':>10}{'theirs':>10}        {'ratio':>7}{'at most':>9}"]
    for each in found:
        mark = "" if each.reached else "  <- over"
        lines.append(
            f"{each.measure:34}{each.ours:>10,.2f}{each.theirs:>10,.2f} {each.unit:7}{each.ratio:>7.3f}"
            f"{each.target:>9.2f}{mark}"
        )
    return "\n".join(lines)
