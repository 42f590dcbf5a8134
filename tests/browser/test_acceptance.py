"""What every page must stand, all at once: fits, lines, edges, targets, focus, motion, forced colours, print."""

import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.test_pages import KINDS, path_of
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 768, 1280)
STATES = ("?q=engineer&cat=python&pay=60", "?level=manager&in=canada&pay=250", "?q=xyzzyq")
"""Results with chips and a query, ways out of nothing, and nothing at all."""

READERS = {
    "as it is": "",
    "DejaVu Sans": "* { font-family: 'DejaVu Sans' !important; }",
    "text of twice the size": "html { font-size: 200% !important; }",
    "spaced text (WCAG 1.4.12)": "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important; } p { margin-bottom: 2em !important; }",
}
"""What readers do to the text of a page, as style sheets of theirs."""
READ_AS = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }"


def too_wide(page: Page, watch: Watch) -> list[str]:
    """At which width and for which reader the page scrolls sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for reader, css in READERS.items():
            page.evaluate(READ_AS, css)
            found += [f"{width}, {reader}: {complaint}" for complaint in watch.sideways()]
    page.evaluate(READ_AS, "")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_every_width_and_every_reader(
    kind: str, site: str, site_folder: Path, page: Page, watch: Watch
) -> None:
    page.goto(site + path_of(kind, site_folder))
    assert too_wide(page, watch) == []


@pytest.mark.parametrize("state", STATES)
def test_results_fit_every_width_and_every_reader(state: str, site: str, page: Page, watch: Watch) -> None:
    page.goto(site + state)
    expect(page.locator("#found")).to_be_visible()
    assert too_wide(page, watch) == []


def test_saved_jobs_fit_every_width_and_every_reader(site: str, page: Page, watch: Watch) -> None:
    page.goto(site)
    for number in range(3):
        page.locator("main .row .save").nth(number).click()
    page.goto(f"{site}saved/", wait_until="networkidle")
    expect(page.locator("#rows .row")).to_have_count(3)
    page.locator("main .row .save").first.click()
    assert too_wide(page, watch) == []


@pytest.mark.corpus
def test_real_jobs_fit_the_narrowest_phone(
    corpus_site_folder: Path, large_site: str, context: Callable[..., BrowserContext]
) -> None:
    """The hundred with the longest words, and two hundred others spread over the whole board: each put into the page of
    the first, because a page of its own takes ten times as long.
    """
    page = context(viewport={"width": 320, "height": 640}).new_page()
    files = sorted(corpus_site_folder.glob("jobs/*/index.html"))
    jobs = [file for file in files if 'http-equiv="refresh"' not in file.read_text(encoding="utf-8")]
    by_words = sorted(jobs, key=longest_word, reverse=True)
    others = by_words[100:]
    wide = []
    looked_at = by_words[:100] + others[:: max(1, len(others) // 200)][:200]
    page.goto(f"{large_site}{looked_at[0].parent.relative_to(corpus_site_folder).as_posix()}/")
    for job in looked_at:
        path = job.parent.relative_to(corpus_site_folder).as_posix()
        if page.evaluate(PUT_IN, f"{large_site}{path}/") > 320:
            wide.append(path)
    assert wide == []


PUT_IN = """async address => {
  const html = await (await fetch(address)).text();
  document.body.replaceWith(document.adoptNode(new DOMParser().parseFromString(html, 'text/html').body));
  return document.documentElement.scrollWidth;
}"""
"""Shows the body of another page in the head of this one; its width."""


def longest_word(file: Path) -> int:
    text = re.sub(r"<[^>]+>", " ", file.read_text(encoding="utf-8").partition("<main")[2])
    return max(map(len, text.split()))


BEGINNINGS = r"""() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest('script, style, noscript, .vh, .prose')) continue;
    for (let at = 0; at < node.data.length; at += 1) {
      if (/\s/.test(node.data[at])) continue;
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      if (!box || !box.height) continue;
      if (/[·–—]/.test(node.data[at]) && !(last && last.left < box.left && last.bottom > box.top))
        found.push(node.parentElement.textContent.trim().slice(0, 80));
      last = box;
    }
  }
  return found;
}"""
"""Dashes and dots with nothing before them on their line. What an employer wrote is the employer's."""


