"""A board → the facets of its list: what each option would leave, counted in rows.

The groups of the board have been counted already, so nothing here looks at the tags of a job again.
"""

from collections import Counter
from collections.abc import Iterable

import msgspec

from sitegen.board.roles import FEWEST
from sitegen.model.board import Board, Choice, Facet, Group, GroupKind, Option
from sitegen.model.job import Job, Tag

NOT_STATED = Tag("not-stated", "Not stated")
FACETS: tuple[GroupKind, ...] = ("role", "category", "place", "pay", "level", "skill")
MOST_SKILLS = 40
"""Skills past this place in the order of the board are searched for, not listed: the rail has to end somewhere."""
PAY_STEPS = (40, 60, 80, 100, 120, 150, 180, 200, 250)
"""Thousand US dollars a year that one may ask for, at least."""
DAYS = ("7d", "30d", "90d")
MOST_MONTHS = 24


def facets(board: Board) -> tuple[Facet, ...]:
    """The facets of the listed jobs; those without options are left out."""
    jobs = [board.jobs[job_id] for job_id in board.listed]
    found = [_facet(board, kind, _minimums(jobs) if kind == "pay" else ()) for kind in FACETS]
    found.append(Facet("posted", choices=_since(jobs)))
    return tuple(facet for facet in found if facet.choices or any(o.tag != NOT_STATED for o in facet.options))


def with_group(rail: Iterable[Facet], group: Group) -> tuple[Facet, ...]:
    """The same facets, with the group of a landing page among the options even where it is too small to be listed."""

    def added(facet: Facet) -> Facet:
        if facet.kind != group.kind or group.tag in [option.tag for option in facet.options]:
            return facet
        option = Option(group.tag, len(group.jobs), group.has_page)
        return msgspec.structs.replace(facet, options=(*facet.options, option))

    return tuple(map(added, rail))


def _facet(board: Board, kind: GroupKind, choices: tuple[Choice, ...]) -> Facet:
    of_kind = [group for group in board.groups if group.kind == kind]
    groups = of_kind
    if kind == "role":
        groups = [group for group in groups if len(group.jobs) >= FEWEST]
    if kind == "skill":
        groups = groups[:MOST_SKILLS]
    options = [Option(group.tag, len(group.jobs), group.has_page) for group in groups]
    unstated = len(board.listed) - len({job_id for group in of_kind for job_id in group.jobs})
    if unstated and kind in ("place", "level"):
        options.append(Option(NOT_STATED, unstated, has_page=False))
    return Facet(kind, tuple(options), choices)


def _minimums(jobs: Iterable[Job]) -> tuple[Choice, ...]:
    """The steps of pay that any of the jobs reaches; pay reaches a step with the top of its range."""
    pay = [job.yearly for job in jobs if job.yearly]
    tops = [top for each in pay if (top := each.minimum if each.maximum is None else each.maximum) is not None]
    counted = ((step, sum(top >= step * 1000 for top in tops)) for step in PAY_STEPS)
    return tuple(Choice(str(step), count) for step, count in counted if count)


def _since(jobs: Iterable[Job]) -> tuple[Choice, ...]:
    """Months where most dates are no more than that, newest first, else days that the browser counts back from today.

    None where one month holds every job: there is nothing to choose.
    """
    dates = [job.dated for job in jobs if job.dated]
    if sum(date.day is not None for date in dates) * 2 > len(dates):
        return tuple(Choice(days, None) for days in DAYS)
    months = Counter(f"{date.year:04}-{date.month:02}" for date in dates)
    newest = sorted(months, reverse=True)[:MOST_MONTHS]
    if len(newest) < 2:
        return ()
    return tuple(Choice(month, sum(months[later] for later in months if later >= month)) for month in newest)
