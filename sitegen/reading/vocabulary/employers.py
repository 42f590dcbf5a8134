"""The employer that a body names, and names as boards write them.

Comes in: a name from a header, or the plain lines of a body. Goes out: the bare name, or the employer for which the
text gives the most evidence. Must never guess: with little evidence, or much for two names, there is none.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from sitegen.reading.quoting import sentence_around
from sitegen.reading.reading import Line
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.by_word import REPEATED
from sitegen.reading.vocabulary.cues import cues_of
from sitegen.reading.vocabulary.employer_frames import OPENING, Frame, frames, sentence_starts
from sitegen.reading.vocabulary.lexicon import lexicon
from sitegen.reading.vocabulary.placeholders import is_placeholder

_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_QUERY = re.compile(r"\?\w+=.*$")
_HOST = r"((?:[\w-]{1,40}\.){1,3}[a-z]{2,10})\b"
_ADDRESS = re.compile(rf"[\w.+-]{{1,40}}@{_HOST}|\b(?:https?://|www\.){_HOST}", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
ENOUGH = 5
"""Points that a name needs: two kinds of evidence, or one and the name again and again."""
SURE = 4
"""Points for a name that stands once in a frame in which only an employer stands ("Acme is hiring a …")."""
OFTEN = 6
"""Mentions that make a name believed of which no sentence says that it is the employer."""
ENOUGH_FOR_A_TECHNOLOGY = 9
"""Points that a name needs which is also that of a technology: texts speak of those, too."""
MOST_LINES = 400


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


class Employer(NamedTuple):
    """An employer that a body names, with the line and the words that say it most plainly."""

    name: str
    line: Line
    words: str


class _Claim(NamedTuple):
    """A name in a frame."""

    name: str
    frame: Frame
    line: Line
    start: int
    """Where in the line the name stands."""


def employer_of(lines: Iterable[Line]) -> Employer | None:
    """The employer with the most evidence in these lines, if it is enough and no other name has as much."""
    lines = list(lines)[:MOST_LINES]
    claims: dict[str, list[_Claim]] = defaultdict(list)
    for claim in _claims(lines):
        claims[_fold(claim.name)].append(claim)
    text = "\n".join(line.text for line in lines)
    domains = {_core(match.group(1) or match.group(2)) for match in _ADDRESS.finditer(text)}
    points = {key: _points(of_one, text) + 4 * (key in domains) for key, of_one in claims.items()}
    winner = _winner(points)
    return _employer(claims[winner]) if winner else None


def _claims(lines: list[Line]) -> Iterator[_Claim]:
    for at, line in enumerate(lines):
        for name, frame, start in _framed(line.text, at < OPENING):
            yield _Claim(name, frame, line, start)


@lru_cache(maxsize=REPEATED)
def _framed(text: str, is_opening: bool) -> tuple[tuple[str, Frame, int], ...]:
    """The names in a line, each with its frame and where it stands; `is_opening`: in one of the first lines."""
    cues, starts = cues_of(text.lower()), sentence_starts(text)
    return tuple(
        (name, frame, match.start("name"))
        for frame in frames()
        if frame.may_match(cues, is_opening)
        for match in frame.found_in(text, starts)
        if (name := _name_of(match.group("name")))
    )


def _points(claims: list[_Claim], text: str) -> int:
    """What the claims for one name are worth together, without what its web address adds."""
    points = sum(claim.frame.points for claim in claims)
    often = text.count(_spelling(claims))
    if max(claim.frame.points for claim in claims) < 2 and often < OFTEN:
        return 0
    is_sure = any(claim.frame.is_sure for claim in claims)
    again = 0 if lexicon().named(_fold(claims[0].name)) else min(4, often - 1)
    return points + SURE * is_sure + again


def _winner(points: dict[str, int]) -> str | None:
    ranked = sorted(points, key=lambda key: (-points[key], key))
    if not ranked:
        return None
    top = ranked[0]
    rivals = [key for key in ranked[1:] if not (key.startswith(top) or top.startswith(key))]
    enough = ENOUGH_FOR_A_TECHNOLOGY if lexicon().named(top) else ENOUGH
    if points[top] < enough or (rivals and points[rivals[0]] * 3 > points[top] * 2):
        return None
    return top


def _employer(claims: list[_Claim]) -> Employer:
    name = _spelling(claims)
    best = max((claim for claim in claims if claim.name == name), key=lambda claim: claim.frame.points)
    words = sentence_around(best.line.text, best.start, best.start + len(name))
    return Employer(name, best.line, words)


def _spelling(claims: list[_Claim]) -> str:
    """The spelling with the most evidence; a bar inside a name is a logo's, if it is written without one, too."""
    worth: Counter[str] = Counter()
    for claim in claims:
        worth[claim.name] += claim.frame.points
    return min(worth, key=lambda name: ("|" in name, -worth[name], name))


def _name_of(words: str) -> str | None:
    """The words if they may be an employer's name."""
    name = _suffix().sub("", re.sub(r"^The (?=\S)|['’]s?$", "", words)).strip(" .,-|&")
    folded = name.casefold()
    first = folded.split(" ")[0]
    is_word = folded in _never() or (first in _never() and first not in _first()) or first == "the"
    return None if len(name) < 2 or is_word or not re.search(r"[^\W\d_]", name) or is_placeholder(name) else name


def _fold(name: str) -> str:
    return "".join(_WORDS.findall(name.casefold()))


def _core(domain: str) -> str:
    """The name in a domain: `careers.acme.co.uk` → `acme`."""
    parts = [part for part in domain.casefold().split(".") if part not in ("co", "com", "org", "net", "www")]
    return _fold(parts[-2] if len(parts) > 1 else parts[0]) if parts else ""


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
