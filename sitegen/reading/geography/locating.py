"""A location line → the places it names and the work modes it mentions.

Comes in: a location line. Goes out: `Located`. Must never take "Remote" for a place, nor "anywhere in" for the world.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from sitegen.model.place import Place, WorkMode
from sitegen.reading.geography.joining import join_names
from sitegen.reading.geography.location_text import take_apart
from sitegen.reading.geography.names import hints_of, names_of


class Located(NamedTuple):
    """What a location line says."""

    places: tuple[Place, ...]
    modes: tuple[WorkMode, ...]
    """Work modes it mentions, in the order of `WorkMode`."""


LONGEST_LINE = 2000
"""Characters of a line that are read: the longest list of countries in 18,574 ads has 1,617."""
MOST_KEPT = 4096
"""Lines whose places are kept: three readers ask for those of the same field, and most ads name a place seen before."""


@lru_cache(maxsize=MOST_KEPT)
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
        places.extend(place for place in join_names(group, hints) if place not in places)
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


def is_known(place: Place) -> bool:
    """True where every word of the place is a name that the gazetteer has: "Leeds, UK", not "Payments, UK".

    >>> is_known(Place(text="Leeds, UK")), is_known(Place(text="Payments, UK"))
    (True, False)
    """
    taken = take_apart(place.text)
    return all(name.known for group in taken.groups for part in group for name in names_of(part))
