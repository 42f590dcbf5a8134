"""The filter panel of phones: the rail itself in a dialog, one step of history, focus that knows where it came from."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.rail import ask, ready, state
from tests.browser.test_filters import counts, facet, option
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(site: str, page: Page) -> Page:
    """The list on a phone, reached from the page about the board."""
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{site}about/")
    page.goto(site, wait_until="networkidle")
    return ready(page)


def opened(page: Page) -> Page:
    page.get_by_role("button", name="Filters", exact=False).click()
    expect(page.get_by_role("dialog", name="Filters")).to_be_visible()
    return page


def test_the_rail_is_in_the_panel_while_it_is_open_and_else_hidden(phone: Page) -> None:
    expect(phone.locator("#filters")).to_be_hidden()
    dialog = opened(phone).get_by_role("dialog")
    expect(dialog.get_by_role("group", name="Category")).to_be_visible()
    assert phone.locator("#filters").count() == 1
    dialog.get_by_role("button", name="Close filters").click()
    expect(dialog).to_be_hidden()
    expect(phone.locator("#filters")).to_be_hidden()
    assert phone.evaluate("document.querySelector('#filters').nextElementSibling.id") == "main"


@pytest.mark.parametrize("way", ["button", "Escape", "Back"])
def test_closing_goes_back_over_the_step_of_the_panel_and_to_the_button(way: str, site: str, phone: Page) -> None:
    steps = phone.evaluate("history.length")
    dialog = opened(phone).get_by_role("dialog")
    assert phone.evaluate("history.length") == steps + 1
    if way == "button":
        dialog.get_by_role("button", name="Close filters").click()
    elif way == "Escape":
        phone.keyboard.press("Escape")
    else:
        phone.go_back()
    expect(dialog).to_be_hidden()
    expect(phone.get_by_role("button", name="Filters", exact=False)).to_be_focused()
    phone.wait_for_function("!history.state?.panel")
    assert phone.url == site
    phone.go_back()
    assert phone.url == f"{site}about/"


def test_the_panel_opens_again_and_again(phone: Page) -> None:
    steps = phone.evaluate("history.length")
    for _ in range(3):
        dialog = opened(phone).get_by_role("dialog")
        dialog.get_by_role("button", name="Close filters").click()
        phone.wait_for_function("!history.state?.panel")
    assert phone.evaluate("history.length") == steps + 1


def test_a_tap_beside_the_panel_closes_it(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 768, "height": 900})
    page.goto(site, wait_until="networkidle")
    dialog = opened(ready(page)).get_by_role("dialog")
    page.mouse.click(100, 500)
    expect(dialog).to_be_hidden()


def test_a_window_that_grows_has_the_rail_beside_the_list(phone: Page) -> None:
    dialog = opened(phone).get_by_role("dialog")
    phone.set_viewport_size({"width": 1280, "height": 900})
    expect(dialog).to_be_hidden()
    expect(phone.locator("#filters")).to_be_visible()


def test_what_is_ticked_stays_and_is_counted(phone: Page) -> None:
    dialog = opened(phone).get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Clear", exact=False)).to_be_hidden()
    option(phone, "Python").check()
    option(phone, "Germany").check()
    expect(dialog.get_by_role("button", name="Clear 2")).to_be_visible()
    dialog.get_by_role("button", name="Close filters").click()
    expect(dialog).to_be_hidden()
    expect(phone.get_by_role("button", name="Filters (2)")).to_be_focused()
    assert ask(phone, "rail.read()") == state(cat=["python"], in_=["germany"])


@pytest.mark.parametrize("way", ["button", "Back"])
def test_what_was_ticked_in_the_panel_is_one_step_that_back_undoes(way: str, site: str, phone: Page) -> None:
    steps = phone.evaluate("history.length")
    dialog = opened(phone).get_by_role("dialog")
    option(phone, "Python").check()
    option(phone, "Germany").check()
    phone.wait_for_url("**/?cat=python&in=germany")
    if way == "Back":
        phone.go_back()
    else:
        dialog.locator("button[value=show]").click()
    expect(dialog).to_be_hidden()
    phone.wait_for_function("!history.state?.panel")
    phone.wait_for_url("**/?cat=python&in=germany")
    assert phone.evaluate("history.length") == steps + 1
    phone.go_back()
    assert phone.url == site
    expect(phone.get_by_role("button", name="Filters", exact=True)).to_be_visible()
    assert ask(phone, "rail.read()") == state()


def test_clear_takes_all_filters_off_and_leaves_focus_in_the_panel(phone: Page) -> None:
    dialog = opened(phone).get_by_role("dialog")
    option(phone, "Python").check()
    dialog.get_by_role("button", name="Clear 1").click()
    expect(dialog.locator("button[value=show]")).to_be_focused()
    expect(option(phone, "Python")).not_to_be_checked()


def test_the_button_says_how_many_jobs_there_are_and_leads_to_them(phone: Page) -> None:
    show = opened(phone).locator("button[value=show]")
    every = phone.locator("#count").inner_text()
    assert show.inner_text() == f"Show {every}"
    ask(phone, "rail.showCounts(argument, 0)", counts())
    assert show.inner_text() == "No jobs match"
    expect(show).to_be_enabled()
    ask(phone, "rail.showCounts(argument, 1)", counts())
    assert show.inner_text() == "Show 1 job"
    show.click()
    expect(phone.get_by_role("dialog")).to_be_hidden()
    expect(phone.locator("#count")).to_be_focused()
    phone.wait_for_function("!history.state?.panel")
    expect(phone.locator("#count")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (768, "light")])
def test_the_open_panel_is_without_barriers(
    width: int, scheme: str, site: str, context: Callable[..., BrowserContext]
) -> None:
    page = context(color_scheme=scheme, viewport={"width": width, "height": 900}).new_page()
    watch = Watch(page, site)
    page.goto(site, wait_until="networkidle")
    opened(ready(page))
    option(page, "Python").check()
    page.get_by_role("combobox", name="Pay a year").select_option("100")
    expect(page.locator("#chips")).to_contain_text("$100k or more")
    page.get_by_role("dialog").evaluate("node => Promise.all(node.getAnimations().map(each => each.finished))")
    assert watch.errors + watch.foreign + watch.sideways() + watch.barriers() == []


def test_everything_in_the_panel_can_be_hit_with_a_thumb(phone: Page) -> None:
    opened(phone)
    facet(phone, "Skills").get_by_role("button").click()
    small = phone.evaluate("""[...document.querySelectorAll('#panel :is(.opt, button, select)')]
      .map(node => [node.textContent.trim(), node.getBoundingClientRect()])
      .filter(([, box]) => box.height && (box.height < 44 || box.width < 44)).map(([words]) => words)""")
    assert small == []


@pytest.mark.parametrize(("width", "size"), [(320, 100), (360, 200)])
def test_the_panel_fits(width: int, size: int, phone: Page, watch: Watch) -> None:
    phone.set_viewport_size({"width": width, "height": 640})
    phone.evaluate("size => document.documentElement.style.fontSize = `${size}%`", size)
    dialog = opened(phone).get_by_role("dialog")
    assert watch.sideways() == []
    assert dialog.locator(".panel-body").evaluate("node => node.scrollWidth - node.clientWidth") == 0
    expect(dialog.locator("button[value=show]")).to_be_in_viewport()


def test_where_the_panel_cannot_load_the_filters_are_links_below_the_list(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.route("**/panel.js", lambda route: route.abort())
    page.goto(site, wait_until="networkidle")
    ready(page).get_by_role("button", name="Filters", exact=False).click()
    expect(facet(page, "Category").get_by_role("link", name="Python")).to_be_in_viewport()
