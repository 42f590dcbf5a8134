"""The names of one group become places: which is a country, a region, a city, and which belong together.

Comes in: the names of a group in their order, and the countries that the whole line speaks of. Goes out: places. An
unclear name is decided by the names around it, and stays text where that does not help. Must never invent a country.
"""

from collections.abc import Iterator

from sitegen.model.place import Place
from sitegen.reading.geography.containment import (
    city_in,
    is_unlisted_region,
    lies_inside,
    likeliest,
    rank,
    region_of,
    same_city,
    suburb_of,
)  # fmt: skip
from sitegen.reading.geography.gazetteer import POSTAL, City, Region, fold
from sitegen.reading.geography.names import Name, shown
from sitegen.reading.rules import load


def join_names(names: list[Name], hints: frozenset[str]) -> Iterator[Place]:
    """The places of a group of names."""
    return _Reader(names, hints).places()


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
        ranked = sorted(name.regions, key=lambda r: (r.country not in self.hints, rank(r.country)))
        if name.is_code and ranked[0].country not in POSTAL and ranked[0].country not in self.hints:
            return None
        return ranked[0]

    def _is_city_of_next(self, at: int) -> bool:
        """True in `New York, NY`, `Singapore, Singapore`, `Washington, DC`."""
        name, following = self.names[at], self._next(at + 1)
        if not following or following.dash or name.is_code or not name.cities:
            return False
        if any(lies_inside(city, region) for city in name.cities for region in following.regions):
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
        if following and not self._goes_up(after) and (city := city_in(following, country, region)):
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
            following.is_code or any(lies_inside(c, r) for c in name.cities for r in following.regions)
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
            city = city_in(following, region.country, region)
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
            if same_city(name, following) and not following.country and not region_of(name, following, None):
                after += 1  # "Montevideo, Montevideo, Uruguay"
                continue
            if not region and (region := region_of(name, following, self._next(after + 1))):
                texts.append(shown(following))
                after += 1
                continue
            if self._is_country_of(name, following, region):
                if fold(following.text) != fold(name.text):  # "Singapore, Singapore"
                    texts.append(shown(following))
                return self._in_country(name, texts, region, following.country or "", after + 1)
            if not is_unlisted_region(name, following, self._next(after + 1)):
                break
            texts.append(following.text)
            after += 1
        if region:
            city = city_in(name, region.country, region)
            return _as_place(texts, city.name if city else name.text, region, region.country, city), after
        if (beyond := self._next(at + 1)) and not name.known and (area := suburb_of(beyond)):
            return Place(text=name.text, city=name.text, region=area.region or None, country=area.country), at + 2
        return self._alone(name), after

    def _in_country(
        self, name: Name, texts: list[str], region: Region | None, country: str, after: int
    ) -> tuple[Place, int]:
        while (same := self._next(after)) and same.country == country and not same.cities:
            after += 1  # "Philippines, Philippines"
        city = city_in(name, country, region)
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
        city = likeliest(name.cities, self.hints)
        if not city:
            return Place(text=name.text)
        sure = [other for other in name.cities if other.country == city.country and other.region != city.region]
        region = city.region if not sure or city.population >= 2 * sure[0].population else ""
        return Place(text=shown(name), city=city.name, region=region or None, country=city.country)


def _code(region: Region | None) -> str | None:
    return region.code if region else None


def _as_place(texts: list[str], city: str, region: Region | None, country: str, known: City | None) -> Place:
    code = region.code if region else (known.region if known else None)
    return Place(text=", ".join(texts), city=city, region=code or None, country=country)
