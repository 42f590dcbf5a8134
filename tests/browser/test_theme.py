"""The theme follows the system until the reader chooses, and paper is white."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(250, 251, 249)", "rgb(14, 20, 18)"
STORED = "localStorage.getItem('/repo/:theme')"


@pytest.fixture
def seen(context: Callable[..., BrowserContext], site: str) -> Callable[..., Page]:
    """The home page in a fresh profile with these wishes."""

    def open_page(**options: Any) -> Page:
        page = context(**options).new_page()
        page.goto(site)
        return page

    return open_page


@pytest.mark.parametrize(("scheme", "ground", "other"), [("light", LIGHT, "dark"), ("dark", DARK, "light")])
def test_the_system_decides_until_the_reader_does(
    scheme: str, ground: str, other: str, seen: Callable[..., Page]
) -> None:
    page = seen(color_scheme=scheme)
    assert page.evaluate(GROUND) == ground
    button = page.get_by_role("button", name=f"Use {other} theme")
    button.click()
    assert page.evaluate(GROUND) != ground
    page.reload()
    assert page.evaluate(GROUND) != ground
    back = page.get_by_role("button", name=f"Use {scheme} theme")
    back.click()
    assert page.evaluate(GROUND) == ground
    assert page.evaluate(STORED) == "null", "what the system wants is no wish of its own"
    assert page.locator("html[data-theme]").count() == 0


def test_the_choice_holds_before_the_first_paint_and_on_every_page(seen: Callable[..., Page], site: str) -> None:
    page = seen(color_scheme="light")
    page.locator("#theme").click()
    page.route("**/site.js", lambda route: route.abort())
    page.goto(f"{site}companies/")
    assert page.evaluate(GROUND) == DARK


def test_the_window_has_the_colour_of_the_choice(seen: Callable[..., Page]) -> None:
    page = seen(color_scheme="light")
    metas = page.locator("meta[name=theme-color]")
    colours = [meta.get_attribute("content") for meta in metas.all()]
    assert colours == ["#12362D", "#12251F"]
    page.locator("#theme").click()
    assert [meta.get_attribute("content") for meta in metas.all()] == ["#12251F", "#12251F"]
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    page.locator("#theme").click()
    assert [meta.get_attribute("content") for meta in metas.all()] == colours


def test_another_tab_changes_too(seen: Callable[..., Page], site: str) -> None:
    page = seen(color_scheme="light")
    other = page.context.new_page()
    other.goto(f"{site}saved/")
    page.locator("#theme").click()
    expect(other.get_by_role("button", name="Use light theme")).to_be_visible()
    assert other.evaluate(GROUND) == DARK


def test_a_new_wish_of_the_system_is_followed(seen: Callable[..., Page]) -> None:
    page = seen(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    expect(page.get_by_role("button", name="Use light theme")).to_be_visible()
    assert page.evaluate(GROUND) == DARK


@pytest.mark.parametrize("chosen", [False, True])
def test_paper_is_white_whatever_the_screen_is(chosen: bool, seen: Callable[..., Page]) -> None:
    page = seen(color_scheme="light" if chosen else "dark")
    if chosen:
        page.locator("#theme").click()
    page.emulate_media(media="print")
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h3 a')).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("stored", ["", "{", '"blue"', '["dark"]', "null", '"<b>"'])
def test_nonsense_in_storage_is_no_theme(stored: str, seen: Callable[..., Page]) -> None:
    page = seen(color_scheme="light")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.evaluate("value => localStorage.setItem('/repo/:theme', value)", stored)
    page.reload()
    assert page.evaluate(GROUND) == LIGHT
    assert errors == []
