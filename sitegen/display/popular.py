"""The few landing pages promoted above a list: what many readers would tick first; the rail has them too."""

from sitegen.board.categories import is_catch_all
from sitegen.model.board import Board, Group
from sitegen.paths import group_page

HOW_MANY = {"pay": 1, "place": 2, "category": 1, "level": 1}
"""What is promoted where the owner does not say: the largest of each kind."""


def popular(board: Board) -> tuple[Group, ...]:
    """The groups named in the settings, or the largest ones; only those that have a page."""
    with_page = {group_page(group): group for group in board.groups if group.has_page}
    if board.settings.popular:
        wanted = (f"{path.strip('/')}/" for path in board.settings.popular)
        return tuple(with_page[path] for path in wanted if path in with_page)
    chosen = []
    for kind, how_many in HOW_MANY.items():
        groups = [group for group in with_page.values() if group.kind == kind and not is_catch_all(group.tag)]
        chosen += sorted(groups, key=lambda group: -len(group.jobs))[:how_many]
    return tuple(chosen)
