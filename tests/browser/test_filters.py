"""The facets of a list: links, of which script makes checkboxes in place; counts, folds, focus, and what is ticked."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.rail import ask, ready, state
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

LABELS = "(kind, slug) => `${kind} ${slug}`"
PLACES = """[...document.querySelectorAll('#filters :is(.opt > span:first-of-type, legend, .select)')]
  .filter(node => node.checkVisibility())
  .map(node => [node.textContent, ...Object.values(node.getBoundingClientRect().toJSON())])"""


@pytest.fixture
def home(site: str, page: Page) -> Page:
    page.goto(site, wait_until="networkidle")
    return ready(page)


def facet(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name)


def option(page: Page, name: str) -> Locator:
    """A checkbox by the words before its count."""
    return page.get_by_role("checkbox", name=name, exact=False).first


def shown(facet: Locator) -> list[str]:
    return facet.locator(".opt:visible > span:first-of-type").all_inner_texts()


@pytest.mark.parametrize("path", ["", "page/2/", "category/python/"])
def test_options_become_checkboxes_where_they_stand(
    path: str, site: str, context: Callable[..., BrowserContext]
) -> None:
    page = context(viewport={"width": 1280, "height": 900}).new_page()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(site + path)
    before = page.evaluate(PLACES)
    assert page.locator("#filters a.opt").count() > 10
    page.unroute("**/*.js")
    page.goto(site + path, wait_until="networkidle")
    assert ready(page).evaluate(PLACES) == before


def test_groups_hints_and_counts_are_read_out(home: Page) -> None:
    assert home.locator("#filters legend").all_inner_texts() == [
        "Role", "Category", "Hiring in", "Pay", "Level", "Skills", "Posted",
    ]  # fmt: skip
    expect(facet(home, "Hiring in")).to_have_accessible_description(
        "Includes jobs open to the wider region or anywhere"
    )
    expect(facet(home, "Skills")).to_have_accessible_description("Jobs that mention all ticked skills")
    expect(facet(home, "Category").get_by_role("checkbox").first).to_have_accessible_name("Other technical 16 jobs")
    expect(home.get_by_role("combobox", name="Pay a year")).to_be_visible()
    expect(home.get_by_role("combobox", name="Posted")).to_be_visible()


def test_what_is_ticked_and_chosen_can_be_read(home: Page) -> None:
    option(home, "Python").check()
    # The first tick folds the masthead as soon as the results come, which moves what is below.
    expect(home.locator("html")).to_have_attribute("data-q", "on")
    option(home, "Go").check()
    option(home, "Germany").check()
    option(home, "United States").check()
    option(home, "Only jobs that state pay").check()
    home.get_by_role("combobox", name="Pay a year").select_option("100")
    home.get_by_role("combobox", name="Posted").select_option("2026-09")
    wanted = state(cat=["go", "python"], in_=["germany", "united-states"], pay=100, paid=True, since="2026-09")
    assert ask(home, "rail.read()") == wanted


def test_what_is_written_is_ticked_and_read_again(home: Page) -> None:
    wanted = state(cat=["python"], in_=["germany"], level=["senior"], skill=["django"], pay=250, since="2026-08")
    ask(home, f"rail.write(argument, {LABELS})", wanted)
    assert ask(home, "rail.read()") == wanted
    assert home.get_by_role("combobox", name="Pay a year").input_value() == "250"
    ask(home, f"rail.write(argument, {LABELS})", state())
    assert ask(home, "rail.read()") == state()
    assert home.locator("#filters :checked:not(option)").count() == 0


def test_a_filter_that_the_rail_does_not_list_is_added_and_not_lost(home: Page) -> None:
    wanted = state(skill=["cobol"], level=["senior"])
    ask(home, f"rail.write(argument, {LABELS})", wanted)
    expect(facet(home, "Skills").get_by_role("checkbox", name="skill cobol")).to_be_checked()
    assert ask(home, "rail.read()") == wanted


def counts(**some: Any) -> dict[str, Any]:
    kinds: dict[str, Any] = {kind: {} for kind in ("role", "cat", "in", "level", "skill", "pay", "since")}
    return kinds | {"paid": 0} | {name.rstrip("_"): value for name, value in some.items()}


def test_an_option_without_jobs_is_disabled_in_its_place_unless_it_is_ticked(home: Page) -> None:
    order = shown(facet(home, "Category"))
    ask(home, f"rail.write(argument, {LABELS})", state(cat=["python"]))
    ask(home, "rail.showCounts(argument, 1234)", counts(cat={"go": 1234, "csharp": 1}, pay={"100": 3}))
    assert shown(facet(home, "Category")) == order
    expect(option(home, "Other technical")).to_be_disabled()
    expect(option(home, "Python")).to_be_enabled()
    expect(option(home, "Python")).to_have_accessible_name("Python 0 jobs")
    expect(option(home, "Go")).to_have_accessible_name("Go 1,234 jobs")
    expect(option(home, "C# and .NET")).to_have_accessible_name("C# and .NET 1 job")
    texts = home.locator("select[name=pay] option").all_inner_texts()
    assert "$100k or more (3)" in texts
    assert "$120k or more (0)" in texts
    assert home.locator("select[name=pay] option[value='120']").is_disabled()


def test_what_has_focus_is_not_disabled(home: Page) -> None:
    option(home, "Python").focus()
    ask(home, "rail.showCounts(argument, 0)", counts())
    expect(option(home, "Python")).to_be_focused()
    expect(option(home, "Python")).to_be_enabled()


def test_show_all_moves_focus_to_the_first_option_that_it_shows(home: Page) -> None:
    skills = facet(home, "Skills")
    first = shown(skills)
    assert len(first) == 8
    more = skills.get_by_role("button")
    assert more.inner_text() == "Show all 14"
    expect(more).to_have_attribute("aria-expanded", "false")
    more.click()
    everything = shown(skills)
    assert everything[:8] == first
    assert len(everything) == 14
    expect(skills.get_by_role("checkbox").nth(8)).to_be_focused()
    for _ in range(6):
        home.keyboard.press("Tab")
    expect(more).to_be_focused()
    assert more.inner_text() == "Show fewer"
    more.click()
    expect(more).to_be_focused()
    assert shown(skills) == first


def test_what_is_ticked_is_never_folded_away(home: Page) -> None:
    skills = facet(home, "Skills")
    skills.get_by_role("button").click()
    last = skills.get_by_role("checkbox").last
    last.check()
    skills.get_by_role("button").click()
    expect(last).to_be_visible()
    assert len(shown(skills)) == 9
    last.uncheck()
    expect(last).to_be_visible()


def test_one_of_many_options_is_found_by_its_letters(home: Page) -> None:
    home.evaluate("document.querySelector('[data-kind=skill]').dataset.find = 'Find a skill'")
    skills = facet(home, "Skills")
    skills.get_by_role("button").click()
    field = skills.get_by_role("textbox", name="Find a skill")
    field.fill("SCRÍPT")
    assert sorted(shown(skills)) == ["JavaScript", "TypeScript"]
    expect(home.get_by_role("status")).to_have_text("2 shown")
    field.fill("cobol")
    assert shown(skills) == []
    expect(skills).to_contain_text("Nothing called “cobol”")
    skills.get_by_role("button").click()
    assert len(shown(skills)) == 8


def test_a_landing_page_has_its_own_option_ticked(site: str, page: Page) -> None:
    page.goto(f"{site}category/python/", wait_until="networkidle")
    expect(option(ready(page), "Python")).to_be_checked()
    assert ask(page, "rail.read()") == state(cat=["python"])
    expect(page.locator("#filters").get_by_role("button", name="Clear", exact=True)).to_be_visible()
    page.goto(f"{site}pay-stated/", wait_until="networkidle")
    expect(option(ready(page), "Only jobs that state pay")).to_be_checked()


def test_clear_is_there_only_while_something_is_on(home: Page) -> None:
    clear = home.locator("#filters").get_by_role("button", name="Clear", exact=True)
    expect(clear).to_be_hidden()
    option(home, "Python").check()
    home.get_by_role("combobox", name="Posted").select_option("2026-09")
    clear.click()
    expect(clear).to_be_hidden()
    assert ask(home, "rail.read()") == state()
    expect(home.locator("#count")).to_be_focused()


def test_links_come_back_where_filtering_cannot_be_had(home: Page) -> None:
    ask(home, "rail.revert()")
    assert home.locator("#filters input").count() == 0
    assert home.locator("#filters a.opt").count() > 10
    expect(home.locator("#filters select").first).to_be_hidden()
    facet(home, "Category").get_by_role("link", name="Python").click()
    assert home.url.endswith("/category/python/")


BOX = """node => { const box = getComputedStyle(node.closest('.opt'), '::before');
  return [box.backgroundColor, box.outlineStyle]; }"""


def test_a_box_shows_that_it_is_ticked_and_has_focus_in_forced_colours_too(home: Page) -> None:
    python, go = option(home, "Python"), option(home, "Go")
    python.check()
    for forced in ("none", "active"):
        home.emulate_media(forced_colors=forced)
        assert python.evaluate(BOX)[0] != go.evaluate(BOX)[0]
    home.keyboard.press("Tab")
    focused = home.locator("#filters :focus")
    assert focused.evaluate(BOX)[1] == "solid"


@pytest.mark.parametrize(("width", "size"), [(320, 100), (640, 200), (1280, 200)])
def test_the_rail_fits(width: int, size: int, home: Page, watch: Watch) -> None:
    home.set_viewport_size({"width": width, "height": 900})
    home.evaluate("size => document.documentElement.style.fontSize = `${size}%`", size)
    ask(home, f"rail.write(argument, {LABELS})", state(skill=["donaudampfschifffahrtselektrizitaetenhauptbetrieb"]))
    assert watch.sideways() == []


def test_focus_goes_in_the_order_in_which_the_page_is_read(site: str, page: Page) -> None:
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(site, wait_until="networkidle")
        ready(page)
        stops = []
        for _ in range(20 if width < 900 else 75):
            page.keyboard.press("Tab")
            stops.append(page.evaluate(STOP))
        main = [top for part, top in stops if part == "main"]
        assert main == sorted(main), width
        order = [part for part, _ in stops]
        assert order == sorted(order, key=["", "header", "aside", "main", "footer"].index), width
        assert ("aside" in order) == (width > 900)


STOP = """[document.activeElement.closest('aside, main, header, footer')?.localName ?? '',
  Math.round(document.activeElement.getBoundingClientRect().bottom + scrollY)]"""


def test_nothing_of_the_filters_is_loaded_before_they_are_used(site: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site, wait_until="networkidle")
    assert [url for url in asked if "/table/" in url or "panel.js" in url or "pagefind" in url] == []
