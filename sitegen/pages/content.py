"""The owner's own pages: `content/pages/<slug>.md`."""

from collections.abc import Iterator

from sitegen.model.board import Board
from sitegen.model.page import Page
from sitegen.paths import file


def plan(board: Board) -> Iterator[Page]:
    """One page for each."""
    for page in board.pages:
        path = f"{page.slug}/"
        context = {"path": path, "section": f"page:{page.slug}", "page": page}
        yield Page(file(path), "content.html", context, source=f"content/pages/{page.slug}")
