"""JobPosting: what an ad states and nothing else, valid or withheld with every reason."""

import datetime
import json
import zoneinfo
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from sitegen.board import assemble
from sitegen.display import words
from sitegen.markup.job_posting import Withheld, job_posting
from sitegen.markup.withheld import markup_coverage, markup_line
from sitegen.model.board import Board
from sitegen.model.fact import Alternative, Evidence, Fact
from sitegen.model.place import HiringIn, Place
from sitegen.model.posting import Closing, Posting
from sitegen.model.prose import SafeHtml
from sitegen.model.salary import Salary
from sitegen.settings import Settings
from tests.made import TODAY, parsed, posting
from tests.markup.rules import Scripts, faults
from tests.pages.outline import site

RIGA = Place("Riga, Latvia", city="Riga", country="LV")
UTAH = Place("Utah", region="UT", country="US")
TEXT = "You bake bread for the whole street, at night, with two others and a very old oven. " * 3
FACTS: dict[str, Any] = {
    "title": "Baker", "company": "Crumb & Co", "posted": "2024-06", "places": (RIGA,), "work_mode": ("in person",),
}  # fmt: skip


def derived(value: Any) -> Fact[Any]:
    """What follows from other words."""
    return Fact(value, Evidence("body", 9, "words", stated=False))


def baker(**changes: Any) -> Posting:
    """A complete posting with other facts; None takes one away."""
    facts = {name: value for name, value in (FACTS | changes).items() if value is not None}
    text = facts.pop("text", TEXT)
    ready = {name: facts.pop(name) for name in list(facts) if isinstance(facts[name], Fact)}
    made = posting(facts.pop("path", "baker.md"), text, **facts)
    return replace(made, **ready)


def board_of(*postings: Posting, **settings: Any) -> Board:
    chosen = Settings(**{"base_url": "https://example.org/repo/"} | settings)
    zone = zoneinfo.ZoneInfo(chosen.time_zone)
    return assemble(parsed(*postings), chosen, TODAY, zone=zone)


def marked(*postings: Posting, **settings: Any) -> dict[str, Any]:
    """The JobPosting of the one job of these postings, which must be valid."""
    board = board_of(*postings, **settings)
    (job,) = board.jobs.values()
    found = job_posting(job, board)
    assert not isinstance(found, Withheld), found
    assert faults(dict(found), TODAY) == []
    return dict(found)


def reasons(*postings: Posting, **settings: Any) -> tuple[str, ...]:
    board = board_of(*postings, **settings)
    (job,) = board.jobs.values()
    found = job_posting(job, board)
    return found.reasons if isinstance(found, Withheld) else ()


def test_a_complete_ad_says_what_it_states() -> None:
    found = marked(baker())
    assert found == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Baker",
        "description": f"<p>{TEXT}</p>",
        "datePosted": "2024-06-01",
        "hiringOrganization": {"@type": "Organization", "name": "Crumb & Co"},
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": "Riga", "addressCountry": "LV"},
        },
        "directApply": False,
        "url": found["url"],
    }
    assert found["url"].startswith("https://example.org/repo/jobs/baker-at-crumb-co-")


def test_an_address_that_nobody_has_said_is_left_out() -> None:
    assert "url" not in marked(baker(), base_url="")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": None}, ("no title",)),
        ({"company": None}, ("no company",)),
        ({"posted": None}, ("no date",)),
        ({"places": None}, ("no country",)),
        ({"places": (Place("Springfield"),)}, ("no country",)),
        ({"text": "Bake."}, ("hardly any text",)),
        ({"title": None, "company": None, "posted": None, "places": None, "text": ""},
         ("no title", "no company", "no date", "no country", "hardly any text")),
        ({"closed": Closing()}, ("closed",)),
        ({"deadline": datetime.date(2024, 6, 14)}, ("closed",)),
    ],
)  # fmt: skip
def test_what_the_rules_need_and_the_ad_does_not_state_is_a_reason(
    changes: dict[str, Any], expected: tuple[str, ...]
) -> None:
    assert reasons(baker(**changes)) == expected


def test_the_day_on_which_the_board_first_had_an_ad_is_no_date_of_its_employer() -> None:
    made = baker(posted=None)
    assert reasons(replace(made, first_listed=TODAY)) == ("no date",)


