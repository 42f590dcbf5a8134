"""In person, hybrid, remote: which source says, and what only sounds like it."""

import pytest

from sitegen.model.place import WorkMode
from sitegen.model.posting import Field
from sitegen.reading.facts.work_mode import find_work_mode, modes_of_sentence
from sitegen.reading.geography.location_text import MODES
from sitegen.reading.rules import load
from tests.facts.readings import field, reading

RULES = load("work_modes")


def modes(body: str, *fields: Field) -> tuple[WorkMode, ...]:
    fact = find_work_mode(reading(body, *fields)).fact
    return fact.value if fact else ()


@pytest.mark.parametrize(("mode", "sentence"), [(mode, each) for mode in MODES for each in RULES[mode]["examples"]])
def test_a_sentence_says_how_this_job_is_done(mode: WorkMode, sentence: str) -> None:
    assert mode in modes_of_sentence(sentence, "explicit")


@pytest.mark.parametrize("sentence", RULES["elsewhere"]["examples"])
def test_what_only_sounds_like_a_work_mode_is_none(sentence: str) -> None:
    assert modes_of_sentence(sentence, "explicit") == set()
    assert modes_of_sentence(sentence, "offered") == set()


def test_a_choice_of_several_is_all_of_them() -> None:
    said = "You will have the option to choose your working location when you join: in-person, hybrid or remote."
    assert modes(said) == ("in person", "hybrid", "remote")
    assert modes("In this role you may work from our Leeds office or remote.") == ("in person", "remote")


def test_what_each_role_states_elsewhere_is_not_said_of_this_one() -> None:
    assert modes("The work style of each role, hybrid, remote or in-person, is shown in its description.") == ()


def test_a_sentence_about_the_job_beats_the_header() -> None:
    header = field("location", "Remote,Ghent, Belgium")
    assert modes("We expect you in the office 2 days a week.", header) == ("hybrid",)
    assert modes("We love good coffee.", header) == ("remote",)


def test_a_tag_beats_title_and_header() -> None:
    header = field("location", "Remote - US")
    assert modes("#LI-Hybrid", header) == ("hybrid",)
    assert modes("#LI-EP1 #LI-Hybrid #LI-Remote", header) == ("hybrid", "remote")
    assert modes("#BI-Remote", field("location", "Oslo")) == ("remote",)


def test_a_tag_of_a_recruiter_is_noise() -> None:
    assert modes("#LI-JM1") == ()


def test_a_field_beats_title_and_location() -> None:
    assert modes("", field("work_mode", "hybrid"), field("title", "Engineer (Remote)")) == ("hybrid",)
    assert modes("", field("work_mode", "onsite, remote")) == ("in person", "remote")


def test_a_title_beats_the_location() -> None:
    assert modes("", field("title", "Engineer (Hybrid)"), field("location", "Remote,Ghent")) == ("hybrid",)
    assert modes("", field("title", "Hybrid Cloud Engineer")) == ()
    assert modes("", field("title", "Remote Sensing Scientist")) == ()


def test_what_is_said_of_work_in_general_counts_last() -> None:
    assert modes("Benefits: hybrid working, free lunch", field("location", "Remote")) == ("remote",)
    found = find_work_mode(reading("Benefits: hybrid working, free lunch", field("location", "Leeds")))
    assert found.fact
    assert found.fact.value == ("hybrid",)
    assert not found.fact.evidence.stated


def test_a_plain_place_says_nothing() -> None:
    assert modes("You will build our platform.", field("location", "United Kingdom")) == ()


def test_an_override_wins_and_an_empty_one_denies() -> None:
    assert modes("This is a fully remote role.", field("work_mode", "in person", "override")) == ("in person",)
    assert modes("This is a fully remote role.", field("work_mode", "", "override")) == ()


def test_a_field_that_is_no_mode_is_reported() -> None:
    found = find_work_mode(reading("", field("work_mode", "sometimes", "override")))
    assert found.fact is None
    assert [problem.code for problem in found.problems] == ["bad-work-mode"]


def test_the_evidence_is_the_sentence() -> None:
    fact = find_work_mode(reading("We are Acme. This is a hybrid role in Ghent. Join us.")).fact
    assert fact
    assert (fact.evidence.line, fact.evidence.words) == (5, "This is a hybrid role in Ghent.")
