"""Places in words: the location of a row, and who may apply."""

import re
from functools import lru_cache

from sitegen.board.geography import place_tags
from sitegen.board.variants import of_row
from sitegen.model.board import Board, GroupKind
from sitegen.model.job import Job, Tag
from sitegen.model.place import HiringIn, Place
from sitegen.paths import group_path

SHOWN = 2
"""Parts of a location that a row has room for."""

_SHORT = {"us": "United States", "usa": "United States", "u.s.": "United States", "uk": "United Kingdom"}
# "Remote", "fully", "only" and brackets say nothing about where.
_NOISE = re.compile(r"\b(?:remote|fully|only)\b|[()\[\]{}]", re.IGNORECASE)


def location(job: Job) -> str:
    """Where a job is, for a row: at most two parts, then how many more; "Remote" where that is all; else empty."""
    names = _names(job)
    if not names:
        return "Remote" if job.work_mode == ("remote",) else ""
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" +{more}" if more > 0 else "")


def row_location(job: Job, board: Board) -> str:
    """Where the jobs of a row in lists are: the places of the job it shows, and how many more the others have."""
    row = of_row(job, board.jobs)
    if len(row) == 1:
        return location(job)
    own = _names(job)
    others = dict.fromkeys(name for other in row for name in _names(other))
    own = own or list(others)[:1]
    more = len(others) - len(own[:SHOWN])
    if len(others) == len(own):
        return location(job) or ", ".join(own)
    return f"{', '.join(own[:SHOWN])} + {more} more location{'s' if more > 1 else ''}"


def _names(job: Job) -> list[str]:
    several = len(job.places) > 1
    names = list(dict.fromkeys(name for place in job.places if (name := _name(place, several=several))))
    if not names and job.hiring_in:
        names = [tag.label for tag in hiring(job.hiring_in)]
    return names


@lru_cache(maxsize=8192)
def _name(place: Place, *, several: bool) -> str:
    """One place: its own first two parts, or only its first among several."""
    if several and place.city:
        return place.city
    parts = [_SHORT.get(part.casefold(), part) for part in _parts(place.text)]
    return ", ".join(dict.fromkeys(parts[: 1 if several else SHOWN]))


def _parts(text: str) -> list[str]:
    parts = (_NOISE.sub("", part).strip(" -–·/") for part in _without_full_stop(text).split(","))
    return [part for part in parts if part]


def _without_full_stop(text: str) -> str:
    """Without the stops that a list of places was written with; "U.S." keeps its own."""
    text = text.lstrip(" .,")
    return text if re.search(r"\b[A-Z]\.$", text) else text.rstrip(" .")


def hiring(hiring_in: HiringIn) -> tuple[Tag, ...]:
    """Who may apply: countries and regions as stated."""
    return tuple(place_tags(hiring_in))


_WITH_ARTICLE = ("United", "Netherlands", "Philippines", "Czech Republic", "Dominican", "European", "Middle East")


def with_article(name: str) -> str:
    """The name of a place as it stands in a sentence.

    >>> with_article("United States"), with_article("Germany")
    ('the United States', 'Germany')
    """
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name


class Landing:
    """Which tags of a board have a landing page: `landing("skill", tag)` is its path or None."""

    def __init__(self, board: Board) -> None:
        self._paths = {
            (group.kind, group.tag.slug): group_path(group.kind, group.tag.slug)
            for group in board.groups
            if group.has_page
        }

    def __call__(self, kind: GroupKind, slug: str) -> str | None:
        """The site path, or None."""
        return self._paths.get((kind, slug))
