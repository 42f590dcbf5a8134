"""Employers in headers and bodies. Made up, but for odd real names that must survive."""

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
    "Loafly is hiring a Night Baker.": "Loafly",
    "The Loafly Foundation is looking for a Baker. See us at the fair.": "Loafly Foundation",
    "Crumb, a mill, delivers.\nLoafly's Ovens team is looking for a Baker.": "Loafly",
    "As a night baker at Loafly, you will mix dough.": "Loafly",
    "As a Baker on Loafly’s Ovens team, you mix dough.": "Loafly",
    "Join the Loafly team and bake. Loafly bread is warm.": "Loafly",
    "Position: Baker - Loafly\nAbout the company - Loafly": "Loafly",
    "We are Loafly, a bakery of the night.": "Loafly",
    "Loafly was founded in 2009 in a garage.": "Loafly",
    "You will care for the future of Loafly’s round-the-clock oven platform.": "Loafly",
    "At Loafly (NASDAQ: LOAF), we bake.": "Loafly",
    "With products like Loafly Bread, Loafly Rolls and Loafly Cakes we feed people. Loafly has a plan.": "Loafly",
    "About Loaf|ly\nJoin us at Loafly.": "Loafly",
    "Loafly helps people bake.\nYou mix dough.": "Loafly",
    "Loafly, empresa del pan, necesita incorporar a su equipo.": "Loafly",
    "Loafly è una rete di forni.": "Loafly",
    "We have news.Loafly is thrilled to be recruiting for a Baker.": "Loafly",
    "Loafly is currently in search of a Baker.": "Loafly",
    "You mix.\nLoafly offers all full-time bakers a comprehensive benefits package.": "Loafly",
    "Founded in 2012 by three bakers, Loafly is known for bread.": "Loafly",
    "We want people who share Loafly’s values.": "Loafly",
    "As the only company with night ovens, Loafly builds loaves.": "Loafly",
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
    "You know the mills of the town.\nYou mix.\nYou bake.\nYou sell.\nYou can speak of Crumb’s grand mill platform.",
    "The team is hiring. The Role is growing. 250+ are looking for work.",
    "You have used products such as Crumb Mill, Loafly Oven and Tinly Tins.",
    "",
]


@pytest.mark.parametrize("body", UNNAMED)
def test_little_evidence_is_no_employer(body: str) -> None:
    assert find_company(reading(body)).fact is None


def test_two_names_with_as_much_evidence_are_none() -> None:
    body = "Loafly is an equal opportunity employer.\nCrumb Works is an equal opportunity employer."
    assert find_company(reading(body)).fact is None


def test_an_employers_own_sentence_outweighs_a_product_that_is_named_as_often() -> None:
    body = "Ovenette is a platform of ovens.\nOvenette helps bakers.\nLoafly is hiring a Baker. Loafly bakes."
    fact = find_company(reading(body)).fact
    assert fact is None or fact.value == "Loafly"


def test_the_words_are_the_sentence_with_the_name() -> None:
    body = (
        "We bake bread for everyone, all night long. Loafly is proud to be an equal opportunity employer. Write to us."
    )
    fact = find_company(reading(body)).fact
    assert fact is not None
    assert fact.evidence.words == "Loafly is proud to be an equal opportunity employer."
