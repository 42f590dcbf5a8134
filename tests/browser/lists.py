"""What a reader sees of a list: headings, chips, rows. For the tests of results, history and search."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

ROWS = "ol.rows > li.row:visible"
OUTLINE = r"""root => {
  const skipped = new Set(['href', 'data-page', 'rel']);
  const outline = node => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[ \n]+/g, ' ').trim();
    const attributes = [...node.attributes]
      .filter(({name}) => !(node.closest('.pages') && skipped.has(name)))
      .map(({name, value}) => `${name}=${value.replace(/^[gf]-(?=\d|undated)/, '')}`).sort();
    return [node.localName, ...attributes, ...[...node.childNodes].map(outline).filter(part => part.length)];
  };
  return [...root.children].filter(node => !node.matches('.offers, .unpaid')).map(outline);
}"""
"""A part of a page as nested lists: names, attributes, text. The addresses of pages differ, as do the ids of months."""


def outline(page: Page, selector: str) -> Any:
    return page.locator(selector).evaluate(OUTLINE)


def titles(page: Page) -> list[str]:
    """Titles that the list shows, in order."""
    return page.locator(f"{ROWS} h3 a").all_inner_texts()


def heading(page: Page) -> Locator:
    return page.locator("#count")


def chips(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("#chips .chip").all_inner_texts()]


def chip(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^Remove (filter|search): {re.escape(name)}$"))


def tick(page: Page, name: str) -> None:
    """Tick or untick a filter by its words."""
    page.locator("#filters label.opt").filter(has_text=re.compile(rf"^\s*{re.escape(name)}\s+\d")).first.click()


def settled(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait until the heading says so and nothing is awaited."""
    expect(heading(page)).to_have_text(text)
    expect(page.locator("main [aria-busy]")).to_have_count(0)


def total(page: Page) -> int:
    """The number that the heading says."""
    found = re.match(r"[\d,]+", heading(page).inner_text())
    assert found
    return int(found[0].replace(",", ""))


def stop_the_clock(page: Page) -> None:
    """From now on the time of the page stands an hour later, until it is told to run: a busy machine has as much of it
    as any other.
    """
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 3600)


def scrolled_to(page: Page, place: float) -> None:
    """Wait until the page is scrolled so far, in pixels: the policy of the pages lets no script poll."""
    for _ in range(300):
        if abs(page.evaluate("scrollY") - place) < 3:
            return
        page.wait_for_timeout(100)
    assert page.evaluate("scrollY") == place
