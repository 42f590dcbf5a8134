"""What lies in what: the city that a name means in a country, the region of a city, the likeliest of namesakes.

Comes in: names with everything the gazetteer has for them. Goes out: one city or region, or None. Must never take a
famous city for its small namesake in another country.
"""

from sitegen.reading.geography.gazetteer import POSTAL, City, Region
from sitegen.reading.geography.names import Name
from sitegen.reading.rules import load


def is_unlisted_region(name: Name, following: Name, beyond: Name | None) -> bool:
    """True for "Harju" in `Tallinn, Harju, Estonia`: a region that the data does not have."""
    unclear = not following.known or following.is_code
    return bool(unclear and beyond and beyond.country in {city.country for city in name.cities})


def same_city(one: Name, other: Name) -> bool:
    """True for two names of one city ("Munich, München")."""
    return bool(
        {(city.name, city.country) for city in one.cities} & {(city.name, city.country) for city in other.cities}
    )


def rank(country: str) -> int:
    """How readily a code is a region of this country: US states first."""
    return ("US", "CA", "AU").index(country) if country in POSTAL else 3


def lies_inside(city: City, region: Region) -> bool:
    """True where the city may be in the region: not every city has its region in the data."""
    return city.country == region.country and (not city.region or city.region == region.code)


def city_in(name: Name, country: str, region: Region | None) -> City | None:
    """The largest city of this name in a country and, where it uses postal codes, in the region."""
    inside = [city for city in name.cities if city.country == country]
    if region and region.country in POSTAL:
        inside = [city for city in inside if city.region == region.code]
    return inside[0] if inside else None


def region_of(name: Name, following: Name, beyond: Name | None) -> Region | None:
    """The region that `following` is for the city `name`."""
    if not following.is_code and max((city.population for city in following.cities), default=0) >= 1000:
        large = max((city.population for city in name.cities), default=0) >= 1000
        same = same_city(name, following) or any(r.country in POSTAL for r in following.regions)
        if not same and (large or not (beyond and beyond.country)):
            return None  # "Frankfurt, Berlin" are two cities, "Campinas, São Paulo, Brazil" is one
    for region in following.regions:
        if any(lies_inside(city, region) for city in name.cities):
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


def suburb_of(name: Name) -> City | None:
    """The city of "Philadelphia Area"."""
    return likeliest(name.cities, frozenset())


def likeliest(cities: tuple[City, ...], hints: frozenset[str]) -> City | None:
    """The city that is meant: one in a hinted country, else one far larger than its namesakes elsewhere."""
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
