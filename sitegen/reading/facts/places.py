"""Where a job is, and where one may live to take it.

Comes in: a Reading. Goes out: its places as stated, and the countries and macro regions it hires in, stated or following
from the places. Must never take "Remote" for worldwide, nor a word it does not know for a country.
"""

import re
from collections.abc import Iterable

from sitegen.model.fact import Evidence, Fact
from sitegen.model.place import HiringIn, Place
from sitegen.model.posting import Field, FieldName
from sitegen.model.problem import Problem
from sitegen.reading.geography.hiring import hiring_sentence
from sitegen.reading.geography.locating import Located, locate
from sitegen.reading.reading import Found, Reading, derived, from_body, stated

_LABEL = re.compile(
    r"^\W*(?:(?:job|work|office|role|primary|candidate)\s)?(?:locations?|place of work|standorte?|arbeitsort|einsatzort"
    r"|lieu(?: de travail)?|localisation|ubicaci[oó]n|localiza[cç][aã]o|local de trabalho|lokalizacja|standplaats|plats)"
    r"(?:\(s\))?\s*(?:\*\*)?\s*[:：–]\s*(?P<places>\S.{1,200})$",
    re.IGNORECASE,
)
_TITLE_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]|\s[-–—|]\s([^-–—|]{2,60})$")


def find_places(reading: Reading) -> Found[tuple[Place, ...]]:
    """The places of the location fields; where they name none, of the title's brackets or of a `Location:` line."""
    if reading.denied("location"):
        return Found()
    found, problems = _from_fields(reading, "location")
    if found:
        places, field, words = found
        return Found(stated(places, field, words).fact, problems)
    for field in reading.fields("title"):
        for match in _TITLE_BRACKETS.finditer(field.value):
            text = next(filter(None, match.groups()))
            if places := _only_certain(locate(text), text):
                return Found(stated(places, field, text.strip()).fact, problems)
    for line in reading.lines:
        if (label := _LABEL.match(line.text)) and (places := locate(label["places"]).places):
            return Found(from_body(places, line.number, line.text).fact, problems)
    return Found(problems=problems)


def find_hiring_in(reading: Reading) -> Found[HiringIn]:
    """Who may apply: a field that says so, else the places, else a sentence of the body ("must be based in Spain")."""
    if reading.denied("hiring_in"):
        return Found()
    found, problems = _from_fields(reading, "hiring_in")
    if found and (hiring := hiring_in(found[0])):
        return Found(stated(hiring, found[1], found[2]).fact, problems)
    places = reading.known.get("places")
    if places and (hiring := hiring_in(places.value)):
        evidence = places.evidence
        if all(place.city or place.region for place in places.value):
            return Found(derived(hiring, evidence.origin, evidence.line, evidence.words).fact, problems)
        return Found(problems=problems) if not hiring else Found(_same(hiring, evidence), problems)
    for line in reading.lines:
        if sentence := hiring_sentence(line.text):
            hiring = hiring_in(sentence.places)
            if hiring:
                return Found(from_body(hiring, line.number, sentence.words, is_stated=sentence.stated).fact, problems)
    return Found(problems=problems)


def hiring_in(places: Iterable[Place]) -> HiringIn | None:
    """The countries and areas of places; None where none of them names one.

    >>> hiring_in((Place(text="Austin, TX", city="Austin", region="TX", country="US"), Place(text="LATAM", area="latam")))
    HiringIn(countries=('US',), areas=('latam',))
    """
    known = tuple(places)
    countries = tuple(sorted({place.country for place in known if place.country}))
    areas = tuple(sorted({place.area for place in known if place.area}))
    return HiringIn(countries, areas) if countries or areas else None


def _same(hiring: HiringIn, evidence: Evidence) -> Fact[HiringIn]:
    return Fact(hiring, evidence)


def _from_fields(
    reading: Reading, name: FieldName
) -> tuple[tuple[tuple[Place, ...], Field, str] | None, tuple[Problem, ...]]:
    """The places of all fields of the first origin that names some, with its first field and the words of all."""
    places: list[Place] = []
    used: list[Field] = []
    problems: list[Problem] = []
    for field in reading.fields(name):
        if used and field.origin != used[0].origin:
            break
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
