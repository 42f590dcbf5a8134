"""The page of a job: its actions, its place in the list it was opened from, its contents, and the age of its date."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.host import serve
from tests.browser.test_acceptance import READ_AS, READERS
from tests.browser.test_pages import path_of
from tests.browser.watch import Watch
from tests.sites import make_board, site_of

pytestmark = pytest.mark.browser

DATED = """\
-- content/site.toml --
base_url = "https://example.org/repo/"
as_of = 2026-11-01
-- content/jobs/baker.md --
---
title: Night Baker
company: Crumb & Sons
location: France
posted: 2026-10-20
url: https://apply.example.org/baker
---
We bake bread at night, and we write down what we have learnt about it.
-- content/jobs/miller.md --
---
title: Miller
company: Quill
posted: 2026-10
---
We mill flour by day, and we write down what we have learnt about it.
"""
SCROLL_TO = "node => scrollTo({top: node.getBoundingClientRect().top + scrollY - 30, behavior: 'instant'})"


@pytest.fixture(scope="module")
def dated_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """A board of two jobs, one with a day and an apply link, one without; and the path of each by its first word."""
    folder = site_of(make_board(DATED, tmp_path_factory.mktemp("dated")))
    paths = {path.name.partition("-")[0]: f"jobs/{path.name}/" for path in (folder / "jobs").iterdir()}
    with serve(folder) as address:
        yield address, paths


@pytest.fixture
def jobs(site_folder: Path) -> list[str]:
    """Paths of four jobs, in the order of their names."""
    return [f"jobs/{path.name}/" for path in sorted((site_folder / "jobs").iterdir())[:4]]


def opened_from(page: Page, site: str, jobs: list[str], **how: Any) -> None:
    """The tab has opened a job from a list of these, as list pages note it."""
    entries = [[path.rstrip("/").rpartition("-")[2], path, f"Title of {path}"] for path in jobs]
    kept = {"url": "/repo/?q=bread", "label": "in your search", "jobs": entries} | how
    page.goto(f"{site}about/")
    page.evaluate("kept => sessionStorage.setItem('/repo/:list', kept)", json.dumps(kept))


def place(page: Page) -> Locator:
    return page.locator(".context p")


def test_a_job_knows_its_place_in_the_list_it_was_opened_from(
    site: str, jobs: list[str], page: Page, watch: Watch
) -> None:
    opened_from(page, site, jobs)
    page.goto(site + jobs[2])
    expect(place(page)).to_have_text("3 of 4 in your search")
    back = page.get_by_role("link", name="Back to results")
    assert back.get_attribute("href") == f"{site}?q=bread"
    links = page.get_by_role("navigation", name="Results").get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == [site + jobs[1], site + jobs[3]]
    expect(links.last).to_have_accessible_name(f"Next: Title of {jobs[3]}")
    assert watch.complaints() + watch.barriers() == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_row_of_the_place_is_as_high_without_it(site: str, jobs: list[str], page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + jobs[0])
    assert page.locator(".context").count() == 0
    expect(page.get_by_role("link", name="All jobs")).to_be_visible()
    top = page.locator("h1").bounding_box()
    opened_from(page, site, jobs)
    page.goto(site + jobs[0])
    expect(place(page)).to_be_attached()
    assert page.locator("h1").bounding_box() == top
    assert page.locator(".context").evaluate("node => node.offsetHeight") == 44


def test_a_job_that_is_not_in_the_list_shows_nothing(site: str, jobs: list[str], page: Page) -> None:
    opened_from(page, site, jobs[1:])
    page.goto(site + jobs[0])
    expect(page.get_by_role("link", name="All jobs")).to_be_visible()
    assert page.locator(".context").count() == 0


def test_the_ends_of_the_list_have_one_neighbour(site: str, jobs: list[str], page: Page) -> None:
    opened_from(page, site, jobs, start=60, total=64)
    page.goto(site + jobs[3])
    expect(place(page)).to_have_text("64 of 64 in your search")
    links = page.get_by_role("navigation", name="Results").get_by_role("link")
    assert [link.get_attribute("rel") for link in links.all()] == ["prev"]


def test_next_replaces_the_page_so_that_back_leads_to_the_list(site: str, jobs: list[str], page: Page) -> None:
    opened_from(page, site, jobs, url="/repo/companies/")
    page.goto(f"{site}companies/")
    page.evaluate("address => { location.href = address }", site + jobs[0])
    expect(place(page)).to_have_text("1 of 4 in your search")
    page.locator(".context [rel=next]").click()
    page.wait_for_url(site + jobs[1])
    page.locator(".context [rel=next]").click()
    page.wait_for_url(site + jobs[2])
    page.get_by_role("link", name="Back to results").click()
    page.wait_for_url(f"{site}companies/")
    assert page.evaluate("navigation.currentEntry.index < navigation.entries().length - 1"), "that was not Back"


@pytest.mark.parametrize(
    "kept",
    [{"url": "javascript:alert(1)"}, {"url": "https://elsewhere.example/"}, {"url": "/other/"}],
)
def test_what_other_sites_of_the_host_may_have_stored_leads_nowhere(
    site: str, jobs: list[str], page: Page, watch: Watch, kept: dict[str, Any]
) -> None:
    opened_from(page, site, jobs, **kept)
    page.goto(site + jobs[0])
    expect(page.get_by_role("link", name="All jobs")).to_have_attribute("href", "/repo/")
    assert page.locator(".context").count() == 0
    assert watch.errors == []


def test_the_link_is_copied_and_that_is_said(
    site: str, site_folder: Path, context: Callable[..., BrowserContext]
) -> None:
    page = context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(f"{site}{path_of('job', site_folder)}?from=mail#main")
    button = page.get_by_role("button", name="Copy link")
    size = "node => [node.offsetLeft, node.offsetWidth, node.offsetHeight]"  # the page may still be scrolling to #main
    before = button.evaluate(size)
    button.click()
    copied = page.get_by_role("button", name="Copied")
    expect(copied).to_be_visible()
    assert copied.evaluate(size) == before
    expect(page.get_by_role("status")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == site + path_of("job", site_folder)
    expect(button).to_be_visible()


def test_a_refused_clipboard_gives_the_address_to_copy_by_hand(
    site: str, site_folder: Path, page: Page, watch: Watch
) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    page.goto(site + path_of("job", site_folder))
    for _ in range(2):
        page.get_by_role("button", name="Copy link").click()
        field = page.get_by_role("textbox", name="Address of this page")
        expect(field).to_be_focused()
        assert page.evaluate("getSelection().toString()") == page.url
    expect(page.get_by_role("status")).to_contain_text("The address is selected.")
    assert watch.complaints() + watch.barriers() == []


def test_save_and_copy_stand_side_by_side_on_a_wide_page_and_save_in_the_dock_of_a_phone(
    site: str, site_folder: Path, page: Page
) -> None:
    page.goto(site + path_of("job", site_folder))
    save = page.get_by_role("main").get_by_role("button", name="Save Python Engineer at")
    expect(save).to_have_count(1)
    one, other = save.bounding_box(), page.get_by_role("button", name="Copy link").bounding_box()
    assert one
    assert other
    assert (one["y"], one["width"], one["height"]) == (other["y"], other["width"], 44)
    page.set_viewport_size({"width": 360, "height": 740})
    expect(save).to_have_count(1)
    box = save.bounding_box()
    assert box
    assert box["width"] == 52
    assert box["height"] >= 44
    expect(page.get_by_role("button", name="Copy link")).to_have_count(0)


def test_the_dock_of_a_phone_names_a_usual_host_in_one_line(site: str, site_folder: Path, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site + path_of("job", site_folder))
    page.evaluate(READ_AS, READERS["DejaVu Sans"])  # the widest of the usual fonts
    apply = page.locator(".dock .primary")
    apply.evaluate("node => { node.firstChild.data = 'Apply on jobs.example.com'; }")
    assert apply.evaluate("node => node.getBoundingClientRect().height") == 48


def test_a_phone_is_told_when_there_is_no_way_to_apply(dated_site: tuple[str, dict[str, str]], page: Page) -> None:
    site, paths = dated_site
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site + paths["miller"])
    expect(page.get_by_text("No apply link was given.")).to_be_visible()
    expect(page.get_by_role("button", name="Save Miller at Quill")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_without_script_nothing_is_shown_that_would_do_nothing(
    dated_site: tuple[str, dict[str, str]], context: Callable[..., BrowserContext], width: int
) -> None:
    site, paths = dated_site
    page = context(java_script_enabled=False, viewport={"width": width, "height": 740}).new_page()
    for path in paths.values():
        page.goto(site + path)
        assert [button for button in page.get_by_role("button").all() if button.is_visible()] == []
    expect(page.locator(".dock")).to_be_hidden()


def test_the_contents_mark_the_section_that_is_read(site: str, site_folder: Path, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    page.goto(site + path_of("job", site_folder))
    links = page.locator(".contents a")
    assert links.count() >= 3
    marked = page.locator(".contents [aria-current=true]")
    expect(marked).to_have_count(0)
    for number in (2, 1):
        heading = page.locator(links.nth(number).get_attribute("href") or "")
        heading.evaluate(SCROLL_TO)
        expect(marked).to_have_text(links.nth(number).inner_text())
        expect(marked).to_have_count(1)
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    expect(marked).to_have_count(0)


AGES = {
    "2026-10-20T08:00": "(today)",
    "2026-10-21T01:00": "(yesterday)",
    "2026-11-01T23:00": "(12 days ago)",
    "2027-01-20T12:00": "(3 months ago)",
    "2029-01-20T12:00": "(2 years ago)",
    "2026-10-19T12:00": "",
}


@pytest.mark.parametrize(("now", "words"), AGES.items())
def test_a_day_is_followed_by_its_age(now: str, words: str, dated_site: tuple[str, dict[str, str]], page: Page) -> None:
    site, paths = dated_site
    page.clock.set_fixed_time(now)
    page.goto(site + paths["night"])
    time = page.locator(".facts time")
    expect(time).to_have_text("20 October 2026")
    expect(time.locator("..")).to_have_text(f"20 October 2026 {words}".strip())


def test_a_month_has_no_age(dated_site: tuple[str, dict[str, str]], page: Page) -> None:
    site, paths = dated_site
    page.goto(site + paths["miller"])
    expect(page.locator(".facts time").locator("..")).to_have_text("October 2026")


@pytest.mark.parametrize("width", [320, 360, 768, 1000, 1280])
def test_nothing_moves_for_an_age(dated_site: tuple[str, dict[str, str]], page: Page, width: int) -> None:
    site, paths = dated_site
    watch = Watch(page, site)
    page.clock.set_fixed_time("2026-11-01")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + paths["night"])
    facts = page.locator(".facts")
    height = facts.bounding_box()
    assert watch.complaints() == []
    page.evaluate("document.querySelector('.ago')?.remove()")
    assert facts.bounding_box() == height
