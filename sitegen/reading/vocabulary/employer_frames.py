"""Frames in which texts name their employer: "Acme is hiring a …", "About Acme", "Join us at Acme".

Comes in: the evidence of `rules/companies.toml`. Goes out: patterns with what each is worth. Must never name a company.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from sitegen.reading.rules import load
from sitegen.reading.vocabulary.cues import Cues

OPENING = 4
"""Lines in which a text says whose job it is."""
_CAPITAL = "A-Z0-9ÀÁÂÄÅÆÇÈÉÍÎÑÓÔÖØÚÜŁŚŠŻŽ"
_LETTERS = r"(?:[\w&+|\-]|\.(?=\w))*"
_NAME = (
    rf"(?P<name>(?:[{_CAPITAL}]|[a-z]{{1,3}}[-A-Z0-9]){_LETTERS}"
    rf"(?:(?: (?:of|and|&|the|for|de|du|la|le|do|da|von|und))? (?:[{_CAPITAL}&]{_LETTERS})){{0,4}}?)"
)


_STOP = re.compile(r"[.!?]")
Where = Literal["line", "sentence", "anywhere"]


class Frame(NamedTuple):
    """Words around a name that make it the employer's."""

    pattern: re.Pattern[str]
    """With a group `name`."""
    where: Where
    """At the beginning of what it stands; to try it there alone spares the search of the whole line."""
    points: int
    needs: Cues
    """Of these a line must hold one, to spare the search; none are asked for where it is empty."""
    is_sure: bool
    """Whether only an employer stands in it."""
    is_opening: bool
    """Whether it counts in the first lines only."""

    def may_match(self, cues: Cues, is_opening: bool) -> bool:
        """Whether a line which holds these cues is worth a search; `is_opening`: one of the first ones."""
        if self.is_opening and not is_opening:
            return False
        return not self.needs or not self.needs.isdisjoint(cues)

    def found_in(self, text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
        """Where it stands in a line, of which `starts` are the beginnings of sentences; none inside another."""
        if self.where == "anywhere":
            yield from self.pattern.finditer(text)
            return
        free = 0
        for start in starts if self.where == "sentence" else (0,):
            if start >= free and (match := self.pattern.match(text, start)):
                free = match.end()
                yield match


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a line begin; a line that was pasted may have no blank behind a full stop.

    >>> sentence_starts("We grow.Acme is big. Join")
    [0, 8, 20, 21]
    """
    starts = [0]
    for stop in _STOP.finditer(text):
        at = stop.end()
        if at > 1 and "a" <= text[at - 2] <= "z":
            starts.append(at)
        if text.startswith(" ", at):
            starts.append(at + 1)
    return starts


@cache
def frames() -> tuple[Frame, ...]:
    """All of them, in the order of the data."""
    return tuple(map(_frame, load("companies")["evidence"]))


def _frame(row: Mapping[str, Any]) -> Frame:
    """§ is the name, §§ as much of it as there is."""
    words = row["pattern"].removeprefix("¶")
    where: Where = "sentence" if words != row["pattern"] else "line" if words.startswith("^") else "anywhere"
    greedy = _NAME.replace("{0,4}?", "{0,4}")
    return Frame(
        re.compile(words.replace("§§", greedy).replace("§", _NAME)),
        where,
        row["points"],
        Cues(row.get("needs", ())),
        row.get("sure", False),
        row.get("opening", False),
    )
