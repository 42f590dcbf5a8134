"""How much the postings of a board state, fact by fact, and where two of their sources disagree.

Comes in: postings. Goes out: a `Coverage`, for the summary, `sitegen check` and tools. It only counts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from sitegen.model.fact import Origin
from sitegen.model.posting import Posting

FACTS = (
    "title", "company", "category", "places", "hiring_in", "work_mode", "employment", "seniority", "salary",
    "experience", "skills", "language", "posted", "deadline", "apply",
)  # fmt: skip
"""Fields of `Posting` that an ad may state, in the order of the job page."""


class FactCoverage(msgspec.Struct, frozen=True):
    """One fact in all postings."""

    stated: int
    """Postings whose own words state it."""
    derived: int
    """Postings of which it follows from other words: a level from the title, a country from a city."""
    not_stated: int
    disagree: Mapping[str, int]
    """Postings in which a stated value contradicts the one that is believed, by the two sources: "body and header"."""

    @property
    def share(self) -> float:
        """Postings that have it, from 0 to 1."""
        known = self.stated + self.derived
        return known / (known + self.not_stated) if known else 0.0


class Contradiction(msgspec.Struct, frozen=True):
    """Two values of one fact that cannot both be true."""

    path: str
    """Posix path below `content/`."""
    fact: str
    believed: Origin
    believed_words: str
    other: Origin
    other_words: str
    why: str
    """Why the other one lost."""


class Coverage(msgspec.Struct, frozen=True):
    """All facts of all postings."""

    postings: int
    facts: Mapping[str, FactCoverage]
    """By field of `Posting`."""
    contradictions: tuple[Contradiction, ...]
    """By path."""


def coverage(postings: Iterable[Posting]) -> Coverage:
    """What these postings state."""
    every = sorted(postings, key=lambda posting: posting.path)
    found = tuple(contradiction for posting in every for contradiction in _contradictions(posting))
    return Coverage(len(every), {name: _of_fact(name, every, found) for name in FACTS}, found)


def _of_fact(name: str, postings: list[Posting], contradictions: tuple[Contradiction, ...]) -> FactCoverage:
    facts = [fact for posting in postings if (fact := getattr(posting, name))]
    stated = sum(fact.evidence.stated for fact in facts)
    pairs = {(each.path, f"{each.believed} and {each.other}") for each in contradictions if each.fact == name}
    return FactCoverage(
        stated=stated,
        derived=len(facts) - stated,
        not_stated=len(postings) - len(facts),
        disagree=dict(sorted(Counter(pair for _, pair in pairs).items())),
    )


def _contradictions(posting: Posting) -> Iterable[Contradiction]:
    for name, alternatives in posting.alternatives.items():
        fact = getattr(posting, name)
        for other in alternatives:
            if fact and other.contradicts:
                believed, lost = fact.evidence, other.evidence
                yield Contradiction(
                    f"jobs/{posting.path}", name, believed.origin, believed.words, lost.origin, lost.words, other.why
                )