@pytest.mark.parametrize(
    ("changes", "location", "kind", "requirement"),
    [
        # a purely remote job: where applicants live, and the cities that the ad names
        ({"work_mode": ("remote",), "hiring_in": ["LV", "US"], "places": None},
         None, "TELECOMMUTE", ["Latvia", "United States"]),
        ({"work_mode": ("remote",), "hiring_in": ["LV"]}, ["Riga"], "TELECOMMUTE", ["Latvia"]),
        ({"work_mode": ("remote",), "hiring_in": ["LV"], "places": (Place("Latvia", country="LV"),)},
         None, "TELECOMMUTE", ["Latvia"]),
        # states, where the ad names these and its country follows from them
        ({"work_mode": ("remote",), "hiring_in": derived(HiringIn(("US",))), "places": (UTAH,)},
         None, "TELECOMMUTE", ["Utah, United States"]),
        ({"work_mode": ("remote",), "hiring_in": ["US"], "places": (UTAH,)}, None, "TELECOMMUTE", ["United States"]),
        ({"work_mode": ("remote",), "hiring_in": derived(HiringIn(("US",))),
          "places": (UTAH, Place("USA", country="US"))}, None, "TELECOMMUTE", ["United States"]),
        # a region is no country: only a place helps
        ({"work_mode": ("remote",), "hiring_in": HiringIn(("LV",), ("emea",))}, ["Riga"], "TELECOMMUTE", None),
        # whoever may also come to the office, or must, works at a place
        ({"work_mode": ("in person", "remote"), "hiring_in": ["LV"]}, ["Riga"], None, None),
        ({"work_mode": ("hybrid",), "hiring_in": ["LV"]}, ["Riga"], None, None),
        ({"work_mode": None}, ["Riga"], None, None),
        # "we pay for your home office" does not say that the job is remote
        ({"work_mode": derived(("remote",)), "hiring_in": ["LV"]}, ["Riga"], None, None),
        # every place, those without a country left out
        ({"places": (RIGA, Place("Somewhere"), UTAH, RIGA)}, ["Riga", "UT"], None, None),
    ],
)  # fmt: skip
def test_where_a_job_is_and_who_may_do_it(
    changes: dict[str, Any], location: list[str] | None, kind: str | None, requirement: list[str] | None
) -> None:
    found = marked(baker(**changes))
    places = listed(found.get("jobLocation"))
    addresses = [place["address"] for place in places]
    assert [each.get("addressLocality") or each["addressRegion"] for each in addresses] == (location or [])
    assert found.get("jobLocationType") == kind
    assert [area["name"] for area in listed(found.get("applicantLocationRequirements"))] == (requirement or [])


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"hiring_in": HiringIn(areas=("worldwide",))}, ("only regions",)),
        ({"hiring_in": HiringIn(areas=("emea", "latam"))}, ("only regions",)),
        ({"hiring_in": HiringIn(("LV",), ("eu",))}, ("only regions",)),
        ({"hiring_in": None}, ("no country",)),
        ({"hiring_in": ["LV"], "work_mode": ("hybrid",)}, ("no country",)),
        ({"hiring_in": ["LV"], "work_mode": derived(("remote",))}, ("no country",)),
    ],
)  # fmt: skip
def test_a_region_is_no_country_and_a_country_to_hire_in_no_place(
    changes: dict[str, Any], expected: tuple[str, ...]
) -> None:
    assert reasons(baker(**{"work_mode": ("remote",), "places": None} | changes)) == expected


def pay(low: str | None, high: str | None, currency: str | None = "EUR", period: Any = "year", **other: Any) -> Salary:
    return Salary(Decimal(low) if low else None, Decimal(high) if high else None, currency, period, **other)


@pytest.mark.parametrize(
    ("salary", "expected"),
    [
        (pay("120000", "150000"), {"minValue": 120000, "maxValue": 150000, "unitText": "YEAR"}),
        (pay("12.50", "12.50", period="hour"), {"value": 12.5, "unitText": "HOUR"}),
        (pay("900", "1000", period="week"), {"minValue": 900, "maxValue": 1000, "unitText": "WEEK"}),
    ],
)
def test_pay_is_the_employers_own_figure(salary: Salary, expected: dict[str, Any]) -> None:
    found = marked(baker(salary=salary))["baseSalary"]
    assert found["currency"] == "EUR"
    assert found["value"] == {"@type": "QuantitativeValue"} | expected


