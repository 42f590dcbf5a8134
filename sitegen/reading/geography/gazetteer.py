"""What the world is made of: countries, their regions, macro regions and cities, looked up by name.

Comes in: a name as somebody wrote it. Goes out: what it may be, from the data files of `rules/`; an unclear name has
several answers and the caller decides by the words around it. Must never guess: what is not in the data is unknown.
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from babel import Locale

from sitegen.reading.rules import load

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)
_SHORT = {"saint": "st", "sainte": "st"}
_WORDS = re.compile(r"\w+")
_APOSTROPHES = re.compile(r"['’‘ʼ`´.]")


class Region(NamedTuple):
    """A state, province or land."""

    country: str
    """ISO 3166-1 alpha-2."""
    code: str
    """The postal code where the country uses one (US, CA, AU), else the name."""
    name: str


class City(NamedTuple):
    """A city of the gazetteer."""

    name: str
    country: str
    region: str
    """Postal code of its region in US, CA and AU, else empty."""
    population: int
    """Thousands of people."""


class Area(NamedTuple):
    """A macro region."""

    id: str
    label: str
    members: frozenset[str]
    """ISO 3166-1 alpha-2, those of the areas inside it included."""


@lru_cache(maxsize=16_384)  # ten times the names of countries and areas, which are folded first
def fold(name: str) -> str:
    """A name without case, accents, punctuation and "and", so that two spellings of it are one key.

    >>> fold("Saint-Étienne"), fold("St. Louis"), fold("Łódź"), fold("U.S.A.")
    ('st etienne', 'st louis', 'lodz', 'usa')
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name).casefold().translate(_LETTERS))
    words = _WORDS.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))
    return " ".join(_SHORT.get(word, word) for word in words if word != "and")


def cities_named(key: str) -> tuple[City, ...]:
    """Cities of a folded name, with or without "city" behind it ("Taipei City"), the largest first."""
    return cities().get(key, ()) or (cities().get(key.removesuffix(" city"), ()) if key.endswith(" city") else ())


@cache
def countries() -> dict[str, str]:
    """Folded name → ISO 3166-1 alpha-2: names in English, their own and the larger languages, and aliases."""
    names: dict[str, str] = {}
    for code, spellings in load("country_names").items():
        names |= {fold(spelling): code for spelling in spellings}
    english = Locale("en").territories
    codes = country_codes()
    names |= {fold(str(name)): code for code, name in english.items() if code in codes}
    for code, spellings in load("countries")["aliases"].items():
        names |= {fold(spelling): code for spelling in spellings}
    return names


@cache
def country_codes() -> frozenset[str]:
    """Every ISO 3166-1 alpha-2 code in use (and XK)."""
    return frozenset(load("country_names"))


@cache
def areas() -> dict[str, Area]:
    """Macro regions by id; members are closed over the areas inside them."""
    table = load("areas")["area"]

    def members(area: str) -> frozenset[str]:
        own = frozenset(table[area].get("countries", ()))
        return own.union(*(members(inner) for inner in table[area].get("areas", ())))

    found = {id_: Area(id_, row["label"], members(id_)) for id_, row in table.items()}
    return found | {"worldwide": Area("worldwide", table["worldwide"]["label"], country_codes())}


@cache
def area_names() -> dict[str, str]:
    """Folded name → area id. "Anywhere" alone is no name: the words around it may still say anywhere in what."""
    names = {
        fold(name): id_
        for id_, row in load("areas")["area"].items()
        for name in (row["label"], id_, *row.get("aliases", ()))
    }
    del names["anywhere"]
    return names


@cache
def regions() -> dict[str, tuple[Region, ...]]:
    """Folded name or postal code → regions of that name; a code and a name may belong to several countries."""
    found: dict[str, list[Region]] = {}
    for country, table in load("regions")["regions"].items():
        for name, spellings in table.items():
            code = spellings[0] if country in POSTAL else name
            region = Region(country, code, name)
            for spelling in {fold(name), *(fold(each) for each in spellings)}:
                found.setdefault(spelling, []).append(region)
    return {name: tuple(rows) for name, rows in found.items()}


POSTAL = frozenset({"US", "CA", "AU"})
"""Countries whose regions are written as postal codes."""


def region_name(country: str, code: str) -> str:
    """The name of a region given as `Region.code`.

    >>> region_name("US", "UT"), region_name("CA", "ON"), region_name("GB", "Scotland")
    ('Utah', 'Ontario', 'Scotland')
    """
    return next((region.name for region in regions().get(fold(code), ()) if region[:2] == (country, code)), code)


@cache
def cities() -> dict[str, tuple[City, ...]]:
    """Folded name → cities of that name, the largest first."""
    found: dict[str, list[City]] = {}
    text = (files("sitegen.reading.rules") / "cities.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        name, country, region, population, others = line.split("\t")
        city = City(name, country, region, int(population))
        for spelling in (fold.__wrapped__(name), *filter(None, others.split("|"))):
            found.setdefault(spelling, []).append(city)
    for name, row in load("cities")["also"].items():
        found.setdefault(fold(name), []).insert(0, City(row[0], row[1], row[2], 10_000))
    return {name: tuple(sorted(rows, key=lambda city: -city.population)) for name, rows in found.items()}


def country_name_of(name: str) -> str:
    """The English name of a country given by code or by any name; empty where it is none.

    >>> country_name_of("Deutschland"), country_name_of("TR"), country_name_of("Atlantis")
    ('Germany', 'Türkiye', '')
    """
    code = name if name in country_codes() else countries().get(fold(name), "")
    return str(Locale("en").territories[code]) if code else ""
