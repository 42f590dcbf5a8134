"""The jobs that a reader keeps. The page is the same for everybody: its script fills it from storage."""

from collections.abc import Iterator

from sitegen.model.board import Board
from sitegen.model.page import Page
from sitegen.paths import SAVED, file


def plan(_board: Board) -> Iterator[Page]:
    """`/saved/`."""
    yield Page(file(SAVED), "saved.html", {"path": SAVED, "section": "saved"})
