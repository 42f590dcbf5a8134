"""Jobs → the four most similar listed jobs of each, without comparing every pair.

Candidates are the newest jobs that share a feature; only the best of them are scored. Near-linear in jobs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sitegen.model.job import Job

HOW_MANY = 4
WINDOW = 60
"""Newest jobs looked at per shared feature."""
SCORED = 40
"""Candidates scored exactly."""
WEIGHTS = {"category": 2.0, "level": 1.5, "skill": 1.0, "place": 1.0, "word": 0.8}
STATES_PAY = 0.5
SAME_COMPANY = -3.0
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

Features = frozenset[tuple[str, str]]


def with_similar(jobs: Mapping[str, Job], listed: Sequence[str]) -> dict[str, Job]:
    """The same jobs in the same order, each with the ids of its similar ones among `listed`."""
    features = {job_id: _features(job) for job_id, job in jobs.items()}
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for job_id in listed:
        for feature in sorted(features[job_id]):
            if len(shared[feature]) < WINDOW:
                shared[feature].append(job_id)
    return {
        job_id: msgspec.structs.replace(job, similar=_similar(job, jobs, features, shared))
        for job_id, job in jobs.items()
    }


def _similar(
    job: Job, jobs: Mapping[str, Job], features: Mapping[str, Features], shared: Mapping[tuple[str, str], list[str]]
) -> tuple[str, ...]:
    candidates: Counter[str] = Counter()
    for kind, name in sorted(features[job.id]):
        for job_id in shared.get((kind, name), ()):
            candidates[job_id] += round(WEIGHTS[kind] * 10)
    for job_id in (job.id, *job.variants):
        candidates.pop(job_id, None)
    likely = sorted(candidates, key=lambda job_id: (-candidates[job_id], job_id))[:SCORED]
    ranked = sorted(likely, key=lambda job_id: (-_score(job, jobs[job_id], features), job_id))
    return tuple(_one_per_company(jobs[job_id] for job_id in ranked))[:HOW_MANY]


def _score(job: Job, other: Job, features: Mapping[str, Features]) -> float:
    score = sum(WEIGHTS[kind] for kind, _ in features[job.id] & features[other.id])
    score += STATES_PAY if other.yearly else 0
    same_company = job.company is not None and job.company == other.company
    return round(score + (SAME_COMPANY if same_company else 0), 2)


def _one_per_company(jobs: Iterable[Job]) -> Iterable[str]:
    seen = set()
    for job in jobs:
        if job.company is None or job.company.slug not in seen:
            yield job.id
            seen.add(job.company.slug if job.company else job.id)


def _features(job: Job) -> Features:
    words = {word for word in re.findall(r"[^\W\d_]{3,}", (job.title or "").casefold()) if word not in COMMON_WORDS}
    return frozenset(
        [("word", word) for word in words]
        + [("skill", tag.slug) for tag in job.skills[:7]]
        + ([("place", place) for place in job.hiring_in.countries + job.hiring_in.areas] if job.hiring_in else [])
        + ([("category", job.category.slug)] if job.category else [])
        + ([("level", job.level)] if job.level else [])
    )
