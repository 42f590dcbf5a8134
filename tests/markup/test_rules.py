"""The check can fail: each rule finds what breaks it, and nothing in what keeps it."""

import datetime
from typing import Any

import pytest

from tests.markup.rules import faults

TODAY = datetime.date(2026, 11, 21)
VALID: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Baker",
    "description": "<p>You bake bread.</p>",
    "datePosted": "2026-11-01",
    "validThrough": "2026-11-21T23:59:59+01:00",
    "employmentType": ["FULL_TIME", "TEMPORARY"],
    "hiringOrganization": {"@type": "Organization", "name": "Crumb & Co", "sameAs": "https://example.org/"},
    "jobLocation": {
        "@type": "Place",
        "address": {"@type": "PostalAddress", "addressLocality": "Riga", "addressCountry": "LV"},
    },
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": {"@type": "QuantitativeValue", "minValue": 12.5, "maxValue": 15, "unitText": "HOUR"},
    },
    "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 24},
    "directApply": False,
    "url": "https://example.org/repo/jobs/baker-1a2b3c/",
}
REMOTE = {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": {"@type": "Country", "name": "Latvia"}}


def test_nothing_is_wrong_with_a_valid_one() -> None:
    assert faults(VALID, TODAY) == []
    assert faults({name: VALID[name] for name in VALID if name != "jobLocation"} | REMOTE, TODAY) == []


def pay(**value: Any) -> dict[str, Any]:
    kept = {"@type": "QuantitativeValue", "unitText": "YEAR"} | value
    return {"baseSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value": kept}}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"title": ""}, "no title"),
        ({"hiringOrganization": {"@type": "Organization", "name": " "}}, "no name"),
        ({"description": "You bake bread."}, "paragraphs"),
        ({"description": "<p>&lt;p&gt;You bake bread.&lt;/p&gt;</p>"}, "escaped"),
        ({"description": "<p>Baker</p>"}, "is the title"),
        ({"datePosted": "2026-11"}, "no date"),
        ({"datePosted": "2026-11-22"}, "to come"),
        ({"validThrough": "2026-11-20T23:59:59+01:00"}, "over"),
        ({"validThrough": "2026-11-30T23:59:59"}, "offset"),
        ({"employmentType": "PERMANENT"}, "employmentType"),
        ({"employmentType": ["FULL_TIME", "FULL_TIME"]}, "employmentType"),
        ({"jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress"}}}, "country"),
        ({"jobLocation": None}, "no place"),
        (REMOTE | {"jobLocationType": "HYBRID"}, "HYBRID"),
        ({"applicantLocationRequirements": REMOTE["applicantLocationRequirements"]}, "only a remote job"),
        (REMOTE | {"applicantLocationRequirements": {"@type": "Country", "name": "Worldwide"}}, "no country"),
        (REMOTE | {"applicantLocationRequirements": {"@type": "Country", "name": "Latin America"}}, "no country"),
        (pay(minValue=120), "pay has"),
        (pay(value=120, minValue=120, maxValue=150), "pay has"),
        (pay(minValue=150, maxValue=120), "least pay"),
        (pay(value=0), "pay of"),
        (pay(value="120k"), "pay of"),
        (pay(value=120, unitText="YEARLY"), "period"),
        ({"baseSalary": {"@type": "MonetaryAmount", "value": {"@type": "QuantitativeValue"}}}, "currency"),
        ({"experienceRequirements": VALID["experienceRequirements"] | {"monthsOfExperience": 0}}, "experience"),
        ({"directApply": 0}, "0"),
        ({"url": "jobs/baker/"}, "web address"),
        ({"validThru": "2026-11-30"}, "unknown property"),
    ],
)  # fmt: skip
def test_each_rule_finds_what_breaks_it(change: dict[str, Any], fault: str) -> None:
    changed = {name: value for name, value in (VALID | change).items() if value is not None}
    found = faults(changed, TODAY)
    assert any(fault in each for each in found), found
