"""Facts and their evidence: what a value is, which words of which line it was read from, and what else was weighed.

A fact that was not found is `None` ("not stated" on a page), never a default.
"""

from typing import Generic, Literal, TypeVar

import msgspec

T = TypeVar("T")

Origin = Literal["override", "front matter", "structured", "header", "body", "path"]
"""Where words stood. Precedence of sources is a rule of the fact that reads them, not of this type."""


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """Why a fact is believed."""

    origin: Origin
    line: int | None
    """1-based line of the source file (of the sidecar for `override`); None where there is none (`path`)."""
    words: str
    """The words it was read from, repaired, at most a sentence."""
    stated: bool = True
    """True where the words state the fact; False where it was derived (a level from a title, a country from a city)."""


class Fact(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """One value read from a posting, with its evidence."""

    value: T
    evidence: Evidence


class Alternative(msgspec.Struct, frozen=True, gc=False):
    """A value that was weighed for a fact and lost."""

    shown: str
    """The value as words; where the words gave none, those words."""
    evidence: Evidence
    why: str
    """Why it lost, in plain words that go on from "because": "the text states a range"."""
    contradicts: bool = False
    """True where it is stated too and cannot be true beside the value that is believed."""