@pytest.mark.parametrize("kind", ["list", "job with long words", "job", "company", "companies", "pay", "about"])
def test_no_line_begins_with_a_dash_or_a_dot(kind: str, site: str, site_folder: Path, page: Page) -> None:
    page.goto(site + path_of(kind, site_folder))
    found = []
    for width in range(320, 800, 24):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {text}" for text in page.evaluate(BEGINNINGS)]
    assert found == []


CUT = """() => [...document.querySelectorAll('h1, h2, h3, h3 a')].filter(node => {
    const style = getComputedStyle(node);
    return !node.closest('.vh') && (style.textOverflow !== 'clip' || style.webkitLineClamp !== 'none'
      || (style.overflow !== 'visible' && node.scrollWidth > node.clientWidth) || style.whiteSpace === 'nowrap');
  }).map(node => node.textContent.trim())"""


@pytest.mark.parametrize("kind", ["list", "job with long words", "company", "saved"])
def test_titles_are_never_cut(kind: str, site: str, site_folder: Path, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site + path_of(kind, site_folder))
    assert page.evaluate(CUT) == []


STRIP = """cells => {
  const strip = document.querySelector('.facts');
  while (strip.children.length > cells) strip.lastElementChild.remove();
  while (strip.children.length < cells) strip.append(strip.lastElementChild.cloneNode(true));
  const outer = strip.getBoundingClientRect();
  return [...strip.children].map(cell => {
    const box = cell.getBoundingClientRect();
    return {left: box.left - outer.left, right: outer.right - box.right, top: Math.round(box.top),
      edge: parseFloat(getComputedStyle(cell).borderLeftWidth)};
  });
}"""
"""The cells of a strip of facts: pixels to its sides, the row each is in, and the width of the line at its left."""


