"""What a fact reader is given, and what it gives back.

Comes in: one RawPosting with its plain lines and the facts read before. Goes out: `Found`, with the values that lost
and why. A reader never raises.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from sitegen.model.fact import Alternative, Evidence, Fact, Origin
from sitegen.model.posting import Field, FieldName, RawPosting
from sitegen.model.problem import Problem, Severity
from sitegen.model.rules import PACKAGED_ONLY, Vocabulary

T = TypeVar("T")


class Line(msgspec.Struct, frozen=True, gc=False):
    """One line of the body as plain words: no markup, no links' addresses, spaces folded. Empty lines are left out."""

    number: int
    """1-based line of the source file."""
    text: str
    kind: str = "text"
    """`heading`, `item` (of a list) or `text`."""
    lower: str = ""
    """`text` in lower case, made once for all readers."""

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "lower", self.text.lower())


class Found(msgspec.Struct, Generic[T], frozen=True):
    """What a reader found: a fact or nothing, and what it has to say about values it could not use."""

    fact: Fact[T] | None = None
    problems: tuple[Problem, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    """What else was weighed, the strongest first."""


class Reading(msgspec.Struct, frozen=True):
    """One posting while it is being read."""

    raw: RawPosting
    lines: tuple[Line, ...]
    """The body, repeated paragraphs left out."""
    known: Mapping[str, Fact[Any]]
    """Facts read before this one, by field of `Posting` (the order is that of FACTS)."""
    vocabulary: Vocabulary = PACKAGED_ONLY
    """The skills that the owner of the board has added."""

    def fields(self, name: FieldName) -> Iterator[Field]:
        """The values that stood outside the body for this name, in order of precedence."""
        return (field for field in self.raw.fields if field.name == name)

    def value(self, name: str) -> Any:
        """The value of a fact read before, or None."""
        fact = self.known.get(name)
        return fact.value if fact else None

    def denied(self, name: FieldName) -> bool:
        """True where the owner's override says "not stated, whatever the posting says"."""
        return any(field.origin == "override" and not field.value.strip() for field in self.fields(name))

    def problem(
        self, field: Field | None, code: str, message: str, hint: str = "", severity: Severity = "warning"
    ) -> Problem:
        """A warning about a value that is left out, at the line where it stands."""
        path = f"jobs/{self.raw.path}" + (".toml" if field and field.origin == "override" else "")
        return Problem(path, (field.line if field else None) or 0, code, severity, message, hint)


def stated(value: T, field: Field, words: str | None = None) -> Found[T]:
    """A fact that a field outside the body states."""
    return Found(Fact(value, Evidence(field.origin, field.line, words or field.value)))


def from_body(value: T, line: int, words: str, *, is_stated: bool = True) -> Found[T]:
    """A fact read from a line of the body."""
    return Found(Fact(value, Evidence("body", line, words, is_stated)))


def derived(value: T, origin: Origin, line: int | None, words: str) -> Found[T]:
    """A fact that follows from other words (a level from the title, a country from a city)."""
    return Found(Fact(value, Evidence(origin, line, words, stated=False)))


def refused(field: Field, why: str) -> Alternative:
    """A value of a field that gives no fact."""
    return Alternative(field.value, Evidence(field.origin, field.line, field.value), why)


def lost(fact: Fact[Any], shown: str, why: str, *, contradicts: bool = False) -> Alternative:
    """A fact that another source outweighs."""
    return Alternative(shown, fact.evidence, why, contradicts)


def comes_first(origin: Origin) -> str:
    """Why a value from elsewhere lost to one of this origin."""
    if origin == "override":
        return "the owner’s word comes first"
    return f"the {'text' if origin == 'body' else origin} comes first"


def outranked(fields: Iterable[Field], used: Field) -> tuple[Alternative, ...]:
    """What the fields of the same name behind the one that is used say, where that is something else."""
    every = tuple(fields)
    behind = every[every.index(used) + 1 :]
    why = comes_first(used.origin)
    return tuple(refused(field, why) for field in behind if field.value.strip() not in ("", used.value.strip()))
