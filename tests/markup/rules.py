"""What Google's page on JobPosting asks for (revised 2026-09), as a check of our own, by hand and property by property.

`faults(value, today)` says in words what is wrong with a JobPosting; nothing is wrong with a valid one.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

Value = dict[str, Any]

REQUIRED = ("@context", "@type", "title", "description", "datePosted", "hiringOrganization")
KNOWN = {
    *REQUIRED, "validThrough", "employmentType", "jobLocation", "jobLocationType", "applicantLocationRequirements",
    "baseSalary", "experienceRequirements", "directApply", "url",
}  # fmt: skip
"""All that we write: another name would be a misspelling, or need a rule here first."""
EMPLOYMENT = set("FULL_TIME PART_TIME CONTRACTOR TEMPORARY INTERN VOLUNTEER PER_DIEM OTHER".split())
UNITS = set("HOUR DAY WEEK MONTH YEAR".split())
ADDRESS = {"@type", "streetAddress", "addressLocality", "addressRegion", "postalCode", "addressCountry"}
NO_COUNTRIES = re.compile(r"\b(?:EMEA|APAC|LATAM|DACH|Europe|European Union|World\w*|Any\w*|Global\w*|America|Asia)$")


def faults(value: Value, today: datetime.date) -> list[str]:
    """Everything that is wrong."""
    missing = [f"no {name}" for name in REQUIRED if not value.get(name)]
    unknown = [f"unknown property {name}" for name in value.keys() - KNOWN]
    wrong = [fault for name, check in CHECKS.items() if name in value for fault in check(value[name])]
    return [*missing, *unknown, *wrong, *_together(value, today)]


def _together(value: Value, today: datetime.date) -> Iterator[str]:
    """What two properties say about each other."""
    remote = "jobLocationType" in value
    if not value.get("jobLocation") and not (remote and value.get("applicantLocationRequirements")):
        yield "no place, and no country that a remote job hires in"
    if "applicantLocationRequirements" in value and not remote:
        yield "only a remote job says where applicants live"
    if _text(str(value.get("description"))) == value.get("title"):
        yield "the description is the title"
    if "validThrough" in value and value["validThrough"][:10] < today.isoformat():
        yield "validThrough is over"
    if str(value.get("datePosted"))[:10] > today.isoformat():
        yield "datePosted is to come"


def _title(title: Any) -> Iterator[str]:
    if not isinstance(title, str) or not title.strip() or len(title) > 200:
        yield "title is no line of text"


def _description(html: Any) -> Iterator[str]:
    if not isinstance(html, str) or not re.search(r"<(?:p|li|br)\b", html):
        yield "description is not HTML with paragraphs"
    elif re.search(r"&lt;(?:p|li|br|ul|div)\b", html) and not re.search(r"<(?:pre|code)\b", html):
        yield "description is escaped HTML"


def _date(text: Any) -> Iterator[str]:
    try:
        if datetime.date.fromisoformat(text).isoformat() != text:
            yield f"{text} is not written as a date"
    except (TypeError, ValueError):
        yield f"{text} is no date"


def _instant(text: Any) -> Iterator[str]:
    try:
        if datetime.datetime.fromisoformat(text).tzinfo is None:
            yield f"{text} has no offset"
    except (TypeError, ValueError):
        yield f"{text} is no instant"


def _organization(value: Value) -> Iterator[str]:
    if value.get("@type") != "Organization" or not str(value.get("name", "")).strip():
        yield "the employer has no name"
    if "sameAs" in value:
        yield from _web(value["sameAs"])


def _location(value: Any) -> Iterator[str]:
    for place in value if isinstance(value, list) else [value]:
        address = place.get("address", {})
        if place.get("@type") != "Place" or address.get("@type") != "PostalAddress":
            yield "jobLocation is no Place with an address"
        if not re.fullmatch("[A-Z]{2}", address.get("addressCountry", "")):
            yield "a place without a country"
        if address.keys() - ADDRESS or not all(str(part).strip() for part in address.values()):
            yield f"an address with {address}"


def _requirements(value: Any) -> Iterator[str]:
    for area in value if isinstance(value, list) else [value]:
        if area.get("@type") not in ("Country", "State") or not area.get("name"):
            yield f"{area} is neither a country nor a state"
        elif NO_COUNTRIES.search(area["name"]):
            yield f"{area['name']} is no country"


def _salary(value: Value) -> Iterator[str]:
    amount = value.get("value", {})
    if value.get("@type") != "MonetaryAmount" or amount.get("@type") != "QuantitativeValue":
        yield "baseSalary is no MonetaryAmount of a QuantitativeValue"
    if not re.fullmatch("[A-Z]{3}", str(value.get("currency"))):
        yield "pay without a currency"
    if amount.get("unitText") not in UNITS:
        yield "pay without a period"
    figures = {name: amount[name] for name in ("value", "minValue", "maxValue") if name in amount}
    if set(figures) not in ({"value"}, {"minValue", "maxValue"}):
        yield f"pay has {sorted(figures)}"
    if not all(isinstance(figure, int | float) and figure > 0 for figure in figures.values()):
        yield f"pay of {figures}"
    elif figures.get("minValue", 0) > figures.get("maxValue", 0):
        yield "the least pay is more than the most"


def _employment(value: Any) -> Iterator[str]:
    types = value if isinstance(value, list) else [value]
    if not types or len(set(types)) < len(types) or set(types) - EMPLOYMENT:
        yield f"employmentType {value}"


def _experience(value: Value) -> Iterator[str]:
    months = value.get("monthsOfExperience")
    if value.get("@type") != "OccupationalExperienceRequirements" or not isinstance(months, int) or months < 1:
        yield f"experienceRequirements {value}"


def _web(text: Any) -> Iterator[str]:
    if not re.fullmatch(r"https?://[^\s/]+/\S*", str(text)):
        yield f"{text} is no web address"


def _only(*values: Any) -> Callable[[Any], Iterator[str]]:
    def check(value: Any) -> Iterator[str]:
        if value not in values or (isinstance(value, int) and not isinstance(value, bool)):
            yield f"{value!r} is not one of {values}"

    return check


CHECKS: dict[str, Callable[[Any], Iterator[str]]] = {
    "@context": _only("https://schema.org"),
    "@type": _only("JobPosting"),
    "title": _title,
    "description": _description,
    "datePosted": _date,
    "validThrough": _instant,
    "employmentType": _employment,
    "hiringOrganization": _organization,
    "jobLocation": _location,
    "jobLocationType": _only("TELECOMMUTE"),
    "applicantLocationRequirements": _requirements,
    "baseSalary": _salary,
    "experienceRequirements": _experience,
    "directApply": _only(False),
    "url": _web,
}


class Scripts(HTMLParser):
    """The text of each script of linked data of a page, as a browser reads it: a script element has no escapes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open = tag == "script" and dict(attrs).get("type") == "application/ld+json"
        if self._open:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._open = False


def _text(html: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", html).split())
