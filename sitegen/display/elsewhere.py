"""Where else a job is listed: links to its near-copies, and to the other addresses of its own postings.

Comes in: a job and its board. Goes out: links whose labels differ. Says only what tells them apart: the place, else the
month, else the site, else a number.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from babel import Locale

from sitegen.board.variants import of_row
from sitegen.display.apply import host
from sitegen.display.dates import month
from sitegen.display.places import location
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.posting import Posting
from sitegen.paths import job_path


class Elsewhere(NamedTuple):
    """A link to another listing."""

    label: str
    address: str
    """A site path, or of a posting its address to apply at."""


def also_listed(job: Job, board: Board, locale: Locale) -> tuple[Elsewhere, ...]:
    """The near-copies of a job, each with a page of its own."""
    row = of_row(job, board.jobs)
    if len(row) == 1:
        return ()
    months = [month(each.dated, locale) if each.dated else "" for each in row]
    labels = told_apart([location(each) for each in row], months)
    return tuple(Elsewhere(label, job_path(each)) for label, each in zip(labels, row, strict=True))[1:]


def other_links(job: Job, locale: Locale) -> tuple[Elsewhere, ...]:
    """The other addresses at which one may apply for the same job."""
    links = {posting.apply.value: posting for posting in job.sources if posting.apply}
    if links.keys() <= {job.apply}:
        return ()
    months = [month(posting.posted.value, locale) if posting.posted else "" for posting in links.values()]
    labels = told_apart([_place(posting) for posting in links.values()], months, list(map(host, links)))
    found = (Elsewhere(label, address) for label, address in zip(labels, links, strict=True))
    return tuple(link for link in found if link.address != job.apply)


def told_apart(names: Sequence[str], *details: Sequence[str]) -> list[str]:
    """The names, those that are several times there or empty with as many details as it takes, at last a number.

    >>> told_apart(["Oslo", "Rome", "Rome"], ["May", "May", "July"])
    ['Oslo', 'Rome (May)', 'Rome (July)']
    >>> told_apart(["", "", ""], ["May", "May", ""])
    ['May', 'May (2)', 'listing 3']
    """
    labels = list(names)
    for detail in details:
        count = Counter(labels)
        labels = [
            label if label and count[label] == 1 else f"{label} ({more})" if label and more else label or more
            for label, more in zip(labels, detail, strict=True)
        ]
    seen: Counter[str] = Counter()
    told = []
    for number, label in enumerate(labels, 1):
        seen[label] += 1
        told.append(
            label if label and seen[label] == 1 else f"{label} ({seen[label]})" if label else f"listing {number}"
        )
    return told


def _place(posting: Posting) -> str:
    return ", ".join(place.city or place.text for place in posting.places.value[:1]) if posting.places else ""
