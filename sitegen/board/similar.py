"""Jobs → the four most similar listed jobs of each, without comparing every pair.

Candidates are the newest jobs that share a feature; only the best of them are scored. Near-linear in jobs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import msgspec

from sitegen.model.job import Job

HOW_MANY = 4
WINDOW = 60
"""Newest jobs looked at per shared feature."""
SCORED = 40
"""Candidates scored exactly."""
WEIGHTS = {"category": 20, "level": 15, "skill": 10, "place": 10, "word": 8, "company": -30}
"""What it is worth to share a feature of each kind; one that is worth less than nothing suggests nothing."""
COMMON_KINDS = ("category", "level")
"""Kinds of which each job has one feature, and few occur together."""
STATES_PAY = 5
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
    extra: Sequence[int]
    """Of each job what it is worth whatever it is compared with."""
    common: frozenset[int]
    """The features of which few occur together …"""
    counted: dict[frozenset[int], dict[int, int]]
    """… and the candidates of those that do: counted once for all jobs that have them."""


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
    weights = [WEIGHTS[kind] for kind, _ in known]
    for number in listed:
        for feature in features[number]:
            if weights[feature] > 0 and len(newest[feature]) < WINDOW:
                newest[feature].append(number)
    extra = [STATES_PAY if job.yearly else 0 for job in jobs]
    common = frozenset(number for (kind, _), number in known.items() if kind in COMMON_KINDS)
    return _Index(jobs, features, weights, newest, extra, common, {})


def _similar(number: int, row: Iterable[int], index: _Index) -> tuple[str, ...]:
    """Ids of the jobs similar to that of this number; `row` are it and its near-copies, which are not similar."""
    mine, many = index.features[number], len(index.jobs)
    candidates = _candidates(mine, index)
    for other in row:
        candidates.pop(other, None)
    likely = [key % many for key in sorted(candidates.values())[:SCORED]]
    ranked = sorted([other - _score(mine, other, index) * many for other in likely])
    return tuple(islice(_one_per_company(index.jobs[key % many] for key in ranked), HOW_MANY))


def _candidates(mine: frozenset[int], index: _Index) -> dict[int, int]:
    """The newest jobs that share any of these features, each with its key: its number less what all those that it
    shares are worth, times the number of jobs. Keys sort the highest score first, of one score the lowest number, and
    lead back to it by the remainder. One key sorts quicker than two.
    """
    common = mine & index.common
    if common not in index.counted:
        index.counted[common] = _counted({}, common, index)
    return _counted(index.counted[common].copy(), mine - common, index)


def _counted(candidates: dict[int, int], features: Iterable[int], index: _Index) -> dict[int, int]:
    """The same candidates, and those of these features added."""
    key_of, many = candidates.get, len(index.jobs)
    for feature in features:
        worth = index.weights[feature] * many
        for other in index.newest[feature]:
            candidates[other] = key_of(other, other) - worth
    return candidates


def _score(mine: frozenset[int], other: int, index: _Index) -> int:
    return sum(map(index.weights.__getitem__, mine & index.features[other])) + index.extra[other]


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
    if job.company:
        features.add(("company", job.company.slug))
    return features
