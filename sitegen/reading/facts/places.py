"""Where a job is, and where one may live to take it.

Comes in: a Reading. Goes out: its places as stated, and the countries and macro regions it hires in, stated or
following from the places. Must never take "Remote" for worldwide, nor a word it does not know for a country.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from sitegen.model.fact import Alternative, Evidence, Fact
from sitegen.model.place import HiringIn, Place
from sitegen.model.posting import Field, FieldName
from sitegen.model.problem import Problem
from sitegen.reading.geography.gazetteer import areas, fold, regions
from sitegen.reading.geography.hiring import CUES, hiring_sentence
from sitegen.reading.geography.locating import Located, is_known, locate
from sitegen.reading.reading import Found, Reading, comes_first, from_body, lines_with, lost, refused, stated

_LABEL = re.compile(
    r"^\W*(?:(?:job|work|office|role|primary|position|candidate)\s)?(?:locations?|place of work|standorte?|arbeitsort"
    r"|einsatzort|lieu(?: de travail)?|localisation|ubicaci[oó]n|localiza[cç][aã]o|local de trabalho|lokalizacja"
    r"|standplaats|plats)(?:\(s\))?(?: details)?\s*(?:[:：–]\s*(?P<places>\S.{1,200})?)?$",
    re.IGNORECASE,
)
_TITLE_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]|\s[-–—|]\s([^-–—|]{2,60})$")
_PAY_ZONE = re.compile(
    r"\b(?:range|pay|salary|compensation|wage)s? (?:range )?for (?:this|the) (?:position|role|job) in "
    r"(?P<places>.{3,120}?)(?:,? (?:is|are|will)\b|:)(?:.{0,60}? and in (?P<more>.{3,80}?) (?:is|are|will)\b)?",
    re.IGNORECASE,
)


def find_places(reading: Reading) -> Found[tuple[Place, ...]]:
    """The places of the location fields; where they name none, of the title's brackets or of a `Location:` line."""
    if reading.denied("location"):
        return Found()
    found, problems = _from_fields(reading, "location")
    if found:
        places, field, words = found
        fact = Fact(places, Evidence(field.origin, field.line, words))
        return Found(fact, problems, tuple(_other_places(reading, fact)))
    said = next(_elsewhere(reading), None)
    return Found(said, problems, tuple(_placeless(reading)))


def _placeless(reading: Reading) -> Iterator[Alternative]:
    """The location fields that name neither a place nor a work mode."""
    for field in reading.fields("location"):
        if not _says_a_mode(locate(field.value), field.value):
            yield refused(field, "it names no place that is known")


def _elsewhere(reading: Reading) -> Iterator[Fact[tuple[Place, ...]]]:
    """The places of the title, then those of the body."""
    for field in reading.fields("title"):
        for places, words in _title_places(field.value):
            yield Fact(places, Evidence(field.origin, field.line, words))
    if (found := _from_body(reading)) and found.fact:
        yield found.fact


def _other_places(reading: Reading, believed: Fact[tuple[Place, ...]]) -> Iterator[Alternative]:
    """What the other location fields, the title and the body name in other countries than the fact that is believed."""
    known = hiring_in(believed.value)
    for field in reading.fields("location"):
        if field.origin != believed.evidence.origin and field.value.strip():
            yield refused(field, comes_first(believed.evidence.origin))
    for other in _elsewhere(reading):
        said = hiring_in(other.value)
        if known and said and not _countries(said) <= _countries(known):
            shown = "; ".join(place.text for place in other.value)
            yield lost(other, shown, "the field for it comes first", contradicts=_exclude(said, known))


def find_hiring_in(reading: Reading) -> Found[HiringIn]:
    """Who may apply: a field that says so, else the places, else a sentence of the body ("must be based in Spain").

    The title or the body may widen what the places say ("Riga" in the header, "remote within EMEA" in the title).
    """
    if reading.denied("hiring_in"):
        return Found()
    found, problems = _from_fields(reading, "hiring_in")
    if found and (hiring := hiring_in(found[0])):
        return Found(stated(hiring, found[1], found[2]).fact, problems)
    fact = _of_places(reading)
    passed: list[Alternative] = []
    for said in _said(reading):
        if not fact:
            return Found(said, problems)
        if said.evidence.stated and _widens(said.value, fact.value):
            return Found(said, problems, (lost(fact, _named(fact.value), "other words open the job to more places"),))
        if not _countries(fact.value) <= _countries(said.value):
            contradicts = said.evidence.stated and _exclude(said.value, fact.value)
            passed.append(lost(said, _named(said.value), "the places of the job come first", contradicts=contradicts))
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
        for places, words in _title_places(field.value):
            if hiring := hiring_in(places):
                # "Sales Lead (EMEA)" has EMEA to sell to, "(Remote, EMEA)" to live in
                is_stated = bool(locate(words).modes)
                yield Fact(hiring, Evidence(field.origin, field.line, words, is_stated))
    labelled = _from_body(reading)
    if labelled and labelled.fact and (hiring := hiring_in(labelled.fact.value)):
        yield Fact(hiring, labelled.fact.evidence)
    for line in lines_with(reading.lines, CUES):
        sentence = hiring_sentence(line.text)
        if sentence and (hiring := hiring_in(sentence.places)):
            yield Fact(hiring, Evidence("body", line.number, sentence.words, sentence.stated))


