"""The index of companies, the page of one, and the pages of the owner."""

import datetime

from sitegen.model.company import CompanyNotes
from tests.boards import TODAY, board, closed, job, page, prose, salary
from tests.pages.outline import site


def test_companies_stand_under_the_letter_they_are_looked_for() -> None:
    names = ["zeta", "ília", "Acme", "1Password", "株式会社", "acorn", "84.51°"]
    index = site(board(*(job(company=name, key=name) for name in names), job(company=None)))["companies/index.html"]
    assert index.texts("h1") == ["7 companies hiring"]
    assert index.texts("h2") == ["0-9", "A", "I", "Z", "Other"]
    assert [span.text for span in index.all("span") if span.text in names] == [
        "1Password", "84.51°", "Acme", "acorn", "ília", "zeta", "株式会社",
    ]  # fmt: skip
    assert index.one("p", "sentence").text == "1 more job does not name its employer."


def test_a_company_says_what_its_jobs_say_together() -> None:
    jobs = [
        job(key="1", posted="2025-03", pay=salary(90000, 120000), hiring=("US",), category="Java"),
        job(key="2", posted="2025-03", pay=salary(100000, 140000), hiring=("US", "CA"), category="Java"),
        job(key="3", posted="2025-01", pay=salary(80000, 160000, "EUR"), category="Python"),
    ]
    made = site(board(*jobs))["companies/acme/index.html"]
    assert made.title == "Acme jobs – Openings"
    assert made.headings[:2] == [(1, "Acme"), (2, "Open roles")]
    assert made.texts("dt") == ["Open roles", "Pay per year", "Hiring in", "Last listed"]
    values = made.texts("dd")
    assert values[:2] == ["3", "2 from March 2025"]
    assert values[2].startswith("$")
    assert values[3:] == [
        "3 of 3 state it, in US dollars", "2 places", "Most in United States", "Mar 2025", "First seen Jan 2025",
    ]  # fmt: skip
    assert made.texts("ul", "bars") == ["Java 2 jobs Python 1 job", "United States 2 jobs Canada 1 job"]
    assert len(made.all("span", "tile")) == 1, "its rows have no tile of their own"
    assert made.texts("p", "who") == ["United States", "Canada, United States", "Location not stated"]


def test_little_is_said_where_little_is_known() -> None:
    made = site(board(job(posted=None, category=None)))["companies/acme/index.html"]
    assert made.texts("dd") == ["1", "Too few to say", "0 of 1 state it", "Not stated", "Not stated"]
    assert not made.all("aside")


def test_a_company_without_open_roles_shows_the_closed_ones_of_half_a_year() -> None:
    recent = closed(job("Recent", posted="2025-02"), TODAY - datetime.timedelta(days=100))
    old = closed(job("Old", posted="2023-02"), TODAY - datetime.timedelta(days=300))
    other = job("Other", "Bolt")
    made = site(board(recent, old, other))["companies/acme/index.html"]
    assert (2, "No open roles") in made.headings
    assert made.texts("h3") == ["Recent Closed"]
    assert made.one("p", "lead").text == "Other companies are hiring in Python."
    assert made.robots == "noindex"


def test_what_the_owner_writes_about_a_company_is_shown() -> None:
    notes = CompanyNotes(slug="acme", name="ACME", website="https://www.acme.example/", about=prose("We make anvils."))
    made = site(board(job(), notes=(notes,)))["companies/acme/index.html"]
    assert made.one("div", "about").text == "We make anvils."
    assert made.links["acme.example"] == "https://www.acme.example/"


def test_many_roles_of_one_company_are_numbered_pages() -> None:
    pages = site(board(*(job(key=str(n)) for n in range(61))))
    assert pages["companies/acme/page/2/index.html"].title == "Acme jobs (page 2 of 2) – Openings"


def test_the_pages_of_the_owner_are_in_the_footer() -> None:
    pages = site(board(pages=(page("about", "About"), page("imprint", "Imprint & law")), contact_email="a@example.org"))
    assert pages["imprint/index.html"].headings == [(1, "Imprint & law")]
    assert pages["about/index.html"].headings == [(1, "About Openings"), (2, "Keyboard shortcuts")]
    assert pages["index.html"].links["Imprint & law"] == "/imprint/"
    assert pages["about/index.html"].links["Write to a@example.org"] == "mailto:a@example.org"


def test_the_repository_is_linked_only_where_there_is_one() -> None:
    about = (page("about", "About"),)
    assert "Source" not in site(board(pages=about))["about/index.html"].links
    linked = site(board(pages=about, repository="https://example.org/code"))["about/index.html"].links
    assert linked["Source"] == linked["Open the repository"] == "https://example.org/code"


def test_a_missing_page_is_told_in_plain_words() -> None:
    made = site(board(job()))["404.html"]
    assert made.headings == [(1, "Page not found")]
    assert made.robots == "noindex"
    assert {"All jobs", "Companies"} <= set(made.links)
