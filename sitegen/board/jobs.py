"""Groups of postings → jobs: facts merged, identity and slug given, open or closed on the day.

Comes in: groups of `duplicates.group` and the companies by key. Goes out: jobs by id in list order. Never invents.
"""

import datetime
import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import msgspec

from sitegen.board.categories import category_tag
from sitegen.board.expiry import Validity, validity
from sitegen.board.pay import yearly
from sitegen.board.roles import role_tag
from sitegen.board.skills import skill_tag
from sitegen.model.fact import Fact
from sitegen.model.job import Job, Tag
from sitegen.model.place import HiringIn, Place
from sitegen.model.posting import LEVELS, Posting
from sitegen.model.rules import PACKAGED_RULES, Rules
from sitegen.settings import Settings
from sitegen.slugs import slugify

Merged = tuple[Posting, ...]


def make_jobs(
    groups: Iterable[Merged],
    company_of: Callable[[Posting], Tag | None],
    settings: Settings,
    today: datetime.date,
    rules: Rules = PACKAGED_RULES,
) -> dict[str, Job]:
    """Jobs by id, newest first and within a date the most complete first: no list begins with unknowns."""
    groups = tuple(groups)
    merged = [posting.path for group in groups for posting in group[1:]]
    ids = _ids([*(group[0].path for group in groups), *merged])
    state_of = partial(validity, settings=settings, today=today)

    def address(posting: Posting) -> str:
        return _slug(posting.title.value if posting.title else None, company_of(posting), ids[posting.path])

    jobs = []
    for group in groups:
        job = _job(ids[group[0].path], group, company_of(group[0]), state_of, rules)
        jobs.append(msgspec.structs.replace(job, former=tuple(map(address, group[1:]))))
    return {job.id: job for job in sorted(jobs, key=_list_order)}


def _ids(paths: list[str]) -> Mapping[str, str]:
    """Path → id. The paths are oldest first, so that on a collision the older ad keeps its address; those of postings
    that were merged into a job come last, for nothing but what leads to it is at theirs.
    """
    taken: dict[str, str] = {}
    for path in paths:
        digest = hashlib.sha1(path.encode(), usedforsecurity=False).hexdigest()
        free = (digest[:size] for size in range(6, 41, 2) if digest[:size] not in taken)
        taken[next(free)] = path
    return {path: digest for digest, path in taken.items()}


def _job(id: str, group: Merged, company: Tag | None, state_of: Callable[[Posting], Validity], rules: Rules) -> Job:
    states = [state_of(posting) for posting in group]
    valid = [state for state in states if state.is_open]
    is_open = [posting for posting, state in zip(group, states, strict=True) if state.is_open]
    # It ends with the posting that is open longest, and has ended with the one that was.
    end = max(valid or states, key=lambda state: state.last_day or datetime.date.max)
    title, salary = _first(group, "title"), _first(group, "salary")
    seniority, category = _first(group, "seniority"), _first(group, "category")
    return Job(
        id=id,
        slug=_slug(title, company, id),
        postings=group,
        state="open" if valid else "closed",
        closed_on=None if valid else end.last_day,
        closed_by=None if valid else end.by,
        expires_on=end.last_day if valid else None,
        expires_by=end.by if valid else None,
        title=title,
        role=role_tag(title) if title else None,
        company=company,
        places=_places(group),
        hiring_in=_hiring_in(group),
        work_mode=_first(group, "work_mode") or (),
        salary=salary,
        yearly=yearly(salary, rules.rates) if salary else None,
        level=LEVELS[seniority] if seniority else None,
        category=category_tag(category) if category else None,
        skills=tuple(skill_tag(skill.value, rules.vocabulary) for skill in _first(group, "skills") or ()),
        posted=_first(group, "posted"),
        listed_on=min((posting.first_listed for posting in group if posting.first_listed), default=None),
        apply=_first((*reversed(is_open), *group), "apply"),
    )


def _first(group: Merged, field: str) -> Any:
    """The value of the first posting of the group that has this fact."""
    for posting in group:
        fact: Fact[Any] | None = getattr(posting, field)
        if fact:
            return fact.value
    return None


def _places(group: Merged) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for posting in group if posting.places for place in posting.places.value))


def _hiring_in(group: Merged) -> HiringIn | None:
    stated = [posting.hiring_in.value for posting in group if posting.hiring_in]
    if not stated:
        return None
    countries = {country for hiring in stated for country in hiring.countries}
    areas = {area for hiring in stated for area in hiring.areas}
    return HiringIn(tuple(sorted(countries)), tuple(sorted(areas)))


def _slug(title: str | None, company: Tag | None, id: str) -> str:
    """Titles and employers without an ASCII form leave "role" and nothing: the id says which job it is."""
    words = slugify(title or "untitled role", longest=60) or "role"
    employer = f"at-{company.slug}" if company and slugify(company.label) else ""
    return "-".join(part for part in (words, employer, id) if part)


def _list_order(job: Job) -> tuple[object, ...]:
    date = (job.dated.year, job.dated.month, job.dated.day or 0) if job.dated else (0, 0, 0)
    complete = 2 * bool(job.company) + bool(job.places or job.hiring_in) + bool(job.yearly)
    return tuple(-part for part in date), -complete, (job.title or "~").casefold(), job.id
