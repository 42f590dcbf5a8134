"""Where a job is and where one may live to take it."""

from typing import Literal

import msgspec

WorkMode = Literal["in person", "hybrid", "remote"]
"""What a job offers; a job may offer several, listed in this order."""


class Place(msgspec.Struct, frozen=True, gc=False):
    """One place of a posting, as precise as it is stated. `text` is always set."""

    text: str
    """The words for this place, without "Remote" and brackets."""
    city: str | None = None
    region: str | None = None
    """State, province or land: the postal code where the country uses one (US, CA, AU), else its name."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    area: str | None = None
    """Macro region id of `reading/rules/areas.toml` (`emea`, `latam`, `worldwide` …)."""


class HiringIn(msgspec.Struct, frozen=True, gc=False):
    """Who may apply, as stated: countries by ISO 3166-1 alpha-2, macro regions by id; sorted, at least one of them."""

    countries: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    """`worldwide` only where the posting says so."""
