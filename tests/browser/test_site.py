"""What every page has: the header at any size, the one inline script, storage that may be blocked, what is new."""

import datetime
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.host import serve
from tests.browser.watch import Watch
from tests.sites import make_board, site_of

pytestmark = pytest.mark.browser

BLOCKED = """
for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });
"""
FULL = """
Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); };
for (const name of ['localStorage', 'sessionStorage']) {
  const real = window[name];
  Object.defineProperty(window, name, { value: new Proxy(real, {
    get: (target, key) => typeof target[key] === 'function' ? target[key].bind(target) : target[key],
    set() { throw new DOMException('full', 'QuotaExceededError'); },
  }) });
}
"""
TWICE = """
addEventListener('DOMContentLoaded', () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html { font-size: 200% }');
  document.adoptedStyleSheets = [sheet];
});
"""
ITEMS = "[...document.querySelectorAll('.bar a, .bar button')].map(node => node.getBoundingClientRect().toJSON())"


@pytest.mark.parametrize("kind", ["", "companies/", "stats/", "saved/", "about/", "no/such/page"])
def test_the_header_fits_in_one_line_of_a_small_phone(kind: str, site: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(site + kind)
    boxes = page.evaluate(ITEMS)
    assert {round(box["y"] + box["height"] / 2) for box in boxes} == {28}
    assert all(box["height"] >= 44 for box in boxes)
    assert Watch(page, site).sideways() == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_header_holds_text_of_twice_the_size(width: int, site: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(TWICE)
    page.goto(site)
    boxes = page.evaluate(ITEMS)
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    for number, box in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = (
                box["x"] + box["width"] <= other["x"] + 0.5
                or other["x"] + other["width"] <= box["x"] + 0.5
                or box["y"] + box["height"] <= other["y"] + 0.5
                or other["y"] + other["height"] <= box["y"] + 0.5
            )
            assert apart, "two items of the header lie on each other"


def test_the_theme_button_has_its_place_without_script(context: Callable[..., BrowserContext], site: str) -> None:
    places = []
    for script in (True, False):
        page = context(java_script_enabled=script, viewport={"width": 360, "height": 700}).new_page()
        page.goto(site)
        assert page.locator("#theme").is_visible() is script
        assert page.locator(".row .save").first.is_visible() is script
        row = page.locator(".row .what").first.bounding_box()
        assert row
        header = [page.locator(css).bounding_box() for css in (".bar nav", "#theme")]
        places.append([*header, row["x"], row["width"]])
    assert places[0] == places[1]


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("?q=go", True),
        ("?cat=go", True),
        ("?x=1&sort=pay", True),
        ("?q=", False),
        ("?utm=q", False),
        ("?qq=1", False),
        ("?page=2", False),
        ("?sort=new", False),
        ("?pay=any", False),
        ("?pay=60", True),
        ("?since=7d", True),
    ],
)
def test_a_query_is_known_before_the_first_paint(query: str, asked: bool, site: str, page: Page) -> None:
    page.route("**/*.js", lambda route: None)  # no script ever comes
    page.goto(site + query, wait_until="commit")
    page.wait_for_selector("html.js", state="attached")
    assert (page.locator("html[data-q]").count() == 1) is asked


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "query", ["?utm_source=x", "?page=3", "?sort=new&pay=", "?q=developer&utm_source=x", "?cat=go,junk"]
)
def test_what_an_address_holds_besides_its_query_moves_nothing(
    width: int, query: str, site: str, page: Page, watch: Watch
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + query, wait_until="networkidle")
    expect(page.locator("#list .row:visible, #found .row:visible").first).to_be_visible()
    expect(page).not_to_have_url(re.compile("utm|page|junk|new"))
    page.wait_for_timeout(200)
    assert watch.complaints() == []


def test_a_query_whose_script_does_not_come_shows_the_list(site: str, page: Page) -> None:
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{site}?q=designer")
    expect(page.locator("#list .row").first).to_be_visible()


@pytest.mark.parametrize("path", ["", "saved/", "companies/quill/", "about/", "job"])
@pytest.mark.parametrize("storage", [BLOCKED, FULL])
def test_a_page_works_where_storage_does_not(path: str, storage: str, site: str, page: Page, watch: Watch) -> None:
    page.add_init_script(storage)
    page.goto(site + path.partition("job")[0], wait_until="networkidle")
    if path == "job":
        page.locator("main h3 a").first.click()
        page.wait_for_url("**/jobs/*/", wait_until="networkidle")
    page.locator("#theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert watch.complaints() == []


DAYS = """\
-- content/site.toml --
base_url = "https://example.org/repo/"
as_of = 2026-11-01
-- content/jobs/a.md --
---
title: Night Baker
company: Crumb & Sons
posted: 2026-10-30
---
We bake at night.
-- content/jobs/b.md --
---
title: Day Baker
company: Lantern
posted: 2026-10-20
---
We bake by day.
-- content/jobs/Bread/2026-10/c.md --
---
title: Miller
company: Quill
---
We mill.
"""


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A board whose jobs say their day, all but one."""
    with serve(site_of(make_board(DAYS, tmp_path_factory.mktemp("dated")))) as address:
        yield address


def at(day: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"{day}+00:00")


def test_what_is_new_since_the_last_visit_has_a_dot(dated: str, page: Page) -> None:
    watch = Watch(page, dated)
    page.clock.install(time=at("2026-10-25T12:00:00"))
    page.goto(dated, wait_until="networkidle")
    assert page.locator(".row.new").count() == 0, "the first visit has no dots"
    page.clock.set_fixed_time(at("2026-10-31T12:00:00"))
    for _ in range(2):  # the next page of the same visit shows them too
        page.goto(dated, wait_until="networkidle")
        expect(page.locator(".row.new h3 a")).to_have_text(["New Night Baker"])
        assert page.locator(".row.new").evaluate("row => getComputedStyle(row, '::after').position") == "absolute"
        assert watch.complaints() == []
    page.clock.set_fixed_time(at("2026-10-31T20:00:00"))
    page.goto(dated, wait_until="networkidle")
    assert page.locator(".row.new").count() == 0, "six hours later it is another visit"


def test_the_hidden_word_is_not_kept_with_a_job(dated: str, page: Page) -> None:
    page.clock.install(time=at("2026-10-25T12:00:00"))
    page.goto(dated, wait_until="networkidle")
    page.clock.set_fixed_time(at("2026-10-31T12:00:00"))
    page.goto(dated, wait_until="networkidle")
    page.get_by_role("button", name=re.compile("^Save Night Baker")).click()
    expect(page.get_by_role("link", name="Saved, 1 job")).to_be_visible()
    kept = page.evaluate("Object.values(JSON.parse(localStorage['/repo/:saved']).jobs)[0].t")
    assert kept == "Night Baker"


def test_a_board_of_months_has_no_dots_and_loads_nothing_for_them(site: str, page: Page, watch: Watch) -> None:
    page.goto(site, wait_until="networkidle")
    assert not [url for url in watch.requested if "visit.js" in url]


def test_what_is_chosen_from_has_room_for_letters_of_twice_the_size(site: str, page: Page) -> None:
    page.goto(site)
    heights = []
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        heights.append(page.locator("select:visible").evaluate_all("all => all.map(node => node.offsetHeight)"))
    assert sorted(heights[0]) == [36, 40, 40]
    assert min(heights[1]) > 45, "30 px letters in a line of their own height"
