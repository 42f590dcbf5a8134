"""Pay made comparable: dollars a year, medians and percentiles."""

import math
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.board.jobs import make_jobs
from sitegen.board.pay import FEWEST, midpoint, percentile, summarise, yearly
from sitegen.model.job import Job
from sitegen.model.salary import Period, Salary, YearlyPay
from sitegen.reading.pay.conversion import PERIODS_A_YEAR, USD
from sitegen.reading.pay.currencies import CURRENCIES
from sitegen.reading.rules import load
from sitegen.settings import Settings
from tests.made import TODAY, posting, usd


def salary(low: int | None, high: int | None, currency: str | None = "USD", period: Period | None = "year") -> Salary:
    low_bound, high_bound = (None if bound is None else Decimal(bound) for bound in (low, high))
    return Salary(low_bound, high_bound, currency, period)


def jobs_paying(salaries: Sequence[Salary | None]) -> list[Job]:
    postings = [posting(f"{at}.md", salary=pay) if pay else posting(f"{at}.md") for at, pay in enumerate(salaries)]
    return list(make_jobs([(one,) for one in postings], lambda _: None, Settings(), TODAY).values())


@pytest.mark.parametrize(
    ("pay", "expected"),
    [
        (salary(90000, 120000), YearlyPay(90000, 120000)),
        (salary(40, 50, period="hour"), YearlyPay(40 * 2080, 50 * 2080)),
        (salary(300, 400, period="day"), YearlyPay(300 * 230, 400 * 230)),
        (salary(1000, 2000, period="week"), YearlyPay(52000, 104000)),
        (salary(4000, 10000, period="month"), YearlyPay(48000, 120000)),
        (salary(None, 65000), YearlyPay(None, 65000)),
        (salary(65000, None), YearlyPay(65000, None)),
    ],
)
def test_pay_is_compared_in_dollars_a_year(pay: Salary, expected: YearlyPay) -> None:
    assert yearly(pay) == expected


def test_another_currency_is_converted_at_the_rate_of_the_table() -> None:
    assert yearly(salary(100000, 200000, "EUR")) == YearlyPay(round(100000 * USD["EUR"]), round(200000 * USD["EUR"]))


@pytest.mark.parametrize(
    "pay",
    [
        salary(90000, 120000, None),
        salary(90000, 120000, "XTS"),
        salary(3000, 5000, "USD", None),
        salary(0, 0),
        salary(1000, 2000),
        salary(900001, 900002),
        salary(50000, 200001),
        salary(None, None),
        Salary(Decimal(90000), Decimal(120000), "USD", "year", "ote"),
    ],
)
def test_what_is_unknown_or_implausible_is_not_compared(pay: Salary) -> None:
    assert yearly(pay) is None


@pytest.mark.parametrize("pay", [salary(4000, 16000), salary(225000, 900000)])
def test_the_limits_of_what_is_plausible_are_plausible(pay: Salary) -> None:
    assert yearly(pay)


def test_a_group_needs_ten_ranges_for_a_median() -> None:
    nine = [usd(10000 * at, 10000 * at + 2000) for at in range(1, FEWEST)]
    assert summarise(jobs_paying(nine)).median is None
    assert summarise(jobs_paying(nine)).stated == FEWEST - 1
    ten = summarise(jobs_paying([*nine, usd(100000, 102000), None]))
    assert (ten.stated, ten.median) == (FEWEST, 56000)
    assert (ten.lower, ten.upper) == (33500, 78500)


def test_an_open_range_is_stated_but_has_no_middle() -> None:
    some = [*(usd(50000, 60000) for _ in range(FEWEST - 1)), salary(None, 90000)]
    assert summarise(jobs_paying(some)).stated == FEWEST
    assert summarise(jobs_paying(some)).median is None
    assert midpoint(YearlyPay(50000, None)) is None


def test_no_jobs_have_no_pay() -> None:
    assert (summarise([]).stated, summarise([]).median) == (0, None)


VALUES = st.lists(st.integers(-(10**6), 10**6), min_size=1)


@given(VALUES, st.floats(0, 1))
def test_a_percentile_lies_among_the_values_and_ignores_their_order(values: list[int], q: float) -> None:
    found = percentile(values, q)
    assert min(values) <= found <= max(values)
    assert found == percentile(sorted(values, reverse=True), q)


@given(VALUES)
def test_percentiles_grow_from_the_least_to_the_greatest(values: list[int]) -> None:
    found = [percentile(values, q / 10) for q in range(11)]
    assert (found[0], found[-1]) == (min(values), max(values))
    assert all(low <= high or math.isclose(low, high) for low, high in pairwise(found))


def test_no_values_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


def test_every_currency_has_a_rate_with_its_date_and_source() -> None:
    rates = load("rates")
    assert set(rates["usd"]) == set(CURRENCIES)
    for code, entry in rates["usd"].items():
        assert Decimal(entry["rate"]) > 0, code
        assert entry["source"] in rates["sources"], code
        assert entry["date"], code


def test_the_lengths_of_a_year_are_those_the_pay_page_names() -> None:
    assert PERIODS_A_YEAR == {"hour": 2080, "day": 230, "week": 52, "month": 12, "year": 1}
