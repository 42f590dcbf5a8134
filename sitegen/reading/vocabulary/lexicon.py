"""The lexicon of technologies: every way to write each name, and the words that must or must not stand around it.

Comes in: `rules/skills.toml`. Goes out: look-ups by first word. Must never hold a name that the data file does not.
"""

import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sitegen.reading.rules import load

TOKEN = re.compile(r"\.?[^\W_]+(?:\+\+|#|\+(?!\w))?")
"""A word of a name: `Node`, `.js`, `C++`, `F#`."""


class Surface(NamedTuple):
    """One way to write a technology's name."""

    slug: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    """What stands between the words; a blank or a hyphen may stand there too."""
    spelling: str | None
    """Where case counts: the words as they must be written, without what is between them."""
    sure: bool


def label(slug: str) -> str:
    """The canonical name of a technology."""
    return str(load("skills")["skills"][slug]["label"])


def named(text: str) -> str | None:
    """The technology whose name this is (a tag); case does not matter and no context is asked for.

    >>> named("golang"), named("go"), named("teamwork")
    ('go', 'go', None)
    """
    tokens = tuple(TOKEN.findall(text.casefold().strip()))
    for surface in index().get(tokens[0], ()) if tokens else ():
        if surface.words == tokens:
            return surface.slug
    return None


def is_name_of(slug: str, company: str) -> bool:
    """True where an employer is called like this technology: its own name is no skill of its jobs.

    >>> is_name_of("docker", "Docker, Inc."), is_name_of("docker", "Dockyard")
    (True, False)
    """
    tokens = tuple(TOKEN.findall(company.casefold()))
    forms = {
        "inc",
        "llc",
        "ltd",
        "gmbh",
        "corp",
        "corporation",
        "limited",
        "labs",
        "software",
        "io",
        ".io",
        "com",
        ".com",
        "hq",
        "technologies",
    }
    return any(tokens[: len(words)] == words and set(tokens[len(words) :]) <= forms for words in _names()[slug])


class Contexts(NamedTuple):
    """What must and must not stand around a name, which is written §."""

    yes: re.Pattern[str] | None
    no: re.Pattern[str] | None


@cache
def contexts(slug: str) -> Contexts | None:
    """The contexts of a technology, if it has any."""
    row = load("skills")["skills"][slug]
    if "yes" not in row and "no" not in row:
        return None
    return Contexts(_one_of(row.get("yes")), _one_of(row.get("no")))


def _one_of(patterns: list[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE) if patterns else None


@cache
def near(slug: str) -> frozenset[str]:
    """The technologies that may vouch for this one; empty where any may."""
    return frozenset(load("skills")["skills"][slug].get("near", ()))


@cache
def index() -> dict[str, tuple[Surface, ...]]:
    """First word → names that start with it: the longest first, sure ones before everyday words."""
    found: dict[str, list[Surface]] = {}
    for slug in load("skills")["skills"]:
        for surface in _surfaces(slug):
            found.setdefault(surface.words[0], []).append(surface)
    return {
        word: tuple(sorted(surfaces, key=lambda each: (-len(each.words), each.spelling is None, not each.sure)))
        for word, surfaces in found.items()
    }


def _surfaces(slug: str) -> Iterator[Surface]:
    row = load("skills")["skills"][slug]
    cased = {name.casefold() for kind in ("exact", "unsure") for name in row.get(kind, ())}
    for name in ((row["label"],) if row["label"].casefold() not in cased else ()) + tuple(row.get("also", ())):
        yield _surface(slug, name, exact=False, sure=True)
        if name.endswith(".js"):
            yield _surface(slug, f"{name[:-3]} js", exact=False, sure=True)
            yield _surface(slug, f"{name[:-3]}js", exact=False, sure=True)
    for name in row.get("exact", ()):
        yield _surface(slug, name, exact=True, sure=True)
    for name in row.get("unsure", ()):
        yield _surface(slug, name, exact=True, sure=False)


def _surface(slug: str, name: str, *, exact: bool, sure: bool) -> Surface:
    tokens = list(TOKEN.finditer(name))
    gaps = tuple(name[left.end() : right.start()] for left, right in itertools.pairwise(tokens))
    spelling = "".join(token.group() for token in tokens) if exact else None
    return Surface(slug, tuple(token.group().casefold() for token in tokens), gaps, spelling, sure)


@cache
def _names() -> dict[str, frozenset[tuple[str, ...]]]:
    return {slug: frozenset(surface.words for surface in _surfaces(slug)) for slug in load("skills")["skills"]}


@cache
def others() -> re.Pattern[str]:
    """Words from which on a sentence lists investors or customers, not tools."""
    return re.compile(rf"\b{load('skills')['context']['others']}", re.IGNORECASE)
