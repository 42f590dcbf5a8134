"""The parts of a location line become places: which part is a country, a region, a city, and which belong together.

Comes in: a location line. Goes out: `Located`, the places it names and the work modes it mentions. An unclear name is
decided by the names around it, and stays text where that does not help. Must never invent a country.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sitegen.model.place import Place, WorkMode
from sitegen.reading.geography.gazetteer import POSTAL, City, Region, fold
from sitegen.reading.geography.location_text import take_apart
from sitegen.reading.geography.names import Name, hints_of, names_of, shown
from sitegen.reading.rules import load


class Located(NamedTuple):
    """What a location line says."""

    places: tuple[Place, ...]
    modes: tuple[WorkMode, ...]
    """Work modes it mentions, in the order of `WorkMode`."""


LONGEST_LINE = 2000
"""Characters of a line that are read: the longest list of countries in 18,574 ads has 1,617."""


@cache
def locate(line: str) -> Located:
    """The places and work modes of a location line.

    >>> [(place.city, place.region, place.country) for place in locate("remote,Austin, TX").places]
    [('Austin', 'TX', 'US')]
    >>> locate("Anywhere (LATAM)").places
    (Place(text='LATAM', city=None, region=None, country=None, area='latam'),)
    >>> locate("Remote,., .")
    Located(places=(), modes=('remote',))
    """
    taken = take_apart(line if len(line) <= LONGEST_LINE else line[:LONGEST_LINE].rpartition(",")[0])
    groups = [[name for part in group for name in names_of(part)] for group in taken.groups]
    hints = hints_of([name for group in groups for name in group])
    places: list[Place] = []
    for group in groups:
        places.extend(place for place in _Reader(group, hints).places() if place not in places)
    modes = taken.modes
    if any(place.area == "worldwide" for place in places) and "remote" not in modes:
        modes = (*modes, "remote")
    if taken.anywhere and not places:
        places.append(Place(text="Anywhere", area="worldwide"))
    if any(place.country or place.area for place in places):
        places = [place for place in places if not _is_vague(place)]
    return Located(tuple(places), modes)


def _is_vague(place: Place) -> bool:
    """A time zone or a compass point beside a country says nothing more about where."""
    return not (place.city or place.region or place.country or place.area) and bool(_VAGUE.search(place.text))


_VAGUE = re.compile(r"\b(?:time ?zones?|coast|EST|PST|CST|CET|GMT|UTC|AST|hours?)\b", re.IGNORECASE)


class _Reader:
    """Reads one group of names from left to right."""

    def __init__(self, names: list[Name], hints: frozenset[str]) -> None:
        self.names = names
        self.hints = hints

    def places(self) -> Iterator[Place]:
        at = 0
        while at < len(self.names):
            place, after = self._place(at)
            at = max(after, at + 1)
            if place:
                yield place

    def _next(self, at: int) -> Name | None:
        return self.names[at] if at < len(self.names) else None

    def _place(self, at: int) -> tuple[Place | None, int]:
        name = self.names[at]
        if name.area and not name.country:
            return Place(text=shown(name), area=name.area), at + 1
        country = self._country(at)
        if country and not self._is_city_of_next(at):
            return self._downwards(at, country)
        region = self._region(at)
        if region and not self._is_city_of_next(at):
            return self._from_region(at, region)
        return self._upwards(at)

    # What one name is, by itself.

    def _country(self, at: int) -> str | None:
        """The country that this name is; a code that is a state too (CA, IN, GA) only where the line asks for it."""
        name = self.names[at]
        if not name.country or not name.regions:
            return name.country
        following = self._next(at + 1)
        if following and following.country and any(r.country == following.country for r in name.regions):
            return None
        if not name.is_code:  # Georgia
            inside = any(region.country in self.hints for region in name.regions)
            below = following and following.dash and any(c.country in POSTAL for c in following.cities)
            return None if inside or below else name.country
        if name.country in self.hints:
            return name.country
        if name.text in load("regions")["country_first"] and not self.hints & POSTAL:
            return name.country
        us_or_hinted = [r for r in name.regions if r.country == "US" or r.country in self.hints]
        return None if us_or_hinted else name.country

    def _region(self, at: int) -> Region | None:
        """The region that this name is, unless a city of a million has the same name ("New York", "São Paulo")."""
        name = self.names[at]
        if not name.regions:
            return None
        following = self._next(at + 1)
        large = [city for city in name.cities if city.population >= 1000]
        listed = len(self.names) > 2 and all(each.is_code for each in self.names)  # LA is then not Los Angeles
        if large and not listed and not (following and following.dash and following.cities):
            return None
        if following and following.country:
            inside = [region for region in name.regions if region.country == following.country]
            if inside:
                return inside[0]
        ranked = sorted(name.regions, key=lambda r: (r.country not in self.hints, _rank(r.country)))
        if name.is_code and ranked[0].country not in POSTAL and ranked[0].country not in self.hints:
            return None
        return ranked[0]

    def _is_city_of_next(self, at: int) -> bool:
        """True in `New York, NY`, `Singapore, Singapore`, `Washington, DC`."""
        name, following = self.names[at], self._next(at + 1)
        if not following or following.dash or name.is_code or not name.cities:
            return False
        if any(_inside(city, region) for city in name.cities for region in following.regions):
            return fold(following.text) != fold(name.text) or bool(name.cities)
        return bool(name.country and name.country == following.country)

    # Large to small: "Canada - Toronto", "India, Hyderabad", "California - Pleasanton".

    def _downwards(self, at: int, country: str) -> tuple[Place, int]:
        name = self.names[at]
        after = at + 1
        while (same := self._next(after)) and same.country == country and not same.dash and not same.regions:
            after += 1  # "Philippines, Philippines"
        following = self._next(after)
        region = None
        texts = [shown(name)]
        if following and (region := self._region_in(following, country, after)):
            texts.insert(0, shown(following))
            after += 1
            following = self._next(after)
        if following and not self._goes_up(after) and (city := _city_in(following, country, region)):
            return _as_place([shown(following), *texts], city.name, region or None, country, city), after + 1
        if following and following.dash and self._goes_up(after):  # "US - New York, NY"
            place, end = self._upwards(after)
            if place.country == country:
                return place, end
        if following and following.dash and not following.known:
            town = following.text if region else None  # of a country alone, it may be anything
            words = ", ".join([following.text, *texts])
            return Place(text=words, city=town, region=_code(region), country=country), after + 1
        return Place(text=", ".join(texts), region=_code(region), country=country), after

    def _region_in(self, name: Name, country: str, at: int) -> Region | None:
        if any(city.population >= 1000 and city.country == country for city in name.cities):
            return None
        inside = [region for region in name.regions if region.country == country]
        return inside[0] if inside and not self._is_city_of_next(at) else None

    def _goes_up(self, at: int) -> bool:
        """True where the name at `at` is followed by its own region or country."""
        name, following = self.names[at], self._next(at + 1)
        if not following or following.dash or name.area:
            return False
        if following.regions and (
            following.is_code or any(_inside(c, r) for c in name.cities for r in following.regions)
        ):
            return True
        return bool(following.country and any(city.country == following.country for city in name.cities))

    def _from_region(self, at: int, region: Region) -> tuple[Place, int]:
        name, after = self.names[at], at + 1
        following = self._next(after)
        texts = [shown(name)]
        if following and following.country == region.country:
            return Place(text=f"{texts[0]}, {shown(following)}", region=region.code, country=region.country), after + 1
        if following and (following.dash or not self._goes_up(after)) and not following.area and not following.country:
            city = _city_in(following, region.country, region)
            if city or (following.dash and not following.regions):
                words = [shown(following), *texts]
                return _as_place(words, city.name if city else following.text, region, region.country, city), after + 1
        return Place(text=texts[0], region=region.code, country=region.country), after

    # Small to large: "Austin, TX", "Quezon City, National Capital Region, Philippines", "Lyon, France".

    def _upwards(self, at: int) -> tuple[Place, int]:
        name, after = self.names[at], at + 1
        texts = [shown(name)]
        region: Region | None = None
        for steps in range(3):
            following = self._next(after)
            if not following or (following.dash and steps) or following.area:
                break
            if _same_city(name, following) and not following.country and not _region_of(name, following, None):
                after += 1  # "Montevideo, Montevideo, Uruguay"
                continue
            if not region and (region := _region_of(name, following, self._next(after + 1))):
                texts.append(shown(following))
                after += 1
                continue
            if self._is_country_of(name, following, region):
                if fold(following.text) != fold(name.text):  # "Singapore, Singapore"
                    texts.append(shown(following))
                return self._in_country(name, texts, region, following.country or "", after + 1)
            if not _is_unlisted_region(name, following, self._next(after + 1)):
                break
            texts.append(following.text)
            after += 1
        if region:
            city = _city_in(name, region.country, region)
            return _as_place(texts, city.name if city else name.text, region, region.country, city), after
        if (beyond := self._next(at + 1)) and not name.known and (area := _suburb_of(beyond)):
            return Place(text=name.text, city=name.text, region=area.region or None, country=area.country), at + 2
        return self._alone(name), after

    def _in_country(
        self, name: Name, texts: list[str], region: Region | None, country: str, after: int
    ) -> tuple[Place, int]:
        while (same := self._next(after)) and same.country == country and not same.cities:
            after += 1  # "Philippines, Philippines"
        city = _city_in(name, country, region)
        return _as_place(texts, city.name if city else name.text, region, country, city), after

    def _is_country_of(self, name: Name, following: Name, region: Region | None) -> bool:
        if not following.country:
            return False
        if region:
            return region.country == following.country
        if any(city.country == following.country for city in name.cities):
            return True
        famous = any(city.population >= 1000 for city in name.cities)
        return not famous and not (following.is_code and following.regions)

    def _alone(self, name: Name) -> Place:
        """A name with nothing around it: the city that is meant, where one is so much larger than its namesakes."""
        city = _likeliest(name.cities, self.hints)
        if not city:
            return Place(text=name.text)
        sure = [other for other in name.cities if other.country == city.country and other.region != city.region]
        region = city.region if not sure or city.population >= 2 * sure[0].population else ""
        return Place(text=shown(name), city=city.name, region=region or None, country=city.country)


def _is_unlisted_region(name: Name, following: Name, beyond: Name | None) -> bool:
    """True for "Harju" in `Tallinn, Harju, Estonia`: a region that the data does not have."""
    unclear = not following.known or following.is_code
    return bool(unclear and beyond and beyond.country in {city.country for city in name.cities})


def _same_city(one: Name, other: Name) -> bool:
    return bool(
        {(city.name, city.country) for city in one.cities} & {(city.name, city.country) for city in other.cities}
    )


def _rank(country: str) -> int:
    return ("US", "CA", "AU").index(country) if country in POSTAL else 3


def _inside(city: City, region: Region) -> bool:
    return city.country == region.country and (not city.region or city.region == region.code)


def _code(region: Region | None) -> str | None:
    return region.code if region else None


def _city_in(name: Name, country: str, region: Region | None) -> City | None:
    inside = [city for city in name.cities if city.country == country]
    if region and region.country in POSTAL:
        inside = [city for city in inside if city.region == region.code]
    return inside[0] if inside else None


def _region_of(name: Name, following: Name, beyond: Name | None) -> Region | None:
    """The region that `following` is for the city `name`."""
    if not following.is_code and max((city.population for city in following.cities), default=0) >= 1000:
        large = max((city.population for city in name.cities), default=0) >= 1000
        same = _same_city(name, following) or any(r.country in POSTAL for r in following.regions)
        if not same and (large or not (beyond and beyond.country)):
            return None  # "Frankfurt, Berlin" are two cities, "Campinas, São Paulo, Brazil" is one
    for region in following.regions:
        if any(_inside(city, region) for city in name.cities):
            return region
        if following.country and any(city.country == following.country for city in name.cities):
            return None  # "Vancouver, CA" is in Canada, "Berlin, DE" in Germany
    named = [region for region in following.regions if beyond and beyond.country == region.country]
    if named and not name.regions:
        return named[0]
    first = next((region for region in following.regions if region.country in POSTAL), None)
    if not first or (following.cities and not following.is_code and name.cities):
        return None
    if beyond and beyond.country != first.country and any(city.country == beyond.country for city in name.cities):
        return None  # "Amsterdam, NH, NL"
    famous = any(city.population >= 1000 and city.country != first.country for city in name.cities)
    return None if famous and not following.is_code else first


def _suburb_of(name: Name) -> City | None:
    """The city of "Philadelphia Area"."""
    return _likeliest(name.cities, frozenset())


def _likeliest(cities: tuple[City, ...], hints: frozenset[str]) -> City | None:
    near = [city for city in cities if city.country in hints]
    if near:
        return near[0]
    rules = load("cities")

    def weight(city: City) -> int:
        return city.population * (int(rules["weight"]) if city.country in rules["close"] else 1)

    ranked = sorted(cities, key=weight, reverse=True)
    if not ranked:
        return None
    rival = next((city for city in ranked if city.country != ranked[0].country), None)
    return None if rival and weight(ranked[0]) < rules["margin"] * weight(rival) else ranked[0]


def _as_place(texts: list[str], city: str, region: Region | None, country: str, known: City | None) -> Place:
    code = region.code if region else (known.region if known else None)
    return Place(text=", ".join(texts), city=city, region=code or None, country=country)
