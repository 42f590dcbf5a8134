"""What a picture shows where a page is shared, as words: the board on most pages, the job on its own."""

import msgspec

from sitegen.display import pay, places, titles
from sitegen.display.numbers import board_locale
from sitegen.model.board import Board
from sitegen.model.job import Job


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One picture. Empty parts are not drawn."""

    site: str
    """Name of the board."""
    title: str
    """Of the job; of a board its headline."""
    above: str = ""
    """The employer."""
    letter: str = ""
    """On the tile of the employer."""
    below: str = ""
    """The place; of a board its description."""
    pay: str = ""
    has_mark: bool = True
    """Whether the packaged mark stands beside the name: not where the owner has a mark of their own."""
    is_board: bool = False


def of_board(board: Board, *, has_mark: bool) -> Card:
    """The picture of every page that has none of its own. No figures, so that it changes with the settings only."""
    own = board.settings
    return Card(site=own.name, title=own.headline, below=own.description, has_mark=has_mark, is_board=True)


def of_job(job: Job, board: Board, *, has_mark: bool) -> Card:
    """The picture of a job: what its row says."""
    return Card(
        site=board.settings.name,
        title=_plain(titles.title(job.title)),
        above=job.company.label if job.company else "",
        letter=titles.tile(job.company.label).letter if job.company else "",
        below=_plain(places.location(job)),
        pay=_plain(_pay(job, board)),
        has_mark=has_mark,
    )


def _pay(job: Job, board: Board) -> str:
    if not job.salary:
        return ""
    row = pay.row(job.salary, board_locale(board.settings.language))
    return f"{row.figure}{'' if row.suffix.startswith('/') else ' '}{row.suffix}".strip()


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
