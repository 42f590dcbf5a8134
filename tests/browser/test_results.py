"""Results of filters: what is drawn, in which order, and what is offered where there is nothing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.lists import ROWS, chip, chips, heading, outline, settled, stop_the_clock, tick, titles, total
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

DATE = re.compile(r"(Aug|Sept?|Oct) 2026$")


def landing_pages(folder: Path) -> list[tuple[str, str]]:
    """First pages of the lists of a group, with the state on the home page that finds the same."""
    kinds = {"category": "cat", "in": "in", "level": "level", "skill": "skill"}
    found = [("pay-stated/", "?paid=1")]
    for kind, name in kinds.items():
        found += [(f"{kind}/{page.name}/", f"?{name}={page.name}") for page in sorted((folder / kind).iterdir())]
    return found


def test_rows_drawn_by_script_are_those_drawn_by_the_server(
    site: str, site_folder: Path, page: Page, watch: Watch
) -> None:
    pages = landing_pages(site_folder)
    assert len(pages) > 15
    for path, state in pages:
        page.goto(site + path)
        drawn = outline(page, "#list")
        page.goto(site + state)
        expect(page.locator("#found")).to_be_visible()
        assert outline(page, "#found") == drawn, path
        assert total(page) > 0
    assert watch.errors == []


def test_second_pages_are_the_same_too(site: str, page: Page) -> None:
    page.goto(f"{site}pay-stated/page/2/")
    drawn, title = outline(page, "#list"), page.title()
    page.goto(f"{site}?paid=1&page=2")
    expect(page.locator("#found")).to_be_visible()
    assert outline(page, "#found") == drawn
    assert re.search(r"\(page 2 of \d+\)", title)[0] in page.title()  # type: ignore[index]


def test_a_tick_filters_at_once(site: str, page: Page, watch: Watch) -> None:
    page.goto(site)
    whole = total(page)
    tick(page, "Python")
    expect(page).to_have_url(f"{site}?cat=python")
    expect(page.locator("#found")).to_be_visible()
    assert 0 < total(page) < whole
    assert chips(page) == ["Python"]
    assert page.locator("#list").is_hidden()
    assert watch.errors + watch.foreign == []


def test_the_heading_says_how_many_of_how_many(site: str, page: Page) -> None:
    page.goto(f"{site}?q=developer")
    settled(page, re.compile(r"^\d+ jobs for “developer”$"))
    alone = total(page)
    tick(page, "Python")
    settled(page, re.compile(rf"^\d+ jobs of {alone} for “developer”$"))
    page.goto(f"{site}?cat=python")
    settled(page, re.compile(r"^\d+ jobs$"))


def test_chips_stand_in_the_order_of_the_rail(site: str, page: Page) -> None:
    page.goto(f"{site}?since=2026-08&skill=python&level=senior&pay=60&paid=1&in=germany&cat=python,go&q=developer")
    expect(page.locator("#chips .chip")).to_have_count(9)
    assert chips(page) == [
        "“developer”", "Go", "Python", "Germany", "$60k or more", "Pay stated", "Senior", "Python",
        "Since Aug 2026",
    ]  # fmt: skip


def test_after_a_chip_the_next_one_has_focus(site: str, page: Page) -> None:
    page.goto(f"{site}?cat=go,python&level=junior,senior")
    chip(page, "Python").click()
    expect(chip(page, "Junior")).to_be_focused()
    chip(page, "Senior").press("Enter")
    expect(chip(page, "Junior")).to_be_focused()
    chip(page, "Junior").press("Enter")
    expect(chip(page, "Go")).to_be_focused()
    chip(page, "Go").press("Enter")
    expect(heading(page)).to_be_focused()
    expect(page).to_have_url(site)
    assert chips(page) == []


def test_all_chips_go_at_once(site: str, page: Page) -> None:
    page.goto(site)
    whole = heading(page).inner_text()
    page.goto(f"{site}?q=developer&cat=python")
    page.get_by_role("button", name="Clear all").click()
    settled(page, whole)
    expect(page).to_have_url(site)
    assert page.get_by_role("searchbox").input_value() == ""
    assert page.locator("#filters :checked:not(option)").count() == 0
    expect(heading(page)).to_be_focused()


def test_best_match_is_an_order_of_queries(site: str, page: Page) -> None:
    page.goto(f"{site}?q=developer")
    order = page.get_by_role("combobox", name="Sort by")
    expect(order).to_have_value("match")
    order.select_option("new")
    expect(page).to_have_url(f"{site}?q=developer&sort=new")
    expect(page.locator("#found .month").first).to_be_visible()
    chip(page, "“developer”").click()
    expect(order.locator("option")).to_have_text(["Newest", "Highest pay"])
    expect(order).to_have_value("new")


def test_the_highest_pay_comes_first_and_unknown_pay_last(site: str, page: Page) -> None:
    page.goto(f"{site}?sort=pay&in=canada")
    expect(page.locator("#found")).to_be_visible()
    unstated = page.locator("#found .month")
    expect(unstated).to_have_count(1)
    expect(unstated.locator("p").first).to_have_text(re.compile(r"^Pay not stated \d+ jobs$"))
    assert unstated.locator(".pay").count() == 0
    stated = page.locator("#found > ol > li")
    assert stated.count() == stated.locator(".pay").count() > 0
    ends = stated.locator("rect.part").evaluate_all(
        "all => all.map(node => Number(node.getAttribute('x')) + Number(node.getAttribute('width')))"
    )
    assert ends[0] == max(ends)
    for line in stated.locator(".meta").all_inner_texts():
        assert DATE.search(line), "a row without a month above it says its date"


def test_rows_below_their_month_do_not_say_it_again(site: str, page: Page) -> None:
    page.goto(f"{site}?cat=python")
    expect(page.locator("#found .month").first).to_be_visible()
    assert page.locator("#found .row time").count() == 0
    counts = page.locator("#found .month > p > span").all_inner_texts()
    assert sum(int(text.split()[0]) for text in counts) == total(page)


def test_a_pay_filter_says_what_it_hides(site: str, page: Page) -> None:
    page.goto(f"{site}?in=canada&sort=pay")
    expect(page.locator("#found")).to_be_visible()
    before = total(page)
    unstated = page.locator("#found .month > p > span").inner_text()
    page.goto(f"{site}?in=canada&pay=60")
    line = page.locator(".unpaid")
    expect(line).to_have_text(f"{unstated} that do not state pay are hidden. Show them")
    line.get_by_role("button", name="Show them").click()
    expect(page).to_have_url(f"{site}?in=canada")
    settled(page, f"{before} jobs")
    expect(heading(page)).to_be_focused()


def test_a_query_that_names_a_skill_offers_it_as_a_filter(site: str, page: Page) -> None:
    page.goto(f"{site}?q=kubernetes developer")
    offer = page.locator(".offers").get_by_role("button", name=re.compile("^Skill: Kubernetes"))
    promised = int(re.search(r"(\d+) jobs?$", offer.inner_text())[1])  # type: ignore[index]
    offer.click()
    expect(page).to_have_url(re.compile(r"q=developer&skill=kubernetes$"))
    settled(page, re.compile(rf"^{promised} jobs? "))
    assert page.get_by_role("searchbox").input_value() == "developer"


def test_a_query_that_names_a_company_leads_to_its_page(site: str, page: Page) -> None:
    page.goto(f"{site}?q=lantern")
    page.locator(".offers").get_by_role("link", name=re.compile("^Company: Lantern")).click()
    expect(page).to_have_url(f"{site}companies/lantern/")


def test_excerpts_show_what_was_found(site: str, page: Page) -> None:
    page.goto(f"{site}?q=paper")
    expect(page.locator(".excerpt mark").first).to_have_text(re.compile("^paper", re.IGNORECASE))


def test_a_change_of_page_leads_to_the_heading(site: str, page: Page) -> None:
    page.goto(f"{site}?paid=1")
    page.get_by_role("link", name="Next page").click()
    expect(page).to_have_url(f"{site}?paid=1&page=2")
    expect(heading(page)).to_be_focused()
    expect(heading(page)).to_be_in_viewport()
    assert "(page 2 of" in page.title()
    tick(page, "Senior")
    expect(page).to_have_url(f"{site}?paid=1&level=senior")


def test_a_tick_keeps_focus_and_place(site: str, page: Page) -> None:
    page.goto(f"{site}?in=united-states")
    expect(page.locator("#found")).to_be_visible()
    box = page.locator("#filters fieldset[data-kind=level] input").first
    box.evaluate(
        "node => { node.scrollIntoView({block: 'center', behavior: 'instant'}); node.focus({preventScroll: true}); }"
    )
    before = page.evaluate("scrollY")
    box.press("Space")
    expect(page).to_have_url(re.compile("level="))
    expect(box).to_be_focused()
    assert page.evaluate("scrollY") == before


def test_the_count_is_said_once_after_a_change_and_not_on_load(site: str, page: Page) -> None:
    page.add_init_script("""
        window.said = [];
        addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
          const text = document.getElementById('status').textContent;
          if (text) said.push(text);
        }).observe(document.getElementById('status'), {childList: true, characterData: true, subtree: true}));""")
    page.clock.install()
    page.goto(f"{site}?in=germany")
    expect(page.locator("#found")).to_be_visible()
    stop_the_clock(page)
    page.clock.run_for(900)
    assert page.evaluate("said") == []
    tick(page, "Go")
    tick(page, "Other technical")
    expect(page.locator("#chips .chip")).to_have_count(3)
    page.clock.run_for(1200)
    assert page.evaluate("said") == [heading(page).inner_text()]


def test_old_answers_are_dropped(site: str, page: Page) -> None:
    page.goto(site)
    page.locator("#filters").hover()
    page.evaluate("""() => {
        const boxes = [...document.querySelectorAll('#filters fieldset[data-kind=cat] input')];
        for (const box of boxes) box.click();
        for (const box of boxes.slice(1)) box.click();
    }""")
    expect(page.locator("#chips .chip")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    assert len(chips(page)) == 1
    assert len(titles(page)) == min(total(page), 12)


def test_a_month_reads_the_same_in_rail_chip_and_rows(site: str, page: Page) -> None:
    page.add_init_script("Intl.DateTimeFormat.prototype.format = Date.prototype.toLocaleDateString = () => 'elsewhere'")
    page.goto(f"{site}?since=2026-09&sort=pay")
    chosen = page.locator("select[name=since] :checked")
    expect(page.locator("#found")).to_be_visible()
    expect(page.locator("#chips .chip")).to_have_text([chosen.get_attribute("data-label") or ""])
    assert "elsewhere" not in page.locator("body").inner_text()


def test_nothing_that_matches_shows_the_ways_out(site: str, page: Page, watch: Watch) -> None:
    page.goto(f"{site}?level=manager&in=canada&pay=250")
    settled(page, "0 jobs")
    expect(page.locator(".zero h3")).to_have_text("No job matches all three filters")
    expect(page.locator(".zero p")).to_have_text(
        re.compile(
            r"^Only \d+% of listings state pay, so a pay filter hides (most|many) jobs\. Removing one filter gives:$"
        )
    )
    ways = page.locator(".way")
    promised = [int(re.search(r"([\d,]+) jobs?$", text)[1]) for text in ways.all_inner_texts()]  # type: ignore[index]
    assert promised == sorted(promised, reverse=True)
    assert 0 < len(promised) <= 4
    assert 0 not in promised
    assert watch.complaints() + watch.barriers() == []
    for number, jobs in enumerate(promised):
        ways.nth(number).click()
        settled(page, f"{jobs} job{'s' if jobs > 1 else ''}")
        page.go_back()
        settled(page, "0 jobs")


def test_where_no_single_removal_helps_those_of_one_kind_go_together(site: str, page: Page) -> None:
    page.goto(f"{site}?cat=go,other-technical&in=united-states&pay=200")
    settled(page, "0 jobs")
    expect(page.locator(".zero p")).to_have_text(re.compile(r"hides \w+ jobs\. Removing filters together gives:$"))
    ways = page.locator(".way")
    expect(ways).to_have_text(
        [re.compile(r"^Remove Go and Other technical \d+ jobs$"), re.compile("^Clear all filters ")]
    )
    promised = int(re.search(r"(\d+) jobs$", ways.first.inner_text())[1])  # type: ignore[index]
    ways.first.click()
    expect(page).to_have_url(f"{site}?in=united-states&pay=200")
    settled(page, f"{promised} jobs")


def test_where_no_single_removal_helps_all_are_removed(site: str, page: Page) -> None:
    page.goto(f"{site}?level=internship,executive&role=mobile&skill=django,kubernetes,react&pay=250")
    expect(page.locator(".zero")).to_be_visible()
    way = page.locator(".way")
    if page.locator(".way", has_text="Remove").count() == 0:
        way.click()
        expect(page).to_have_url(site)


def test_a_query_with_too_many_filters_is_searched_in_all_jobs(site: str, page: Page) -> None:
    page.goto(f"{site}?q=designer&cat=python&level=junior&pay=250")
    expect(page.locator(".zero h3")).to_have_text("No job for “designer” matches all three filters")
    way = page.locator(".way").first
    expect(way).to_have_text(re.compile(r"^Search all jobs for “designer” \d+ jobs?$"))
    way.click()
    expect(page).to_have_url(f"{site}?q=designer")


def test_a_month_that_the_rail_does_not_offer_has_one_name(site: str, page: Page) -> None:
    gone = "document.querySelector('select[name=since] [value=\"2026-08\"]').remove()"
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => {gone})")
    page.goto(f"{site}?since=2026-08&pay=60")
    expect(page.locator("#found")).to_be_visible()
    assert chips(page) == ["$60k or more", "Since Aug 2026"]
    expect(page.locator("select[name=since] option:checked")).to_have_text(re.compile(r"^Since Aug 2026 \(\d+\)$"))


def test_a_landing_page_keeps_its_filter_in_the_path(site: str, page: Page) -> None:
    page.goto(f"{site}category/python/")
    whole = total(page)
    assert chips(page) == ["Python"]
    tick(page, "Junior")
    expect(page).to_have_url(f"{site}category/python/?level=junior")
    expect(page.locator("#found")).to_be_visible()
    assert 0 < total(page) < whole
    assert chips(page) == ["Python", "Junior"]
    tick(page, "Junior")
    expect(page).to_have_url(f"{site}category/python/")
    settled(page, f"{whole} jobs")
    assert page.locator("#list").is_visible()


def test_a_change_of_the_filter_of_the_path_leads_home(site: str, page: Page) -> None:
    page.goto(f"{site}category/python/?level=junior")
    expect(page.locator("#found")).to_be_visible()
    chip(page, "Python").click()
    expect(page).to_have_url(f"{site}?level=junior")
    expect(page.locator("#found")).to_be_visible()
    assert chips(page) == ["Junior"]
    page.goto(f"{site}category/python/")
    tick(page, "Go")
    expect(page).to_have_url(f"{site}?cat=go,python")


def test_a_search_on_a_landing_page_stays_there(site: str, page: Page) -> None:
    page.goto(f"{site}category/python/")
    page.get_by_role("searchbox").fill("designer")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(f"{site}category/python/?q=designer")
    settled(page, re.compile(r"^\d+ jobs? (of \d+ )?for “designer”$"))


@pytest.mark.parametrize(("path", "first"), [("page/2/", ""), ("pay-stated/page/2/", "pay-stated/")])
def test_a_change_on_a_further_page_leads_to_the_first(site: str, page: Page, path: str, first: str) -> None:
    page.goto(site + path)
    tick(page, "Senior")
    expect(page).to_have_url(f"{site}{first}?level=senior")
    expect(page.locator("#found")).to_be_visible()
    page.goto(f"{site}{path}")
    page.get_by_role("searchbox").fill("developer")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(f"{site}{first}?q=developer")
    page.goto(f"{site}{path}?q=developer")
    expect(page).to_have_url(f"{site}{first}?q=developer")


def test_a_table_that_cannot_load_leaves_the_list_and_can_be_tried_again(site: str, page: Page, watch: Watch) -> None:
    page.route(re.compile("/table/"), lambda route: route.abort())
    page.goto(f"{site}?cat=python")
    notice = page.locator(".notice")
    expect(notice).to_contain_text("Search could not load. Check your connection, then try again.")
    assert len(titles(page)) == 12
    expect(page.locator("#status")).to_have_text("Search could not load")
    page.unroute(re.compile("/table/"))
    notice.get_by_role("button", name="Try again").click()
    expect(page.locator("#found")).to_be_visible()
    expect(notice).to_have_count(0)
    assert chips(page) == ["Python"]
    assert watch.sideways() == []


def test_scripts_that_cannot_load_leave_the_list_and_can_be_tried_again(site: str, page: Page) -> None:
    page.route(re.compile("/(results|answer|draw)\\.js"), lambda route: route.abort())
    page.goto(f"{site}?cat=python")
    expect(page.locator(".notice")).to_contain_text("Search could not load.")
    assert len(titles(page)) == 12
    page.unroute(re.compile("/(results|answer|draw)\\.js"))
    page.locator(".notice").get_by_role("button", name="Try again").click()
    expect(page.locator("#found")).to_be_visible()
    expect(page.locator(".notice")).to_have_count(0)


def test_a_slow_table_is_put_into_words_and_shifts_nothing(site: str, page: Page, watch: Watch) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile("/table/"), hold)
    page.clock.install()
    page.goto(f"{site}?cat=python&level=senior")
    expect(page.locator("#waiting")).to_be_visible()
    assert page.locator("#list").is_hidden()
    page.clock.run_for(5000)
    expect(heading(page)).to_have_text("Still loading search…")
    expect(page.locator("#status")).to_have_text("Still loading search…")
    for route in held:
        route.continue_()
    expect(page.locator("#found")).to_be_visible()
    assert watch.complaints() == []


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_results_and_ways_out_are_without_barriers(
    site: str, width: int, scheme: str, context: Callable[..., BrowserContext]
) -> None:
    page = context(viewport={"width": width, "height": 800}, color_scheme=scheme).new_page()
    watch = Watch(page, site)
    for state in (
        "?q=kubernetes developer&pay=60",
        "?cat=python&paid=1",
        "?level=manager&in=canada&pay=250",
        "?q=xyzzyq",
    ):
        page.goto(site + state)
        expect(page.locator("#found")).to_be_visible()
        assert watch.complaints() + watch.barriers() == [], state


def test_a_job_knows_the_results_it_was_opened_from(site: str, page: Page) -> None:
    page.goto(f"{site}?paid=1&page=2")
    expect(page.locator("#found")).to_be_visible()
    jobs = total(page)
    page.locator(f"{ROWS} h3 a").nth(1).click()
    expect(page.get_by_role("main").or_(page.locator(".crumb")).first).to_be_visible()
    expect(page.locator("body")).to_contain_text(f"14 of {jobs} in your search")


def test_a_job_knows_the_company_it_was_opened_from(site: str, page: Page) -> None:
    page.goto(f"{site}companies/lantern/")
    jobs = page.locator("main").get_attribute("data-total") or f"{page.locator('.row').count()}"
    page.locator(f"{ROWS} h3 a").nth(1).click()
    expect(page.locator(".context p")).to_have_text(f"2 of {jobs} at Lantern")


def test_a_job_knows_the_list_it_was_opened_from(site: str, page: Page) -> None:
    page.goto(f"{site}pay-stated/page/2/")
    jobs = total(page)
    page.locator(f"{ROWS} h3 a").first.click()
    expect(page.locator("body")).to_contain_text(f"13 of {jobs} in this list")


def test_a_board_without_jobs_has_nothing_to_filter(empty_site: str, page: Page) -> None:
    watch = Watch(page, empty_site)
    page.goto(f"{empty_site}?cat=python&pay=100")
    expect(page).to_have_url(empty_site)
    expect(heading(page)).to_have_text("No jobs yet")
    assert watch.errors == []
