"""Page not found: a lost job is searched for by its words, and three ways lead on."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("path", "words"),
    {
        "jobs/senior-go-developer-at-crumb-sons-3fa2b1/": "senior go developer crumb sons",
        "jobs/engineer-at-large-at-acme-3fa2b1c4": "engineer at large acme",
        "jobs/baker-3fa2b1/index.html": "baker",
        "jobs/3fa2b1/": "",
        "jobs/": "",
        "companies/nobody-abcdef/": "",
        "a/jobs/baker-3fa2b1/": "",
        "jobs/%3Cb%3E-3fa2b1/": "",
    }.items(),
)
def test_the_words_of_a_lost_job_stand_in_the_search_field(site: str, page: Page, path: str, words: str) -> None:
    page.goto(site + path, wait_until="networkidle")
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    expect(page.get_by_role("searchbox", name="Search jobs")).to_have_value(words)


def test_the_search_leads_to_the_list(site: str, page: Page) -> None:
    page.goto(f"{site}jobs/product-designer-at-nobody-3fa2b1/")
    field = page.get_by_role("searchbox", name="Search jobs")
    expect(field).to_have_value("product designer nobody")
    field.fill("product designer")
    field.press("Enter")
    page.wait_for_url(f"{site}?q=product+designer")


@pytest.mark.parametrize("script", [True, False])
def test_three_ways_lead_on_from_any_depth(site: str, context: Callable[..., BrowserContext], script: bool) -> None:
    page = context(java_script_enabled=script).new_page()
    page.goto(f"{site}a/b/c/")
    links = page.get_by_role("main").get_by_role("link").all()
    assert {link.inner_text(): link.get_attribute("href") for link in links} == {
        "All jobs": "/repo/",
        "Companies": "/repo/companies/",
        "Saved jobs": "/repo/saved/",
    }
