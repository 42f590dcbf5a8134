"""One state, one address: reload and sharing reproduce it, Back undoes one thing and returns to the same place."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.lists import ROWS, chips, heading, outline, scrolled_to, settled, tick, titles, total
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser


def ticked(page: Page) -> list[str]:
    values: list[str] = page.locator("#filters input:checked").evaluate_all("all => all.map(box => box.value)")
    return values


def test_back_undoes_one_filter_and_forward_brings_it_back(site: str, page: Page) -> None:
    page.goto(site)
    whole = heading(page).inner_text()
    tick(page, "Python")
    expect(page).to_have_url(f"{site}?cat=python")
    expect(page.locator("#found")).to_be_visible()
    python = outline(page, "#found")
    tick(page, "Go")
    expect(page).to_have_url(f"{site}?cat=go,python")
    expect(page.locator("#chips .chip")).to_have_count(2)
    page.go_back()
    expect(page).to_have_url(f"{site}?cat=python")
    expect(page.locator("#chips .chip")).to_have_count(1)
    assert ticked(page) == ["python"]
    assert outline(page, "#found") == python
    page.go_back()
    settled(page, whole)
    expect(page.locator("#list")).to_be_visible()
    assert ticked(page) == []
    page.go_forward()
    expect(page.locator("#found")).to_be_visible()
    assert ticked(page) == ["python"]
    assert outline(page, "#found") == python


def test_a_query_is_one_step_however_long_it_was_typed(site: str, page: Page) -> None:
    page.goto(site)
    steps = page.evaluate("history.length")
    field = page.get_by_role("searchbox")
    field.press_sequentially("desi")
    expect(page).to_have_url(f"{site}?q=desi")
    field.press_sequentially("gner")
    expect(page).to_have_url(f"{site}?q=designer")
    field.press("Enter")
    settled(page, re.compile("for “designer”$"))
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    expect(page).to_have_url(site)
    expect(page.locator("#list")).to_be_visible()
    expect(field).to_have_value("")
    page.go_forward()
    settled(page, re.compile("for “designer”$"))
    expect(field).to_have_value("designer")


def test_a_query_after_a_filter_is_a_step_of_its_own(site: str, page: Page) -> None:
    page.goto(site)
    page.get_by_role("searchbox").fill("developer")
    expect(page).to_have_url(f"{site}?q=developer")
    tick(page, "Go")
    expect(page).to_have_url(f"{site}?q=developer&cat=go")
    page.get_by_role("searchbox").fill("senior developer")
    expect(page).to_have_url(f"{site}?q=senior+developer&cat=go")
    page.go_back()
    expect(page).to_have_url(f"{site}?q=developer&cat=go")
    settled(page, re.compile("for “developer”$"))
    page.go_back()
    expect(page).to_have_url(f"{site}?q=developer")
    page.go_back()
    expect(page).to_have_url(site)


@pytest.mark.parametrize(
    "state",
    ["?q=senior+developer&cat=go,python&sort=pay", "?in=canada&pay=60&since=2026-08", "?paid=1&page=2", "?sort=pay"],
)
def test_a_link_reproduces_its_state(site: str, page: Page, context: Callable[..., BrowserContext], state: str) -> None:
    page.goto(site + state)
    expect(page.locator("#found")).to_be_visible()
    expect(page).to_have_url(site + state)
    seen = outline(page, "#found"), heading(page).inner_text(), chips(page), ticked(page), page.title()
    page.reload()
    expect(page.locator("#found")).to_be_visible()
    again = outline(page, "#found"), heading(page).inner_text(), chips(page), ticked(page), page.title()
    assert again == seen


@pytest.mark.parametrize(
    ("junk", "clean"),
    [
        ("?cat=nonsense,python&utm_source=x&pay=77&page=99", "?cat=python"),
        ("?page=3", ""),
        ("?cat=nonsense", ""),
        ("?sort=match&cat=python,go,python", "?cat=go,python"),
        ("?level=Senior&q=++developer+", "?q=developer&level=senior"),
        ("?q=%3Cb%3E&since=yesterday", "?q=%3Cb%3E"),
    ],
)
def test_junk_is_dropped_from_the_address(site: str, page: Page, watch: Watch, junk: str, clean: str) -> None:
    page.goto(site)
    page.goto(site + junk)
    expect(page).to_have_url(site + clean)
    expect(page.locator("#found" if clean else "#list")).to_be_visible()
    assert watch.errors == []
    page.go_back()
    expect(page).to_have_url(site)


def test_back_returns_to_the_same_place_of_the_results(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{site}?in=germany")
    expect(page.locator("#found")).to_be_visible()
    page.get_by_role("link", name="Next page").evaluate(
        "link => { link.scrollIntoView({block: 'center', behavior: 'instant'}); link.focus({preventScroll: true}); }"
    )
    place = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}?in=germany&page=2")
    expect(heading(page)).to_be_focused()
    page.go_back()
    expect(page).to_have_url(f"{site}?in=germany")
    expect(page.get_by_role("link", name="Next page")).to_be_visible()
    scrolled_to(page, place)


def test_back_from_a_job_shows_the_results_at_once_and_in_place(site: str, page: Page) -> None:
    page.goto(f"{site}?q=developer&sort=new")
    expect(page.locator("#found")).to_be_visible()
    seen = outline(page, "#found"), heading(page).inner_text(), chips(page), ticked(page)
    link = page.locator(f"{ROWS} h3 a").nth(8)
    link.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 0
    link.click()
    expect(page).to_have_url(re.compile("/jobs/"))
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.go_back()
    expect(page.locator("#found")).to_be_visible()
    scrolled_to(page, place)
    assert (outline(page, "#found"), heading(page).inner_text(), chips(page), ticked(page)) == seen
    assert [url for url in requested if "/table/" in url or "/pagefind/" in url] == []
    tick(page, "Go")
    expect(page).to_have_url(f"{site}?q=developer&cat=go&sort=new")
    expect(page.locator("#chips .chip")).to_have_count(2)


@pytest.mark.parametrize("late", ["/table/", r"/results\.js", r"/answer\.js"])
def test_what_is_done_before_the_results_come_is_kept(site: str, page: Page, late: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(late), hold)
    page.goto(f"{site}?cat=python&level=senior", wait_until="commit")
    tick(page, "Go")
    tick(page, "Junior")
    tick(page, "Junior")
    page.get_by_role("combobox", name="Sort by").select_option("pay")
    page.get_by_role("searchbox").fill("developer")
    page.wait_for_timeout(400)  # longer than typing must rest, so that what was typed waits too
    for route in held:
        route.continue_()
    expect(page).to_have_url(f"{site}?q=developer&cat=go,python&level=senior&sort=pay")
    expect(page.locator("#found")).to_be_visible()
    settled(page, re.compile("for “developer”$"))
    assert ticked(page) == ["go", "python", "senior"]
    assert chips(page) == ["“developer”", "Go", "Python", "Senior"]
    expect(page.get_by_role("searchbox")).to_have_value("developer")
    expect(page.get_by_role("combobox", name="Sort by")).to_have_value("pay")


def test_what_is_done_on_a_further_page_before_it_leads_to_the_first_is_kept(site: str, page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/results\.js"), hold, times=1)
    page.goto(f"{site}page/2/?cat=python", wait_until="commit")
    tick(page, "Go")
    tick(page, "Senior")
    page.get_by_role("searchbox").fill(" web  developer ")
    for route in held:
        route.continue_()
    expect(page).to_have_url(f"{site}?q=web+developer&cat=go,python&level=senior")
    expect(page.locator("#found")).to_be_visible()


def test_a_tick_at_once_after_back_is_kept(site: str, page: Page) -> None:
    page.goto(f"{site}?cat=python")
    expect(page.locator("#found")).to_be_visible()
    page.locator(f"{ROWS} h3 a").first.click()
    expect(page).to_have_url(re.compile("/jobs/"))
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/results\.js"), hold)
    page.go_back(wait_until="commit")
    tick(page, "Go")
    for route in held:
        route.continue_()
    expect(page).to_have_url(f"{site}?cat=go,python")
    expect(page.locator("#chips .chip")).to_have_count(2)
    assert ticked(page) == ["go", "python"]


def test_a_link_to_the_same_results_is_answered_anew(site: str, page: Page) -> None:
    page.goto(f"{site}?cat=python")
    expect(page.locator("#found")).to_be_visible()
    page.locator(f"{ROWS} h3 a").first.click()
    expect(page).to_have_url(re.compile("/jobs/"))
    with page.expect_request(re.compile("/table/")):
        page.goto(f"{site}?cat=python")


def test_back_from_a_job_to_the_list_of_the_server(site: str, page: Page) -> None:
    page.goto(f"{site}page/2/")
    before = titles(page)
    page.locator(f"{ROWS} h3 a").nth(6).click()
    expect(page).to_have_url(re.compile("/jobs/"))
    page.go_back()
    expect(page.locator("#list")).to_be_visible()
    assert titles(page) == before


def test_what_is_ticked_in_the_panel_is_one_step(site: str, context: Callable[..., BrowserContext]) -> None:
    page = context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(site)
    whole = total(page)
    page.get_by_role("button", name="Filters").click()
    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    tick(page, "Python")
    tick(page, "Go")
    expect(page).to_have_url(f"{site}?cat=go,python")
    panel.get_by_role("button", name=re.compile(r"^Show \d+ jobs$")).click()
    expect(panel).to_be_hidden()
    expect(page).to_have_url(f"{site}?cat=go,python")
    expect(heading(page)).to_be_focused()
    assert chips(page) == ["Go", "Python"]
    page.go_back()
    expect(page).to_have_url(site)
    settled(page, f"{whole} jobs")


def test_back_closes_the_panel_and_keeps_what_is_ticked(site: str, context: Callable[..., BrowserContext]) -> None:
    page = context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(site)
    page.get_by_role("button", name="Filters").click()
    tick(page, "Python")
    expect(page).to_have_url(f"{site}?cat=python")
    page.go_back()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page).to_have_url(f"{site}?cat=python")
    expect(page.locator("#found")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(site)
    expect(page.locator("#list")).to_be_visible()


def test_enter_on_a_phone_shows_the_results(site: str, context: Callable[..., BrowserContext]) -> None:
    page = context(viewport={"width": 360, "height": 640}).new_page()
    page.goto(site)
    field = page.get_by_role("searchbox")
    field.fill("developer")
    field.press("Enter")
    settled(page, re.compile("for “developer”$"))
    expect(heading(page)).to_be_focused()
    expect(heading(page)).to_be_in_viewport()
