"""The page that a static host serves for every missing address, at any depth."""

from collections.abc import Iterator

from sitegen.model.board import Board
from sitegen.model.page import Page


def plan(_board: Board) -> Iterator[Page]:
    """`/404.html`"""
    yield Page("404.html", "404.html", {"path": "404.html", "section": ""})
