"""Years of experience. All sentences are made up; the shapes are real."""

import pytest

from sitegen.reading.facts.experience import find_experience
from tests.facts.readings import field, reading


def years(body: str) -> int | None:
    fact = find_experience(reading(body)).fact
    return fact.value if fact else None


STATED = {
    "5+ years of baking experience": 5,
    "Five (5) years of experience with ovens": 5,
    "3-5 years of experience in bread": 3,
    "3 to 5 plus years of baking experience": 3,
    "At least 4 years' experience": 4,
    "Minimum of two years working with dough": 2,
    "0-2 years of experience": 0,
    "Experience: 7 years": 7,
    "Au moins 3 ans d'expérience": 3,
    "Mindestens 4 Jahre Berufserfahrung": 4,
    "8 anos de experiência com pão": 8,
    "2+ роки досвіду роботи": 2,
    # alternatives give their minimum, several requirements their maximum
    "PhD with 3+ years or Master with 6+ years of experience": 3,
    "Bachelor's degree and 6 years of experience\nOR Master's degree and 4 years of experience": 4,
    "5+ years of baking experience\n3+ years of experience with sourdough": 5,
    "7+ years of experience, with 2+ years leading bakers": 7,
    # a wish beside a requirement
    "3+ years of experience with ovens, preferably at night": 3,
    "3+ years of experience\nNice to have\n9+ years of experience with rye": 3,
}

OTHER = [
    "10 years ago we opened the first oven.",
    "For more than 20 years, Loafly has baked bread.",
    "With over 15 years of experience, Loafly is a leader in bread.",
    "Our bakery has 30 years of history.",
    "Options with a 4 year vesting schedule and a 1 year cliff",
    "A 4-year degree in baking",
    "Up to 2 years of experience",
    "No more than 3 years of experience",
    "Sabbatical after 5 years",
    "You must be 18 years or older.",
    "A contract of 2 years",
    "In the last 5 years we have grown.",
    "5+ years of experience with rye is a plus",
    "Preferred Qualifications:\n5+ years of experience with rye",
    "",
]


@pytest.mark.parametrize(("body", "number"), STATED.items())
def test_the_smallest_number_that_qualifies(body: str, number: int) -> None:
    assert years(body) == number


@pytest.mark.parametrize("body", OTHER)
def test_other_years_are_not_experience(body: str) -> None:
    assert years(body) is None


def test_the_evidence_is_the_line_that_says_it() -> None:
    fact = find_experience(reading("We bake.\n5+ years of baking experience")).fact
    assert fact is not None
    assert (fact.evidence.line, fact.evidence.words) == (6, "5+ years of baking experience")


@pytest.mark.parametrize(("value", "number"), [("5+", 5), ("7-10", 7), ("36 months", 3), ("2 years", 2)])
def test_a_field_wins_over_the_text(value: str, number: int) -> None:
    fact = find_experience(reading("9+ years of experience", field("experience", value))).fact
    assert fact is not None
    assert fact.value == number


def test_a_field_that_is_no_number_is_reported_and_an_empty_one_denies() -> None:
    found = find_experience(reading("9+ years of experience", field("experience", "lots", "override")))
    assert found.fact is None
    assert [problem.code for problem in found.problems] == ["bad-experience"]
    assert find_experience(reading("9+ years of experience", field("experience", "", "override"))).fact is None


def test_the_title_may_state_it_where_the_text_does_not() -> None:
    fact = find_experience(reading("We bake.", field("title", "Baker (0 to 2 years)"))).fact
    assert fact is not None
    assert fact.value == 0


def test_many_numbers_in_one_line_are_read_in_linear_time() -> None:
    assert years("5 years of experience or " * 2_000) == 5


def test_many_lines_of_years_are_read_in_linear_time() -> None:
    assert years("- 5+ years of baking\n" * 3_000) == 5


def test_every_line_below_a_heading_of_wishes_is_a_wish_until_the_next_heading() -> None:
    wishes = "## Nice to have\n\n- 3+ years of rye\n- We bake by night.\n- 5+ years of baking\n"
    assert years(wishes) is None
    assert years(f"{wishes}\n## You Must Have\n\n- 2+ years of wheat\n- 1+ years of oats") == 2


def test_the_years_of_a_contract_are_no_experience() -> None:
    assert find_experience(reading("Bake.", field("title", "Night Baker (1 year contract)"))).fact is None
    fact = find_experience(reading("Bake.", field("title", "Night Baker (4 years)"))).fact
    assert fact is not None
    assert fact.value == 4


def test_years_called_preferred_in_brackets_are_a_wish() -> None:
    assert find_experience(reading("6 years of experience (preferred) in baking bread")).fact is None
    fact = find_experience(reading("6 years of experience in baking (rye preferred)")).fact
    assert fact is not None
    assert fact.value == 6
