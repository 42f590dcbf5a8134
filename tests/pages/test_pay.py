"""The page that says what jobs pay: every figure with the number of jobs behind it, none where there are too few."""

from decimal import Decimal
from typing import Any

import msgspec

from sitegen.model.job import Job
from sitegen.model.rules import Rate
from tests.boards import board, job, salary
from tests.pages.outline import Outline, site

EURO = Rate("EUR", Decimal("1.082"), "2024", "a bank")


def paying(amount: int, key: str, currency: str = "USD", **facts: Any) -> Job:
    return job(key=key, pay=salary(amount, amount + 20000, currency), **facts)


def ten(**facts: Any) -> list[Job]:
    """Ranges whose middles are 60,000 to 150,000 dollars."""
    return [paying(50000 + 10000 * at, str(at), **facts) for at in range(10)]


def pay_page(*jobs: Job) -> Outline:
    made = msgspec.structs.replace(board(*jobs), rates={"EUR": EURO})
    return site(made)["stats/index.html"]


def rows(page: Outline, heading: str) -> list[str]:
    """The rows of the table below a heading, as the texts of their cells."""
    found: list[list[str]] = []
    here = False
    for one in page.elements:
        if one.tag == "h2":
            here = one.text == heading
        elif here and one.tag == "tr":
            found.append([])
        elif here and one.tag in ("th", "td"):
            found[-1].append(one.text)
    return [" ".join(filter(None, cells)) for cells in found[1:]]


def test_a_category_has_its_median_its_quartiles_and_how_many_state_pay() -> None:
    page = pay_page(*ten(category="Python"), job(key="x", category="Python"))
    assert rows(page, "Pay by category") == ["Python 11 10 $105k $83k–128k"]
    assert page.texts("p", "sentence")[0].startswith("10 of 11 listings (91%) state pay.")
    assert page.texts("p", "sentence")[1] == "The middle of them all is $105k; half of them lie between $83k and $128k."


def test_too_few_ranges_are_not_summarised() -> None:
    page = pay_page(*ten(category="Python"), paying(90000, "j", category="Java"))
    assert rows(page, "Pay by category") == ["Python 10 10 $105k $83k–128k", "Java 1 1 Too few to summarise"]


def test_a_board_with_too_few_has_no_tables_of_pay() -> None:
    page = pay_page(paying(90000, "1"), job(key="2"))
    assert page.texts("h2") == ["Listings per month", "How this is worked out"]
    assert page.texts("p", "sentence")[1] == "Too few to summarise: that takes 10 stated ranges."


def test_a_board_without_pay_says_so() -> None:
    assert pay_page(job()).one("p", "lead").text == "No listing states its pay yet. All jobs"
    assert pay_page().one("p", "lead").text.startswith("Nothing is listed at the moment.")


def test_a_place_counts_the_jobs_that_name_it() -> None:
    """A job for anyone is open to people in Canada, but says nothing about pay in Canada."""
    anywhere = [job(key=f"w{at}", hiring=("worldwide",), pay=salary(10000, 12000)) for at in range(3)]
    page = pay_page(*ten(hiring=("CA",)), *anywhere)
    assert rows(page, "Pay by place") == ["Canada 10 10 $105k $83k–128k"]


def test_months_are_counted_newest_first() -> None:
    page = pay_page(
        paying(90000, "1", posted="2025-01"), job(key="2", posted="2025-01"), job(key="3", posted="2025-03")
    )
    assert rows(page, "Listings per month") == ["March 2025 1 0 0%", "January 2025 2 1 50%"]


def test_the_rates_that_were_used_stand_with_their_date_and_source() -> None:
    page = pay_page(*ten(), paying(90000, "e", "EUR"))
    assert rows(page, "How this is worked out") == ["EUR 1.082 2024"]
    assert "EUR: a bank." in page.texts("p", "note")
    assert "1.082" not in pay_page(*ten()).html


def test_a_sample_that_leans_to_one_place_is_said_to() -> None:
    text = pay_page(*ten(hiring=("US",)), paying(90000, "c", hiring=("CA",))).html
    assert "10 of the 11 listings that state pay are open to people in the United States" in text
    assert "lean" not in pay_page(*ten()).html
