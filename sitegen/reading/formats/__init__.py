"""One input format a module: repaired text in, RawPosting out.

`FORMATS` is tried in order; the first whose `recognises` says yes parses the file. The last one takes anything.
"""

from collections.abc import Callable
from typing import NamedTuple

from sitegen.model.posting import RawPosting
from sitegen.model.problem import Problem
from sitegen.reading.formats import front_matter, linked_heading, paste


class Format(NamedTuple):
    """How one kind of file is told and read."""

    name: str
    recognises: Callable[[str, str], bool]
    """(path, text) → is this file mine?"""
    parse: Callable[[str, str], tuple[RawPosting | None, tuple[Problem, ...]]]
    """(path, text) → the posting, or None with the problem that says why. Never raises."""


FORMATS: tuple[Format, ...] = (
    Format(front_matter.NAME, front_matter.recognises, front_matter.parse),
    Format(linked_heading.NAME, linked_heading.recognises, linked_heading.parse),
    Format(paste.NAME, paste.recognises, paste.parse),
)
