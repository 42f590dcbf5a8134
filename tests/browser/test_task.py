"""A whole task with the keyboard alone: find a Python job in Canada paying $120k, open it, save it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

FOCUSED = """
(document.activeElement.ariaLabel ?? document.activeElement.closest("label, a, button")?.textContent.trim()) ?? ""
"""
FAR = 400
"""Presses of Tab after which nobody would go on."""


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the control that begins with these words has focus, which must be seen to have it."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(words):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"{words} has focus and does not show it"
            return
    pytest.fail(f"{words} is not reached with Tab")


def count(page: Page) -> int:
    return int(re.sub(r"\D", "", page.locator("#count").inner_text().partition(" job")[0]))


@pytest.mark.parametrize("width", [1280])
def test_find_open_and_save_a_job_with_the_keyboard(large_site: str, page: Page, width: int) -> None:
    watch = Watch(page, large_site)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(large_site)
    before = count(page)

    page.keyboard.press("f")
    tab_to(page, "Python")
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{large_site}?cat=python")
    tab_to(page, "Canada")
    page.keyboard.press("Space")
    tab_to(page, "Pay a year")
    page.keyboard.type("$120k")
    page.keyboard.press("Tab")
    expect(page).to_have_url(f"{large_site}?cat=python&in=canada&pay=120")
    expect(page.locator("#found .row").first).to_be_visible()
    found = count(page)
    assert 0 < found < before
    expect(page.get_by_role("status")).to_have_text(f"{found} job{'s' if found > 1 else ''}")

    tab_to(page, "Remove filter: $120k or more")  # single keys are for where nothing is typed or chosen
    page.keyboard.press("j")
    page.wait_for_function("document.activeElement.closest('.row')")
    title = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.wait_for_load_state()
    page.keyboard.press("s")
    expect(page.get_by_role("status")).to_have_text("Saved. You have 1 saved job")

    page.get_by_role("link", name="Saved, 1 job").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=title)).to_be_visible()
    assert watch.complaints() == []