MOST_PASSED = 5
"""Sentences that are told about as passed by."""


def _named(hiring: HiringIn) -> str:
    """Country codes and labels of areas."""
    return ", ".join((*(areas()[area].label for area in hiring.areas), *hiring.countries))


def _exclude(one: HiringIn, other: HiringIn) -> bool:
    """True where both name countries and share none."""
    return not _countries(one) & _countries(other)


def _widens(said: HiringIn, known: HiringIn) -> bool:
    """True where `said` holds all that is known and more, short of the whole world: that is a boast more often."""
    wide, narrow = _countries(said), _countries(known)
    return "worldwide" not in said.areas and narrow < wide


def _countries(hiring: HiringIn) -> frozenset[str]:
    return frozenset(hiring.countries).union(*(areas()[area].members for area in hiring.areas))


def hiring_in(places: Iterable[Place]) -> HiringIn | None:
    """The countries and areas of places; None where none of them names one.

    >>> hiring_in((Place(text="Austin", city="Austin", region="TX", country="US"), Place(text="LATAM", area="latam")))
    HiringIn(countries=('US',), areas=('latam',))
    """
    known = tuple(places)
    countries = tuple(sorted({place.country for place in known if place.country}))
    areas = tuple(sorted({place.area for place in known if place.area}))
    return HiringIn(countries, areas) if countries or areas else None


def _title_places(title: str) -> Iterator[tuple[tuple[Place, ...], str]]:
    """The places in the brackets of a title and behind its last dash, with their words."""
    for match in _TITLE_BRACKETS.finditer(title):
        text = next(filter(None, match.groups())).strip()
        if places := _certain(text):
            yield places, text


def _certain(text: str) -> tuple[Place, ...]:
    """The places of these words of a title, or of those behind a comma: in "Payments, Spain" only Spain is one."""
    parts = [part.strip() for part in text.split(",")]
    for at in range(len(parts)):
        words = ", ".join(parts[at:])
        places = _only_certain(locate(words), words)
        if (
            places
            and all(is_known(place) for place in places)
            and not (at and len(words) == 2 and regions().get(fold(words)))
        ):
            return places  # a code that is left alone is unclear: in "Payments, CA" it may be either
    return ()


def _from_body(reading: Reading) -> Found[tuple[Place, ...]] | None:
    """The places of a `Location:` line (or of the line below it), or of the sentence that states the pay there."""
    for index, line in enumerate(reading.lines):
        if label := _LABEL.match(line.text):
            below = reading.lines[index + 1] if index + 1 < len(reading.lines) else line
            at, words = (line, label["places"]) if label["places"] else (below, below.text)
            longest = LONGEST if label["places"] else LONGEST_BELOW
            if len(words) <= longest and (places := _known(locate(words).places)):
                return from_body(places, at.number, words)
    for line in reading.lines:
        if zone := _PAY_ZONE.search(line.text):
            words = "; ".join(filter(None, zone.groups()))
            if places := _known(locate(words).places):
                return from_body(places, line.number, zone.group())
    return None


LONGEST = 200
"""Characters behind `Location:` that may still be nothing but places."""
LONGEST_BELOW = 60
"""Characters of the line below the label: longer ones are prose."""


def _known(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places, unless none of them is known: prose behind `Location:` is no place."""
    return places if any(place.country or place.area for place in places) else ()


def _from_fields(
    reading: Reading, name: FieldName
) -> tuple[tuple[tuple[Place, ...], Field, str] | None, tuple[Problem, ...]]:
    """The places of all fields of the first origin that names some, with its first field and the words of all."""
    places: list[Place] = []
    used: list[Field] = []
    problems: list[Problem] = []
    last: Field | None = None
    for field in reading.fields(name):
        if last and field.origin != last.origin and (used or last.origin == "override"):
            break
        last = field
        located = locate(field.value)
        if located.places:
            used.append(field)
            places.extend(place for place in located.places if place not in places)
        elif not _says_a_mode(located, field.value):
            hint = 'Write a place such as "Lyon, France", "Canada" or "Europe".'
            problems.append(reading.problem(field, "bad-location", f"{name}: {field.value!r} names no place", hint))
    if not used:
        return None, tuple(problems)
    return (tuple(places), used[0], "; ".join(field.value for field in used)), tuple(problems)


def _says_a_mode(located: Located, text: str) -> bool:
    return bool(located.modes) or not re.search(r"\w", text)


def _only_certain(located: Located, text: str) -> tuple[Place, ...]:
    """The places of a title's bracket: countries, regions and areas, and cities beside a cue such as "Remote"."""
    places = located.places
    if not places or any(not (place.country or place.area) for place in places):
        return ()
    if located.modes or all(not place.city for place in places):
        return places
    return places if "," in text else ()
