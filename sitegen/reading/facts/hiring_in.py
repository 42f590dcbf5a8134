"""Where one may live to take a job.

Comes in: a Reading with its places. Goes out: countries and macro regions, stated or following from the places. Must
never take "Remote" for worldwide, nor a right to work for more than it says.
"""

from collections.abc import Iterator

import msgspec

from sitegen.model.fact import Alternative, Evidence, Fact
from sitegen.model.place import HiringIn
from sitegen.reading.facts.place_sources import field_places, labelled_places, title_places
from sitegen.reading.geography.hiring import CUES, hiring_sentence
from sitegen.reading.geography.locating import locate
from sitegen.reading.geography.reach import countries_of, exclude, hiring_in, named
from sitegen.reading.reading import Found, Reading, lost, stated
from sitegen.reading.vocabulary.cues import lines_with

MOST_PASSED = 5
"""Sentences that are told about as passed by."""


def find_hiring_in(reading: Reading) -> Found[HiringIn]:
    """Who may apply: a field that says so, else the places, else a sentence of the body ("must be based in Spain").

    The title or the body may widen what the places say ("Riga" in the header, "remote within EMEA" in the title).
    """
    if reading.denied("hiring_in"):
        return Found()
    found, problems = field_places(reading, "hiring_in")
    if found and (hiring := hiring_in(found[0])):
        return Found(stated(hiring, found[1], found[2]).fact, problems)
    fact = _of_places(reading)
    passed: list[Alternative] = []
    for said in _said(reading):
        if not fact:
            return Found(said, problems)
        if said.evidence.stated and _widens(said.value, fact.value):
            return Found(said, problems, (lost(fact, named(fact.value), "other words open the job to more places"),))
        if not countries_of(fact.value) <= countries_of(said.value):
            contradicts = said.evidence.stated and exclude(said.value, fact.value)
            passed.append(lost(said, named(said.value), "the places of the job come first", contradicts=contradicts))
    return Found(fact, problems, tuple(dict.fromkeys(passed))[:MOST_PASSED])


def _of_places(reading: Reading) -> Fact[HiringIn] | None:
    """What follows from the places; stated where they name a country or an area itself."""
    places = reading.known.get("places")
    hiring = hiring_in(places.value) if places else None
    if not places or not hiring:
        return None
    is_stated = any(not place.city and not place.region for place in places.value)
    return Fact(hiring, msgspec.structs.replace(places.evidence, stated=is_stated))


def _said(reading: Reading) -> Iterator[Fact[HiringIn]]:
    """What the title's brackets, a `Location:` line and the sentences of the body say, in that order."""
    for field in reading.fields("title"):
        for places, words in title_places(field.value):
            if hiring := hiring_in(places):
                # "Sales Lead (EMEA)" has EMEA to sell to, "(Remote, EMEA)" to live in
                is_stated = bool(locate(words).modes)
                yield Fact(hiring, Evidence(field.origin, field.line, words, is_stated))
    labelled = labelled_places(reading)
    if labelled and labelled.fact and (hiring := hiring_in(labelled.fact.value)):
        yield Fact(hiring, labelled.fact.evidence)
    for line in lines_with(reading.lines, CUES):
        sentence = hiring_sentence(line.text)
        if sentence and (hiring := hiring_in(sentence.places)):
            yield Fact(hiring, Evidence("body", line.number, sentence.words, sentence.stated))


def _widens(said: HiringIn, known: HiringIn) -> bool:
    """True where `said` holds all that is known and more, short of the whole world: that is a boast more often."""
    wide, narrow = countries_of(said), countries_of(known)
    return "worldwide" not in said.areas and narrow < wide
