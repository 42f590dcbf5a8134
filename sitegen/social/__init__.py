"""Pictures for the places where pages are shared: one of the board, and if its owner wants one of each open job.

Comes in: a board and its theme. Goes out: which page has which picture, and how it is drawn when its turn comes. A
picture is named by what it shows, so that one that was drawn before need not be drawn again.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import partial

import msgspec

from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.page import Planned
from sitegen.model.theme import Theme
from sitegen.paths import SOCIAL, TOUCH_ICON
from sitegen.social.card import Card, of_board, of_job
from sitegen.social.colours import Colours, read_colours
from sitegen.social.drawing import DRAWN_BY, draw, draw_icon, written
from sitegen.social.lettering import FONT_FILE

OWN = "social.png"
"""Of `static/`: an owner's picture takes the place of the one of the board."""
STYLE = "site.css"
MARK = "_mark.html"


class Pictures(msgspec.Struct, frozen=True):
    """The pictures of one board."""

    of_board: str | None
    """Site path; None where pages have none."""
    jobs: Mapping[str, str]
    """Id of a job → site path of its own picture."""
    planned: tuple[Planned, ...]
    """All files that have to be drawn, each once."""

    def of(self, job: Job | None) -> str | None:
        """The picture of a job's page, of any other page with None."""
        return self.jobs.get(job.id, self.of_board) if job else self.of_board


def pictures(board: Board, theme: Theme) -> Pictures:
    """Which pictures there are. None where nobody has said where the board will live: their addresses are absolute."""
    wanted = board.settings.social_images if board.settings.base_url else "none"
    if wanted == "none":
        return Pictures(None, {}, ())
    colours, font, has_mark = theme_colours(theme), theme.files.get(FONT_FILE), _has_packaged_mark(theme)
    planned: dict[str, Planned] = {}

    def plan(card: Card) -> str | None:
        drawn = written(card, font)
        if not drawn:
            return None
        path = f"{SOCIAL}{_digest(drawn, colours, font)}.png"
        planned[path] = Planned(path, partial(draw, drawn, colours, font), ())
        return path

    whole = OWN if OWN in theme.files else plan(of_board(board, has_mark=has_mark))
    is_open = [job for job in board.jobs.values() if job.state == "open"] if wanted == "jobs" else []
    jobs = {job.id: path for job in is_open if (path := plan(of_job(job, board, has_mark=has_mark)))}
    return Pictures(whole, jobs, tuple(planned.values()))


def theme_colours(theme: Theme) -> Colours:
    """The colours of the pages."""
    return read_colours(theme.assets.get(STYLE, b"").decode("utf-8", "replace"))


def touch_icon_path(theme: Theme) -> str | None:
    """The site path of the icon for home screens; None where there is none."""
    return TOUCH_ICON if TOUCH_ICON in theme.files or _has_packaged_mark(theme) else None


def touch_icon(theme: Theme) -> Iterator[Planned]:
    """The icon for home screens: the packaged mark, unless the owner has one or another mark."""
    if TOUCH_ICON not in theme.files and _has_packaged_mark(theme):
        yield Planned(TOUCH_ICON, partial(draw_icon, theme_colours(theme)), ())


def _has_packaged_mark(theme: Theme) -> bool:
    return theme.templates.get(MARK) == theme.templates.get(f"sitegen/{MARK}")


def _digest(card: Card, colours: Colours, font: bytes | None) -> str:
    """16 hex digits that change with what the picture shows, its colours and font, and what draws it."""
    face = hashlib.sha256(font).hexdigest() if font else ""
    shown = msgspec.json.encode((DRAWN_BY, card, sorted(colours.light.items()), face))
    return hashlib.sha256(shown).hexdigest()[:16]
