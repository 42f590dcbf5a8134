"""With JavaScript off: every job is reachable by links alone, and nothing is shown that would do nothing."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(context: Callable[..., BrowserContext]) -> Page:
    return context(java_script_enabled=False, viewport={"width": 1280, "height": 900}).new_page()


def test_every_listed_job_is_reached_by_links_from_the_home_page(
    site: str, site_folder: Path, context: Callable[..., BrowserContext]
) -> None:
    page = context(java_script_enabled=False).new_page()
    seen: set[str] = set()
    waiting = [site]
    while waiting:
        address = waiting.pop()
        seen.add(address)
        page.goto(address)
        links = [urldefrag(urljoin(address, href)).url for href in visible_links(page)]
        lists = [link for link in links if "/page/" in link]
        waiting += sorted({link for link in lists if link not in seen and link not in waiting})
        seen |= {link for link in links if "/jobs/" in link}
    reached = {link.removeprefix(site) for link in seen if "/jobs/" in link}
    built = {f"{path.parent.relative_to(site_folder).as_posix()}/" for path in site_folder.glob("jobs/*/index.html")}
    closed = {path for path in built if path.startswith(("jobs/role-past", "jobs/long-closed"))}
    assert len(closed) == 2
    assert reached == built - closed


def visible_links(page: Page) -> list[str]:
    links = page.locator("a[href]")
    return [link.get_attribute("href") or "" for link in links.all() if link.is_visible()]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["", "companies/", "about/", "post-a-job/", "no/such/page"])
def test_no_dead_control_is_visible(kind: str, width: int, site: str, plain: Page) -> None:
    plain.set_viewport_size({"width": width, "height": 900})
    plain.goto(site + kind)
    assert dead_controls(plain) == []


@pytest.mark.parametrize("pattern", ["jobs/python-*", "companies/lantern", "category/*"])
def test_no_dead_control_is_visible_on_pages_of_the_board(
    pattern: str, site: str, site_folder: Path, plain: Page
) -> None:
    plain.goto(f"{site}{min(site_folder.glob(pattern)).relative_to(site_folder).as_posix()}/")
    assert dead_controls(plain) == []


def dead_controls(page: Page) -> list[str]:
    controls = page.locator("button, input, select, textarea")
    return [control.evaluate("node => node.outerHTML") for control in controls.all() if control.is_visible()]


def test_the_list_says_that_search_needs_javascript(site: str, plain: Page) -> None:
    plain.goto(site)
    assert plain.locator("noscript p").filter(has_text="Search needs JavaScript").is_visible()


def test_a_query_without_script_shows_the_list(site: str, plain: Page) -> None:
    plain.goto(f"{site}?q=designer")
    assert plain.locator("ol.rows h3 a").first.is_visible()


def test_the_facets_are_links_and_what_needs_a_script_is_not_there(site: str, plain: Page) -> None:
    plain.goto(site)
    shown = [legend.inner_text() for legend in plain.locator("#filters legend").all() if legend.is_visible()]
    assert shown == ["Category", "Hiring in", "Pay", "Level", "Skills"]
    assert not plain.locator(".scripted:visible").count()
    plain.locator("#filters").get_by_role("link", name="Only jobs that state pay").click()
    assert plain.url == f"{site}pay-stated/"


def test_on_a_phone_the_filters_stand_below_the_list_and_one_link_away(site: str, plain: Page) -> None:
    plain.set_viewport_size({"width": 360, "height": 780})
    plain.goto(site)
    plain.get_by_role("link", name="Filters", exact=True).click()
    assert plain.locator("#filters legend:visible").first.is_visible()
    rail, results = plain.locator("#filters").bounding_box(), plain.locator("#main").bounding_box()
    assert rail
    assert results
    assert rail["y"] > results["y"] + results["height"]
