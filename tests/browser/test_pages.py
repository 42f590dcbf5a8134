"""Every page type, narrow and wide, light and dark: quiet, still, no wider than the window, and without barriers."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

KINDS = {
    "list": "index.html",
    "list, page 2": "page/2/index.html",
    "job": "jobs/python-engineer-*/index.html",
    "job with odd shapes": "jobs/engineer-of-shapes-*/index.html",
    "job with long words": "jobs/senior-principal-*/index.html",
    "job without facts": "jobs/untitled-role*/index.html",
    "job in German": "jobs/backerin-oder-*/index.html",
    "closed job": "jobs/role-past-its-deadline-*/index.html",
    "company": "companies/lantern/index.html",
    "companies": "companies/index.html",
    "category": "category/*/index.html",
    "place": "in/*/index.html",
    "skill": "skill/*/index.html",
    "level": "level/*/index.html",
    "pay stated": "pay-stated/index.html",
    "pay": "stats/index.html",
    "saved": "saved/index.html",
    "about": "about/index.html",
    "post a job": "post-a-job/index.html",
    "not found": "404.html",
}
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
CHECKED_FOR_BARRIERS = {
    (kind, scheme): (360, 1280)[(at + turn) % 2] for at, kind in enumerate(KINDS) for turn, scheme in enumerate(SCHEMES)
}
"""The width at which a page of a scheme is looked at: each page in both schemes and at both widths, but not in all four
ways, which take longest of all that is tested. What only phones have is light on one page and dark on the next.
"""


def path_of(kind: str, folder: Path) -> str:
    """The URL path of the first page of a kind; a missing page reads as itself, with status 404."""
    found = min((path for path in folder.glob(KINDS[kind])), default=None)
    assert found, f"the built site has no {kind} page"
    path = found.relative_to(folder).as_posix()
    return "no/such/page/" if path == "404.html" else path.removesuffix("index.html")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_quiet_still_and_without_barriers(
    kind: str, scheme: str, site: str, site_folder: Path, context: Callable[..., BrowserContext]
) -> None:
    page = context(color_scheme=scheme).new_page()
    watch = Watch(page, site)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(site + path_of(kind, site_folder))
        barriers = watch.barriers() if width == CHECKED_FOR_BARRIERS[kind, scheme] else []
        found += [f"{width}: {complaint}" for complaint in barriers + watch.complaints()]
        watch.errors.clear()
    if kind == "not found":  # Chromium itself logs that the page was answered with 404
        found = [complaint for complaint in found if "404" not in complaint]
    assert found == []


@pytest.mark.parametrize("path", ["", "companies/", "companies/quill/", "category/bread/", "no/such/page"])
def test_a_page_shorter_than_the_window_is_still(path: str, small_site: str, page: Page) -> None:
    watch = Watch(page, small_site)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 1200})
        page.goto(small_site + path, wait_until="networkidle")
        found += [f"{width}: {complaint}" for complaint in watch.complaints() if "404" not in complaint]
    assert found == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_the_narrowest_phone(kind: str, site: str, site_folder: Path, page: Page, watch: Watch) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site + path_of(kind, site_folder))
    assert watch.sideways() == []


@pytest.mark.parametrize("kind", ["list", "job", "company", "companies"])
def test_a_page_fits_with_text_at_twice_the_size(
    kind: str, site: str, site_folder: Path, page: Page, watch: Watch
) -> None:
    page.set_viewport_size({"width": 640, "height": 900})
    page.goto(site + path_of(kind, site_folder))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert watch.sideways() == []


@pytest.mark.parametrize("kind", ["list", "job"])
def test_paper_is_white_even_from_a_dark_screen(
    kind: str, site: str, site_folder: Path, context: Callable[..., BrowserContext]
) -> None:
    page = context(color_scheme="dark").new_page()
    page.goto(site + path_of(kind, site_folder))
    assert luminance(page) < 0.1
    page.emulate_media(media="print", color_scheme="dark")
    assert luminance(page) > 0.9


def luminance(page: Page) -> float:
    """Brightness of the background between 0 and 1; a transparent root is white paper."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    root = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    shown = root if colour == "rgba(0, 0, 0, 0)" else colour
    if shown == "rgba(0, 0, 0, 0)":
        return 1.0
    red, green, blue = (int(part) for part in re.findall(r"\d+", shown)[:3])
    return (red + green + blue) / 765


def test_a_print_opens_the_folds(site: str, site_folder: Path, page: Page) -> None:
    page.goto(site + path_of("job", site_folder))
    folded = page.locator("details p").filter(has_text="equal opportunity employer").first
    expect(folded).to_be_hidden()
    page.emulate_media(media="print")
    expect(folded).to_be_visible()


def test_a_missing_page_is_answered_with_404_and_its_links_work_at_any_depth(
    site: str, page: Page, watch: Watch
) -> None:
    for depth in ("nothing", "jobs/nothing-at-all/", "a/b/c/d/e"):
        response = page.goto(site + depth)
        assert response
        assert response.status == 404
        assert page.locator("h1").inner_text() == "Page not found"
        assert page.evaluate("getComputedStyle(document.body).color") != "rgb(0, 0, 0)", "the style sheet is missing"
        page.get_by_role("main").get_by_role("link", name="All jobs").click()
        assert page.url == site
    assert watch.foreign == []


def test_text_of_a_posting_runs_nothing_and_loads_nothing(
    site: str, site_folder: Path, page: Page, watch: Watch
) -> None:
    page.goto(site + path_of("job with odd shapes", site_folder), wait_until="networkidle")
    assert "Engineer of Shapes" in page.title()
    assert watch.foreign == []
    assert page.locator("article img, article script, [onerror], a[href^='javascript']").count() == 0


def test_the_only_heading_of_the_pay_page_keeps_its_distance(site: str, page: Page) -> None:
    page.goto(f"{site}stats/")
    page.evaluate("document.querySelectorAll('.stats > section:not(.prose)').forEach(node => node.remove())")
    assert page.locator("#method").evaluate("node => getComputedStyle(node).marginTop") == "40px"
