"""Where a job is.

Comes in: a Reading. Goes out: its places as stated, the strongest source alone. Must never take "Remote" for a place,
nor a word it does not know for a country.
"""

from collections.abc import Iterator

from sitegen.model.fact import Alternative, Evidence, Fact
from sitegen.model.place import Place
from sitegen.reading.facts.place_sources import field_places, labelled_places, says_a_mode, title_places
from sitegen.reading.geography.locating import locate
from sitegen.reading.geography.reach import countries_of, exclude, hiring_in
from sitegen.reading.reading import Found, Reading, comes_first, lost, refused

Places = tuple[Place, ...]


def find_places(reading: Reading) -> Found[Places]:
    """The places of the location fields; where they name none, of the title's brackets or of a `Location:` line."""
    if reading.denied("location"):
        return Found()
    found, problems = field_places(reading, "location")
    if found:
        places, field, words = found
        fact = Fact(places, Evidence(field.origin, field.line, words))
        return Found(fact, problems, tuple(_other_places(reading, fact)))
    said = next(_elsewhere(reading), None)
    return Found(said, problems, tuple(_placeless(reading)))


def _placeless(reading: Reading) -> Iterator[Alternative]:
    """The location fields that name neither a place nor a work mode."""
    for field in reading.fields("location"):
        if not says_a_mode(locate(field.value), field.value):
            yield refused(field, "it names no place that is known")


def _elsewhere(reading: Reading) -> Iterator[Fact[Places]]:
    """The places of the title, then those of the body."""
    for field in reading.fields("title"):
        for places, words in title_places(field.value):
            yield Fact(places, Evidence(field.origin, field.line, words))
    if (found := labelled_places(reading)) and found.fact:
        yield found.fact


def _other_places(reading: Reading, believed: Fact[Places]) -> Iterator[Alternative]:
    """What the other location fields, the title and the body name in other countries than the fact that is believed."""
    known = hiring_in(believed.value)
    for field in reading.fields("location"):
        if field.origin != believed.evidence.origin and field.value.strip():
            yield refused(field, comes_first(believed.evidence.origin))
    for other in _elsewhere(reading):
        said = hiring_in(other.value)
        if known and said and not countries_of(said) <= countries_of(known):
            shown = "; ".join(place.text for place in other.value)
            yield lost(other, shown, "the field for it comes first", contradicts=exclude(said, known))
