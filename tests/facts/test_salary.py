"""Pay as people and machines write it. The figures are made up, the shapes are real (docs in reading/pay)."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sitegen.model.posting import Field
from sitegen.model.salary import Salary
from sitegen.reading.facts.salary import find_salary, parse_salary
from sitegen.reading.pay.amounts import find_amounts
from tests.facts.readings import field, reading


def shape(salary: Salary | None) -> str | None:
    """`90000-120000 USD/year`, with `?` for what is not known."""
    if salary is None:
        return None
    low, high = ("?" if bound is None else f"{bound:f}" for bound in (salary.minimum, salary.maximum))
    return f"{low}-{high} {salary.currency or '?'}/{salary.period or '?'}"


def pay_of(body: str, *fields: Field, countries: tuple[str, ...] = ()) -> str | None:
    fact = find_salary(reading(body, *fields, countries=countries)).fact
    return shape(fact.value if fact else None)


PLAIN = {
    "$95,000 - $125,000": "95000-125000 USD/year",
    "$95,000.00 - $125,000.50": "95000-125000.50 USD/year",
    "usd 95,000 to 125,000 per year": "95000-125000 USD/year",
    "US$95,400 to US $125,300": "95400-125300 USD/year",
    "$95,000/yr - $125,000/yr": "95000-125000 USD/year",
    "$47,500": "47500-47500 USD/year",
    "$91K USD/yr": "91000-91000 USD/year",
    "95,000 - 125,000, $ per annum": "95000-125000 USD/year",
    "$95,000—$125,000 USD + equity + bonus": "95000-125000 USD/year",
    "$95,000$125,000 USD": "95000-125000 USD/year",
    "£65,000 plus benefits": "65000-65000 GBP/year",
}
ONE_K = {
    "$120-150k": "120000-150000 USD/year",
    "$115-$130k": "115000-130000 USD/year",
    "£80-95k": "80000-95000 GBP/year",
    "$110k-135,000": "110000-135000 USD/year",
    "€70 / 90k + equity": "70000-90000 EUR/year",
    "$10-15,000/month": "10000-15000 USD/month",
    "$87.5k - $140k": "87500-140000 USD/year",
    "12 - 18 LPA": "1200000-1800000 ?/year",
    "₹12 - 18 lakhs per annum": "1200000-1800000 INR/year",
}
SEPARATORS = {
    "EUR €61.000~€83.000": "61000-83000 EUR/year",
    "SEK 702 000 kr~966 000 kr": "702000-966000 SEK/year",
    "DKK 766.000 kr.~990.000 kr.": "766000-990000 DKK/year",
    "171 000 - 261 000 PLN gross/year": "171000-261000 PLN/year",
    "171\u00a0000 – 261\u202f000 zł": "171000-261000 PLN/year",
    "R$ 9.500,50/month": "9500.50-9500.50 BRL/month",
    "₹2,128,800 - ₹3,232,200/year": "2128800-3232200 INR/year",
    "₹21,28,800 - ₹32,32,200 a year": "2128800-3232200 INR/year",
    "CHF 95'000 - 115'000": "95000-115000 CHF/year",
}
PERIODS = {
    "$40/hr": "40-40 USD/hour",
    "$52/hour": "52-52 USD/hour",
    "$35.50 - $54 an hour - 6 month term": "35.50-54 USD/hour",
    "$40.00/HR - 50.00/HR": "40-50 USD/hour",
    "€450 per day": "450-450 EUR/day",
    "$1,900 per week": "1900-1900 USD/week",
    "PLN 17,000 - 20,000 gross/monthly": "17000-20000 PLN/month",
    "monthly compensation of €7,000 to €9,000": "7000-9000 EUR/month",
    "£45,000pa": "45000-45000 GBP/year",
    "16 000 - 26 000 PLN net + VAT": "16000-26000 PLN/month",
    "$3,400 - $5,200": "3400-5200 USD/?",
}
BARE = {
    "50000 - 70000": "50000-70000 ?/year",
    "65000": "65000-65000 ?/year",
    "90k": "90000-90000 ?/year",
    "50000 - 70000 EUR per year": "50000-70000 EUR/year",
}
OPEN = {
    "up to £65,500": "?-65500 GBP/year",
    "at least eur 4,200 gross per month": "4200-? EUR/month",
    "$135k+ based on experience": "135000-? USD/year",
    "From 8000 up to 21.000 PLN/month +VAT": "8000-21000 PLN/month",
    "minimum salary of $160,000-180,000": "160000-180000 USD/year",
}
SEVERAL = {
    "$99,000-$120,000 - $89,000-$110,000": "89000-120000 USD/year",
    "$136,000- $151,000- $166,000": "136000-166000 USD/year",
    "MIN: $97,000 - MID: $114,000 - MAX: $140,000 CAD": "97000-140000 CAD/year",
    "$154,000 - $231,000 (Midpoint $192,500)": "154000-231000 USD/year",
    "$80k-115k for a Developer I and $105k-150k for a Developer II": "80000-150000 USD/year",
    "US: $90,000-$134,000/year, CA:CA$108,000-CA$135,000/year, UK: £72,000-£91,000/year": "90000-134000 USD/year",
    "$168,000 CAD - $228,000 CAD or $187,000 USD - $253,000 USD": "168000-228000 CAD/year",
    "20 500 - 24 500 PLN gross/monthly OR 160 - 190 PLN net/hourly": "20500-24500 PLN/month",
    "$100,000 - $150,000 + $33,500 - $50,000": "100000-150000 USD/year",
    "$44,500 base salary, $50,500 total annual earnings with bonus": "44500-44500 USD/year",
    "zone 2 pay range $122,000 - $216,000 usd": "122000-216000 USD/year",
    "$130,000 - $160,000 USD / $172,000 - $215,000 CAN": "130000-160000 USD/year",
}
OTHER_CURRENCIES = {
    "$102,000 - $142,000 CAD": "102000-142000 CAD/year",
    "CAD $82,000~$119,000": "82000-119000 CAD/year",
    "S$84,000 - S$120,000": "84000-120000 SGD/year",
    "PLN21,500 - PLN30,000 per month": "21500-30000 PLN/month",
    "$8.500.000 COP per month": "8500000-8500000 COP/month",
    "¥8M - ¥12M per year": "8000000-12000000 JPY/year",
    "70k – 85k EUR": "70000-85000 EUR/year",
    "3500€/month": "3500-3500 EUR/month",
}
ALL = {**PLAIN, **ONE_K, **SEPARATORS, **PERIODS, **BARE, **OPEN, **SEVERAL, **OTHER_CURRENCIES}


@pytest.mark.parametrize(("words", "expected"), ALL.items())
def test_a_pay_value_is_read(words: str, expected: str) -> None:
    assert shape(parse_salary(words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        *(
            "",
            "0",
            "$",
            "$0",
            "$0 - $0/",
            "null",
            "None",
            "N/A",
            "Not Specified",
            "Competitive",
            "$Competitive (USD)",
            "1 - 1",
        ),
        *("$50M - $12B", "$750 million USD", "$140M", "$28Mn", "raised £300 million", "$2B in revenue"),
        *("$1500 towards a home office", "$150/month phone reimbursement", "bonuses up to $5000", "$500 stipend"),
        *("$13th salary + stock options", "401k match", "401(k), 403b", "10% bonus", "$20 per interview"),
        *("base + bonus & equity", "Python 3", "40 hours", "2024-2025", "zone 2", "100G switches", "RM2,250/yr"),
        *("$10 - $1,000,000 a year", "$100/year", "$20,000,000 a year"),
    ],
)
def test_what_is_not_the_pay_of_a_job_is_refused(words: str) -> None:
    assert parse_salary(words) is None


@pytest.mark.parametrize("words", ["65k-95k USD", "$174,000/yr - $235,000/yr", "253000.0", "9000.0", "~150k", "~0k"])
def test_what_scrapers_put_where_they_know_nothing_is_refused(words: str) -> None:
    found = find_salary(reading("", field("salary", words)))
    assert found.fact is None
    assert [(problem.code, problem.line, problem.severity) for problem in found.problems] == [
        ("empty-salary", 3, "note")
    ]


def test_a_currency_that_a_scraper_stamps_does_not_count_against_the_place() -> None:
    stamped = [field("salary", "USD 150k~210k")]
    assert pay_of("", *stamped) == "150000-210000 USD/year"
    assert pay_of("", *stamped, countries=("US",)) == "150000-210000 USD/year"
    assert pay_of("", *stamped, countries=("CA",)) == "150000-210000 ?/year"
    assert pay_of("", field("salary", "USD $150,000~$210,000"), countries=("CA",)) == "150000-210000 USD/year"


@pytest.mark.parametrize(
    ("words", "countries", "currency"),
    [
        ("40 000 - 50 000 kr per month", ("SE",), "SEK"),
        ("40 000 - 50 000 kr per month", ("NO",), "NOK"),
        ("40 000 - 50 000 kr per month", (), None),
        ("$90,000 - $120,000", ("CA",), "USD"),
        ("$780,000 - $980,000 pesos a year", ("MX",), "MXN"),
        ("$780,000 - $980,000 pesos a year", (), None),
        ("70,000 - 85,000 a year", ("ES", "DE"), "EUR"),
        ("70,000 - 85,000 a year", ("ES", "GB"), None),
        ("70,000 - 85,000 a year", (), None),
        ("¥9,000,000 - ¥12,000,000 a year", ("JP",), "JPY"),
    ],
)
def test_the_place_decides_only_what_the_words_leave_open(
    words: str, countries: tuple[str, ...], currency: str | None
) -> None:
    salary = parse_salary(words, countries)
    assert salary
    assert salary.currency == currency


@pytest.mark.parametrize(
    ("words", "basis", "expected"),
    [
        ("$210,000- $240,000 OTE (70/30 split)", "ote", "210000-240000 USD/year"),
        ("$150,000 annual + variable (OTE $184,000)", "base", "150000-150000 USD/year"),
        ("$140,000 - $160,000 base", "base", "140000-160000 USD/year"),
    ],
)
def test_on_target_earnings_count_only_where_nothing_else_is_given(words: str, basis: str, expected: str) -> None:
    salary = parse_salary(words)
    assert salary
    assert (salary.basis, shape(salary)) == (basis, expected)


BODIES = {
    "a label and its value": ("Salary: £55k - £75k + Bonus + Pension", "55000-75000 GBP/year"),
    "under a heading": ("Annual Salary\n$76,000.00 - $185,000.00\nThis is a guideline.", "76000-185000 USD/year"),
    "a sentence": ("The pay for this role is between $109,900/yr and $137,850/yr.", "109900-137850 USD/year"),
    "spread over lines": (
        "Minimum\nSalary Range or On Target Earnings:\n$97,000.00\nMaximum\n$193,900.00\nIn addition …",
        "97000-193900 USD/year",
    ),
    "three points under one heading": (
        "Base pay range per year:\nMin: $128,000\nMid: $153,000\nMax: $188,000",
        "128000-188000 USD/year",
    ),
    "zones": (
        "The base salary range is:\nZone 1: $133,000 - $162,000 + bonus + equity\nZone 2: $123,000 - $150,000 + bonus\n"
        "Zone 3: $113,000 - $138,000 + bonus",
        "113000-162000 USD/year",
    ),
    "glued to lists of states": (
        "The base pay ranges are: NY, NJ$149,000—$165,000 USDWA$142,000—$158,000 USD",
        "142000-165000 USD/year",
    ),
    "per month in a bold line": (
        "The salary for this role is $5,000 - $9,000 per month (Gross in USD)",
        "5000-9000 USD/month",
    ),
    "bounds in two phrases": (
        "The starting point of our salary band is $170,000, and the top of our salary band is $210,000.",
        "170000-210000 USD/year",
    ),
    "bounds in two places": (
        "The base pay is between USD 148,000 in the lowest market and USD 205,000 in the highest market.",
        "148000-205000 USD/year",
    ),
    "a figure that rises": (
        "The starting salary is $138,000 and can increase to $170,000 with tenure.",
        "138000-170000 USD/year",
    ),
    "with words in between": (
        "The expected salary is $143,000 [minimum in our lowest region] to $198,000 [maximum in our highest region].",
        "143000-198000 USD/year",
    ),
    "per hour without the word pay": ("This internship is $21/hour for 35 hours per week", "21-21 USD/hour"),
    "Canada named beside the figure": (
        "The base pay range across Canada is $120,000 to $150,000.",
        "120000-150000 CAD/year",
    ),
    "Polish": ("B2B: 14.500 - 19.500 PLN netto miesięcznie", "14500-19500 PLN/month"),
    "French": ("Votre rémunération se situe entre 35 K€ et 42 K€, selon profil.", "35000-42000 EUR/year"),
    "German": ("Gehalt: 65.000 bis 80.000 € pro Jahr", "65000-80000 EUR/year"),
    "with commission on top": (
        "The base salary + commission target (for sales roles) is expected to be $90,000 to $120,000.",
        "90000-120000 USD/year",
    ),
    "beside money that is not pay": (
        "We raised over $350 million.\nYou get a $1,000 home-office allowance and a 401k.\n"
        "For this role, the compensation range is $171,000 - $201,000 per year.",
        "171000-201000 USD/year",
    ),
    "base before target": (
        "The base salary range is $100,000 - $120,000. On target earnings are $180,000 - $200,000.",
        "100000-120000 USD/year",
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_pay_is_found_in_a_body(name: str) -> None:
    body, expected = BODIES[name]
    assert pay_of(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "We have raised over $30m from world class investors.",
        "A startup (having raised $28Mn) in a $100B+ market, valued at $12B.",
        "Benefits:\nCompetitive salary\n401k matching\n$200/mos wellness stipend",
        "Up to $1,500 per year towards learning, and a $500 home office budget.",
        "Refer a friend and bag a £1,000 bonus.",
        "You manage a budget of $500,000 a year.",
        "Customers save over $200,000 in interest.",
        "Our platform processed $36 billion in payments for 78,000 customers.",
        "Help us reach 100k merchants on 600K+ devices with 100G switches.",
        "A personal budget of $1,000 USD per month to spend on your workspace.",
        "Over $2,000,000 of donations matched.",
        "Founded in 2012, 3 PHP developers, PHP 8.1, 10,000 - 20,000 users.",
        "A one time $2,000 incentive for new parents.",
        "Join to earn extra money, $20-$30 per interview.",
        "Level 3 - 12 people - $10 - $1,000,000",
        "Up to $25,000 Fertility and Family Building Benefit",
    ],
)
def test_money_in_a_body_that_is_not_pay_is_left_alone(body: str) -> None:
    assert pay_of(body) is None


BODY_RANGE = "The salary range for this role is $110,000 - $140,000."


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("header", "110000-140000 USD/year"),
        ("structured", "110000-140000 USD/year"),
        ("front matter", "90000-100000 USD/year"),
        ("override", "90000-100000 USD/year"),
    ],
)
def test_a_range_in_the_body_outweighs_a_scraped_value_but_not_the_owner(origin: str, expected: str) -> None:
    assert pay_of(BODY_RANGE, field("salary", "$90,000 - $100,000", origin)) == expected  # type: ignore[arg-type]


def test_a_header_counts_where_the_body_says_nothing_or_less() -> None:
    header = field("salary", "CAD $90,000~$100,000")
    assert pay_of("We are hiring.", header) == "90000-100000 CAD/year"
    assert pay_of("The base pay is $90,000.", header) == "90000-100000 CAD/year"
    assert pay_of("The pay range is 90-100k.", header) == "90000-100000 CAD/year"


def test_a_header_that_states_the_same_as_the_body_is_the_source() -> None:
    body = "The salary range for this role is $110,000 - $140,000 per year."
    same = find_salary(reading(body, field("salary", "USD $110,000~$140,000/yr"))).fact
    other = find_salary(reading(body, field("salary", "USD $110,000~$150,000/yr"))).fact
    assert same
    assert other
    assert (same.evidence.origin, other.evidence.origin) == ("header", "body")


def test_an_empty_override_means_not_stated() -> None:
    found = find_salary(
        reading(BODY_RANGE, field("salary", "", "override"), field("salary", "$90,000", "front matter"))
    )
    assert found.fact is None
    assert found.problems == ()


def test_an_unusable_override_is_reported_in_the_sidecar_and_the_next_source_counts() -> None:
    found = find_salary(reading(BODY_RANGE, field("salary", "ask us", "override", 2)))
    assert found.fact
    assert shape(found.fact.value) == "110000-140000 USD/year"
    assert [(problem.path, problem.line, bool(problem.hint)) for problem in found.problems] == [
        ("jobs/acme/developer.md.toml", 2, True)
    ]


def test_the_evidence_is_the_line_and_the_words() -> None:
    fact = find_salary(reading(f"About us\n\n{BODY_RANGE}")).fact
    assert fact
    assert (fact.evidence.origin, fact.evidence.line, fact.evidence.words) == ("body", 7, BODY_RANGE)
    assert fact.value.text == "$110,000 - $140,000"
    header = find_salary(reading("", field("salary", "£30,000"))).fact
    assert header
    assert (header.evidence.origin, header.evidence.line, header.value.text) == ("header", 3, "£30,000")


def test_the_order_of_bands_does_not_change_the_envelope() -> None:
    bands = ["Zone A: $110,000 - $140,000", "Zone B: $100,000 - $130,000", "Zone C: $90,000 - $120,000"]
    found = {pay_of("The salary ranges are:\n" + "\n".join(order)) for order in itertools.permutations(bands)}
    assert found == {"90000-140000 USD/year"}


PARTS = [*"$€£₹0123456789.,-–~kKM/+() \n", "zł", " USD", " per ", "hour", "salary ", "bonus", " and ", "up to "]
MONEY = st.lists(st.sampled_from(PARTS)).map("".join)


@given(st.one_of(st.text(), MONEY))
def test_any_text_is_read_without_an_exception(words: str) -> None:
    for salary in (parse_salary(words), getattr(find_salary(reading(words)).fact, "value", None)):
        if salary is not None:
            bounds = [bound for bound in (salary.minimum, salary.maximum) if bound is not None]
            assert bounds == sorted(bounds)
            assert bounds
            assert bounds[0] > 0


@given(st.integers(20, 400), st.integers(0, 200), st.sampled_from(["USD", "EUR", "GBP", "CAD", "CHF"]))
def test_a_written_range_is_read_back(low: int, width: int, code: str) -> None:
    high = low + min(width, low)
    assume(high not in (401, 403))  # "401k" and "403b" are pension plans, whatever stands before them
    salary = parse_salary(f"{code} {low},000 - {high},000 a year")
    assert salary
    assert (salary.minimum, salary.maximum) == (Decimal(low * 1000), Decimal(high * 1000))
    assert (salary.currency, salary.period) == (code, "year")
    assert parse_salary(f"{low}-{high}k {code} per year") == Salary(
        salary.minimum, salary.maximum, code, "year", text=f"{low}-{high}k {code} per year"
    )


MARKS = [
    "$",
    "US$",
    "CAD ",
    "CLP$",
    "kr",
    "PLN",
    "zł",
    " ",
    "     ",
    ":",
    "90,000",
    "12k",
    "5",
    "401k",
    " to ",
    "x",
    ". ",
]


@given(st.lists(st.sampled_from(MARKS), max_size=14).map("".join))
def test_words_before_an_amount_hide_none_of_its_marks(text: str) -> None:
    assert [each.marks for each in find_amounts("words " * 20 + text)] == [each.marks for each in find_amounts(text)]
