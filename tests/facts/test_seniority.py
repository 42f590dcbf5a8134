"""Levels in titles, fields and texts. All is made up; the traps are real."""

import pytest

from sitegen.reading.facts.seniority import find_seniority, level_of_title
from tests.facts.readings import field, reading

LEVELS = {
    "Bread Intern": "intern",
    "Intern, Office of the CTO": "intern",
    "Baker Internship - Spring 2031": "intern",
    "Junior Baker": "junior",
    "Junior Executive Baker": "junior",
    "Senior Account Executive": "senior",
    "Jr. Bread Developer": "junior",
    "Bread Engineer I": "junior",
    "Associate Software Engineer": "junior",
    "Graduate Bread Engineer": "junior",
    "Bread Engineer II": "mid",
    "Mid-level Bread Engineer": "mid",
    "Semi Senior Bread Engineer": "mid",
    "Sr Bread Engineer": "senior",
    "SENIOR BREAD DEVELOPER": "senior",
    "Développeur Confirmé Pain": "senior",
    "Tech Lead, Ovens": "lead",
    "Lead Baker": "lead",
    "Engineering Team Lead": "lead",
    "Staff Bread Engineer": "staff",
    "Senior Staff Bread Engineer": "staff",
    "Principle Bread Scientist": "principal",
    "Principal Bread Engineer": "principal",
    "Engineering Manager, Ovens": "manager",
    "Senior Manager, Bread": "manager",
    "Director, Bread": "director",
    "Associate Director of Ovens": "director",
    "Head of Bread": "director",
    "VP Bread": "vp",
    "Senior Vice President, Ovens": "vp",
    "CTO": "executive",
    "Chief Bread Officer": "executive",
    # of alternatives the first
    "Junior / Middle Bread Engineer": "junior",
    "Middle/Senior Bread Engineer": "mid",
    "Senior/Lead Bread Engineer": "senior",
}

NONE = [
    "Bread Engineer",
    "Bread Engineer III",
    "(Senior) Bread Engineer",
    "Chief of Staff",
    "Lead Generation Specialist",
    "Account Manager",
    "Product Manager",
    "Account Executive",
    "Executive Assistant to the CEO",
    "Engineer, Internal Tools",
    "International Bread Seller",
    "Middleware Engineer",
    "Midwest Bread Seller",
    "Member of Technical Staff",
    "Principal Component Analysis Researcher",
    "Smart Contract Engineer",
]


@pytest.mark.parametrize(("title", "level"), LEVELS.items())
def test_a_title_states_its_level(title: str, level: str) -> None:
    assert level_of_title(title) == level


@pytest.mark.parametrize("title", NONE)
def test_no_level_is_ever_assumed(title: str) -> None:
    assert level_of_title(title) is None


def test_the_level_of_a_title_is_derived_from_its_words() -> None:
    fact = find_seniority(reading("", title="Staff Baker")).fact
    assert fact is not None
    assert fact.value == "staff"
    assert not fact.evidence.stated


TEXTS = {
    "As a Senior Bread Engineer, you will mix.": "senior",
    "We are looking for an experienced Lead Bread Engineer.": "lead",
    "Seniority level: Entry level": "junior",
    "This role is a junior position.": "junior",
}


@pytest.mark.parametrize(("body", "level"), TEXTS.items())
def test_without_a_level_in_the_title_the_text_may_say_it(body: str, level: str) -> None:
    fact = find_seniority(reading(body, title="Bread Engineer")).fact
    assert fact is not None
    assert fact.value == level


@pytest.mark.parametrize(
    "body",
    [
        "You give directions to junior engineers and work with senior leadership.",
        "You lead the team and our staff of bakers.",
        "Lead generation is part of the job.",
        "You report to the Director of Ovens.",
        "You use principal component analysis.",
    ],
)
def test_levels_of_others_are_not_that_of_the_job(body: str) -> None:
    assert find_seniority(reading(body)).fact is None


def test_the_title_wins_over_the_text() -> None:
    fact = find_seniority(reading("As a Senior Baker, you mix.", title="Junior Baker")).fact
    assert fact is not None
    assert fact.value == "junior"


def test_a_field_wins_over_the_title() -> None:
    found = find_seniority(reading("", field("seniority", "Mid-Senior level", "structured"), title="Junior Baker"))
    assert found.fact is not None
    assert found.fact.value == "mid"


def test_a_field_that_is_no_level_is_reported_with_the_fix() -> None:
    found = find_seniority(reading("", field("seniority", "superb", "override"), title="Junior Baker"))
    assert [problem.code for problem in found.problems] == ["bad-seniority"]
    assert found.problems[0].path.endswith(".toml")
    assert "principal" in found.problems[0].hint
    assert found.fact is not None
    assert found.fact.value == "junior"


def test_an_empty_override_denies() -> None:
    assert find_seniority(reading("", field("seniority", "", "override"), title="Junior Baker")).fact is None
