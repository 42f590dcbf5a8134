"""Patterns that are compiled when they are first used: one edited posting needs few, a build without edits none.

Comes in: a regular expression that takes long to compile. Goes out: what behaves as the compiled one, and is as quick.
"""

import re
from functools import cached_property
from typing import Any, cast


class _Late:
    """A pattern whose methods are those of the compiled one; each is looked up once."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    r"""The pattern, not compiled yet.

    >>> late(r"\d+").findall("1 or 20")
    ['1', '20']
    """
    return cast(re.Pattern[str], _Late(source, flags))
