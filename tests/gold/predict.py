"""What the readers say about one item of the gold set, in the shapes that its scorer knows.

Comes in: a line of `inputs.jsonl` and the folder of the set. Goes out: fields by the scorer's names. Must never look at
a label, nor at a hint (`format`, the names of the files of part i).
"""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any

from sitegen.model.fact import Fact
from sitegen.model.parsed import SourceFile
from sitegen.model.place import HiringIn, Place, WorkMode
from sitegen.model.posting import FieldName, RawPosting
from sitegen.model.salary import Salary
from sitegen.reading.facts.salary import parse_salary
from sitegen.reading.geography.gazetteer import areas
from sitegen.reading.geography.locating import locate
from sitegen.reading.ingest import parse_posting, read_facts
from sitegen.reading.repair import repair
from sitegen.reading.vocabulary.titles import clean_title
from tests.gold.items import parse_item

Fields = dict[str, Any]

AREAS = {"latam": "LATAM", "emea": "EMEA", "apac": "APAC", "dach": "DACH", "eu": "EU"}
"""How the set writes macro regions; the others by our label."""
MODES: dict[WorkMode, str] = {"in person": "onsite", "hybrid": "hybrid", "remote": "remote"}


def predict(item: dict[str, Any], folder: Path) -> Fields:
    """The fields of one item."""
    part = item["part"].partition("-")[0]
    if "input" in item:
        return _of_string(part, item["input"])
    data = (folder / item["posting"]).read_bytes()
    if part == "i":
        return {"text": repair(data).text}
    raw = _raw(item.get("input_path") or f"jobs/{PurePosixPath(item['posting']).name}", data)
    known = read_facts(raw).known
    fields = _facts(known)
    if part in ("a", "c"):
        fields |= _as_written(raw)
    if part == "a":
        countries = {place.country for place in _value(known, "places") or () if place.country}
        fields |= _header(raw, sorted(countries))
    return fields


def _of_string(part: str, text: str) -> Fields:
    if part == "a2":
        return {"salary": _salary(parse_salary(text, sorted(filter(None, (p.country for p in locate(text).places)))))}
    if part == "g":
        return {"title_clean": clean_title(text)}
    located = locate(text)
    return {
        "remote": "remote" in located.modes,
        "worldwide": any(place.area == "worldwide" for place in located.places),
        "places": [_place(place) for place in located.places if place.country],
        "regions": [_area(place.area) for place in located.places if place.area and place.area != "worldwide"],
    }


def _raw(path: str, data: bytes) -> RawPosting:
    if path.endswith(".json"):
        return parse_item(path, repair(data).text)
    raw = parse_posting(SourceFile(path, data)).raw
    assert raw is not None, f"{path} could not be read"
    return raw


def _facts(known: dict[str, Fact[Any]]) -> Fields:
    modes = _value(known, "work_mode") or ()
    employment = _value(known, "employment") or ("unspecified",)
    level = _value(known, "seniority") or "unspecified"
    return {
        "title": _value(known, "title"),
        "company": _value(known, "company"),
        "salary": _salary(_value(known, "salary")),
        "work_mode": MODES["remote" if "remote" in modes else modes[-1]] if modes else "unspecified",
        "region": _region(_value(known, "hiring_in")),
        "employment_type": employment[0].replace("-", "_"),
        "seniority": "vp" if level == "executive" else level,
        "min_years": _value(known, "experience"),
        "language": _value(known, "language"),
        "locations": list(_locations(_value(known, "places") or (), modes)),
        "skills": [skill.value for skill in _value(known, "skills") or ()],
    }


def _value(known: dict[str, Fact[Any]], name: str) -> Any:
    return known[name].value if name in known else None


def _as_written(raw: RawPosting) -> Fields:
    """The set wants a header's values as they stand there; what no header holds is left to the facts."""
    written = {"title": _first(raw, "title"), "company": _first(raw, "company")}
    return {name: value for name, value in written.items() if value is not None}


def _header(raw: RawPosting, countries: list[str]) -> Fields:
    pay = _first(raw, "salary")
    return {
        "company": _first(raw, "company"),
        "location_raw": _first(raw, "location"),
        "apply_url": _first(raw, "apply"),
        "category": _first(raw, "category"),
        "month": _first(raw, "posted"),
        "salary_header": _salary(parse_salary(pay, countries)) if pay else None,
    }


def _first(raw: RawPosting, name: FieldName) -> str | None:
    return next((field.value for field in raw.fields if field.name == name), None)


def _salary(salary: Salary | None) -> Fields | None:
    if salary is None:
        return None
    low, high = (None if bound is None else float(bound) for bound in (salary.minimum, salary.maximum))
    return {"min": low, "max": high, "currency": salary.currency, "period": salary.period}


def _region(hiring: HiringIn | None) -> Fields:
    if hiring is None or "worldwide" in hiring.areas:
        return {"scope": "worldwide" if hiring else "unspecified", "countries": [], "regions": []}
    return {"scope": "restricted", "countries": list(hiring.countries), "regions": [*map(_area, hiring.areas)]}


def _locations(places: Iterable[Place], modes: tuple[WorkMode, ...]) -> Iterable[Fields]:
    """Where the work is: the country of a remote job is a region, no place."""
    return (_place(place) for place in places if place.city or (place.country and "remote" not in modes))


def _place(place: Place) -> Fields:
    return {"city": place.city, "region": place.region, "country": place.country}


def _area(area: str) -> str:
    return AREAS.get(area, areas()[area].label)
