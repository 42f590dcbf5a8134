"""Frames in which texts name their employer: "Acme is hiring a …", "About Acme", "Join us at Acme".

Comes in: the evidence of `rules/companies.toml`. Goes out: patterns with what each is worth. Must never name a company.
"""

import re
from functools import cache
from typing import NamedTuple

from sitegen.reading.rules import load

OPENING = 4
"""Lines in which a text says whose job it is."""
_CAPITAL = "A-Z0-9ÀÁÂÄÅÆÇÈÉÍÎÑÓÔÖØÚÜŁŚŠŻŽ"
_LETTERS = r"(?:[\w&+|\-]|\.(?=\w))*"
_NAME = (
    rf"(?P<name>(?:[{_CAPITAL}]|[a-z]{{1,3}}[-A-Z0-9]){_LETTERS}"
    rf"(?:(?: (?:of|and|&|the|for|de|du|la|le|do|da|von|und))? (?:[{_CAPITAL}&]{_LETTERS})){{0,4}}?)"
)


class Frame(NamedTuple):
    """Words around a name that make it the employer's."""

    pattern: re.Pattern[str]
    """With a group `name`."""
    points: int
    needs: tuple[str, ...]
    """Words of which a line must hold one, to spare the search."""
    is_sure: bool
    """Whether only an employer stands in it."""
    is_opening: bool
    """Whether it counts in the first lines only."""

    def may_match(self, folded: str, at: int) -> bool:
        """Whether the line number `at` from the top, given in lower case, is worth a search."""
        if self.is_opening and at >= OPENING:
            return False
        return not self.needs or any(word in folded for word in self.needs)


@cache
def frames() -> tuple[Frame, ...]:
    """All of them, in the order of the data."""
    return tuple(
        Frame(
            _compiled(row["pattern"]),
            row["points"],
            tuple(row.get("needs", ())),
            row.get("sure", False),
            row.get("opening", False),
        )
        for row in load("companies")["evidence"]
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    """§ is the name, §§ as much of it as there is."""
    greedy = _NAME.replace("{0,4}?", "{0,4}")
    return re.compile(pattern.replace("§§", greedy).replace("§", _NAME))
