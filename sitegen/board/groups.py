"""Listed jobs → the groups that have landing pages: categories, places, levels, skills, and jobs that state pay; and
roles, which are facet options only: the rules that find them change, and an address must not.

Groups below their minimum (settings) exist without a page, as facet options. Orders are those of display.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from sitegen.board.geography import place_label
from sitegen.board.pay import summarise
from sitegen.board.roles import OTHER
from sitegen.board.variants import of_row
from sitegen.model.board import Group, GroupKind
from sitegen.model.job import Job, Tag
from sitegen.model.posting import Level
from sitegen.settings import Settings

LEVEL_LABELS: dict[Level, str] = {
    "internship": "Internship", "junior": "Junior", "mid": "Mid-level", "senior": "Senior", "lead": "Lead",
    "staff": "Staff and principal", "manager": "Manager", "executive": "Executive",
}  # fmt: skip
"""The levels in order of seniority."""

PAY_STATED = Tag("pay-stated", "Pay stated")


def level_tag(level: Level) -> Tag:
    """The tag of a level; its slug is the level itself."""
    return Tag(level, LEVEL_LABELS[level])


TAGS: dict[GroupKind, Callable[[Job], Iterable[Tag]]] = {
    "role": lambda job: (job.role,) if job.role else (),
    "category": lambda job: (job.category,) if job.category else (),
    "place": lambda job: (Tag(slug, place_label(slug)) for slug in job.open_to),
    "level": lambda job: (level_tag(job.level),) if job.level else (),
    "skill": lambda job: job.skills,
    "pay": lambda job: (PAY_STATED,) if job.yearly else (),
}
"""Which groups of each kind a job belongs to."""


def row_tags(kind: GroupKind, job: Job, jobs: Mapping[str, Job]) -> tuple[Tag, ...]:
    """The tags of a row in a list: those of all the jobs it stands for, so that a filter for any of them finds it.

    Pay is that of the job which the row shows: a list of jobs that state pay has no row without.
    """
    members = (job,) if kind == "pay" else of_row(job, jobs)
    return tuple(dict.fromkeys(tag for member in members for tag in TAGS[kind](member)))


def make_groups(jobs: Mapping[str, Job], listed: Sequence[str], settings: Settings) -> tuple[Group, ...]:
    """Every group of the listed jobs, kind by kind, largest first, levels by seniority, the role "Other" last."""
    minimum: dict[GroupKind, int] = {"place": settings.place_minimum, "skill": settings.skill_minimum}
    return tuple(group for kind in TAGS for group in _of_kind(kind, jobs, listed, minimum.get(kind, 1)))


def _of_kind(kind: GroupKind, jobs: Mapping[str, Job], listed: Iterable[str], minimum: int) -> list[Group]:
    members: dict[Tag, list[Job]] = defaultdict(list)
    for job in map(jobs.__getitem__, listed):
        for tag in row_tags(kind, job, jobs):
            members[tag].append(job)
    seniority: list[str] = list(LEVEL_LABELS)
    groups = [
        Group(kind, tag, tuple(job.id for job in found), summarise(found), kind != "role" and len(found) >= minimum)
        for tag, found in members.items()
    ]
    if kind == "level":
        return sorted(groups, key=lambda group: seniority.index(group.tag.slug))
    return sorted(
        groups, key=lambda group: (group.tag == OTHER, -len(group.jobs), group.tag.label.casefold(), group.tag.slug)
    )
