"""The page "Post a job": what a contributor without git can do there."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.watch import Watch


def test_the_template_is_copied_whole(site: str, context: Callable[..., BrowserContext]) -> None:
    page = context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(f"{site}post-a-job/")
    page.get_by_role("button", name="Copy the template").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("Copied to the clipboard")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("---\ntitle: Backend Engineer\n")
    assert copied.endswith("- One thing a line\n")


def test_where_copying_is_refused_the_template_is_selected(site: str, page: Page, watch: Watch) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    page.goto(f"{site}post-a-job/")
    page.get_by_role("button", name="Copy the template").click()
    expect(page.get_by_role("status")).to_contain_text("The text is selected.")
    assert page.evaluate("getSelection().toString()").startswith("---\ntitle: Backend Engineer\n")
    assert watch.complaints() + watch.barriers() == []


def test_without_script_there_is_no_dead_button(site: str, context: Callable[..., BrowserContext]) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(f"{site}post-a-job/")
    expect(page.get_by_role("heading", name="Send it")).to_be_visible()
    expect(page.get_by_role("button", name="Copy the template")).to_be_hidden()
