"""Titles as they are set, and the tile that stands for a company."""

import hashlib
import re
from functools import lru_cache

import msgspec

UNTITLED = "Untitled role"

# "Engineer - Platform", "Engineer – Platform": a dash between words. Two-sided spaces, so "Front-end" stays.
_DASH = re.compile(r"(?<=\S)[ \u00a0]{1,9}[-–—][ \u00a0]{1,9}(?=\S)")
_TILES = 8


def title(text: str | None) -> str:
    r"""The title of a job, dashes set; "Untitled role" where none is stated.

    >>> title("Engineer - Client Platform"), title("Front-end Engineer"), title(None)
    ('Engineer\xa0– Client Platform', 'Front-end Engineer', 'Untitled role')
    """
    return dashes(text) if text else UNTITLED


@lru_cache(maxsize=4096)  # a title stands on its page five times, and in many rows
def dashes(text: str) -> str:
    """A dash between words never begins a line: no-break space, en dash, space."""
    return _DASH.sub("\u00a0– ", text)


class Tile(msgspec.Struct, frozen=True):
    """A letter on one of eight colours; no colour and a dash where no company is named."""

    letter: str
    colour: int | None


@lru_cache(maxsize=4096)
def tile(name: str | None) -> Tile:
    """The tile of a company: always the same one for the same name.

    >>> tile("ília"), tile(None)
    (Tile(letter='Í', colour=0), Tile(letter='–', colour=None))
    """
    if not name:
        return Tile("–", None)
    letter = next((char for char in name if char.isalnum()), name[0])
    digest = hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()
    return Tile(letter.upper()[:1], int(digest, 16) % _TILES)
