"""Single-key shortcuts: each does its own, none where the reader types, and all can be switched off."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.test_pages import path_of
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

SWITCH = "Use single-key shortcuts"


LOADED = "import(document.querySelector('script[src$=\"/site.js\"]').src.replace('site.js', 'shortcuts.js'))"
"""Done when what the keys do has come, and every key pressed before has done its own."""


def ready(page: Page, address: str) -> None:
    """The page with all its scripts run."""
    page.goto(address, wait_until="networkidle")
    page.evaluate(f"{LOADED}.then(() => null)")


def focused_title(page: Page) -> str:
    page.evaluate(f"{LOADED}.then(() => new Promise(done => setTimeout(done, 30)))")
    return str(page.evaluate("document.activeElement.matches('.row h3 a') ? document.activeElement.textContent : ''"))


def titles(page: Page) -> list[str]:
    return page.locator("main .row h3 a:visible").all_text_contents()


def test_slash_goes_to_the_search_and_selects_what_is_there(site: str, page: Page) -> None:
    for path, name in {"": "Search jobs", "no/such/": "Search jobs", "companies/": "Find a company"}.items():
        page.goto(site + path, wait_until="networkidle")
        field = page.get_by_role("searchbox", name=name)
        field.fill("bread")
        field.blur()
        page.keyboard.press("/")
        expect(field).to_be_focused()
        expect(field).to_have_value("bread")
        assert field.evaluate("node => [node.selectionStart, node.selectionEnd]") == [0, 5]


def test_j_and_k_walk_the_titles_and_enter_opens(site: str, page: Page) -> None:
    ready(page, site)
    found = titles(page)
    walked = []
    for key in "jjjkj":
        page.keyboard.press(key)
        walked.append(focused_title(page))
    assert walked == [found[0], found[1], found[2], found[1], found[2]]
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(found[2])


def test_k_stays_at_the_first_title_and_j_at_the_last(site: str, page: Page) -> None:
    ready(page, f"{site}companies/quill/")
    found = titles(page)
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert focused_title(page) == found[0]
    for _ in range(len(found) + 1):
        page.keyboard.press("j")
    assert focused_title(page) == found[-1]


def test_j_begins_where_the_reader_has_scrolled_to(site: str, page: Page) -> None:
    ready(page, site)
    third = page.locator("main .row h3 a:visible").nth(2)
    third.evaluate("node => scrollTo({top: node.getBoundingClientRect().top + scrollY - 5, behavior: 'instant'})")
    page.keyboard.press("j")
    assert focused_title(page) == third.text_content()


def test_s_saves_the_row_that_has_focus_and_the_job_of_the_page(site: str, site_folder: Path, page: Page) -> None:
    ready(page, site)
    page.keyboard.press("s")
    expect(page.locator("button.save[aria-pressed=true]")).to_have_count(0)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("s")
    pressed = page.locator(".row button.save[aria-pressed=true]")
    expect(pressed).to_have_count(1)
    assert pressed.locator("xpath=ancestor::li").locator("h3 a").text_content() == titles(page)[1]
    page.keyboard.press("s")
    expect(pressed).to_have_count(0)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        ready(page, site + path_of("job", site_folder))
        before = saved(page)
        page.keyboard.press("s")
        expect(page.locator("main.job button.save[aria-pressed]:visible")).to_have_attribute(
            "aria-pressed", "false" if before else "true"
        )


def saved(page: Page) -> bool:
    return page.locator("main.job button.save:visible").get_attribute("aria-pressed") == "true"


def test_f_goes_to_the_filters(site: str, page: Page) -> None:
    ready(page, site)
    page.keyboard.press("f")
    assert page.evaluate("document.activeElement.closest('#filters') !== null")


def test_f_opens_the_panel_of_a_phone_and_escape_leads_back(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    ready(page, site)
    page.keyboard.press("f")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(".to-filters")).to_be_focused()


def test_brackets_walk_the_search_a_job_was_opened_from(site: str, site_folder: Path, page: Page) -> None:
    jobs = [f"jobs/{path.name}/" for path in sorted((site_folder / "jobs").iterdir())[:2]]
    entries = [[path.rstrip("/").rpartition("-")[2], path] for path in jobs]
    ready(page, f"{site}about/")
    kept = json.dumps({"url": "/repo/", "label": "in your search", "jobs": entries})
    page.evaluate("kept => sessionStorage.setItem('/repo/:list', kept)", kept)
    ready(page, site + jobs[0])
    page.keyboard.press("[")
    page.keyboard.press("]")
    page.wait_for_url(site + jobs[1])
    expect(page.locator(".context p")).to_have_text("2 of 2 in your search")
    page.keyboard.press("[")
    page.wait_for_url(site + jobs[0])


def test_a_question_mark_leads_to_the_keys(site: str, page: Page) -> None:
    ready(page, site)
    page.keyboard.press("?")
    page.wait_for_url(f"{site}about/#shortcuts")
    expect(page.get_by_role("heading", name="Keyboard shortcuts")).to_be_in_viewport()


def test_escape_clears_a_search_field_and_stays_in_it(site: str, page: Page) -> None:
    ready(page, f"{site}companies/")
    field = page.get_by_role("searchbox")
    field.press_sequentially("quill")
    expect(page.locator(".letter li:visible")).to_have_count(1)
    field.press("Escape")
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    expect(page.locator(".letter li:visible")).to_have_count(7)


def unmoved(page: Page) -> bool:
    page.evaluate(f"{LOADED}.then(() => new Promise(done => setTimeout(done, 30)))")
    return bool(page.evaluate("document.activeElement === document.body"))


@pytest.mark.parametrize("held", ["Control", "Alt", "Meta"])
def test_a_key_does_nothing_with_another_held(site: str, page: Page, held: str) -> None:
    ready(page, site)
    page.keyboard.down(held)
    for key in ("j", "s", "[", "]"):
        page.keyboard.press(key)
    page.keyboard.up(held)
    assert unmoved(page)


def test_a_key_does_nothing_where_the_reader_types_or_chooses(site: str, page: Page) -> None:
    ready(page, site)
    field = page.get_by_role("searchbox")
    field.press_sequentially("/jk?s[f]")
    expect(field).to_have_value("/jk?s[f]")
    expect(field).to_be_focused()
    for tag in ("select", "textarea", "dialog", "[contenteditable]"):
        inside = other(page, tag)
        for key in ("j", "/", "?"):
            page.keyboard.press(key)
        expect(inside).to_be_focused()
    assert page.url.startswith(site)
    assert "about" not in page.url


def other(page: Page, tag: str) -> Locator:
    """A control of another kind in the page, with focus."""
    page.evaluate(
        """tag => {
          document.querySelectorAll('.made').forEach(node => node.remove());
          const node = document.createElement(tag.startsWith('[') ? 'p' : tag);
          if (tag.startsWith('[')) node.contentEditable = 'true';
          node.className = 'made';
          document.querySelector('main').append(node);
          if (tag === 'dialog') {
            node.append(document.createElement('button'));
            node.showModal();
            node.firstChild.className = 'made inside';
          }
          (node.firstChild ?? node).focus();
        }""",
        tag,
    )
    return page.locator(".inside" if tag == "dialog" else ".made")


def test_the_keys_can_be_switched_off_for_good_and_on_again(site: str, page: Page, watch: Watch) -> None:
    ready(page, f"{site}about/#shortcuts")
    switch = page.get_by_role("checkbox", name=SWITCH)
    expect(switch).to_be_checked()
    switch.uncheck()
    ready(page, site)
    page.keyboard.press("j")
    page.keyboard.press("/")
    assert unmoved(page)
    ready(page, f"{site}companies/")
    field = page.get_by_role("searchbox")
    field.fill("quill")
    field.press("Escape")  # not a single character
    expect(field).to_have_value("")
    ready(page, f"{site}about/")
    expect(switch).not_to_be_checked()
    switch.check()
    ready(page, site)
    page.keyboard.press("j")
    assert focused_title(page) == titles(page)[0]
    assert watch.complaints() == []


def test_where_storage_is_blocked_the_switch_says_so(site: str, page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })")
    ready(page, f"{site}about/")
    page.get_by_role("checkbox", name=SWITCH).uncheck()
    expect(page.get_by_role("status")).to_have_text("Not kept: this browser blocks storage")
    page.keyboard.press("Tab")
    page.keyboard.press("?")
    assert page.url == f"{site}about/"


def test_without_script_no_keys_are_promised(site: str, context: Callable[..., BrowserContext]) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(f"{site}about/")
    expect(page.locator("#shortcuts")).to_be_hidden()


def test_a_board_without_the_page_of_the_switch_has_no_keys(empty_site: str, page: Page) -> None:
    ready(page, empty_site)
    page.keyboard.press("/")
    page.keyboard.press("?")
    assert unmoved(page)
    assert page.url == empty_site
