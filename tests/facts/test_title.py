"""Titles as employers write them. All titles and texts are made up; the shapes are real."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading.facts.title import find_title
from sitegen.reading.vocabulary.titles import clean_title, title_parts
from tests.facts.readings import field, reading

CLEAN = {
    # remote and places
    "Baker (Remote)": "Baker",
    "Senior Baker - Remote": "Senior Baker",
    "Senior Baker, Remote": "Senior Baker",
    "Bread Engineer (Remote - US)": "Bread Engineer",
    "Bread Engineer (Remote within EMEA)": "Bread Engineer",
    "Bread Engineer - Ovens, EMEA": "Bread Engineer - Ovens",
    "Bread Engineer- US Remote": "Bread Engineer",
    "Bread Engineer (Python, AWS | Remote)": "Bread Engineer (Python, AWS)",
    "Bread Engineer (m/f/x) onsite or remote (in Norway or Chile)": "Bread Engineer",
    "Bread Engineer - onsite or remote within the E": "Bread Engineer",
    "Bread Engineer - Dallas, TX": "Bread Engineer",
    "Bread Engineer (Remote - WA, CA, OR, or CO only)": "Bread Engineer",
    "(Canada) Bread Consultant": "Bread Consultant",
    # gender
    "Ingénieur Pain (H/F)": "Ingénieur Pain",
    "Bäckermeister (m/w/d) - Nacht": "Bäckermeister - Nacht",
    "Bread Engineer (all genders)": "Bread Engineer",
    "Bread Engineer [gn]": "Bread Engineer",
    # requisition and project codes
    "2021-7333_Bread Engineer": "Bread Engineer",
    "#14311 - Bread Engineer": "Bread Engineer",
    "Bread Engineer - 17400001234": "Bread Engineer",
    "Bread Engineer R14311": "Bread Engineer",
    "Bread Engineer (ID: 3311)": "Bread Engineer",
    "Bread Engineer - REF3311X": "Bread Engineer",
    "Bread Engineer (P4455)": "Bread Engineer",
    "[XYZ] Bread Engineer": "Bread Engineer",
    "Bread Engineer - Ovens [IC2]": "Bread Engineer - Ovens",
    "Copy of Bread Engineer [Node]": "Bread Engineer [Node]",
    # contract and term
    "Bread Engineer (Contract)": "Bread Engineer",
    "Bread Engineer (12-month FTC)": "Bread Engineer",
    "Contract: Bread Engineer": "Bread Engineer",
    "Bread Intern, Summer 2031": "Bread Intern",
    # spaces and signs
    "  Bread   Engineer ": "Bread Engineer",
    "• Lead Baker": "Lead Baker",
    "Bread Scientist - AI/ ML": "Bread Scientist - AI/ML",
    "\u200eBread Engineer\u200b": "Bread Engineer",
}

KEPT = [
    "Bread Engineer (C#/.NET/AWS)",
    "Bread Engineer (Go)",
    "Bread Engineer (Data-Actuarial)",
    "Bread Engineer - Mobile",
    "Bread Engineer, Enterprise",
    "Bread Engineer II",
    "Principle Bread Scientist",
    "Bread Engineer - US Public Sector",
    "Head of Remote",
    "Smart Contract Engineer",
    "Bread Engineer, B2B",
    "DevRel (Developer Relations Executive)",
]


@pytest.mark.parametrize(("written", "clean"), CLEAN.items())
def test_what_is_not_the_job_is_dropped(written: str, clean: str) -> None:
    assert clean_title(written) == clean


@pytest.mark.parametrize("title", KEPT)
def test_the_employers_words_for_the_job_stay(title: str) -> None:
    assert clean_title(title) == title


@pytest.mark.parametrize("nothing", ["", "None", "null", "N/A", "-", "  "])
def test_a_placeholder_is_no_title(nothing: str) -> None:
    assert clean_title(nothing) is None
    assert find_title(reading("", field("title", nothing))).fact is None


def test_dropped_parts_are_handed_on() -> None:
    assert title_parts("Baker (Contract) - Remote, US").dropped == ("Contract", "Remote, US")


@given(st.text(max_size=120))
def test_cleaning_is_idempotent_on_words(text: str) -> None:
    once = clean_title(text)
    assert once is None or (clean_title(once) or "") in once


def test_a_field_wins_and_is_the_evidence() -> None:
    fact = find_title(reading("We are looking for a Pastry Chef.", field("title", "Baker (Remote)"))).fact
    assert fact is not None
    assert (fact.value, fact.evidence.words, fact.evidence.line) == ("Baker", "Baker (Remote)", 3)


def test_an_override_is_taken_as_it_is_and_an_empty_one_denies() -> None:
    own = find_title(reading("", field("title", "Baker (Remote)", "override"), field("title", "Cook"))).fact
    assert own is not None
    assert own.value == "Baker (Remote)"
    assert find_title(reading("Baker", field("title", "", "override"), field("title", "Cook"))).fact is None


NAMED = {
    "About the job\nJob title: Pastry Chef\nWe bake.": "Pastry Chef",
    "Overview\nBread Scientist\nOur ovens are seeking warmth.": "Bread Scientist",
    "We are looking for a Bread Engineer to join the night shift.": "Bread Engineer",
    "We are seeking a motivated and detail oriented\nJunior Bread Clerk\nto join our ovens.": "Junior Bread Clerk",
    "In this context, we are hiring a Bread Engineer to mix.": "Bread Engineer",
    "En Panes buscamos un/a\nBread Scientist\n con experiencia.": "Bread Scientist",
    "We bake.\nAs a Bread Engineer, you will mix dough.": "Bread Engineer",
    "We bake.\nAs our new Bread Engineer at Loafly, you'll mix dough.": "Bread Engineer",
    "We bake. The Senior Bread Engineer is responsible for dough.": "Senior Bread Engineer",
    "We have an exciting opportunity for a Warehouse Operative to join us.": "Warehouse Operative",
    "This is a full-time role for a Bread Engineer in the bakery.": "Bread Engineer",
}

UNNAMED = [
    "About the job\nYou will mix dough and provide directions to junior engineers.",
    "About the team\nA person in this role works with other researchers.",
    "We are looking for people who love bread.",
    "About You\nStrong coding skills",
    "Partner with bread engineers to ship rolls",
    "We are looking for a member of the night team at Crumb Writer.",
    "As a family business, you know. As a Bread Partner we bake.",
    "The ovens are hot. The engineer is responsible for them.",
    "",
]


@pytest.mark.parametrize(("body", "title"), NAMED.items())
def test_a_paste_that_names_its_job_has_a_title(body: str, title: str) -> None:
    fact = find_title(reading(body)).fact
    assert fact is not None
    assert fact.value == title
    assert fact.evidence.origin == "body"


@pytest.mark.parametrize("body", UNNAMED)
def test_a_paste_that_does_not_name_its_job_has_none(body: str) -> None:
    assert find_title(reading(body)).fact is None


def test_a_town_of_the_location_field_is_no_part_of_the_title() -> None:
    where = field("location", "remote,Obertupfing, Germany")
    fact = find_title(reading("", field("title", "Bread Engineer - Obertupfing / Germany"), where)).fact
    assert fact is not None
    assert fact.value == "Bread Engineer"
    fact = find_title(reading("", field("title", "Bread Engineer - Rye"), where)).fact
    assert fact is not None
    assert fact.value == "Bread Engineer - Rye"


@pytest.mark.parametrize(
    "title",
    ["Loafly - Bread Engineer", "Loafly: Bread Engineer", "Bread Engineer @ Loafly", "Bread Engineer at Loafly"],
)
def test_the_employers_name_is_no_part_of_the_title(title: str) -> None:
    fact = find_title(reading("", field("title", title), company="Loafly")).fact
    assert fact is not None
    assert fact.value == "Bread Engineer"


def test_the_employers_name_stays_inside_a_title() -> None:
    fact = find_title(reading("", field("title", "Loafly Bread Engineer"), company="Loafly")).fact
    assert fact is not None
    assert fact.value == "Loafly Bread Engineer"
