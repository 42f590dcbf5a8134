"""What hosts answered about apply links, kept between runs so that none is asked more often than it has to be.

Comes in: the folder of a board. Goes out: answers by address, from `.sitegen/links.json`. What cannot be read, or was
heard by other rules, counts as nothing; the folder keeps itself out of git.
"""

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from sitegen.errors import ContentError
from sitegen.links.answer import Answer
from sitegen.outside import cache_folder
from sitegen.reading.rules import load

NAME = "links.json"
KEPT = datetime.timedelta(days=90)
"""An answer that nobody has renewed for so long is dropped: its ad has long been closed."""


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rules: str
    """Digest of the words by which pages were read: other words may have found something else."""
    answers: tuple[Answer, ...]
    format: int = 1


def read(root: Path) -> Mapping[str, Answer]:
    """The answers of earlier runs by address, whatever their age; empty where there are none."""
    try:
        kept = msgspec.json.decode((root / cache_folder.NAME / NAME).read_bytes(), type=_Kept)
    except (OSError, msgspec.DecodeError):
        return {}
    return {answer.url: answer for answer in kept.answers} if kept.rules == _rules() else {}


def write(root: Path, answers: Iterable[Answer], now: datetime.datetime) -> None:
    """Keeps these answers, and nothing that was there before. Raises ContentError."""
    recent = sorted((answer for answer in answers if now - answer.asked < KEPT), key=lambda answer: answer.url)
    data = msgspec.json.format(msgspec.json.encode(_Kept(_rules(), tuple(recent))), indent=1) + b"\n"
    try:
        cache_folder.write(root, NAME, data)
    except OSError as error:
        where = f"{cache_folder.NAME}/{NAME}"
        raise ContentError(f"cannot be written: {error.strerror or error}", where=where) from None


def _rules() -> str:
    return hashlib.sha256(repr(load("closed_pages")).encode()).hexdigest()[:16]
