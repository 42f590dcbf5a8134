"""Saved jobs: kept in the browser, on every page and in every tab, with copies; refused storage and hostile files."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.test_site import BLOCKED, FULL
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

KEY = "/repo/:saved"
STATUS = re.compile("^Status of ")


def kept(page: Page) -> dict[str, dict[str, Any]]:
    stored = page.evaluate("key => localStorage.getItem(key)", KEY)
    jobs: dict[str, dict[str, Any]] = json.loads(stored)["jobs"] if stored else {}
    return jobs


def keep(page: Page, jobs: dict[str, Any]) -> None:
    """As an earlier visit left it; the page must be on the site."""
    text = json.dumps({"v": 1, "jobs": jobs})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def entry(number: int = 0, **other: Any) -> dict[str, Any]:
    return {
        "t": f"Baker {number}", "c": "Crumb & Sons", "l": "France", "p": "$50k", "u": f"jobs/baker-{number}/", "k": 3,
        "st": "saved", "at": 1_700_000_000_000 + number, "ch": 1_700_000_000_000 + number, **other,
    }  # fmt: skip


def many(number: int) -> dict[str, Any]:
    return {f"{n:06x}": entry(n) for n in range(number)}


def button(page: Page, number: int = 0) -> Locator:
    return page.locator("main .row .save").nth(number)


def titles(page: Page) -> list[str]:
    return page.locator("#rows .row:visible h3 a").all_inner_texts()


def listed(page: Page, number: int) -> None:
    """Wait until so many saved jobs are on the page."""
    expect(page.locator("#rows .row:visible h3 a")).to_have_count(number)


def save(page: Page, *numbers: int) -> None:
    for number in numbers:
        button(page, number).click()
        expect(button(page, number)).to_have_attribute("aria-pressed", "true")


@pytest.fixture
def saved(page: Page, site: str) -> Page:
    """The saved page with three jobs saved from the list, the third one last."""
    page.goto(site)
    save(page, 0, 1, 2)
    page.goto(f"{site}saved/", wait_until="networkidle")
    listed(page, 3)
    return page


def test_a_job_is_saved_with_what_its_row_says(site: str, page: Page) -> None:
    page.goto(site)
    row = page.locator("main .row:has(.pay):has(.dot)").first
    row.locator(".save").click()
    expect(row.locator(".save")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status")).to_have_text("Saved. You have 1 saved job")
    ((job_id, job),) = kept(page).items()
    assert job_id == row.locator(".save").get_attribute("data-id")
    assert job["t"] == row.locator("h3 a").inner_text()
    assert job["c"] == row.locator("b").inner_text()
    assert f"{job['c']}\u00a0· {job['l']}" == row.locator(".who").inner_text()
    assert job["p"]
    assert job["p"] in row.locator(".pay p").inner_text()
    assert row.locator("h3 a").get_attribute("href") == f"/repo/{job['u']}"
    assert f"t{job['k']}" in (row.locator(".tile").get_attribute("class") or "").split()
    assert (job["st"], job["at"]) == ("saved", job["ch"])
    row.locator(".save").click()
    expect(page.get_by_role("status")).to_have_text("Removed from saved jobs")
    assert kept(page) == {}


def test_a_job_is_the_same_from_its_row_its_company_and_its_page(site: str, page: Page) -> None:
    page.goto(f"{site}companies/lantern/")
    row = page.locator("main .row:has(.pay p)").first
    path = row.locator("h3 a").get_attribute("href") or ""
    row.locator(".save").click()
    expect(page.get_by_role("link", name="Saved, 1 job")).to_be_visible()
    ((job_id, of_company),) = kept(page).items()
    page.goto(site.removesuffix("/repo/") + path)
    pressed = page.locator(f"button.save[data-id='{job_id}']:visible")
    expect(pressed).to_have_attribute("aria-pressed", "true")
    pressed.click()
    expect(pressed).to_have_attribute("aria-pressed", "false")
    pressed.click()
    expect(pressed).to_have_attribute("aria-pressed", "true")
    of_page = kept(page)[job_id]
    assert of_company["c"] == of_page["c"] == "Lantern"
    for part in ("t", "c", "l", "u", "k"):
        assert of_page[part] == of_company[part], part
    assert of_page["p"]


def test_the_button_of_a_row_names_its_job_and_does_not_open_it(site: str, page: Page) -> None:
    page.goto(site)
    title, company = page.locator("main h3 a").first.inner_text(), page.locator("main .row b").first.inner_text()
    found = page.get_by_role("button", name=f"Save {title} at {company}", exact=True).first
    found.click()
    expect(found).to_have_attribute("aria-pressed", "true")
    assert page.url == site


def test_saved_jobs_survive_a_reload_and_are_counted_on_every_page(site: str, page: Page) -> None:
    page.goto(site)
    save(page, 0, 1)
    page.reload()
    expect(button(page, 1)).to_have_attribute("aria-pressed", "true")
    expect(button(page, 2)).to_have_attribute("aria-pressed", "false")
    for path in ("companies/", "about/", "stats/", "no/such/page"):
        page.goto(site + path)
        expect(page.get_by_role("link", name="Saved, 2 jobs", exact=True)).to_be_visible()
    keep(page, many(120))
    page.reload()
    expect(page.locator("#saved-count")).to_have_text("99+")
    keep(page, {})
    page.reload()
    expect(page.get_by_role("link", name="Saved", exact=True)).to_be_visible()
    expect(page.locator("#saved-count")).to_be_hidden()


def test_two_boards_of_one_host_do_not_share(site: str, page: Page) -> None:
    page.goto(site)
    page.evaluate("text => localStorage.setItem('/other/:saved', text)", json.dumps({"v": 1, "jobs": many(2)}))
    page.reload()
    expect(page.locator("#saved-count")).to_be_hidden()


@pytest.mark.parametrize(
    "stored", ["", "{", "null", "7", '"x"', '{"jobs": 3}', '{"jobs": [1]}', '{"jobs": {"a": null}}']
)
def test_nonsense_in_storage_is_no_saved_job(stored: str, site: str, page: Page, watch: Watch) -> None:
    page.goto(site)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, stored])
    page.goto(f"{site}saved/", wait_until="networkidle")
    assert titles(page) == []
    page.goto(site)
    expect(page.locator("#saved-count")).to_be_hidden()
    save(page, 0)
    assert watch.errors == []


def test_tabs_see_each_other(saved: Page, site: str) -> None:
    other = saved.context.new_page()
    other.goto(site)
    save(other, 3)
    expect(saved.locator("#rows .row")).to_have_count(4)
    assert len(titles(saved)) == 4
    button(saved, 0).click()
    expect(saved.locator("#rows .removed")).to_have_count(1)
    expect(button(other, 3)).to_have_attribute("aria-pressed", "false")
    save(other, 3)
    expect(saved.locator("#rows .removed")).to_have_count(0)


def test_what_two_tabs_save_is_all_kept(site: str, page: Page) -> None:
    page.goto(site)
    other = page.context.new_page()
    other.goto(site)
    save(page, 0)
    save(other, 1)
    save(page, 2)
    assert len(kept(page)) == 3


@pytest.mark.parametrize("storage", [BLOCKED, FULL])
@pytest.mark.parametrize("kind", ["list", "job", "dock"])
def test_a_save_that_fails_says_so_and_does_not_look_done(
    storage: str, kind: str, site: str, page: Page, watch: Watch
) -> None:
    page.add_init_script(storage)
    page.goto(site)
    if kind != "list":
        page.locator("main h3 a").first.click()
        page.wait_for_url("**/jobs/*/", wait_until="networkidle")
    page.set_viewport_size({"width": 360 if kind == "dock" else 1280, "height": 700})
    pressed = page.locator("main .save:visible").first
    size = pressed.bounding_box()
    for _ in range(2):
        pressed.click()
        expect(page.get_by_role("status")).to_have_text("Not saved: this browser blocks storage")
    expect(page.locator(".failed")).to_have_count(1)
    expect(page.locator(".failed")).to_have_text("Not saved: this browser blocks storage")
    expect(pressed).to_have_attribute("aria-pressed", "false")
    after = pressed.bounding_box()
    assert size
    assert after
    assert (size["width"], size["height"]) == (after["width"], after["height"])
    expect(page.locator("#saved-count")).to_be_hidden()
    assert watch.errors == []
    assert watch.sideways() == []


def test_five_hundred_jobs_are_the_most(site: str, page: Page) -> None:
    page.goto(site)
    keep(page, many(500))
    page.reload()
    button(page).click()
    expect(page.locator(".failed")).to_have_text("Not saved: there is room for 500 jobs, remove one first")
    assert len(kept(page)) == 500


def test_a_save_button_whose_script_does_not_come_says_so(site: str, page: Page) -> None:
    page.route("**/saving.js", lambda route: route.abort())
    page.goto(site)
    button(page).click()
    expect(page.get_by_role("status")).to_contain_text("Not saved.")


def test_the_saved_page_lists_the_newest_first(saved: Page, site: str) -> None:
    newest_first = titles(saved)
    saved.goto(site)
    assert newest_first == saved.locator("main h3 a").all_inner_texts()[2::-1]


def test_a_status_is_kept_and_can_be_asked_for(saved: Page) -> None:
    saved.get_by_label(STATUS).nth(1).select_option("Applied")
    saved.reload(wait_until="networkidle")
    listed(saved, 3)
    assert [select.input_value() for select in saved.get_by_label(STATUS).all()] == ["saved", "applied", "saved"]
    expect(saved.locator("#count")).to_have_text("3 jobs")
    saved.get_by_label("Show").select_option("Applied")
    expect(saved.locator("#count")).to_have_text("1 job")
    listed(saved, 1)
    saved.get_by_label(STATUS).nth(1).select_option("Archived")
    assert len(titles(saved)) == 1, "a row that was just used stays"
    saved.get_by_label("Show").select_option("Interviewing")
    expect(saved.locator("#none")).to_have_text("No saved job is marked “Interviewing”.")
    saved.get_by_label("Show").select_option("All")
    assert len(titles(saved)) == 3


def test_a_removed_job_can_be_taken_back_until_the_page_is_loaded_again(saved: Page) -> None:
    before, first, height = kept(saved), titles(saved), saved.locator("#rows").bounding_box()
    saved.get_by_label(STATUS).nth(1).select_option("Interviewing")
    button(saved, 1).click()
    undo = saved.get_by_role("button", name=f"Undo: keep {first[1]}")
    expect(undo).to_be_focused()
    assert len(kept(saved)) == 2
    expect(saved.locator("#count")).to_have_text("2 jobs")
    assert saved.locator("#rows").bounding_box() == height, "nothing moves"
    undo.press("Enter")
    expect(button(saved, 1)).to_be_focused()
    assert kept(saved).keys() == before.keys()
    assert titles(saved) == first
    assert saved.get_by_label(STATUS).nth(1).input_value() == "interviewing"
    button(saved, 1).click()
    expect(undo).to_be_focused()
    saved.reload(wait_until="networkidle")
    listed(saved, 2)
    assert titles(saved) == [first[0], first[2]]


def test_a_board_without_saved_jobs_says_how_to_save_one(site: str, page: Page, watch: Watch) -> None:
    page.goto(f"{site}saved/", wait_until="networkidle")
    expect(page.locator("#empty")).to_have_text(
        "No saved jobs yet. Select the bookmark on any job to keep it here. All jobs"
    )
    expect(page.get_by_role("button", name="Download copy")).to_be_hidden()
    expect(page.get_by_role("button", name="Restore from copy")).to_be_visible()
    expect(page.locator("#some")).to_be_hidden()
    assert watch.complaints() == []


def test_a_closed_job_is_tagged_and_an_open_one_is_not(saved: Page) -> None:
    keep(saved, kept(saved) | {"abcdef": entry()})
    saved.reload(wait_until="networkidle")
    expect(saved.locator(".tag:visible")).to_have_count(1)
    expect(saved.locator("#rows .row").last).to_contain_text("Closed")
    saved.route("**/open-ids.txt", lambda route: route.abort())
    saved.reload(wait_until="load")
    expect(saved.locator("#rows .row")).to_have_count(4)
    expect(saved.locator(".tag:visible")).to_have_count(0)


@pytest.mark.parametrize("number", [1, 10, 100])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_however_many_jobs_are_saved(
    number: int, width: int, site: str, page: Page, watch: Watch
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site)
    keep(page, many(number))
    for path in ("saved/", "", "about/"):
        page.goto(site + path, wait_until="networkidle")
        assert watch.complaints() == [], path


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_the_saved_page_is_without_barriers(
    width: int, scheme: str, site: str, context: Callable[..., BrowserContext]
) -> None:
    page = context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    watch = Watch(page, site)
    page.goto(site)
    save(page, 0, 1, 2)
    assert watch.barriers() == []
    page.goto(f"{site}saved/", wait_until="networkidle")
    button(page, 1).click()
    expect(page.locator(".removed .undo button")).to_be_focused()
    assert watch.barriers() == []
    assert watch.complaints() == []


def copy_of(page: Page) -> dict[str, Any]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Download copy").click()
    assert download.value.suggested_filename == "saved-jobs.json"
    copy: dict[str, Any] = json.loads(download.value.path().read_text(encoding="utf-8"))
    return copy


def restore(page: Page, copy: Any) -> None:
    text = copy if isinstance(copy, str) else json.dumps(copy)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Restore from copy").click()
    chooser.value.set_files({"name": "copy.json", "mimeType": "application/json", "buffer": text.encode()})


def test_a_copy_restores_what_was_lost_and_the_newer_status_wins(saved: Page) -> None:
    before = kept(saved)
    first, second, third = before
    copy = copy_of(saved)
    assert copy["version"] == 1
    assert copy["site"].endswith("/repo/")
    assert copy["jobs"] == before
    copy["jobs"][first] |= {"st": "applied", "ch": before[first]["ch"] + 1}
    copy["jobs"][second] |= {"st": "archived", "ch": before[second]["ch"] - 1}
    keep(saved, {key: before[key] for key in (first, second)})
    saved.reload(wait_until="networkidle")
    restore(saved, copy)
    expect(saved.locator("#told")).to_have_text("Restored 1 job, 2 were already here")
    expect(saved.get_by_role("status")).to_have_text("Restored 1 job, 2 were already here")
    assert {key: job["st"] for key, job in kept(saved).items()} == {first: "applied", second: "saved", third: "saved"}
    listed(saved, 3)
    restore(saved, copy)
    expect(saved.locator("#told")).to_have_text("Restored 0 jobs, 3 were already here")


def test_a_copy_fills_an_empty_page(site: str, page: Page) -> None:
    page.goto(f"{site}saved/", wait_until="networkidle")
    restore(page, {"version": 1, "site": site.removeprefix("http://"), "jobs": many(4)})
    expect(page.locator("#told")).to_have_text("Restored 4 jobs")
    listed(page, 4)
    assert titles(page) == ["Baker 3", "Baker 2", "Baker 1", "Baker 0"]
    expect(page.locator("#empty")).to_be_hidden()


@pytest.mark.parametrize(
    "copy",
    ["", "{", "null", "[]", "7", '"x"', {"version": 1}, {"version": 2, "site": "HERE", "jobs": {}},
     {"version": 1, "site": "elsewhere.example/", "jobs": {}}, {"jobs": many(1)}],
)  # fmt: skip
def test_another_file_is_no_copy(copy: Any, saved: Page, site: str) -> None:
    text = (copy if isinstance(copy, str) else json.dumps(copy)).replace("HERE", site.removeprefix("http://"))
    restore(saved, text)
    expect(saved.locator("#told")).to_have_text("That file is not a saved-jobs copy from this site.")
    assert len(kept(saved)) == 3


HOSTILE = {
    "aaaaaa": entry(u="javascript:alert(1)"),
    "bbbbbb": entry(u="https://evil.example/jobs/x/"),
    "cccccc": entry(u="//evil.example/"),
    "dddddd": entry(u="jobs/../../evil/"),
    "eeeeee": entry(t=7),
    "ffffff": entry(t="x" * 10_000),
    "__proto__": entry(),
    "constructor": entry(),
    "aabbcc": None,
    "00000a": entry(t="<img src=x onerror=document.title=1>", c='"><script>document.title=1</script>', k="x", st="<b>"),
    "00000b": entry(at=9e15, ch=9e15),
}  # fmt: skip


def test_a_hostile_copy_is_text_and_leads_nowhere_else(saved: Page, site: str) -> None:
    watch = Watch(saved, site)
    restore(saved, {"version": 1, "site": site.removeprefix("http://"), "jobs": HOSTILE})
    expect(saved.locator("#told")).to_have_text("Restored 2 jobs")
    assert len(kept(saved)) == 5
    assert saved.title() == "Saved jobs – Openings"
    assert saved.locator("main img, main script").count() == 0
    expect(saved.locator("#rows")).to_contain_text("<img src=x onerror=document.title=1>")
    links = [link.evaluate("node => node.href") for link in saved.locator("#rows a").all()]
    assert all(link.startswith(f"{site}jobs/") for link in links)
    assert kept(saved)["00000b"]["at"] < 9e15
    assert kept(saved)["00000a"]["st"] == "saved"
    assert watch.errors == []
    assert watch.sideways() == []


def test_hostile_storage_is_text_and_leads_nowhere_else(site: str, page: Page, watch: Watch) -> None:
    page.goto(site)
    keep(page, HOSTILE)
    page.goto(f"{site}saved/", wait_until="networkidle")
    listed(page, 2)
    expect(page.locator("#saved-count")).to_have_text("2")
    assert watch.complaints() == []


def test_the_saved_page_asks_for_the_open_jobs_once(saved: Page, site: str) -> None:
    watch = Watch(saved, site)
    saved.reload(wait_until="networkidle")
    assert len([url for url in watch.requested if url.endswith("open-ids.txt")]) == 1
    saved.goto(site, wait_until="networkidle")
    assert len([url for url in watch.requested if url.endswith("open-ids.txt")]) == 1


def test_without_script_the_saved_page_says_what_it_needs(site: str, context: Callable[..., BrowserContext]) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(f"{site}saved/")
    sentence = "Saving needs JavaScript, because saved jobs live in your browser."
    assert page.locator("noscript p").filter(has_text=sentence).is_visible()
    assert not [control for control in page.locator("button, select, input").all() if control.is_visible()]


def test_a_missing_list_of_open_jobs_closes_nothing(site: str, page: Page) -> None:
    page.route("**/open-ids.txt", lambda route: route.fulfill(status=404, body="<title>Page not found</title>"))
    page.goto(f"{site}saved/")
    keep(page, many(2))
    page.reload(wait_until="networkidle")
    listed(page, 2)
    expect(page.locator(".tag:visible")).to_have_count(0)
