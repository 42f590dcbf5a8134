"""What was weighed for a fact and lost: the value, why, and whether it contradicts the one that is believed."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from sitegen.model.fact import Alternative
from sitegen.model.parsed import SourceFile
from sitegen.model.posting import Field
from sitegen.model.salary import Salary
from sitegen.reading import ingest
from sitegen.reading.facts.apply import find_apply
from sitegen.reading.facts.company import find_company
from sitegen.reading.facts.dates import find_deadline, find_posted
from sitegen.reading.facts.employment import find_employment
from sitegen.reading.facts.hiring_in import find_hiring_in
from sitegen.reading.facts.language import find_language
from sitegen.reading.facts.places import find_places
from sitegen.reading.facts.salary import find_salary
from sitegen.reading.facts.seniority import find_seniority
from sitegen.reading.facts.title import find_title
from sitegen.reading.facts.work_mode import find_work_mode
from sitegen.reading.pay.comparing import disagree
from sitegen.reading.reading import Found
from tests.facts.readings import field, reading

PAID = "The base salary range for this role is $110,000 - $140,000 a year."
Finder = Callable[..., Found[Any]]


def lost(find: Finder, body: str, *fields: Field, **known: Any) -> list[tuple[str, str, bool]]:
    """(value, why, contradicts) of each alternative."""
    return [(each.shown, each.why, each.contradicts) for each in find(reading(body, *fields, **known)).alternatives]


def test_a_header_that_the_text_outweighs_is_told_with_its_line() -> None:
    (other,) = find_salary(reading(PAID, field("salary", "$150,000 - $180,000"))).alternatives
    assert (other.shown, other.evidence.origin, other.evidence.line) == ("$150,000 - $180,000", "header", 3)
    assert (other.why, other.contradicts) == ("the text states a range, and headers are often scraped", True)


@pytest.mark.parametrize("header", ["$120,000 - $130,000", "$110,000 - $140,000 a year", "$110-140k"])
def test_a_band_within_the_range_contradicts_nothing(header: str) -> None:
    assert not any(contradicts for *_, contradicts in lost(find_salary, PAID, field("salary", header)))


def test_the_same_pay_said_twice_has_no_loser() -> None:
    assert lost(find_salary, PAID, field("salary", "$110k - $140k per year")) == []


@pytest.mark.parametrize(
    ("header", "why"),
    [
        ("$Competitive", "it is a placeholder: it has no number"),
        ("~0k", "it is what a scraper puts where it knows nothing"),
        ("$50M - $12B", "it is not the pay of a job"),
    ],
)
def test_a_header_without_pay_says_why(header: str, why: str) -> None:
    assert lost(find_salary, PAID, field("salary", header)) == [(header, why, False)]


def test_a_hard_coded_currency_is_told() -> None:
    stamped = lost(find_salary, "", field("salary", "USD 150k~210k"), countries=("CA",))
    assert stamped == [("USD", "it is a hard-coded currency, and the place speaks against it", False)]


def test_other_money_for_the_work_is_told() -> None:
    text = f"{PAID}\nOn-target earnings (OTE) are $180,000 - $200,000 a year."
    assert [why for _, why, _ in lost(find_salary, text)] == ["these are on-target earnings, and base pay is stated"]


def test_pay_that_cannot_be_compared_contradicts_nothing() -> None:
    def pay(low: int, high: int, currency: str | None, period: Any) -> Salary:
        return Salary(Decimal(low), Decimal(high), currency, period)

    yearly = pay(90_000, 100_000, "USD", "year")
    assert not disagree(yearly, pay(20, 30, "USD", None))
    assert not disagree(yearly, pay(20, 30, None, "hour"))
    assert not disagree(yearly, pay(43, 48, "USD", "hour"))
    assert disagree(yearly, pay(20, 30, "USD", "hour"))
    assert not disagree(yearly, Salary(Decimal(80_000), None, "USD", "year"))
    assert not disagree(yearly, pay(90_000, 100_000, "CAD", "year"))


def test_a_header_that_says_remote_contradicts_a_text_that_says_hybrid() -> None:
    header = field("location", "Remote,Ghent, Belgium")
    found = lost(find_work_mode, "We expect you in the office 2 days a week.", header)
    assert found == [("remote", "a sentence about this job comes first", True)]
    either = lost(find_work_mode, "We expect you in the office 2 days a week.", field("location", "Hybrid or Remote"))
    assert either == [("hybrid, remote", "a sentence about this job comes first", False)]
    assert lost(find_work_mode, "This is a fully remote role.", header) == []


def test_a_title_in_another_country_than_the_header_contradicts_it() -> None:
    found = lost(find_places, "", field("location", "Bucharest, Romania"), field("title", "Engineer (Remote, Ireland)"))
    assert found == [("Ireland", "the field for it comes first", True)]
    inside = lost(find_places, "", field("location", "Ireland"), field("title", "Engineer (Dublin, Ireland)"))
    assert inside == []


def test_a_sentence_that_does_not_widen_the_places_is_told() -> None:
    found = lost(find_hiring_in, "You must be based in Poland.", **located_in("Lisbon, Portugal"))
    assert found == [("PL", "the places of the job come first", True)]
    wider = lost(find_hiring_in, "You must be based in Poland or Portugal.", **located_in("Lisbon, Portugal"))
    assert wider == [("PT", "other words open the job to more places", False)]


def located_in(location: str) -> dict[str, Any]:
    fact = find_places(reading("", field("location", location))).fact
    assert fact
    return {"places": fact.value}


def test_a_placeholder_is_no_title_and_no_company() -> None:
    assert lost(find_title, "", field("title", "None")) == [("None", "it is a placeholder", False)]
    assert lost(find_company, "", field("company", "N/A")) == [("N/A", "it is a placeholder", False)]


def test_a_value_behind_the_owner_s_is_told() -> None:
    titles = (field("title", "Head Baker", "override"), field("title", "Baker"))
    assert lost(find_title, "", *titles) == [("Baker", "the owner’s word comes first", False)]
    days = (field("posted", "2025-03-13", "front matter"), field("posted", "2025-01", "path"))
    assert lost(find_posted, "", *days) == [("2025-01", "the front matter comes first", False)]


def test_the_month_of_the_folder_agrees_with_a_day_in_it() -> None:
    days = (field("posted", "2025-03-13", "front matter"), field("posted", "2025-03", "path"))
    assert lost(find_posted, "", *days) == []


def test_two_last_days_contradict_each_other() -> None:
    found = lost(find_deadline, "Apply by 31 March 2025.", field("deadline", "2025-04-30"))
    assert found == [("2025-03-31", "the header comes first", True)]


def test_two_addresses_to_apply_at_contradict_nothing() -> None:
    text = "Please send your CV to jobs@example.org."
    found = lost(find_apply, text, field("apply", "https://example.org/jobs/1"))
    assert found == [("mailto:jobs@example.org", "the header comes first", False)]


def test_part_time_contradicts_full_time_and_permanent_does_not() -> None:
    text = "This is a part-time position."
    assert lost(find_employment, text, field("employment", "full-time")) == [
        ("part-time", "the header comes first", True)
    ]
    assert lost(find_employment, text, field("employment", "permanent")) == [
        ("part-time", "the header comes first", False)
    ]
    assert lost(find_employment, text, field("employment", "full-time or part-time")) == []


def test_a_level_of_the_title_contradicts_another_one_of_a_field() -> None:
    found = lost(find_seniority, "", field("seniority", "junior"), title="Senior Baker")
    assert found == [("senior", "the header comes first", True)]
    assert lost(find_seniority, "", field("seniority", "senior"), title="Senior Baker") == []


def test_a_language_that_the_text_is_not_in_contradicts_it() -> None:
    text = "Nous recherchons un développeur pour notre équipe, avec une expérience de la vente et des produits."
    assert lost(find_language, text, field("language", "en")) == [("fr", "the header comes first", True)]
    assert lost(find_language, text, field("language", "fr-CA")) == []


def test_a_posting_keeps_what_lost_by_field_and_the_owner_ends_every_contradiction() -> None:
    text = f"# [Baker](https://example.org/apply)\n### Crumb\n#### `💰 $150,000 - $180,000` `🌎 Canada`\n\n{PAID}\n"

    def alternatives(sidecar: bytes | None) -> dict[str, tuple[Alternative, ...]]:
        (posting,) = ingest(SourceFile("jobs/baker.md", text.encode(), sidecar)).postings
        return dict(posting.alternatives)

    assert [other.contradicts for other in alternatives(None)["salary"]] == [True]
    assert "title" not in alternatives(None)
    decided = alternatives(b'salary = "$150,000 - $180,000 a year"\n')["salary"]
    assert {other.why for other in decided} == {"the owner’s word comes first"}
    assert not any(other.contradicts for other in decided)
