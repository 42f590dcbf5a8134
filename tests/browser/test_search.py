"""Text search through Pagefind: finds, says when it finds nothing, and when it breaks the list is still there."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.watch import Watch

pytestmark = pytest.mark.browser


SHOWN = "ol.rows h3 a:visible"


def results(page: Page) -> list[str]:
    """Titles that the list shows."""
    return page.locator(SHOWN).all_inner_texts()


def first(page: Page) -> Locator:
    return page.locator(SHOWN).first


def test_nothing_of_the_search_is_loaded_before_it_is_used(site: str, page: Page, watch: Watch) -> None:
    page.goto(site, wait_until="networkidle")
    assert [url for url in watch.requested if "pagefind" in url] == []


def test_a_link_with_a_query_shows_its_results(site: str, page: Page, watch: Watch) -> None:
    page.goto(f"{site}?q=designer", wait_until="networkidle")
    expect(first(page)).to_contain_text("Product Designer")
    expect(page.get_by_role("searchbox")).to_have_value("designer")
    assert watch.errors == []
    assert watch.foreign == []


def test_filters_that_a_newer_table_does_not_know_are_dropped(site: str, site_folder: Path, page: Page) -> None:
    rows = json.loads((site_folder / "pagefind" / "rows.json").read_text(encoding="utf-8"))
    table = json.loads((site_folder / rows["table"]).read_text(encoding="utf-8"))
    labels = table["facets"]["category"]["labels"]
    labels[labels.index("Python")] = "Snakes"
    newer = "table/0000000000.json"
    page.route("**/rows.json", lambda route: route.fulfill(json=rows | {"table": newer}))
    page.route(f"**/{newer}", lambda route: route.fulfill(json=table))
    page.goto(f"{site}?q=developer&cat=go,python")
    expect(page).to_have_url(f"{site}?q=developer&cat=go")
    expect(page.locator("#chips .chip")).to_have_count(2)


def test_typing_and_enter_search(site: str, page: Page) -> None:
    page.goto(site)
    field = page.get_by_role("searchbox")
    field.fill("support specialist")
    field.press("Enter")
    expect(first(page)).to_contain_text("Support Specialist")
    assert "q=support" in page.url


def test_signs_are_letters_of_a_search(site: str, page: Page) -> None:
    page.goto(f"{site}?q=C%23", wait_until="networkidle")
    expect(first(page)).to_contain_text("C#")
    assert len(results(page)) < 20, "C# has matched every word that starts with c"


@pytest.mark.parametrize("query", ["xyzzyq", "sdfghjkl", "pqvwx"])
def test_a_search_that_finds_nothing_says_so(site: str, page: Page, watch: Watch, query: str) -> None:
    page.goto(f"{site}?q={query}", wait_until="networkidle")
    expect(page.get_by_role("main")).to_contain_text(f"No job mentions “{query}”")
    assert watch.complaints() == []


def test_a_slip_of_the_pen_finds_what_was_meant(site: str, page: Page) -> None:
    page.goto(f"{site}?q=designerr", wait_until="networkidle")
    expect(first(page)).to_contain_text("Designer")


def test_results_are_without_barriers(site: str, page: Page, watch: Watch) -> None:
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{site}?q=developer", wait_until="networkidle")
        expect(first(page)).to_be_visible()
        assert watch.complaints() + watch.barriers() == []


def test_a_query_is_text_and_never_markup(site: str, page: Page, watch: Watch) -> None:
    page.goto(f"{site}?q=%3Cimg%20src%3Dx%20onerror%3Ddocument.title%3D1%3E", wait_until="networkidle")
    expect(page.get_by_role("main")).to_contain_text("<img src=x")
    assert page.locator("main img").count() == 0
    assert watch.errors == []


def test_a_search_that_cannot_load_leaves_the_list(site: str, page: Page) -> None:
    page.route(re.compile("/pagefind/"), lambda route: route.abort())
    page.goto(f"{site}?q=developer")
    expect(page.get_by_role("main")).to_contain_text("Search could not load")
    expect(first(page)).to_be_visible()
    assert len(results(page)) == 12


def test_a_search_on_a_board_without_jobs_says_that_there_are_none(empty_site: str, page: Page) -> None:
    watch = Watch(page, empty_site)
    page.goto(f"{empty_site}?q=baker", wait_until="networkidle")
    expect(page.get_by_role("main")).to_contain_text("No job mentions “baker”")
    expect(page.get_by_role("main")).to_contain_text("Nothing is listed at the moment.")
    assert watch.errors == []


def test_back_from_a_search_shows_the_list_again(site: str, page: Page) -> None:
    page.goto(site)
    before = results(page)
    field = page.get_by_role("searchbox")
    field.fill("designer")
    field.press("Enter")
    expect(first(page)).to_contain_text("Product Designer")
    page.go_back()
    expect(first(page)).to_have_text(before[0])
    assert results(page) == before
