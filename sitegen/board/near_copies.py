"""Texts → which of them are near-copies: at least nine tenths of their 5-word shingles are shared.

Comes in: texts in the order in which they may lead. Goes out: for each the number of its leader. Only texts that share
a rare shingle are ever compared, so it takes near-linear time for texts that differ; nothing in it is left to chance.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import ceil

ALIKE = 0.9
"""Jaccard similarity from which on two texts are near-copies."""
WORDS = 5
"""Words a shingle."""
COMPARED = 20
"""Leaders a text is compared with at most, those first that share most of its rarest shingles."""
REMEMBERED = 60
"""Leaders that are found again by one shingle."""

_WORD = re.compile(r"\w+")

Shingle = tuple[str, ...]


def leaders(texts: Sequence[str]) -> list[int]:
    """For each text the number of the first one that it is a near-copy of and that leads itself; else its own.

    >>> same = "We bake bread, rolls and cakes for the whole town on every day of the year but one, come and see us in"
    >>> leaders([f"{same} Oslo", "Something else altogether, and at length", f"{same} Rome"])
    [0, 1, 0]
    """
    shingles = [_shingles(text) for text in texts]
    return _each_with_all(shingles) if len(texts) <= COMPARED else _each_with_likely(shingles)


def _each_with_all(shingles: Sequence[frozenset[Shingle]]) -> list[int]:
    """For a few texts, as nearly all that share a title are: to find out what to compare would take longer."""
    found: list[int] = []
    for number, mine in enumerate(shingles):
        earlier = (other for other, leader in enumerate(found) if other == leader)
        found.append(next((other for other in earlier if _are_alike(mine, shingles[other])), number))
    return found


def _each_with_likely(shingles: Sequence[frozenset[Shingle]]) -> list[int]:
    """For many texts: only those that share a rare shingle, as texts that are alike do."""
    count = Counter(shingle for each in shingles for shingle in each)
    by_rare: dict[Shingle, list[int]] = defaultdict(list)
    found: list[int] = []
    for number, mine in enumerate(shingles):
        rare = _rare(mine, count)
        shared = Counter(leader for shingle in rare for leader in by_rare[shingle])
        likely = sorted(shared, key=lambda leader: (-shared[leader], leader))[:COMPARED]
        leader = min((other for other in likely if _are_alike(mine, shingles[other])), default=number)
        if leader == number:
            for shingle in rare:
                if len(by_rare[shingle]) < REMEMBERED:
                    by_rare[shingle].append(number)
        found.append(leader)
    return found


def _shingles(text: str) -> frozenset[Shingle]:
    words = _WORD.findall(text.casefold())
    if len(words) < WORDS:
        return frozenset([tuple(words)] if words else [])
    return frozenset(zip(*(words[start:] for start in range(WORDS)), strict=False))


def _rare(shingles: frozenset[Shingle], count: Counter[Shingle]) -> list[Shingle]:
    """So many of the rarest that of two sets which are alike each has one that the other has too (prefix filter)."""
    enough = len(shingles) - ceil(ALIKE * len(shingles)) + 1
    return sorted(shingles, key=lambda shingle: (count[shingle], shingle))[:enough]


def _are_alike(one: frozenset[Shingle], other: frozenset[Shingle]) -> bool:
    if min(len(one), len(other)) < ALIKE * max(len(one), len(other)):
        return False
    shared = len(one & other)
    return shared >= ALIKE * (len(one) + len(other) - shared) > 0
