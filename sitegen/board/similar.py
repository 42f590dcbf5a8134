"""Jobs → the four most similar listed jobs of each, without comparing every pair.

Candidates are the newest jobs that share a feature; only the best of them are scored. Near-linear in jobs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import msgspec

from sitegen.model.job import Job, Tag

HOW_MANY = 4
WINDOW = 60
"""Newest jobs looked at per shared feature."""
SCORED = 40
"""Candidates scored exactly."""
WEIGHTS = {"category": 20, "level": 15, "skill": 10, "place": 10, "word": 8}
"""What it is worth to share a feature of each kind."""
STATES_PAY = 5
SAME_COMPANY = -30
COMMON_WORDS = frozenset(
    [
        "and",
        "for",
        "the",
        "with",
        "senior",
        "junior",
        "lead",
        "staff",
        "principal",
        "engineer",
        "developer",
        "manager",
        "remote",
    ]
)

_WORD = re.compile(r"[^\W\d_]{3,}")

Feature = tuple[str, str]
"""Its kind and its name."""


class _Index(NamedTuple):
    """Jobs and features as numbers, which are quicker to count and to sort: jobs in the order of their ids."""

    jobs: Sequence[Job]
    features: Sequence[frozenset[int]]
    """Of each job."""
    weights: Sequence[int]
    """Of each feature."""
    newest: Sequence[Sequence[int]]
    """Of each feature the newest listed jobs that have it."""


def with_similar(jobs: Mapping[str, Job], listed: Iterable[str]) -> dict[str, Job]:
    """The same jobs in the same order, each with the ids of its similar ones among `listed`."""
    numbers = {job_id: number for number, job_id in enumerate(sorted(jobs))}
    index = _index(tuple(jobs[job_id] for job_id in numbers), map(numbers.__getitem__, listed))
    return {
        job_id: msgspec.structs.replace(
            job, similar=_similar(numbers[job_id], [numbers[other] for other in (job_id, *job.variants)], index)
        )
        for job_id, job in jobs.items()
    }


def _index(jobs: Sequence[Job], listed: Iterable[int]) -> _Index:
    known: dict[Feature, int] = {}
    features = [frozenset(known.setdefault(each, len(known)) for each in _features(job)) for job in jobs]
    newest: list[list[int]] = [[] for _ in known]
    for number in listed:
        for feature in features[number]:
            if len(newest[feature]) < WINDOW:
                newest[feature].append(number)
    return _Index(jobs, features, [WEIGHTS[kind] for kind, _ in known], newest)


def _similar(number: int, row: Iterable[int], index: _Index) -> tuple[str, ...]:
    """Ids of the jobs similar to that of this number; `row` are it and its near-copies, which are not similar."""
    mine, weights = index.features[number], index.weights
    candidates: dict[int, int] = {}
    count = candidates.get
    for feature in mine:
        weight = weights[feature]
        for other in index.newest[feature]:
            candidates[other] = count(other, 0) + weight
    for other in row:
        candidates.pop(other, None)
    likely = _best(candidates, len(index.jobs))[:SCORED]
    company = index.jobs[number].company
    scores = {other: _score(mine, company, other, index) for other in likely}
    ranked = _best(scores, len(index.jobs))
    return tuple(islice(_one_per_company(index.jobs[other] for other in ranked), HOW_MANY))


def _best(scores: Mapping[int, int], many: int) -> list[int]:
    """The numbers (all below `many`), highest score first, of one score the lowest. One key sorts quicker than two."""
    return [key % many for key in sorted([number - score * many for number, score in scores.items()])]


def _score(mine: frozenset[int], company: Tag | None, other: int, index: _Index) -> int:
    score = sum(map(index.weights.__getitem__, mine & index.features[other]))
    job = index.jobs[other]
    score += STATES_PAY if job.yearly else 0
    return score + (SAME_COMPANY if company is not None and company == job.company else 0)


def _one_per_company(jobs: Iterable[Job]) -> Iterator[str]:
    seen = set()
    for job in jobs:
        if job.company is None or job.company.slug not in seen:
            yield job.id
            seen.add(job.company.slug if job.company else job.id)


def _features(job: Job) -> set[Feature]:
    words = set(_WORD.findall((job.title or "").casefold())) - COMMON_WORDS
    features = {("word", word) for word in words}
    features.update(("skill", tag.slug) for tag in job.skills[:7])
    if job.hiring_in:
        features.update(("place", place) for place in job.hiring_in.countries + job.hiring_in.areas)
    if job.category:
        features.add(("category", job.category.slug))
    if job.level:
        features.add(("level", job.level))
    return features
