"""Where in a posting places are named: fields, the brackets of a title, a `Location:` line, a sentence about local pay.

Comes in: a Reading. Goes out: places with their words. Must never take a team, a product or prose for a place.
"""

import re
from collections.abc import Iterator

from sitegen.model.place import Place
from sitegen.model.posting import Field, FieldName
from sitegen.model.problem import Problem
from sitegen.reading.geography.locating import Located, is_known, locate
from sitegen.reading.reading import Found, Reading, from_body
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.cues import Cues, lines_with

_LABEL = re.compile(
    r"^\W*(?:(?:job|work|office|role|primary|position|candidate|available)\s)?"
    r"(?:locations?|place of work|standorte?|arbeitsort|einsatzort|lieu(?: de travail)?|localisation"
    r"|ubicaci[oó]n|localiza[cç][aã]o|local de trabalho|lokalizacja"
    r"|standplaats|plats)(?:\(s\))?(?: details)?\s*(?:[:：–]\s*(?P<places>\S.{1,200})?)?$",
    re.IGNORECASE,
)
_TITLE_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]|\s[-–—|]\s([^-–—|]{2,60})$")
_PAY_ZONE = re.compile(
    r"\b(?:range|pay|salary|compensation|wage)s? (?:range )?for (?:this|the) (?:position|role|job) in "
    r"(?P<places>.{3,120}?)(?:,? (?:is|are|will)\b|:)(?:.{0,60}? and in (?P<more>.{3,80}?) (?:is|are|will)\b)?",
    re.IGNORECASE,
)
_PAY_ZONE_CUES = Cues(load("pay")["zone"]["cues"])


def title_places(title: str) -> Iterator[tuple[tuple[Place, ...], str]]:
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
        if places and all(is_known(place) and not _is_bare_code(place) for place in places):
            return places
    return ()


def _is_bare_code(place: Place) -> bool:
    """True for `AI`, `QA`, `GP`, `ID`: in a title they are seldom Anguilla, Qatar, Guadeloupe and Indonesia."""
    return len(place.text) == 2 and place.text not in load("location_words")["title_codes"]


def labelled_places(reading: Reading) -> Found[tuple[Place, ...]] | None:
    """The places of a `Location:` line (or of the line below it), or of the sentence that states the pay there."""
    for index, line in enumerate(reading.lines):
        if label := _LABEL.match(line.text):
            below = reading.lines[index + 1] if index + 1 < len(reading.lines) else line
            at, words = (line, label["places"]) if label["places"] else (below, below.text)
            longest = LONGEST if label["places"] else LONGEST_BELOW
            if len(words) <= longest and (places := _known(locate(words).places)):
                return from_body(places, at.number, words)
    for line in lines_with(reading.lines, _PAY_ZONE_CUES):
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


def field_places(
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
        elif not says_a_mode(located, field.value):
            hint = 'Write a place such as "Lyon, France", "Canada" or "Europe".'
            problems.append(reading.problem(field, "bad-location", f"{name}: {field.value!r} names no place", hint))
    if not used:
        return None, tuple(problems)
    return (tuple(places), used[0], "; ".join(field.value for field in used)), tuple(problems)


def says_a_mode(located: Located, text: str) -> bool:
    """True for "Remote" and for punctuation alone: such a location is in order, it only names no place."""
    return bool(located.modes) or not re.search(r"\w", text)


def _only_certain(located: Located, text: str) -> tuple[Place, ...]:
    """The places of a title's bracket: countries, regions and areas, and cities beside a cue such as "Remote"."""
    places = located.places
    if not places or any(not (place.country or place.area) for place in places):
        return ()
    if located.modes or all(not place.city for place in places):
        return places
    return places if "," in text else ()
