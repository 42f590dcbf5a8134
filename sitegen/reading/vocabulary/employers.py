"""The employer that a body names, and names as boards write them.

Comes in: a name from a header, or the plain lines of a body. Goes out: the bare name, or the employer for which the
text gives the most evidence. Must never guess: with little evidence, or much for two names, there is none.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from sitegen.reading.reading import Line
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.lexicon import lexicon
from sitegen.reading.vocabulary.placeholders import is_placeholder

_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_QUERY = re.compile(r"\?\w+=.*$")
_CAPITAL = "A-Z0-9ÀÁÂÄÅÆÇÈÉÍÎÑÓÔÖØÚÜŁŚŠŻŽ"
_LETTERS = r"(?:[\w&+|\-]|\.(?=\w))*"
_NAME = (
    rf"(?P<name>(?:[{_CAPITAL}]|[a-z]{{1,3}}[-A-Z0-9]){_LETTERS}"
    rf"(?:(?: (?:of|and|&|the|for|de|du|la|le|do|da|von|und))? (?:[{_CAPITAL}&]{_LETTERS})){{0,4}}?)"
)
_HOST = r"((?:[\w-]{1,40}\.){1,3}[a-z]{2,10})\b"
_ADDRESS = re.compile(rf"[\w.+-]{{1,40}}@{_HOST}|\b(?:https?://|www\.){_HOST}", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
ENOUGH = 5
"""Points that a name needs: two kinds of evidence, or one and the name again and again."""
OFTEN = 6
"""Mentions that make a name believed of which no sentence says that it is the employer."""
ENOUGH_FOR_A_TECHNOLOGY = 9
"""Points that a name needs which is also that of a technology: texts speak of those, too."""
MOST_LINES = 400


class Employer(NamedTuple):
    """An employer that a body names, with the line that says it most plainly."""

    name: str
    line: Line


def clean_company(text: str) -> str | None:
    """A company's name without what boards and applicant systems add to it; None where there is none.

    >>> clean_company("Careers at Acme "), clean_company("Acme Company Website"), clean_company("Rula?locationid=d8c")
    ('Acme', 'Acme', 'Rula')
    >>> clean_company("Remote"), clean_company("ecoATM | Gazelle"), clean_company("None")
    ('Remote', 'ecoATM | Gazelle', None)
    """
    name = _QUERY.sub("", " ".join(_INVISIBLE.sub("", text).split())).strip(" ,;-–—")
    if is_placeholder(name) or name.casefold() in _none():
        return None
    bare = _suffix().sub("", _prefix().sub("", name)).strip(" ,;-–—|:")
    return bare if re.search(r"\w", bare) else name


def employer_of(lines: Iterable[Line]) -> Employer | None:
    """The employer with the most evidence in these lines, if it is enough and no other name has as much."""
    points: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    best: dict[str, tuple[int, Line]] = {}
    domains: set[str] = set()
    lines = list(lines)[:MOST_LINES]
    for line in lines:
        domains |= {_core(match.group(1) or match.group(2)) for match in _ADDRESS.finditer(line.text)}
        folded = line.text.casefold()
        for pattern, worth, needs in _evidence():
            if needs and not any(word in folded for word in needs):
                continue
            for match in pattern.finditer(line.text):
                name = _name_of(match.group("name"))
                if not name:
                    continue
                key = _fold(name)
                points[key] += worth
                spellings[key][name] += worth
                if key not in best or worth > best[key][0]:
                    best[key] = (worth, line)
    text = "\n".join(line.text for line in lines)
    for key in points:
        often = text.count(spellings[key].most_common(1)[0][0])
        points[key] += 4 * (key in domains) + (0 if lexicon().named(key) else min(4, often - 1))
        if best[key][0] < 2 and often < OFTEN:
            points[key] = 0
    return _winner(points, spellings, best)


def _winner(
    points: Counter[str], spellings: dict[str, Counter[str]], best: dict[str, tuple[int, Line]]
) -> Employer | None:
    ranked = sorted(points, key=lambda key: (-points[key], key))
    if not ranked:
        return None
    top = ranked[0]
    rivals = [key for key in ranked[1:] if not (key.startswith(top) or top.startswith(key))]
    enough = ENOUGH_FOR_A_TECHNOLOGY if lexicon().named(top) else ENOUGH
    if points[top] < enough or (rivals and points[rivals[0]] * 3 > points[top] * 2):
        return None
    name = min(spellings[top], key=lambda each: (-spellings[top][each], each))
    return Employer(name, best[top][1])


def _name_of(words: str) -> str | None:
    """The words if they may be an employer's name."""
    name = _suffix().sub("", re.sub(r"['’]s?$", "", words)).strip(" .,-|&")
    folded = name.casefold()
    first = folded.split(" ")[0]
    is_word = folded in _never() or (first in _never() and first not in _first()) or first == "the"
    return None if len(name) < 2 or is_word or name.isdigit() or is_placeholder(name) else name


def _fold(name: str) -> str:
    return "".join(_WORDS.findall(name.casefold()))


def _core(domain: str) -> str:
    """The name in a domain: `careers.acme.co.uk` → `acme`."""
    parts = [part for part in domain.casefold().split(".") if part not in ("co", "com", "org", "net", "www")]
    return _fold(parts[-2] if len(parts) > 1 else parts[0]) if parts else ""


class _Evidence(NamedTuple):
    pattern: re.Pattern[str]
    points: int
    needs: tuple[str, ...]
    """Words of which a line must hold one, to spare the search."""


@cache
def _evidence() -> tuple[_Evidence, ...]:
    greedy = _NAME.replace("{0,4}?", "{0,4}")

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern.replace("§§", greedy).replace("§", _NAME))

    rows = load("companies")["evidence"]
    return tuple(_Evidence(compiled(row["pattern"]), row["points"], tuple(row.get("needs", ()))) for row in rows)


@cache
def _never() -> frozenset[str]:
    return frozenset(load("companies")["names"]["never"])


@cache
def _first() -> frozenset[str]:
    return frozenset(load("companies")["names"]["first"])


@cache
def _none() -> frozenset[str]:
    return frozenset(load("companies")["none"])


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(load('companies')['prefixes'])})\s+(?=\S)", re.IGNORECASE)


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(rf"(?<=\S)\s+[-–|]?\s*(?:{'|'.join(load('companies')['suffixes'])})$", re.IGNORECASE)
