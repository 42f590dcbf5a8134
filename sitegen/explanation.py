"""What was read from one posting and why it is believed, for `sitegen explain` and for tools.

Comes in: the `Parsed` of one file. Goes out: an `Explanation` with every fact, its words and their place, and what lost
to it. Nothing is read again here: it tells what the posting's own evidence says.
"""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from sitegen.coverage import FACTS
from sitegen.display import dates, numbers, pay, places, titles, words
from sitegen.model.fact import Alternative, Fact, Origin
from sitegen.model.parsed import Parsed
from sitegen.model.place import Place
from sitegen.model.posting import LEVELS, Closing, Posting, Repair, Seniority, Unread
from sitegen.model.problem import Problem
from sitegen.model.salary import Salary

ENGLISH = numbers.board_locale("en")
NOT_STATED = "not stated"


class Reason(msgspec.Struct, frozen=True):
    """A value in plain data and in words, with the evidence for it."""

    value: Any
    """Text, numbers, lists and mappings only."""
    display: str
    origin: Origin
    line: int | None
    words: str
    stated: bool
    each: tuple["Reason", ...] = ()
    """For skills: one reason a skill."""


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """One file: what it is, what was read from it, what was changed, left and wrong."""

    path: str
    """Posix path below `content/`."""
    format: str | None
    """None where the file gave no posting; the problems then say why."""
    facts: Mapping[str, Reason | None]
    """By field of `Posting`; None is "not stated"."""
    alternatives: Mapping[str, tuple[Alternative, ...]]
    """By the same names: what was weighed and lost, and why."""
    repairs: tuple[Repair, ...]
    unread: tuple[Unread, ...]
    problems: tuple[Problem, ...]


def explain(path: str, parsed: Parsed) -> Explanation:
    """The explanation of the file at `path` (below `content/`)."""
    posting = parsed.postings[0] if parsed.postings else None
    return Explanation(
        path=path,
        format=posting.format if posting else None,
        facts={name: _reason(name, posting) for name in (*FACTS, "closed")},
        alternatives=posting.alternatives if posting else {},
        repairs=posting.repairs if posting else (),
        unread=posting.unread if posting else (),
        problems=parsed.problems,
    )


def _reason(name: str, posting: Posting | None) -> Reason | None:
    fact: Fact[Any] | None = getattr(posting, name, None)
    if fact is None:
        return None
    if name != "skills":
        return _told(fact, DISPLAY[name](fact.value))
    skills = tuple(_told(skill, skill.value) for skill in fact.value)
    names = [skill.value for skill in fact.value]
    return msgspec.structs.replace(_told(Fact(names, fact.evidence), ", ".join(names)), each=skills)


def _told(fact: Fact[Any], display: str) -> Reason:
    evidence = fact.evidence
    value = msgspec.to_builtins(fact.value)
    return Reason(value, display, evidence.origin, evidence.line, evidence.words, evidence.stated)


def _salary(salary: Salary) -> str:
    period = f"a {salary.period}" if salary.period else "(period not stated)"
    return f"{pay.full(salary, ENGLISH)} {period}{' on target' if salary.basis == 'ote' else ''}"


def _place(place: Place) -> str:
    parts = (place.city, place.region, place.country, place.area)
    known = ", ".join(part for part in parts if part)
    return f"{place.text} ({known})" if known and known != place.text else place.text


def _seniority(seniority: Seniority) -> str:
    return f"{seniority} (level: {words.level(LEVELS[seniority])})"


def _closed(closing: Closing) -> str:
    return f"closed since {_date(closing.on)}" if closing.on else "closed"


def _date(date: datetime.date) -> str:
    return dates.long_date(date, ENGLISH)


DISPLAY: Mapping[str, Callable[[Any], str]] = {
    "title": titles.title,
    "company": str,
    "category": str,
    "places": lambda found: "; ".join(map(_place, found)),
    "hiring_in": lambda hiring: ", ".join(tag.label for tag in places.hiring(hiring)),
    "work_mode": ", ".join,
    "employment": ", ".join,
    "seniority": _seniority,
    "salary": _salary,
    "experience": lambda years: words.count(years, "year", locale=ENGLISH),
    "language": str,
    "posted": lambda date: dates.long_date(date, ENGLISH),
    "deadline": _date,
    "closed": _closed,
    "apply": str,
}
"""How each value is told in words."""
