"""What is measured on one board, in rounds in which both sides take turns: what else the machine does slows both.

Comes in: both sides of a board. Goes out: the costs of every stage, a list with one of each round, memory apart.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.measure import Cost
from tests.bench.sides import Hugo, Ours, index

Costs = dict[str, list[Cost]]
Say = Callable[[str], None]

OURS, WITH_SEARCH = "ours: cold", "ours: cold, with search"
TEXT, PAY, NOTHING = "ours: a text edited", "ours: a pay edited", "ours: nothing changed"
REMEMBERED = "ours: no site, memo kept"
HUGO, HUGO_INDEX = "hugo: cold", "pagefind: pages of Hugo"
LEAN = "pagefind: our documents"
WITHOUT = "--no-search"


def rounds(ours: Ours, hugo: Hugo, folder: Path, how_many: int, say: Say) -> Costs:
    """Every stage, so many times."""
    costs: Costs = {}
    with TemporaryDirectory(dir=folder) as temporary:
        lean, made = Path(temporary, "documents"), Path(temporary, "index")
        ours.fresh()
        ours.write_documents(lean)
        for number in range(1, how_many + 1):
            say(f"  round {number} of {how_many}")
            for name, cost in _round(ours, hugo, lean, made):
                say(f"    {name:26}{cost.wall:8.2f} s {cost.cpu:8.2f} s CPU")
                costs.setdefault(name, []).append(cost)
    return costs


def _round(ours: Ours, hugo: Hugo, lean: Path, made: Path) -> Iterator[tuple[str, Cost]]:
    ours.fresh()
    yield OURS, ours.build(WITHOUT)
    hugo.fresh()
    yield HUGO, hugo.build()
    ours.edit_text()
    yield TEXT, ours.build(WITHOUT)
    yield HUGO_INDEX, index(hugo.site, made)
    yield LEAN, index(lean, made)
    ours.edit_pay()
    yield PAY, ours.build(WITHOUT)
    yield NOTHING, ours.build(WITHOUT)
    ours.lose_the_site()
    yield REMEMBERED, ours.build(WITHOUT)
    ours.fresh()
    yield WITH_SEARCH, ours.build()


def peaks(ours: Ours, hugo: Hugo, folder: Path) -> Mapping[str, int]:
    """The most memory of each stage, in bytes."""
    found = {}
    with TemporaryDirectory(dir=folder) as temporary:
        lean, made = Path(temporary, "documents"), Path(temporary, "index")
        ours.fresh()
        ours.write_documents(lean)
        found[OURS] = ours.build(WITHOUT, memory=True).peak
        ours.edit_text()
        found[TEXT] = ours.build(WITHOUT, memory=True).peak
        hugo.fresh()
        found[HUGO] = hugo.build(memory=True).peak
        found[HUGO_INDEX] = index(hugo.site, made, memory=True).peak
        found[LEAN] = index(lean, made, memory=True).peak
        ours.fresh()
        found[WITH_SEARCH] = ours.build(memory=True).peak
    return found