@pytest.mark.parametrize("kind", ["job", "company"])
@pytest.mark.parametrize("cells", [2, 3, 4, 5])
def test_a_fact_strip_has_lines_between_cells_and_none_beside(
    cells: int, kind: str, site: str, site_folder: Path, page: Page
) -> None:
    if (kind, cells) == ("company", 5):
        pytest.skip("a company has up to four facts")
    page.goto(site + path_of(kind, site_folder))
    for width in (320, 360, 600, 719, 721, 768, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        boxes = page.evaluate(STRIP, cells)
        for box in boxes:
            assert (box["edge"] > 0) == (box["left"] > 1), (width, boxes)
        for row in {box["top"] for box in boxes}:
            assert abs(min(box["right"] for box in boxes if box["top"] == row)) < 1, (width, "a row that ends early")


def test_pay_of_every_shape_is_in_its_row(site: str, page: Page) -> None:
    said = {}
    for place in ("canada", "germany", "united-states"):
        page.goto(f"{site}?in={place}&paid=1")
        expect(page.locator("#found")).to_be_visible()
        for pay in page.locator("#found .row .pay").all():
            said[pay.inner_text().replace("\n", " ")] = pay.locator(".strip .part").count()
    assert said["$350k–420k a year"] == 2, "beyond the scale: a band and an arrow"
    assert said["$60–80 /hr an hour"] == 1
    assert said["€70k–85k a year"] == 1
    assert said["$90k–120k a year"] == 1


def test_paper_is_black_on_white_from_a_dark_screen(
    site: str, site_folder: Path, context: Callable[..., BrowserContext]
) -> None:
    page = context(color_scheme="dark").new_page()
    page.goto(site + path_of("job", site_folder))
    page.emulate_media(media="print", color_scheme="dark")
    bright = page.evaluate("""[...document.querySelectorAll('main :is(h1, h2, p, li, dt, dd)')]
      .filter(node => node.getClientRects().length && Math.max(...getComputedStyle(node).color.match(/\\d+/g)) > 128)
      .map(node => node.outerHTML.slice(0, 80))""")
    assert bright == []


DRAWN = """(node, pseudo) => { const style = getComputedStyle(node, pseudo); return {
  edge: parseFloat(style.borderBottomWidth) && style.borderBottomStyle !== 'none' ? style.borderBottomColor : '',
  ground: style.backgroundColor, fill: style.fill }; }"""


def test_forced_colours_leave_what_must_be_seen(site: str, context: Callable[..., BrowserContext]) -> None:
    """The edge of the search field, the page one is on, ticked boxes, strips, chips and tiles."""
    page = context(forced_colors="active", viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{site}?cat=python")
    expect(page.locator("#chips .chip").first).to_be_visible()
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")

    def drawn(selector: str, pseudo: str | None = None) -> Any:
        return page.locator(selector).first.evaluate(DRAWN, pseudo)

    clear = {"", 0, paper, "rgba(0, 0, 0, 0)"}
    assert drawn(".bar nav [aria-current]", "::after")["edge"] not in clear
    for edged in ("form.search", "#chips .chip", ".row .tile"):
        assert drawn(edged)["edge"] not in clear, edged
    track, part = drawn(".row .strip .track")["fill"], drawn(".row .strip .part")["fill"]
    assert part not in clear | {track}
    assert track not in clear


def test_a_search_that_fails_is_without_barriers(site: str, context: Callable[..., BrowserContext]) -> None:
    for scheme, width in (("dark", 360), ("light", 1280)):
        page = context(color_scheme=scheme, viewport={"width": width, "height": 900}).new_page()
        watch = Watch(page, site)
        page.route(re.compile("/table/"), lambda route: route.abort())
        page.goto(f"{site}?cat=python")
        expect(page.locator(".notice")).to_be_visible()
        assert watch.barriers() + watch.sideways() == [], scheme


TARGETS = """least => [...document.querySelectorAll('a[href], button, select, input, summary')].filter(node => {
  if (node.closest('.vh, .skip, p, dd, .prose, .text, td, .fold') || !node.checkVisibility({visibilityProperty: true}))
    return false;
  const row = (node.closest('.row h3') ? node.closest('.row') : node.closest('.opt, form.search')) ?? node;
  const box = row.getBoundingClientRect();
  return box.width && box.height && (box.width < least - .5 || box.height < least - .5);
}).map(node => `${node.outerHTML.slice(0, 90)} ${JSON.stringify(node.getBoundingClientRect())}`)"""
"""What is smaller than so many pixels. Words in running text are as large as the text."""


@pytest.mark.parametrize("kind", KINDS)
def test_targets_can_be_hit(kind: str, site: str, site_folder: Path, page: Page) -> None:
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(site + path_of(kind, site_folder), wait_until="networkidle")
        assert page.evaluate(TARGETS, 24) == [], width


PRIMARY = ".bar a, .bar button, .button, .row .save, .pages a, .to-filters"


@pytest.mark.parametrize("kind", ["list", "job", "company", "saved", "not found", "post a job"])
def test_what_is_used_most_can_be_hit_with_a_thumb(kind: str, site: str, site_folder: Path, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(site + path_of(kind, site_folder), wait_until="networkidle")
    small = page.locator(PRIMARY).evaluate_all(
        """all => all.filter(node => node.checkVisibility({visibilityProperty: true}))
          .map(node => [node.outerHTML.slice(0, 90), node.getBoundingClientRect()])
          .filter(([, box]) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))"""
    )
    assert small == []


FOCUSED = """() => {
  const node = document.activeElement;
  if (node === document.body) return null;
  const ring = node.closest('.row h3') ? [node, '::after']
    : node.closest('.opt') ? [node.closest('.opt'), '::before'] : [node.closest('form.search') ?? node, null];
  const style = getComputedStyle(...ring);
  const box = node.getBoundingClientRect();
  const dock = node.closest('.dock') ? null : document.querySelector('.dock')?.getBoundingClientRect();
  return {what: node.outerHTML.slice(0, 90), ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    hidden: Boolean(dock?.height) && box.bottom > dock.top + 1 && box.top < dock.bottom,
    part: node.closest('.band, main, footer')?.localName, place: node.closest('.dock') ? null : box.top + scrollY,
    index: node.tabIndex,
    seen: box.bottom > 0 && box.top < innerHeight};
}"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["job", "job with odd shapes", "company", "saved", "pay", "about"])
def test_focus_is_seen_not_under_the_dock_and_in_the_order_of_reading(
    kind: str, width: int, site: str, site_folder: Path, context: Callable[..., BrowserContext]
) -> None:
    page = context(viewport={"width": width, "height": 640}, reduced_motion="reduce").new_page()
    page.goto(site + path_of(kind, site_folder), wait_until="networkidle")
    stops: list[dict[str, Any]] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or (stop["part"] == "header" and stops and stops[-1]["part"] == "footer"):
            break
        stops.append(stop)
    assert len(stops) > 8
    assert [stop["what"] for stop in stops if stop["ring"] < 2] == []
    assert [stop["what"] for stop in stops if stop["hidden"] or not stop["seen"]] == []
    assert [stop["what"] for stop in stops if stop["index"] > 0] == []
    parts = [stop["part"] for stop in stops if stop["part"]]
    assert parts == sorted(parts, key=["header", "main", "footer"].index)
    if width == 360:  # one column: what comes later is further down, or beside what was before
        places = [stop["place"] for stop in stops if stop["part"] == "main" and stop["place"] is not None]
        assert [pair for pair in itertools.pairwise(places) if pair[1] < pair[0] - 30] == []


MOVING = """() => [...document.querySelectorAll('*')].filter(node => {
  const style = getComputedStyle(node);
  const lasts = list => list.split(',').some(time => parseFloat(time) > 0);
  return lasts(style.animationDuration) || lasts(style.transitionDuration) || style.scrollBehavior === 'smooth';
}).map(node => node.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("wish", ["reduce", "no-preference"])
def test_nothing_moves_for_who_wants_no_motion(
    wish: str, site: str, site_folder: Path, context: Callable[..., BrowserContext]
) -> None:
    page = context(reduced_motion=wish, viewport={"width": 360, "height": 800}).new_page()
    page.goto(site, wait_until="networkidle")
    page.get_by_role("button", name="Filters").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    moving = page.evaluate(MOVING)
    page.goto(site + path_of("job", site_folder))
    moving += page.evaluate(MOVING)
    assert bool(moving) == (wish == "no-preference"), moving


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_the_page_is_loaded_before_it_is_used(
    kind: str, site: str, site_folder: Path, page: Page, watch: Watch
) -> None:
    page.goto(site + path_of(kind, site_folder), wait_until="networkidle")
    unasked = ("pagefind", "/table/", "/results.js", "/panel.js", "/text.js", "/answer.js")
    assert [url for url in watch.requested if any(part in url for part in unasked)] == []
    assert watch.foreign == []


@pytest.mark.parametrize(
    "kind", ["saved", "pay", "pay stated", "place", "skill", "level", "closed job", "list, page 2"]
)
def test_without_script_no_page_type_has_a_dead_control(
    kind: str, site: str, site_folder: Path, context: Callable[..., BrowserContext]
) -> None:
    page = context(java_script_enabled=False, viewport={"width": 360, "height": 800}).new_page()
    page.goto(site + path_of(kind, site_folder))
    assert page.locator(":is(button, input, select, textarea):visible").count() == 0
