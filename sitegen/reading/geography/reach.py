"""Places → who may apply, and whether two such answers can both be true.

Comes in: places. Goes out: countries and macro regions. Must never take silence for the whole world.
"""

from collections.abc import Iterable

from sitegen.model.place import HiringIn, Place
from sitegen.reading.geography.gazetteer import areas


def hiring_in(places: Iterable[Place]) -> HiringIn | None:
    """The countries and areas of places; None where none of them names one.

    >>> hiring_in((Place(text="Austin", city="Austin", region="TX", country="US"), Place(text="LATAM", area="latam")))
    HiringIn(countries=('US',), areas=('latam',))
    """
    known = tuple(places)
    countries = tuple(sorted({place.country for place in known if place.country}))
    regions = tuple(sorted({place.area for place in known if place.area}))
    return HiringIn(countries, regions) if countries or regions else None


def countries_of(hiring: HiringIn) -> frozenset[str]:
    """Every country that is open, those of its areas included."""
    return frozenset(hiring.countries).union(*(areas()[area].members for area in hiring.areas))


def named(hiring: HiringIn) -> str:
    """Country codes and labels of areas."""
    return ", ".join((*(areas()[area].label for area in hiring.areas), *hiring.countries))


def exclude(one: HiringIn, other: HiringIn) -> bool:
    """True where both name countries and share none."""
    return not countries_of(one) & countries_of(other)
