"""What each file of a site is made of → its key: its own records, and the parts of the board that its templates name.

Comes in: theme, board, templates. Goes out: digests. What a template can look at is read from its syntax, an owner's
own templates included: one that says `board.jobs` is made again whenever a job changes, one that does not is not.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property

from jinja2 import Environment, meta, nodes

from sitegen.board.variants import of_row
from sitegen.display.popular import popular
from sitegen.fingerprint import Fingerprints
from sitegen.model.board import Board
from sitegen.model.page import Page, Planned
from sitegen.model.theme import Theme
from sitegen.paths import group_page

BOARD = "board"
PARTS: Mapping[str, Callable[[Board], object]] = {
    "landing": lambda board: [group_page(group) for group in board.groups if group.has_page],
    "popular": popular,
}
"""What templates are given that looks at more of the board than the records of a page, by name."""
UNREADABLE = frozenset({BOARD})
"""What a template names of which that cannot be told: all there is."""


class Ingredients:
    """The keys of one build's files."""

    def __init__(self, theme: Theme, board: Board, env: Environment, *, table_path: str, made_by: bytes) -> None:
        """`made_by` is a digest of the code that makes the files, `table_path` the site path of the job table."""
        self._board, self._theme, self._env, self._table_path = board, theme, env, table_path
        self._prints = Fingerprints(lambda job: of_row(job, board.jobs))
        self._everywhere = self._prints.of(
            made_by, sorted(theme.templates.items()), sorted(theme.files.items()), sorted(theme.assets.items()),
            board.settings, board.today, str(board.zone), board.clock_runs, board.archive, board.updated,
        )  # fmt: skip
        self._of_template = cache(self._template)
        self._names_in = cache(self._names)

    def of_page(self, page: Page) -> Callable[[], bytes]:
        """The key of a page, worked out when it is asked for."""
        return lambda: self._prints.of(self._of_template(page.template), page.path, page.context)

    def of_file(self, kind: str, planned: Planned) -> Callable[[], bytes]:
        """The key of a file of an export or of a picture, likewise."""

        def key() -> bytes:
            made_from = (self._whole,) if planned.made_from is None else planned.made_from
            return self._prints.of(self._everywhere, kind, planned.path, made_from)

        return key

    def _template(self, template: str) -> bytes:
        names = self._reached(template)
        parts = tuple(part for name in sorted(names) for part in self._part(name))
        return self._prints.of(self._everywhere, self._whole if BOARD in names else b"", parts)

    def _part(self, name: str) -> Iterator[tuple[str, bytes]]:
        """What the board has under a name, as a digest; nothing for a name that stands for something else."""
        owner, _, field = name.partition(".")
        if name == "table_path":
            yield name, self._prints.of(self._table_path)
        elif name in PARTS:
            yield name, self._prints.of(PARTS[name](self._board))
        elif owner == BOARD and field and field != "zone":
            yield name, self._prints.of(getattr(self._board, field))

    @cached_property
    def _whole(self) -> bytes:
        fields = (getattr(self._board, name) for name in Board.__struct_fields__ if name != "zone")
        return self._prints.of(*fields)

    def _reached(self, template: str) -> frozenset[str]:
        """All names in a template and in those that it extends, includes or imports."""
        seen: dict[str, frozenset[str]] = {}
        waiting = [template]
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen[name], further = self._names_in(name)
                waiting += further
        return frozenset().union(*seen.values())

    def _names(self, template: str) -> tuple[frozenset[str], tuple[str, ...]]:
        """(names in a template, `board.companies` among them; templates that it mentions)."""
        source = self._theme.templates.get(template)
        if source is None:  # Jinja says so when the page is made
            return UNREADABLE, ()
        tree = self._env.parse(source)
        mentioned = tuple(meta.find_referenced_templates(tree))
        if None in mentioned:  # a name that is worked out when the page is made
            return UNREADABLE, ()
        fields = [each for each in tree.find_all(nodes.Getattr) if _is_board(each.node)]
        known = [each for each in fields if each.attr in Board.__struct_fields__]
        names = {each.name for each in tree.find_all(nodes.Name)} - {BOARD}
        bare = sum(_is_board(each) for each in tree.find_all(nodes.Name)) > len(known)
        attributes = {f"{BOARD}.{each.attr}" for each in known}
        return frozenset(names | attributes | ({BOARD} if bare else set())), tuple(filter(None, mentioned))


def _is_board(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == BOARD
