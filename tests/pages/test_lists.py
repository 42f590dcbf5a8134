"""The lists of jobs: home, landing pages, their rail, months and pagination."""

import re

from sitegen.listing import list_pages, page_numbers
from tests.boards import board, closed, job, page, salary
from tests.pages.outline import Outline, site


def rail(page: Outline) -> list[str]:
    return [element.text for element in page.elements if "opt" in element.classes]


def months(page: Outline) -> list[str]:
    return [element.text for element in page.all("p") if element.attributes.get("id", "").startswith("g-")]


def test_the_home_page_says_how_many_jobs_and_companies_there_are() -> None:
    home = site(board(job(key="1"), job("Designer", "Bolt"), job("Tester", None)))["index.html"]
    assert home.headings[:2] == [(1, "Jobs, plainly listed"), (2, "3 jobs")]
    assert home.one("p", "sentence").text == "3 open roles at 2 companies. Pay shown wherever the employer states it."
    assert home.title == "Jobs, plainly listed – Openings"


def test_a_row_says_company_place_details_and_pay() -> None:
    made = job(
        "Engineer - Web", pay=salary(52, 75, "USD", "hour"), hiring=("CA",), level="senior", skills=["Go", "SQL"]
    )
    home = site(board(made))["index.html"]
    assert home.texts("h3") == ["Engineer – Web"]
    assert home.texts("p", "who") == ["Acme · Canada"]
    assert home.texts("p", "meta") == ["Senior · Python · Go · SQL"]
    assert home.one("div", "pay").text == "$52–75 /hr an hour"
    assert home.one("svg", "strip").attributes["aria-hidden"] == "true"


def test_what_is_not_stated_is_said_or_left_blank_but_never_filled_in() -> None:
    made = [job(None, None, category=None), job(None, None, key="2", hiring=("CA",)), job("Tester", "Bolt")]
    home = site(board(*made))["index.html"]
    assert home.texts("h3") == ["Untitled role", "Untitled role", "Tester"]
    assert home.texts("p", "who") == ["Employer and location not stated", "Company not named · Canada", "Bolt"]
    assert home.texts("span", "tile") == ["–", "–", "B"]
    assert not home.all("div", "pay")


def test_jobs_stand_under_their_month_with_the_count_of_the_whole_list() -> None:
    jobs = [job(key=str(n), posted=date) for n, date in enumerate(["2025-03"] * 3 + ["2025-02-11", "2025-02", None])]
    pages = site(board(*jobs, per_page=4))
    assert months(pages["index.html"]) == ["March 2025 3 jobs", "February 2025 2 jobs"]
    assert months(pages["page/2/index.html"]) == ["February 2025 2 jobs", "Date not stated 1 job"]


def test_a_list_of_three_pages_links_them() -> None:
    pages = site(board(*(job(key=str(n)) for n in range(7)), per_page=3, base_url="https://example.org/repo/"))
    first, second, third = (pages[path] for path in ("index.html", "page/2/index.html", "page/3/index.html"))
    assert [link for link in first.links if "page" in link.lower()] == ["Next page"]
    assert second.links["Previous page"] == "/repo/"
    assert second.links["Next page"] == "/repo/page/3/"
    assert third.links["2"] == "/repo/page/2/"
    assert "Next page" not in third.links
    assert second.title == "Jobs (page 2 of 3) – Openings"
    current = [a for a in second.all("a") if a.attributes.get("aria-label", "").endswith("current page")]
    assert [(a.text, a.attributes["aria-current"]) for a in current] == [("2", "page")]


def test_one_page_has_no_pagination() -> None:
    assert not site(board(job()))["index.html"].all("nav", "pages")


def test_gaps_in_a_pagination_are_two_pages_or_more() -> None:
    assert page_numbers(1, 1) == [1]
    assert page_numbers(2, 4) == [1, 2, 3, 4]
    assert page_numbers(1, 190) == [1, 2, 3, None, 190]
    assert page_numbers(190, 190) == [1, None, 189, 190]


def test_every_job_is_on_exactly_one_page_of_a_list() -> None:
    jobs = [job(key=str(n), posted=f"2025-0{1 + n % 3}") for n in range(23)]
    found = [made for part in list_pages("", jobs, 5) for month in part.months for made in month.jobs]
    assert found == jobs


def test_the_rail_links_to_lists_with_as_many_jobs_as_it_says() -> None:
    jobs = [job(key=str(n), category=("Java", "Python")[n % 2], level="senior", hiring=("CA",)) for n in range(5)]
    pages = site(board(*jobs, job("Tester", "Bolt", category="Java"), place_minimum=2))
    home = pages["index.html"]
    assert rail(home) == ["Java 4 jobs", "Python 2 jobs", "Canada 5 jobs", "Not stated 1 job", "Senior 5 jobs",
                          "Not stated 1 job"]  # fmt: skip
    for element in home.all("a", "opt"):
        target = pages[element.attributes["href"].strip("/") + "/index.html"]
        assert target.texts("h2")[0] == element.text.partition(" ")[2]


