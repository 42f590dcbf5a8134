"""Cues: parts of words without which a rule cannot match, found in one pass over a line for the rules of all facts.

Comes in: text in lower case. Goes out: the cues it holds. A cue only spares a search, it never says anything: most
lines hold none of what most rules need, and to ask for a cue in a set costs a hundredth of a search.

A cue is written in `cues`, `needs` and `beside` of the rules data, in lower case: ` ans ` is a whole word, ` hir` the
beginning of one, `remot` any part. A word is a run of letters or of digits (`10ans` has two), a sign is no word.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from operator import add
from typing import Any

from sitegen.reading.reading import Line
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.by_word import REPEATED, ByWord

RULES = ("companies", "employment", "experience", "hiring", "pay", "seniority", "skills", "work_modes")
"""The files that list cues."""
LISTS = ("cues", "needs", "beside")
"""Their names there."""
_RUN = re.compile(r"[^\W\d_]+|\d+")
Cues = frozenset[str]


def cue_of(phrase: str) -> str:
    """The cue that a phrase of the rules data (`*` at the end allows any ending) cannot do without: its longest word.

    >>> cue_of("contract-to-hire"), cue_of("praktikant*"), cue_of("b2b")
    (' contract ', ' praktikant', ' b ')
    """
    bare = phrase.lower().removesuffix("*")
    longest = max(_RUN.finditer(bare), key=lambda run: run.end() - run.start())
    is_open = phrase.endswith("*") and longest.end() == len(bare)
    return f" {longest.group()}" + ("" if is_open else " ")


def _listed(rules: Any) -> Iterator[str]:
    """Every cue of a rules file."""
    if isinstance(rules, list):
        for row in rules:
            yield from _listed(row)
    elif isinstance(rules, dict):
        for key, value in rules.items():
            yield from value if key in LISTS else _listed(value)


def _every() -> Iterator[str]:
    for name in RULES:
        yield from _listed(load(name))
    for phrases in load("employment")["words"].values():
        yield from map(cue_of, phrases)


@cache
def every_cue() -> Cues:
    """All cues of the rules data, read when the first posting is."""
    return frozenset(_every())


@cache
def _signs() -> Cues:
    """The cues that are one sign."""
    return frozenset(cue for cue in every_cue() if len(cue) == 1)


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    """The first two signs of a cue → the cues that begin so, of all but those that are one sign."""
    found: dict[str, list[str]] = {}
    for cue in every_cue() - _signs():
        found.setdefault(cue[:2], []).append(cue)
    return {beginning: tuple(cues) for beginning, cues in found.items()}


def _cues_of_word(word: str) -> tuple[str, ...]:
    runs = f" {word} " if word.isalpha() else f" {word}  {' '.join(_RUN.findall(word))} "
    pairs, cues = enumerate(map(add, runs, runs[1:])), _beginnings()
    begun = [(cue, at) for at, pair in pairs if pair in cues for cue in cues[pair]]
    return (*{cue for cue, at in begun if runs.startswith(cue, at)}, *(sign for sign in _signs() if sign in word))


_BY_WORD = ByWord(_cues_of_word)


@lru_cache(maxsize=REPEATED)
def cues_of(lower: str) -> Cues:
    """The cues of a text in lower case; the readers ask for those of the same lines one after the other."""
    return frozenset(chain.from_iterable(_BY_WORD.of(lower)))


def lines_with(lines: Sequence[Line], cues: Cues) -> Sequence[Line]:
    """The lines that hold one of these cues."""
    return [line for line in lines if not cues.isdisjoint(cues_of(line.lower))]
