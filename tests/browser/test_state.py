"""One state has one address: what state.js reads from an address, and what it writes."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.oracle import NOTHING
from tests.browser.test_table import assets

pytestmark = pytest.mark.browser

WRITTEN = """async ([assets, searches, fixed]) => {
  const {parse, format} = await import(`${assets}state.js`);
  return searches.map(search => format(parse(search, fixed), fixed));
}"""
READ = "async ([assets, search, fixed]) => (await import(`${assets}state.js`)).parse(search, fixed)"
FORMATTED = "async ([assets, state, fixed]) => (await import(`${assets}state.js`)).format(state, fixed)"
FITS = "async ([assets, state, fixed]) => (await import(`${assets}state.js`)).fits(state, fixed)"

FULL = (
    "?q=platform&role=backend&cat=go,python&in=us&pay=150&paid=1&level=senior&skill=aws&since=2025-01&sort=pay&page=2"
)
SAME = ("", FULL, "?sort=pay", "?page=2", "?q=a+b&sort=new", "?paid=1", "?since=7d", "?in=not-stated", "?q=C%23%2C+%26")
REWRITTEN = {
    "?": "",
    "?cat=python,go": "?cat=go,python",
    "?cat=Python&cat=go&cat=go": "?cat=go,python",
    "?page=2&cat=go&q=x": "?q=x&cat=go&page=2",
    "?q=%20%20two%20%20words%20": "?q=two+words",
    "?q=words&sort=match": "?q=words",
    "?sort=match": "",
    "?sort=new": "",
    "?sort=sideways": "",
    "?page=0": "",
    "?page=1": "",
    "?page=-3": "",
    "?page=2e3": "",
    "?page=02": "",
    "?page=12345678": "",
    "?pay=151": "",
    "?pay=1e2": "",
    "?pay=150000": "",
    "?paid=yes": "",
    "?since=2025-13": "",
    "?since=8d": "",
    "?since=last+week": "",
    "?cat=,,": "",
    "?cat=%3Cscript%3E,go": "?cat=go",
    "?utm_source=mail&cat=go&fbclid=1": "?cat=go",
    "?q=": "",
    "?q=%00": "?q=%00",
    "?Q=x": "",
    "?cat[]=go": "",
    "?cat=go&%ff%fe=%": "?cat=go",
}


def written(page: Page, site: str, folder: Path, searches: list[str], fixed: dict[str, str] | None = None) -> list[str]:
    page.goto(site)
    found: list[str] = page.evaluate(WRITTEN, [assets(folder), searches, fixed])
    return found


def test_an_address_is_read_and_written_as_it_was(site: str, site_folder: Path, page: Page) -> None:
    assert written(page, site, site_folder, list(SAME)) == list(SAME)


def test_junk_is_dropped_and_the_rest_put_in_order(site: str, site_folder: Path, page: Page) -> None:
    assert dict(zip(REWRITTEN, written(page, site, site_folder, list(REWRITTEN)), strict=True)) == REWRITTEN


def test_an_address_once_written_is_never_rewritten(site: str, site_folder: Path, page: Page) -> None:
    once = written(page, site, site_folder, [*REWRITTEN, "?q=" + "x+" * 300, "?q=%F0%9F%8D%9E%26cat=go", "?q='\"<b>"])
    assert written(page, site, site_folder, once) == once


def test_an_address_holds_the_whole_state(site: str, site_folder: Path, page: Page) -> None:
    page.goto(site)
    assert page.evaluate(READ, [assets(site_folder), FULL, None]) == {
        "q": "platform", "role": ["backend"], "cat": ["go", "python"], "in": ["us"], "pay": 150, "paid": True,
        "level": ["senior"], "skill": ["aws"], "since": "2025-01", "sort": "pay", "page": 2,
    }  # fmt: skip


PYTHON = {"kind": "cat", "slug": "python"}
PAID = {"kind": "paid", "slug": "1"}


def test_the_path_of_a_landing_page_supplies_its_filter(site: str, site_folder: Path, page: Page) -> None:
    searches = ["", "?in=canada", "?cat=go&in=canada", "?paid=1"]
    assert written(page, site, site_folder, searches, PYTHON) == ["", "?in=canada", "?in=canada", "?paid=1"]
    assert written(page, site, site_folder, searches, PAID) == ["", "?in=canada", "?cat=go&in=canada", ""]
    assert page.evaluate(READ, [assets(site_folder), "?in=canada", PYTHON])["cat"] == ["python"]
    assert page.evaluate(READ, [assets(site_folder), "", PAID])["paid"] is True


@pytest.mark.parametrize(
    "case",
    [
        (PYTHON, {"cat": ["python"], "in": ["canada"]}, True, "?in=canada"),
        (PYTHON, {"cat": [], "in": ["canada"]}, False, "?in=canada"),
        (PYTHON, {"cat": ["go", "python"]}, False, "?cat=go,python"),
        (PAID, {"paid": True}, True, ""),
        (PAID, {"paid": False, "cat": ["go"]}, False, "?cat=go"),
        (None, {"cat": ["go"]}, True, "?cat=go"),
    ],
)
def test_a_change_of_the_filter_of_the_path_belongs_elsewhere(
    site: str, site_folder: Path, page: Page, case: tuple[Any, dict[str, Any], bool, str]
) -> None:
    fixed, changes, fits, address = case
    page.goto(site)
    arguments = [assets(site_folder), NOTHING | changes, fixed]
    assert page.evaluate(FITS, arguments) is fits
    assert page.evaluate(FORMATTED, arguments) == address


def test_best_match_without_words_is_no_order(site: str, site_folder: Path, page: Page) -> None:
    page.goto(site)
    for sort, q, address in (("match", "", ""), ("new", "x", "?q=x&sort=new"), ("match", "x", "?q=x"), ("new", "", "")):
        assert page.evaluate(FORMATTED, [assets(site_folder), NOTHING | {"sort": sort, "q": q}, None]) == address
