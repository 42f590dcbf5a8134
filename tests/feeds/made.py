"""Feeds of boards made by hand, by path."""

from sitegen.exports import feeds
from sitegen.model.board import Board

ADDRESS = "https://example.org/repo/"


def files(board: Board) -> dict[str, bytes]:
    """Every file of the export."""
    return {planned.path: planned.make() for planned in feeds.plan(board)}
