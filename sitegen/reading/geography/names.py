"""The names in the parts of a location line, each with everything it may be.

Comes in: a part ("within the US only", "Portland OR"). Goes out: its names, without the words around them. Must never
decide between the meanings of a name: that is `locating`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sitegen.reading.geography import gazetteer
from sitegen.reading.geography.gazetteer import City, Region, fold
from sitegen.reading.geography.location_text import Part
from sitegen.reading.rules import load


class Name(NamedTuple):
    """One part of a line with everything it may be."""

    text: str
    dash: bool
    country: str | None
    area: str | None
    regions: tuple[Region, ...]
    cities: tuple[City, ...]
    is_code: bool
    """Two or three capitals, as in `TX` and `BR`."""

    @property
    def known(self) -> bool:
        """Whether the gazetteer has it at all."""
        return bool(self.country or self.area or self.regions or self.cities)


_WORKDAY = re.compile(r"([A-Z]{2})-([A-Z]{2})(?:-([A-Z][^-]+))?")
"""`US-MD-Lanham`: country, state, town."""
_CODE = re.compile(r"[A-Z]{2,3}")
_SMALL_CODES = frozenset({"us", "uk", "eu", "usa", "uae"})


def _lookup(text: str, dash: bool) -> Name:
    """Everything that this very text may be."""
    key = fold(text)
    is_code = bool(_CODE.fullmatch(text))
    short = len(key) <= 3 and " " not in text and not is_code and "." not in text and key not in _SMALL_CODES
    if short:  # "in", "or", "de" are words, "IN", "OR", "DE" are places
        cities = gazetteer.cities_named(key) if text[:1].isupper() else ()
        return Name(text, dash, None, None, (), cities, False)
    country = gazetteer.countries().get(key)
    if country is None and is_code and text in gazetteer.country_codes():
        country = text
    regions = gazetteer.regions().get(key, ())
    return Name(text, dash, country, gazetteer.area_names().get(key), regions, gazetteer.cities_named(key), is_code)


LONGEST_PART = 120
"""Characters of a part; longer ones are prose."""


def names_of(part: Part) -> Iterator[Name]:
    """One part is one name, several known names in a row ("US Canada", "Portland OR"), or words around a name."""
    if len(part.text) > LONGEST_PART:
        return
    name = _lookup(part.text, part.dash)
    if name.country or name.area or name.regions or (name.known and fold(part.text) not in _words("noise")):
        yield name
        return
    text = _stripped(part.text)
    if fold(text) in _words("noise"):
        return
    if (name := _lookup(text, part.dash)).known:
        yield name
    elif coded := _WORKDAY.fullmatch(text):
        yield from (_lookup(each, bool(index)) for index, each in enumerate(coded.groups()) if each)
    elif row := _row(text.split()) or _row(re.split(r"[-\s]+", text)):
        yield from (name._replace(dash=part.dash if not index else False) for index, name in enumerate(row))
    elif end := re.search(r"\b(?:in|of|within|from|across|throughout) (?:the )?([^,]+)$", text):
        yield from names_of(Part(end.group(1), part.dash))
    elif _looks_like_a_name(text):
        yield name


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load("location_words")[table])


def _stripped(text: str) -> str:
    """Without the words around a place ("within the US only"), as long as what is left is no name."""
    words = text.replace("-based", " based").replace("-Based", " based").split()
    changed = True
    while words and changed:
        changed = False
        for take in (3, 2, 1):
            if len(words) >= take and not _lookup(" ".join(words), False).known:
                if fold(" ".join(words[:take])) in _words("leading"):
                    words, changed = words[take:], True
                elif fold(" ".join(words[-take:])) in _words("trailing"):
                    words, changed = words[:-take], True
    return " ".join(words).strip(" -,")


def _row(words: list[str]) -> list[Name]:
    """The known names that the words are in a row, longest first; empty where a word is left over."""
    if not 1 < len(words) <= 60:
        return []
    names: list[Name] = []
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + 4), start, -1):
            name = _lookup(" ".join(words[start:end]), False)
            if name.known:
                names.append(name)
                start = end
                break
        else:
            if fold(words[start]) not in _words("leading") | _words("trailing"):
                return []
            start += 1
    return names


def _looks_like_a_name(text: str) -> bool:
    """True for words that may well be a small town or a district: few, and all but the particles with a capital."""
    words = text.replace("-", " ").replace("'", " ").replace("’", " ").split()
    if len(text) < 2 or len(words) > 5 or any(char.isdigit() for char in text) or fold(text) in _words("noise"):
        return False
    return text[:1].isupper() and all(not w[0].islower() or w in _words("particles") for w in words)


def hints_of(names: list[Name]) -> frozenset[str]:
    """The countries that a line names without doubt: they decide what its unclear names are."""
    found = {name.country for name in names if name.country and not name.regions and not name.is_code}
    found |= {"US" for name in names if name.country == "US"}
    for name in names:
        owners = {region.country for region in name.regions}
        if len(owners) == 1 and not name.country:
            found |= owners
    return frozenset(code for code in found if code)


def shown(name: Name) -> str:
    """The words as they stand; shouted names in their usual spelling."""
    if not name.text.isupper() or len(name.text) <= 4 or "." in name.text or name.area:
        return name.text
    if name.country:
        return gazetteer.country_name_of(name.country)
    return name.regions[0].name if name.regions else name.cities[0].name if name.cities else name.text.title()
