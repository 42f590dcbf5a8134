"""What an employer says in many of its ads: paragraphs that say nothing about the one job.

Comes in: jobs of one company. Goes out: their repeated lines, folded. An ad counts by its title, so that ten openings
of one role repeat nothing: what they share is about the role.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sitegen.model.job import Job

SHORTEST = 60
"""Characters of a paragraph that is looked for: shorter ones are phrases that anybody writes."""
FEWEST = 3
SHARE = 0.25
"""Of how many titles of the company, at least, a paragraph stands in the ads, and of which share of them."""


class Keys(dict[str, str]):
    """What is compared of a paragraph: its words, whatever their case. Worked out once for all ads that have it."""

    def __missing__(self, paragraph: str) -> str:
        found = self[paragraph] = paragraph.casefold()
        return found


class Repeated(NamedTuple):
    """The paragraphs that ads of many titles of one company repeat; false where there is none."""

    titles: Mapping[str, int]
    """By the key of each: under how many titles it stands."""
    keys: Keys

    def __bool__(self) -> bool:
        return bool(self.titles)

    def times(self, paragraph: str) -> int:
        """Under how many titles it stands; 0 for one that is not repeated."""
        return self.titles.get(self.keys[paragraph], 0)


def repeated(jobs: Sequence[Job]) -> Repeated:
    """What the ads of these jobs repeat."""
    of_company = [" ".join((job.title or job.id).casefold().split()) for job in jobs]
    enough = max(FEWEST, SHARE * len(set(of_company)))
    titles: dict[str, set[str]] = defaultdict(set)
    keys = Keys()
    if len(set(of_company)) >= enough:
        for title, job in zip(of_company, jobs, strict=True):
            for line in job.lead.prose.text.splitlines():
                if len(line) >= SHORTEST:
                    titles[keys[line]].add(title)
    return Repeated({line: len(found) for line, found in titles.items() if len(found) >= enough}, keys)
