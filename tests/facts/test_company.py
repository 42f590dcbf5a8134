"""Employers in headers and bodies. Made up, but for odd real names that must survive (PARSING-FACTS 3.5)."""

import pytest

from sitegen.reading.facts.company import find_company
from sitegen.reading.vocabulary.employers import clean_company
from tests.facts.readings import field, reading

CLEAN = {
    " Crumb  Works ": "Crumb Works",
    "\u200eCrumbWorks": "CrumbWorks",
    "Crumb Company Website": "Crumb",
    "Careers at Crumb": "Crumb",
    "Crumb Careers": "Crumb",
    "Crumb?locationid=d8ccc202 4d14": "Crumb",
    "CRUMB External": "CRUMB",
}
SURVIVE = ["84.51°", "ília", "1KOMMA5˚", "Stäubli", "M1", "2U", "G-P", "ecoATM | Gazelle", "Remote", "10up", "X"]
SURVIVE.append("VIP (Vermont Information Processing)")


@pytest.mark.parametrize(("written", "name"), CLEAN.items())
def test_what_a_board_adds_to_a_name_is_dropped(written: str, name: str) -> None:
    assert clean_company(written) == name


@pytest.mark.parametrize("name", SURVIVE)
def test_odd_names_survive(name: str) -> None:
    assert clean_company(name) == name


@pytest.mark.parametrize("nothing", ["None", "null", "", " ", "N/A", "Internal Job Board", "Not specified"])
def test_a_placeholder_is_no_company(nothing: str) -> None:
    assert find_company(reading("We bake bread.", field("company", nothing))).fact is None


def test_a_field_wins_over_the_text() -> None:
    fact = find_company(
        reading("About Loafly\nLoafly is an equal opportunity employer.", field("company", "Crumb"))
    ).fact
    assert fact is not None
    assert fact.value == "Crumb"
    assert fact.evidence.stated


def test_an_empty_override_denies() -> None:
    assert (
        find_company(reading("Loafly is an equal opportunity employer.", field("company", "", "override"))).fact is None
    )


NAMED = {
    "About Loafly\nLoafly is a bakery network. Join Loafly today.": "Loafly",
    "At Loafly, we bake at night. Loafly offers bread for life.": "Loafly",
    "You mix dough.\nLoafly is proud to be an equal opportunity employer.": "Loafly",
    "You mix at Loafly's scale.\nWork styles at Loafly\nWrite to jobs@loafly.com or see Loafly’s benefits.": "Loafly",
    "As the first night bakery, Loafly is opening ovens everywhere.": "Loafly",
    "Crusty Loaf, a name in fine bread, is seeking a Baker. Crusty Loaf’s ovens are hot.": "Crusty Loaf",
}


@pytest.mark.parametrize(("body", "name"), NAMED.items())
def test_the_text_names_its_employer(body: str, name: str) -> None:
    fact = find_company(reading(body)).fact
    assert fact is not None
    assert fact.value == name
    assert fact.evidence.origin == "body"
    assert not fact.evidence.stated
    assert name in fact.evidence.words


UNNAMED = [
    "We bake bread. Our company is growing. Join us!",
    "About the Role\nAbout You\nThe Team is great.",
    "Python is a language. Experience with Kubernetes and Docker.",
    "A client of ours, Crumb, bakes. Another, Loafly, sells.",
    "Equal opportunity is a value of the company.",
    "",
]


@pytest.mark.parametrize("body", UNNAMED)
def test_little_evidence_is_no_employer(body: str) -> None:
    assert find_company(reading(body)).fact is None


def test_two_names_with_as_much_evidence_are_none() -> None:
    body = "Loafly is an equal opportunity employer.\nCrumb Works is an equal opportunity employer."
    assert find_company(reading(body)).fact is None
