"""What an employer says in many of its ads: paragraphs that say nothing about the one job.

Comes in: jobs of one company. Goes out: their repeated lines, as they are spelled. An ad counts by its title, so that
ten openings of one role repeat nothing: what they share is about the role.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sitegen.model.job import Job

SHORTEST = 60
"""Characters of a paragraph that is looked for: shorter ones are phrases that anybody writes."""
FEWEST = 3
SHARE = 0.25
"""Of how many titles of the company, at least, a paragraph stands in the ads, and of which share of them."""


def repeated(jobs: Sequence[Job]) -> Mapping[str, int]:
    """The paragraphs that ads of many titles repeat, whatever their case, and under how many titles each stands."""
    of_company = [" ".join((job.title or job.id).casefold().split()) for job in jobs]
    enough = max(FEWEST, SHARE * len(set(of_company)))
    if len(set(of_company)) < enough:
        return {}
    folded: dict[str, str] = {}
    titles: dict[str, set[str]] = defaultdict(set)
    for title, job in zip(of_company, jobs, strict=True):
        for line in job.lead.prose.text.splitlines():
            if len(line) >= SHORTEST:
                key = folded.get(line) or folded.setdefault(line, line.casefold())
                titles[key].add(title)
    return {line: len(titles[key]) for line, key in folded.items() if len(titles[key]) >= enough}