def test_an_option_without_a_page_is_no_link() -> None:
    pages = site(board(job(hiring=("CA",), skills=["Go"]), place_minimum=2, skill_minimum=2))
    assert [element.text for element in pages["index.html"].all("p", "opt")] == ["Canada 1 job", "Go 1 job"]
    assert not [path for path in pages if path.startswith(("in/", "skill/"))]


def test_a_long_facet_folds_after_eight_options() -> None:
    jobs = [job(key=str(n), skills=[f"Skill {m}" for m in range(n, 12)]) for n in range(12)]
    home = site(board(*jobs, skill_minimum=1))["index.html"]
    assert home.one("span", "more").text == "Show all 12"
    shown, folded = home.html.partition("<details>")[::2]
    skills = shown.partition("<legend>Skills")[2]
    assert (skills.count('class="opt"'), folded.partition("</details>")[0].count('class="opt"')) == (8, 4)


def choices(page: Outline, name: str) -> dict[str, str]:
    """The lines of a select by value."""
    select = page.html.partition(f'<select name="{name}"')[2].partition("</select>")[0]
    return dict(re.findall(r'<option value="(.*?)".*?>(.*?)</option>', select))


def test_pay_is_chosen_by_steps_that_the_top_of_a_range_reaches() -> None:
    made = [job(key="1", pay=salary(90_000, 125_000)), job(key="2", pay=salary(60_000, None)), job(key="3")]
    home = site(board(*made))["index.html"]
    assert choices(home, "pay") == {
        "": "Any", "40": "$40k or more (2)", "60": "$60k or more (2)", "80": "$80k or more (1)",
        "100": "$100k or more (1)", "120": "$120k or more (1)",
    }  # fmt: skip
    assert "Only jobs that state pay 2 jobs" in rail(home)


def test_posted_is_chosen_by_month_where_days_are_not_known() -> None:
    dates = ["2025-03", "2025-03", "2025-01-05", "2024-12", None]
    home = site(board(*(job(key=str(n), posted=date) for n, date in enumerate(dates))))["index.html"]
    assert choices(home, "since") == {
        "": "Any time", "2025-03": "Since Mar 2025 (2)", "2025-01": "Since Jan 2025 (3)",
        "2024-12": "Since Dec 2024 (4)",
    }  # fmt: skip


def test_posted_is_chosen_by_days_where_most_dates_have_one() -> None:
    dates = ["2025-03-01", "2025-03-02", "2025-02"]
    home = site(board(*(job(key=str(n), posted=date) for n, date in enumerate(dates))))["index.html"]
    assert choices(home, "since") == {
        "": "Any time", "7d": "Last 7 days", "30d": "Last 30 days", "90d": "Last 3 months",
    }  # fmt: skip


def test_the_rail_has_its_facets_in_one_order_and_each_option_its_part_of_the_address() -> None:
    made = [
        job("Data Engineer", key=str(n), hiring=("CA",), level="senior", skills=["Go"], pay=salary(1e5, 1e5),
            posted=f"2025-0{1 + n % 2}")
        for n in range(10)
    ]  # fmt: skip
    home = site(board(*made, job("Data Engineer", None, level=None, posted="2025-01")))["index.html"]
    assert home.texts("legend") == ["Role", "Category", "Hiring in", "Pay", "Level", "Skills", "Posted"]
    kinds = [element.attributes["data-kind"] for element in home.all("fieldset")]
    assert kinds == ["role", "cat", "in", "paid", "level", "skill", "since"]
    assert [element.attributes["data-slug"] for element in home.elements if "opt" in element.classes] == [
        "data-and-ml", "python", "canada", "not-stated", "1", "senior", "not-stated", "go",
    ]  # fmt: skip
    assert "Jobs that mention all ticked skills" in home.texts("p", "hint")


def test_what_needs_script_is_marked_so_that_it_is_not_shown_without() -> None:
    made = [job("Data Engineer", key=str(n), posted=f"2025-0{1 + n % 2}", pay=salary(1e5, 1e5)) for n in range(10)]
    home = site(board(*made))["index.html"]
    scripted = [element for element in home.elements if "scripted" in element.classes]
    assert [(element.tag, element.attributes.get("data-kind", "")) for element in scripted] == [
        ("fieldset", "role"), ("div", ""), ("fieldset", "since"), ("div", ""), ("label", ""),
    ]  # fmt: skip


