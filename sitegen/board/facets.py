"""A list of jobs → its facets: what each option would leave, counted within that list (UI.md 6.5, 8.1).

The order of options is that of the whole board, so that it never changes from list to list.
"""

from collections import Counter
from collections.abc import Sequence

from sitegen.board.groups import row_tags
from sitegen.board.roles import FEWEST
from sitegen.model.board import Board, Facet, GroupKind, Option
from sitegen.model.job import Job, Tag

NOT_STATED = Tag("", "Not stated")
FACETS: tuple[GroupKind, ...] = ("role", "category", "place", "pay", "level", "skill")
MOST_SKILLS = 40
"""Skills past this place in the order of the board are searched for, not listed: the rail has to end somewhere."""


def facets(board: Board, jobs: Sequence[Job]) -> tuple[Facet, ...]:
    """The facets of these jobs, options that none of them has left out, facets without options too."""
    found = (_facet(board, kind, jobs) for kind in FACETS)
    return tuple(facet for facet in found if any(option.tag.slug for option in facet.options))


def _facet(board: Board, kind: GroupKind, jobs: Sequence[Job]) -> Facet:
    tags = [row_tags(kind, job, board.jobs) for job in jobs]
    counts = Counter(tag.slug for each in tags for tag in each)
    groups = [group for group in board.groups if group.kind == kind]
    if kind == "role":
        groups = [group for group in groups if len(group.jobs) >= FEWEST]
    if kind == "skill":
        groups = groups[:MOST_SKILLS]
    options = [Option(group.tag, counts[group.tag.slug], group.has_page) for group in groups if counts[group.tag.slug]]
    unstated = tags.count(())
    if unstated and kind in ("place", "level"):
        options.append(Option(NOT_STATED, unstated, has_page=False))
    return Facet(kind, tuple(options))