@pytest.mark.parametrize(
    "salary",
    [
        pay(None, "150000"),
        pay("120000", None),
        pay("120000", "150000", currency=None),
        pay("120000", "150000", period=None),
        pay("120000", "150000", basis="ote"),
        Fact(pay("120000", "150000"), Evidence("body", 9, "words")),
    ],
)
def test_pay_that_is_open_unclear_or_read_from_the_text_is_not_claimed(salary: Salary | Fact[Salary]) -> None:
    assert "baseSalary" not in marked(baker(salary=salary))


@pytest.mark.parametrize(
    ("country", "words", "is_claimed"),
    [("CA", "$95,000", False), ("AU", "$95k", False), ("CA", "95,000 USD", True), ("US", "$95,000", True),
     ("LV", "$95,000", True)],
)  # fmt: skip
def test_a_dollar_that_may_be_another_one_is_not_claimed(country: str, words: str, is_claimed: bool) -> None:
    made = baker(salary=pay("95000", "95000", "USD", text=words), places=(Place("Here", country=country),))
    assert ("baseSalary" in marked(made)) is is_claimed


def test_pay_that_its_ad_contradicts_is_not_claimed() -> None:
    made = baker(salary=pay("120000", "150000"))
    other = Alternative("90,000", Evidence("body", 9, "90,000"), "the owner wrote the other", contradicts=True)
    assert "baseSalary" not in marked(replace(made, alternatives={"salary": (other,)}))


def test_a_job_whose_postings_state_different_pay_claims_neither() -> None:
    one, two = pay("120000", "150000"), pay("90000", "110000")
    assert "baseSalary" in marked(baker(salary=one), baker(salary=one, path="again.md"))
    assert "baseSalary" not in marked(baker(salary=one), baker(salary=two, path="again.md"))


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (("full-time",), "FULL_TIME"),
        (("part-time", "freelance", "contract"), ["PART_TIME", "CONTRACTOR"]),
        (("permanent",), None),
        (("full-time", "permanent"), "FULL_TIME"),
        (("internship",), "INTERN"),
    ],
)
def test_employment_has_googles_words_or_none(types: tuple[str, ...], expected: Any) -> None:
    assert marked(baker(employment=types)).get("employmentType") == expected


def test_years_of_experience_are_months_where_the_text_asks_for_them() -> None:
    asked = marked(baker(experience=Fact(2, Evidence("body", 9, "two years"))))
    assert asked["experienceRequirements"]["monthsOfExperience"] == 24
    assert "experienceRequirements" not in marked(baker(experience=Fact(0, Evidence("body", 9, "no experience"))))
    assert "experienceRequirements" not in marked(baker(experience=2)), "no page shows what only a field states"


def test_the_last_day_is_only_the_stated_one_and_ends_in_the_boards_time_zone() -> None:
    day = datetime.date(2024, 7, 31)
    assert marked(baker(deadline=day), time_zone="Europe/Riga")["validThrough"] == "2024-07-31T23:59:59+03:00"
    assert "validThrough" not in marked(baker()), "the age of an ad is no last day"
    both = marked(baker(deadline=day), baker(path="again.md"), expire_after_days=0)
    assert "validThrough" not in both, "one of the two never ends"


def test_the_last_valid_day_counts() -> None:
    assert marked(baker(deadline=TODAY))["validThrough"] == f"{TODAY}T23:59:59+00:00"


def test_a_company_of_which_the_owner_knows_the_website_has_it() -> None:
    board = board_of(baker())
    (company,) = board.companies
    (job,) = board.jobs.values()
    found = job_posting(job, board, replace(company, website="https://crumb.example/"))
    assert not isinstance(found, Withheld)
    assert found["hiringOrganization"] == {
        "@type": "Organization", "name": "Crumb & Co", "sameAs": "https://crumb.example/",
    }  # fmt: skip


def test_near_copies_may_each_have_markup() -> None:
    board = board_of(
        *(baker(path=f"{city}.md", places=(Place(city, city=city, country="LV"),)) for city in ("Riga", "Cesis"))
    )
    assert [isinstance(job_posting(job, board), Withheld) for job in board.jobs.values()] == [False] * len(board.jobs)


HOSTILE = 'R&D <b>"Baker"</b> ]]> </script><script>alert(1)</script> <!-- \u2028 &amp; 🥐'


def test_hostile_words_stay_inside_their_script_and_come_out_as_they_were() -> None:
    board = board_of(baker(title=HOSTILE, company="Crumb </script> & Co"))
    (page,) = (outline for path, outline in site(board).items() if path.startswith("jobs/"))
    posting_text, crumbs = Scripts(page.html).found
    assert "</script" not in posting_text
    assert json.loads(posting_text)["title"] == HOSTILE
    assert json.loads(posting_text)["hiringOrganization"]["name"] == "Crumb </script> & Co"
    assert json.loads(crumbs)["itemListElement"][1]["name"] == HOSTILE