def test_a_list_page_tells_script_what_its_address_filters_by_and_where_it_begins() -> None:
    pages = site(board(*(job(key=str(n), pay=salary(1e5, 1e5), skills=["Go"]) for n in range(11)), per_page=6,
                       base_url="https://example.org/repo/"))  # fmt: skip
    told = {path: page.one("main").attributes for path, page in pages.items() if page.all("main")}
    names = ("data-kind", "data-slug", "data-first")

    def of(path: str) -> list[str | None]:
        return [told[path].get(name) for name in names]

    assert of("index.html") == [None, None, None]
    assert of("page/2/index.html") == [None, None, "/repo/"]
    assert of("category/python/page/2/index.html") == ["cat", "python", "/repo/category/python/"]
    assert of("skill/go/index.html") == ["skill", "go", None]
    assert of("pay-stated/index.html") == ["paid", "1", None]


def test_a_skill_too_small_for_the_rail_is_in_it_on_its_own_page() -> None:
    made = [job(key=str(n), skills=[f"Skill {m:02}" for m in range(41)]) for n in range(2)]
    pages = site(board(*made, skill_minimum=1))
    assert "Skill 40 2 jobs" not in rail(pages["skill/skill-39/index.html"])
    assert rail(pages["skill/skill-40/index.html"])[-1] == "Skill 40 2 jobs"


def test_landing_pages_say_what_they_list() -> None:
    jobs = [
        job(key=str(n), hiring=("US",), level="internship", skills=["Go"], pay=salary(90000, 110000)) for n in range(10)
    ]
    pages = site(board(*jobs, job("Tester", areas=("worldwide",))))
    heads = {path: page.texts("h1")[0] for path, page in pages.items() if path.count("/") == 2 and "jobs/" not in path}
    assert heads == {
        "category/python/index.html": "Python jobs",
        "companies/acme/index.html": "Acme",
        "in/united-states/index.html": "Jobs in the United States",
        "level/internship/index.html": "Internships",
        "skill/go/index.html": "Go jobs",
    }
    assert pages["pay-stated/index.html"].texts("h1") == ["Jobs that state pay"]
    python = pages["category/python/index.html"]
    assert python.one("p", "sentence").text == "11 open roles. 10 state pay, middle $100k a year."
    assert python.one("a", "chip").attributes["aria-label"] == "Remove filter: Python"
    assert [a.text for a in python.all("a", "opt") if a.attributes.get("aria-current")] == ["Python 11 jobs"]


def test_few_stated_ranges_have_no_middle() -> None:
    pages = site(board(*(job(key=str(n), pay=salary(1e5, 1e5)) for n in range(9))))
    assert pages["category/python/index.html"].one("p", "sentence").text == "9 open roles."


def test_closed_jobs_are_in_no_list() -> None:
    pages = site(board(job("Engineer"), closed(job("Gone", "Bolt"))))
    assert pages["index.html"].texts("h3") == ["Engineer"]
    assert "Bolt" not in pages["companies/index.html"].html


def test_a_board_without_jobs_says_so() -> None:
    pages = site(board(pages=(page("post-a-job", "Post a job"),)))
    home = pages["index.html"]
    assert home.headings == [(1, "Jobs, plainly listed"), (2, "No jobs yet")]
    assert not home.all("aside")
    assert home.one("p", "lead").text == "Nothing is listed at the moment. Post a job"
    assert pages["companies/index.html"].headings == [(1, "No companies yet")]
    named = {f"{path}/index.html" for path in ("companies", "stats", "saved", "post-a-job")}
    assert set(pages) == {"index.html", "404.html"} | named


def test_nothing_is_called_open_where_nothing_is_open() -> None:
    pages = site(board(closed(job(hiring=("CA",), apply="https://example.org/1")), place_minimum=1))
    assert pages["index.html"].headings[0] == (1, "Jobs archive")
    assert pages["index.html"].one("p", "sentence").text == (
        "These listings were last updated in March 2025 and have probably closed."
    )
    for path, made in pages.items():
        words = [element.text for element in made.elements if element.tag in ("h1", "h2", "h3", "p", "dt", "dd", "a")]
        assert not [text for text in words if " open " in f" {text.lower()} "], path
    made = pages["jobs/engineer-acme-2025-03/index.html"]
    assert made.links["Check on example.org"] == "https://example.org/1"
    assert made.robots == "noindex"


def test_the_footer_says_when_nothing_new_was_listed_for_two_weeks() -> None:
    fresh, old = (site(board(job(posted=date)))["index.html"].one("footer") for date in ("2025-03-13", "2025-03-01"))
    assert fresh.text.endswith("Updated 13 March 2025.")
    assert old.text.endswith("Updated 1 March 2025. No new listings since then.")
