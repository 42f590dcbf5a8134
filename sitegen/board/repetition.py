"""What an employer says in many of its ads: paragraphs that say nothing about the one job.

Comes in: jobs of one company. Goes out: their repeated lines, folded. An ad counts by its title, so that ten openings
of one role repeat nothing: what they share is about the role.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sitegen.model.job import Job

SHORTEST = 60
"""Characters of a paragraph that is looked for: shorter ones are phrases that anybody writes."""
FEWEST = 3
SHARE = 0.25
"""Of how many titles of the company, at least, a paragraph stands in the ads, and of which share of them."""


def repeated(jobs: Iterable[Job]) -> Mapping[str, int]:
    """The paragraphs (`key` of each) that ads of many titles repeat, and under how many titles each stands."""
    titles: dict[str, set[str]] = defaultdict(set)
    of_company: set[str] = set()
    for job in jobs:
        title = " ".join((job.title or job.id).casefold().split())
        of_company.add(title)
        for line in job.lead.prose.text.splitlines():
            if len(line) >= SHORTEST:
                titles[key(line)].add(title)
    enough = max(FEWEST, SHARE * len(of_company))
    return {line: len(found) for line, found in titles.items() if len(found) >= enough}


def key(paragraph: str) -> str:
    """What is compared of a paragraph: its words, whatever their case and spacing."""
    return " ".join(paragraph.casefold().split())
