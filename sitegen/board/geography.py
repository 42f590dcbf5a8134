"""Which place pages a job belongs to, and what countries and macro regions are called.

Comes in: codes and ids of `HiringIn`. Goes out: names, slugs and the inclusive set of landing pages. Must never widen
what a posting says: "Anywhere" is only what hires worldwide.
"""

from collections.abc import Collection, Mapping
from functools import cache

import msgspec
from babel import Locale

from sitegen.model.job import Job, Tag
from sitegen.model.place import HiringIn
from sitegen.reading.geography import gazetteer
from sitegen.slugs import slugify


@cache
def country_name(code: str, language: str = "en") -> str:
    """What a country is called in a language (BCP 47).

    >>> country_name("GB"), country_name("DE", "fr"), country_name("US", "pt-BR")
    ('United Kingdom', 'Allemagne', 'Estados Unidos')
    """
    return str(Locale.parse(language, sep="-").territories.get(code, code))


def area_label(area: str) -> str:
    """What a macro region is called on a page.

    >>> area_label("latam"), area_label("worldwide")
    ('Latin America', 'Anywhere')
    """
    return gazetteer.areas()[area].label


def area_members(area: str) -> frozenset[str]:
    """The countries of a macro region, ISO 3166-1 alpha-2; of `worldwide` all there are."""
    return gazetteer.areas()[area].members


@cache
def slug_and_label(place: str) -> Tag:
    """The landing page of a country (its code) or macro region (its id).

    >>> slug_and_label("US"), slug_and_label("worldwide")
    (Tag(slug='united-states', label='United States'), Tag(slug='anywhere', label='Anywhere'))
    """
    label = area_label(place) if place in gazetteer.areas() else country_name(place)
    return Tag(slugify(label), label)


def place_tags(hiring: HiringIn) -> tuple[Tag, ...]:
    """The places a job names itself, countries first: what it shows, and what the board has pages for."""
    return tuple(slug_and_label(place) for place in (*hiring.countries, *hiring.areas))


def place_label(slug: str) -> str:
    """What the place of a landing page is called.

    >>> place_label("united-states"), place_label("latin-america")
    ('United States', 'Latin America')
    """
    return _labels()[slug]


@cache
def _labels() -> Mapping[str, str]:
    tags = [slug_and_label(place) for place in (*gazetteer.country_codes(), *gazetteer.areas())]
    return {tag.slug: tag.label for tag in tags}


def with_open_to(jobs: Mapping[str, Job]) -> dict[str, Job]:
    """The same jobs, each with the place pages it belongs to, among the places that any of them names."""
    present = {tag.slug for job in jobs.values() if job.hiring_in for tag in place_tags(job.hiring_in)}
    return {id_: msgspec.structs.replace(job, open_to=open_to(job.hiring_in, present)) for id_, job in jobs.items()}


def open_to(hiring: HiringIn | None, present: Collection[str] | None = None) -> tuple[str, ...]:
    """Slugs of the place pages a job belongs to, sorted: the places it names, the countries in the areas it names, and
    the areas that lie wholly inside them. `present` limits them to the slugs that the board has (None: all there are).

    A job that hires in North America is one for people in Canada, who also look under Canada:

    >>> open_to(HiringIn(areas=("north-america",)), {"canada", "united-states", "north-america", "germany", "americas"})
    ('canada', 'north-america', 'united-states')
    >>> open_to(HiringIn(areas=("worldwide",)), {"anywhere", "canada", "latin-america"})
    ('anywhere', 'canada', 'latin-america')
    >>> open_to(HiringIn(countries=("CA",)), {"anywhere", "canada", "north-america"}), open_to(None, {"canada"})
    (('canada',), ())
    """
    if not hiring:
        return ()
    slugs = set(_open_to(hiring))
    return tuple(sorted(slugs if present is None else slugs.intersection(present)))


@cache
def _open_to(hiring: HiringIn) -> frozenset[str]:
    named = [area_members(area) for area in hiring.areas]
    countries = frozenset(hiring.countries).union(*named)
    areas = {
        area.id
        for area in gazetteer.areas().values()
        if area.id in hiring.areas or any(area.members <= members for members in named)
    }
    return frozenset(slug_and_label(place).slug for place in (*countries, *areas))
