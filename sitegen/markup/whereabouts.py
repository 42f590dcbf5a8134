"""Where a job is and who may do it, as Google's rules for JobPosting want it.

Comes in: a job. Goes out: its `jobLocation`, `jobLocationType` and `applicantLocationRequirements`, or nothing where
the ad names no country. Must never widen what an ad says: neither a region such as EMEA nor "anywhere" is a country.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from sitegen.board.geography import country_name
from sitegen.model.fact import Fact
from sitegen.model.job import Job
from sitegen.model.place import Place
from sitegen.reading.geography.gazetteer import region_name

Item = TypeVar("Item")
Value = dict[str, object]


def whereabouts(job: Job) -> Value:
    """The three properties, those that apply; empty where the rules ask for more than the ad states.

    A job that is not purely remote needs a place with a country. One that is may name the countries it hires in
    instead; Google takes an ad with neither to be open to the country of its place.
    """
    if not is_purely_remote(job):
        return _locations(job.places)
    requirements = list(_requirements(job))
    if not requirements:
        places = _locations(job.places)
        return places and {"jobLocationType": "TELECOMMUTE", **places}
    return {
        "jobLocationType": "TELECOMMUTE",
        "applicantLocationRequirements": _one_or_all(requirements),
        **_locations(place for place in job.places if place.city),
    }


def is_purely_remote(job: Job) -> bool:
    """True where the ad says that the job is remote, and offers nothing else.

    Google wants the text to say so; a stipend for a home office does not.
    """
    return job.work_mode == ("remote",) and _is_stated(posting.work_mode for posting in job.postings)


def _locations(places: Iterable[Place]) -> Value:
    """`jobLocation` of the places whose country is known."""
    found: list[Value] = []
    for place in places:
        location: Value = {"@type": "Place", "address": _address(place)}
        if place.country and location not in found:
            found.append(location)
    return {"jobLocation": _one_or_all(found)} if found else {}


def _address(place: Place) -> Value:
    parts = {"addressLocality": place.city, "addressRegion": place.region, "addressCountry": place.country}
    return {"@type": "PostalAddress", **{name: part for name, part in parts.items() if part}}


def _requirements(job: Job) -> Iterator[Value]:
    """Countries that the job hires in, by the name that its page shows; states where it names only these.

    None where it hires in a region too: the countries alone would shut out people whom the ad invites.
    """
    if not job.hiring_in or job.hiring_in.areas:
        return
    for country in job.hiring_in.countries:
        states = () if _is_stated(posting.hiring_in for posting in job.postings) else _only_states(job, country)
        for state in states:
            yield {"@type": "State", "name": f"{region_name(country, state)}, {country_name(country)}"}
        if not states:
            yield {"@type": "Country", "name": country_name(country)}


def _only_states(job: Job, country: str) -> tuple[str, ...]:
    """The states where an ad names these and nothing else of a country: `Remote, Utah` does not hire in all of it."""
    places = [place for place in job.places if place.country == country]
    if all(place.region and not place.city for place in places):
        return tuple(dict.fromkeys(place.region for place in places if place.region))
    return ()


def _is_stated(facts: Iterable[Fact[Item] | None]) -> bool:
    """True where the first posting that has the fact has it in so many words."""
    return next((fact.evidence.stated for fact in facts if fact), False)


def _one_or_all(values: list[Value]) -> Value | list[Value]:
    return values[0] if len(values) == 1 else values
