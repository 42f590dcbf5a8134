"""“Find a company” on the index of employers: in place, whatever the case and accents, quick with a thousand names."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.lists import stop_the_clock
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
MANY = """
([letters, names]) => {
  document.querySelector('main').classList.add('many');
  const section = document.querySelector('.letter');
  const item = section.querySelector('li');
  for (let letter = 0; letter < letters; letter++) {
    const copy = section.cloneNode(true);
    copy.querySelector('ul').replaceChildren(...Array.from({length: names}, (_, number) => {
      const company = item.cloneNode(true);
      company.querySelector('a > span:nth-child(2)').textContent = `Company number ${letter * names + number}`;
      return company;
    }));
    section.parentElement.append(copy);
  }
  document.body.offsetHeight;
}
"""
TYPE = """
words => {
  const field = document.querySelector('#find');
  const start = performance.now();
  field.value = words;
  field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  document.body.offsetHeight;
  return performance.now() - start;
}
"""
WORDS = ("c", "co", "company number 99", "xyz", "")


def names(page: Page) -> list[str]:
    """Companies that can be seen."""
    return page.locator(".letter li a > span:nth-child(2):visible").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "found"),
    {
        "north": ["Northwind Bakery"],
        "  BAKERY ": ["Northwind Bakery"],
        "amter g": ["Ämter GmbH"],
        "ÄMTER": ["Ämter GmbH"],
        "& s": ["Crumb & Sons"],
        "a": ["Ämter GmbH", LONG, "Lantern", "Northwind Bakery", "Tidewater Labs"],
    }.items(),
)
def test_what_is_typed_is_found_anywhere_in_a_name(site: str, page: Page, typed: str, found: list[str]) -> None:
    page.goto(f"{site}companies/")
    page.get_by_role("searchbox", name="Find a company").fill("x")
    page.get_by_role("searchbox", name="Find a company").fill(typed)
    assert names(page) == found
    letters = page.get_by_role("heading", level=2).all_inner_texts()
    assert letters == page.get_by_role("navigation", name="Letters").get_by_role("link").all_inner_texts()
    assert len(letters) == len({name.replace("Ä", "A")[0] for name in found})


def test_the_count_is_spoken_when_the_typing_rests(site: str, page: Page) -> None:
    page.clock.install()
    page.goto(f"{site}companies/")
    stop_the_clock(page)
    status = page.get_by_role("status")
    page.get_by_role("searchbox").press_sequentially("la")
    page.clock.run_for(500)
    assert status.inner_text() == ""
    page.clock.run_for(500)
    assert status.inner_text() == "2 companies"
    page.get_by_role("searchbox").press_sequentially("n")
    page.clock.run_for(1000)
    assert status.inner_text() == "1 company"


def test_a_name_that_is_not_there_may_be_searched_for_in_all_jobs(site: str, page: Page, watch: Watch) -> None:
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{site}companies/")
        page.get_by_role("searchbox").fill("<b>Köln & Co")
        expect(page.get_by_role("main")).to_contain_text("No company called “<b>Köln & Co”. Search all jobs for it")
        expect(page.get_by_role("status")).to_have_text("No company called “<b>Köln & Co”")
        assert names(page) == []
        link = page.get_by_role("link", name="Search all jobs for it")
        assert link.get_attribute("href") == "/repo/?q=%3Cb%3EK%C3%B6ln%20%26%20Co"
        assert watch.errors + watch.sideways() + watch.barriers() == []
        page.get_by_role("searchbox").fill("")
        assert len(names(page)) == 7
        expect(link).to_be_hidden()


def test_a_thousand_names_are_filtered_without_lag(site: str, page: Page) -> None:
    page.route("**/companies.js", lambda route: route.abort())  # until the names are there
    page.goto(f"{site}companies/")
    page.evaluate(MANY, [26, 40])
    page.unroute("**/companies.js")
    source = page.locator("script[src$='companies.js']").get_attribute("src") or ""
    page.evaluate("source => import(`${source}?again`)", source)
    rounds = (sorted(page.evaluate(TYPE, words) for words in WORDS) for _ in range(5))
    assert any(taken[2] < 150 for taken in rounds), "too long in every round, so it was not the machine that was busy"


def test_without_script_there_is_no_field(site: str, context: Callable[..., BrowserContext]) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(f"{site}companies/")
    expect(page.locator("#find")).to_be_hidden()
    assert len(names(page)) == 7


def test_a_board_of_one_letter_needs_no_field(empty_site: str, page: Page) -> None:
    watch = Watch(page, empty_site)
    page.goto(f"{empty_site}companies/")
    assert page.locator("#find").count() == 0
    assert watch.complaints() == []
