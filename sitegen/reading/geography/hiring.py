"""Sentences of a body that say where one may live to take the job.

Comes in: one line of plain words. Goes out: the places of the first sentence that limits or opens the job to them, with
those words. Must never take the employer's own places, customers or offices for a limit.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sitegen.model.place import Place
from sitegen.reading.geography.gazetteer import fold
from sitegen.reading.geography.locating import MOST_KEPT, locate
from sitegen.reading.late import late
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.by_word import REPEATED
from sitegen.reading.vocabulary.cues import Cues, cues_of


class HiringSentence(NamedTuple):
    """Where a sentence says one may live."""

    places: tuple[Place, ...]
    """Each with a country or an area."""
    words: str
    stated: bool
    """False for a right to work, from which the place of work only follows."""


_SENTENCE = re.compile(r"(?<=[a-z)!?]{2}[.!?])\s+(?=[A-Z])")
CLAUSE = 600
"""Characters behind a cue that may name its places: a list of fifty countries."""
CUES: Cues = frozenset(load("hiring")["cues"])
"""Without one of these no line says where one may live: a cheap test before all others."""
BEFORE = 40
"""Characters before a cue in which "not", "customers" … turn it into something else."""


@lru_cache(maxsize=REPEATED)
def hiring_sentence(line: str) -> HiringSentence | None:
    """The first sentence of a line that says where one may live.

    >>> [place.country for place in hiring_sentence("You must be based in Spain or Portugal to apply.").places]
    ['ES', 'PT']
    >>> hiring_sentence("We are based in Berlin and sell to customers in Spain.")
    """
    if not _may_say(line) or not _pattern("names").search(line):
        return None
    for sentence in _SENTENCE.split(line):
        for places, stated in _readings(sentence):
            if places:
                return HiringSentence(
                    places, sentence if len(sentence) <= 200 else f"{sentence[:199].rstrip()}…", stated
                )
    return None


def _may_say(line: str) -> bool:
    """Whether any rule matches somewhere: most lines are done with here, and need not be cut into sentences."""
    lower = line.lower()
    cues = cues_of(lower)
    if any(_found((*_LIMITS, *_RIGHTS, _WORLDWIDE), lower, cues)):
        return True
    return _NATIONS.may_match(cues) and bool(_NATIONS.pattern.search(line))


def _readings(sentence: str) -> Iterator[tuple[tuple[Place, ...], bool]]:
    """What each cue of a sentence names, the strongest cues first; and whether that is stated."""
    lower = sentence.lower()
    if len(lower) != len(sentence):  # "İ" has two characters in lower case
        lower = sentence
    cues = cues_of(lower)
    match = _WORLDWIDE.pattern.search(lower) if _WORLDWIDE.may_match(cues) else None
    if match and not _pattern("denials").search(lower[: match.end()]):
        yield (Place(text="Anywhere", area="worldwide"),), True
    for match in _found(_LIMITS, lower, cues):
        yield _places_behind(sentence, match), True
    for match in _NATIONS.pattern.finditer(sentence) if _NATIONS.may_match(cues) else ():
        if not _pattern("denials").search(lower[: match.end()]):
            yield _nation(match["place"]), True
    for match in _found(_RIGHTS, lower, cues):
        yield _places_behind(sentence, match), False


def _places_behind(sentence: str, match: re.Match[str]) -> tuple[Place, ...]:
    """The places behind a cue, up to where the clause ends; none where the clause denies or speaks of others."""
    if _pattern("denials").search(match.string[max(0, match.start() - BEFORE) : match.end()]):
        return ()
    clause = sentence[match.end() : match.end() + CLAUSE].strip(" :,(")
    if end := _pattern("ends").search(clause):
        clause = clause[: end.start()]
    places = _known(clause) or _nation(clause)
    boast = any(place.area == "worldwide" for place in places) and _pattern("denials").search(
        match.string[: match.end()]
    )
    return () if boast else places


@lru_cache(maxsize=MOST_KEPT)
def _known(clause: str) -> tuple[Place, ...]:
    """The places of a clause that begins with one."""
    places = locate(clause).places
    if not places or not (places[0].country or places[0].area) or clause.casefold().endswith("anywhere"):
        return ()  # "work from anywhere" promises freedom, not the whole world
    return tuple(place for place in places if place.country or place.area)


def _nation(words: str) -> tuple[Place, ...]:
    """A country by its name or its people ("Canadian residents only")."""
    name = re.sub(r"\s+(?:residents|citizens|candidates|applicants|nationals|based|talent|people)\b.*", "", words)
    if code := _people().get(fold(name)):
        return (Place(text=name, country=code),)
    return _known(name) if name == name.strip() and name else ()


@cache
def _people() -> dict[str, str]:
    return {fold(word): code for code, words in load("countries")["people"].items() for word in words}


class _Rule(NamedTuple):
    """Words behind or before which places are named."""

    needs: Cues
    pattern: re.Pattern[str]

    def may_match(self, cues: Cues) -> bool:
        """Whether a text with these cues is worth a search."""
        return not self.needs.isdisjoint(cues)


def _rule(row: Mapping[str, Any]) -> _Rule:
    return _Rule(frozenset(row["needs"]), late(row["pattern"]))


def _opening(row: Mapping[str, Any]) -> _Rule:
    """A rule for text in lower case that ends with a whole word, behind which the places stand."""
    rules = load("hiring")
    words = row["pattern"].replace("{people}", rules["people"]).replace("{where}", rules["where"])
    return _Rule(frozenset(row["needs"]), late(rf"(?:{words})(?:(?<!\w)|(?!\w))"))


def _found(rules: Iterable[_Rule], lower: str, cues: Cues) -> Iterator[re.Match[str]]:
    for rule in rules:
        if rule.may_match(cues):
            yield from rule.pattern.finditer(lower)


_LIMITS, _RIGHTS = (tuple(map(_opening, load("hiring")[kind])) for kind in ("limits", "rights"))
_NATIONS, _WORLDWIDE = (_rule(load("hiring")[kind]) for kind in ("nations", "worldwide"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("hiring")[name])
