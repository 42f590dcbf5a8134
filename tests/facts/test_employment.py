"""Kinds of employment, as fields, titles and bodies state them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.posting import EmploymentType, Field
from sitegen.reading.facts.employment import ORDER, find_employment, parse_employment, title_kinds
from tests.facts.readings import field, reading


def kinds_of(body: str, *fields: Field) -> tuple[EmploymentType, ...]:
    fact = find_employment(reading(body, *fields)).fact
    return fact.value if fact else ()


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Full-time", ["full-time"]),
        ("FULL_TIME", ["full-time"]),
        ("FullTime", ["full-time"]),
        ("fulltime_permanent", ["full-time", "permanent"]),
        ("permanent", ["permanent"]),
        ("perm", ["permanent"]),
        ("contract, 6 months (extendable)", ["contract"]),
        ("permanent / contract / part-time / temporary", ["part-time", "permanent", "temporary"]),
        ("permanent contract", ["permanent"]),
        ("Vollzeit, unbefristet", ["full-time", "permanent"]),
        ("CDI", ["permanent"]),
        ("Freelance", ["freelance"]),
        ("INTERN", ["internship"]),
        ("Ausbildung", ["apprenticeship"]),
        ("Volunteer", ["volunteer"]),
        ("B2B", ["contract"]),
        ("fixed-term, part time", ["part-time", "temporary"]),
    ],
)
def test_a_field_names_its_kinds_in_a_fixed_order(words: str, kinds: list[EmploymentType]) -> None:
    assert parse_employment(words) == tuple(kinds)


@pytest.mark.parametrize("words", ["", "Regular", "international", "Other", "internal", "timely", "contractions"])
def test_a_field_without_a_kind_names_none(words: str) -> None:
    assert parse_employment(words) == ()


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Developer (Contract)", ["contract"]),
        ("Contract: Developer", ["contract"]),
        ("Developer - Contract", ["contract"]),
        ("Developer (12-month contract)", ["contract"]),
        ("Full-Time Contractor, Design", ["full-time", "contract"]),
        ("Intern, Office of the CTO", ["internship"]),
        ("Summer 2025 Developer Intern - US", ["internship"]),
        ("Apprentice Electrician", ["apprenticeship"]),
        ("Developer (part-time)", ["part-time"]),
        ("Freelance Writer", ["freelance"]),
        ("Entwickler (m/w/d) in Teilzeit", ["part-time"]),
        ("Temporary - Office Assistant", ["temporary"]),
    ],
)
def test_a_title_names_its_kinds(title: str, kinds: list[EmploymentType]) -> None:
    assert title_kinds(title) == tuple(kinds)


SUBJECTS = ["Smart Contract Engineer", "Contract Manager", "Contracts Counsel", "Volunteer Coordinator"]
LOOKALIKES = ["Internal Tools Engineer", "International Sales", "Internship Program Manager", "Real-time Engineer"]
OTHERS = ["Permanent Magnet Designer", "Staff Engineer"]


@pytest.mark.parametrize("title", [*SUBJECTS, *LOOKALIKES, *OTHERS])
def test_a_title_about_contracts_or_interns_names_no_kind(title: str) -> None:
    assert title_kinds(title) == ()


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("This is a full-time, remote position.", ["full-time"]),
        ("The pay for this full-time position is good.", ["full-time"]),
        ("Full-time employment", ["full-time"]),
        ("Employment type: Part-time", ["part-time"]),
        ("Employment Status:\nFull time", ["full-time"]),
        ("This is a 6-month contract position, with potential for full-time work.", ["contract"]),
        ("You work for us on a contract basis.", ["contract"]),
        ("This is a part-time, temporary position.", ["part-time", "temporary"]),
        ("This internship runs from June to August.", ["internship"]),
        ("As an intern, you build things.", ["internship"]),
        ("Nous vous proposons un CDI à Lyon.", ["permanent"]),
        ("Contratação CLT", ["permanent"]),
        ("Acme | Developer | Remote | Part-time", ["part-time"]),
        ("Wir suchen dich in Vollzeit", ["full-time"]),
    ],
)
def test_a_body_states_its_kinds(body: str, kinds: list[EmploymentType]) -> None:
    assert kinds_of(body) == tuple(kinds)


@pytest.mark.parametrize(
    "body",
    [
        "We offer benefits to our full-time employees.",
        "Perks (for full time employees)",
        "Some teams work in the office full-time.",
        "You are authorized to work on a permanent basis in the US.",
        "This text does not create a contract of employment.",
        "Volunteer time off and a learning budget.",
        "Experience with smart contracts, data contracts and CDI, JAX-RS.",
        "An early-stage startup with an internal platform.",
        "Previous internship experience is a plus.",
        "A real-time system, delivered in part by contractors elsewhere.",
    ],
)
def test_words_about_others_state_nothing(body: str) -> None:
    assert kinds_of(body) == ()


def test_a_field_comes_before_the_title_and_the_title_before_the_body() -> None:
    title, contract = field("title", "Developer (Contract)"), field("employment", "part-time", "front matter")
    body = "This is a full-time position."
    assert kinds_of(body, title, contract) == ("part-time",)
    assert kinds_of(body, title) == ("contract",)
    assert kinds_of(body, field("title", "Developer")) == ("full-time",)


def test_an_empty_override_means_not_stated() -> None:
    assert kinds_of("This is a full-time position.", field("employment", "", "override")) == ()


def test_an_unknown_kind_of_the_owner_is_reported_a_machine_s_is_not() -> None:
    owner = find_employment(reading("", field("employment", "sometimes", "override", 2)))
    assert [(problem.code, problem.line) for problem in owner.problems] == [("bad-employment", 2)]
    assert find_employment(reading("", field("employment", "Regular", "structured"))).problems == ()


def test_the_evidence_of_a_title_is_derived_and_of_a_body_stated() -> None:
    title = find_employment(reading("", field("title", "Developer (Contract)"))).fact
    body = find_employment(reading("Hello.\nThis is a part-time role.")).fact
    assert title
    assert body
    assert (title.evidence.stated, title.evidence.line) == (False, 3)
    assert (body.evidence.stated, body.evidence.line, body.evidence.words) == (True, 6, "This is a part-time role.")


@given(st.text())
def test_any_text_gives_known_kinds_in_order(words: str) -> None:
    for kinds in (parse_employment(words), title_kinds(words), kinds_of(words, field("title", words))):
        assert list(kinds) == [kind for kind in ORDER if kind in kinds]