def pages(board: Board, folder: str) -> list[list[dict[str, Any]]]:
    """The linked data of each page of a folder."""
    found = {path: outline for path, outline in site(board).items() if path.startswith(folder)}
    return [[json.loads(text) for text in Scripts(outline.html).found] for outline in found.values()]


def test_one_job_a_page_and_none_on_lists() -> None:
    board = board_of(*(baker(path=f"{n}.md", title=f"Baker {n}", text=f"{TEXT} {n}") for n in "ab"))
    for path, outline in site(board).items():
        kinds = [json.loads(text)["@type"] for text in Scripts(outline.html).found]
        is_job = path.startswith("jobs/")
        is_company = path.startswith("companies/") and path != "companies/index.html"
        assert kinds == (["JobPosting", "BreadcrumbList"] if is_job else ["BreadcrumbList"] if is_company else []), path


def test_a_closed_job_and_an_archive_have_no_markup() -> None:
    open_and_closed = board_of(baker(), baker(path="old.md", title="Miller", closed=Closing()))
    assert sorted(len(found) for found in pages(open_and_closed, "jobs/")) == [0, 2]
    archive = board_of(baker(closed=Closing()), baker(path="old.md", title="Miller", closed=Closing()))
    assert archive.archive
    assert all(found == [] for found in pages(archive, ""))


def test_a_breadcrumb_is_the_way_that_the_page_shows() -> None:
    board = board_of(baker())
    ((_, job_trail),) = pages(board, "jobs/")
    assert [(step["position"], step["name"]) for step in job_trail["itemListElement"]] == [
        (1, "All jobs"),
        (2, "Baker"),
    ]
    assert job_trail["itemListElement"][0]["item"] == "https://example.org/repo/"
    (company_trail,) = (found[0] for found in pages(board, "companies/crumb-co/"))
    assert [step["item"] for step in company_trail["itemListElement"]] == [
        "https://example.org/repo/companies/", "https://example.org/repo/companies/crumb-co/",
    ]  # fmt: skip
    assert pages(board_of(baker(), base_url=""), "companies/crumb-co/") == [[]], "its items are addresses"


def test_what_is_marked_up_stands_on_the_page() -> None:
    made = baker(
        employment=("full-time", "contract"), salary=pay("120000", "150000"), deadline=datetime.date(2024, 7, 31)
    )
    board = board_of(made)
    (page,) = (outline for path, outline in site(board).items() if path.startswith("jobs/"))
    text = page.one("body").text
    for shown in ("Baker", "Crumb & Co", "Riga", "Full-time, contract", "€120,000", "€150,000", "31 July 2024"):
        assert shown in text, shown


def test_withheld_jobs_are_counted_by_reason_with_their_files() -> None:
    board = board_of(
        baker(),
        baker(path="one.md", title="Miller", company=None),
        baker(path="two.md", title="Cook", company=None, posted=None),
        baker(path="gone.md", title="Waiter", closed=Closing()),
    )
    covered = markup_coverage(board)
    assert (covered.valid, covered.withheld) == (1, 2)
    assert covered.reasons == {"no company": ("jobs/one.md", "jobs/two.md"), "no date": ("jobs/two.md",)}
    assert list(markup_line(covered)) == ["JobPosting markup: 1 valid, 2 withheld: no company 2, no date 1"]
    assert markup_coverage(board, lambda path: path == "jobs/one.md").reasons == {"no company": ("jobs/one.md",)}
    assert list(markup_line(markup_coverage(board_of()))) == []


def test_a_text_of_headings_alone_is_no_description() -> None:
    made = baker()
    bare = replace(made, prose=replace(made.prose, html=SafeHtml(b"<h2>Baker</h2>")))
    assert reasons(bare) == ("hardly any text",)


def test_employment_is_shown_once() -> None:
    shown = {
        types: words.employment(next(iter(board_of(baker(title=title, employment=types)).jobs.values())))
        for title, types in (("Baker", ("full-time", "contract")), ("Intern", ("internship", "part-time")))
    }
    assert shown == {
        ("full-time", "contract"): "Full-time, contract",
        ("internship", "part-time"): "Internship, part-time",
    }
    (intern,) = board_of(baker(employment=("internship",), seniority="intern")).jobs.values()
    assert words.employment(intern) == "", "its level says so"
