"""The last day of an ad, as a traveller in time sees it: with a build on each day, and with none after its last one."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.host import serve
from tests.browser.watch import Watch
from tests.sites import make_board, site_of

pytestmark = pytest.mark.browser

BOARD = """\
-- content/site.toml --
base_url = "https://example.org/repo/"
time_zone = "{zone}"
skill_minimum = 1
-- content/jobs/Bread/2026-10/baker.md --
---
title: Night Baker
company: Crumb & Sons
location: France
salary: $90,000 - $120,000 a year
posted: 2026-10-20
deadline: 2026-11-30
url: https://apply.example.org/baker
---
We bake bread at night in Python, and we write down what we have learnt about it.
-- content/jobs/Bread/2026-10/miller.md --
---
title: Miller
company: Quill
posted: 2026-10-01
url: mailto:jobs@quill.example
---
We mill flour by day in Python, and we write down what we have learnt about it.
-- content/jobs/Bread/2026-10/porter.md --
---
title: Porter
company: Tidewater
posted: 2026-11-20
---
We keep the doors of the mill and the keys to them, all day and all night long.
-- content/jobs/Soup/2026-10/cook.md --
---
title: Cook
company: Ladle
deadline: 2026-11-30
url: https://apply.example.org/cook
---
We cook soup at noon, and we write down what we have learnt about it. Taste it before you come.
-- content/jobs/Soup/2026-10/stirrer.md --
---
title: Stirrer
company: Spoon
deadline: 2026-11-30
---
We stir what others cook, slowly and for hours, with a spoon of wood that is as long as an arm.
-- content/jobs/waiter.md --
---
title: Waiter
company: Lantern
url: https://apply.example.org/waiter
---
We carry plates and cups, and nobody knows since when, for there is no date at all.
"""
LAST = datetime.date(2026, 11, 30)
"""Of the baker, by its deadline, and of the miller, by its age."""
NEXT = LAST + datetime.timedelta(days=1)

ZONES = [("Pacific/Auckland", "America/Los_Angeles"), ("America/Los_Angeles", "Asia/Tokyo")]
"""Where the board is, and where its reader is: their days differ for most of the time."""


class Site(NamedTuple):
    zone: str
    """Of the board."""
    elsewhere: str
    """Of the reader."""
    stale: str
    """Address of the site that was last built on the last day …"""
    fresh: str
    """… and of the one that was built on the next."""
    folder: Path
    """Of the stale one."""


@pytest.fixture(scope="module", params=ZONES, ids=[board for board, _ in ZONES])
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    zone, elsewhere = request.param
    root = make_board(BOARD.format(zone=zone), tmp_path_factory.mktemp("ending"))
    for day in (LAST, NEXT):
        site_of(root, "--as-of", str(day), out=root / str(day))
    with serve(root / str(LAST)) as stale, serve(root / str(NEXT)) as fresh:
        yield Site(zone, elsewhere, stale, fresh, root / str(LAST))


def last_second(zone: str) -> datetime.datetime:
    return datetime.datetime.combine(LAST, datetime.time(23, 59, 59), ZoneInfo(zone))


def just_before(zone: str) -> datetime.datetime:
    """Half a second before the last day is over where the board is."""
    return last_second(zone) + datetime.timedelta(seconds=0.5)


def just_after(zone: str) -> datetime.datetime:
    return last_second(zone) + datetime.timedelta(seconds=1)


@pytest.fixture
def reader(sites: Site, context: Callable[..., Any]) -> Page:
    """A page of a reader who lives elsewhere."""
    page: Page = context(timezone_id=sites.elsewhere, viewport={"width": 1280, "height": 900}).new_page()
    return page


def path_of(sites: Site, title: str) -> str:
    (found,) = (path for path in (sites.folder / "jobs").iterdir() if path.name.startswith(title))
    return f"jobs/{found.name}/"


def closed_rows(page: Page) -> list[str]:
    return page.locator("main .row:has(.tag) h3 a, .similar .row:has(.tag) h3 a").all_inner_texts()


def open_rows(page: Page) -> list[str]:
    return page.locator("main .row:not(:has(.tag)) h3 a").all_inner_texts()


LISTS = ("", "companies/crumb-sons/", "?q=baker", "?skill=python", "skill/python/")
"""With the baker in them: as they are built, and as script draws them."""


def test_on_its_last_day_an_ad_is_open_in_every_list(sites: Site, reader: Page) -> None:
    reader.clock.set_fixed_time(just_before(sites.zone))
    for where in LISTS:
        reader.goto(sites.stale + where)
        expect(reader.locator("main .row:visible h3 a", has_text="Night Baker")).to_be_visible()
        reader.wait_for_load_state("networkidle")
        assert closed_rows(reader) == [], where
        ends = reader.locator("main .row:visible:has(h3 a:text('Night Baker'))").get_attribute("data-ends")
        assert ends == last_second(sites.zone).isoformat(), "drawn by a build or by script"


def test_on_the_next_day_a_list_that_nobody_has_built_again_marks_it(sites: Site, reader: Page) -> None:
    reader.clock.set_fixed_time(just_after(sites.zone))
    for where in LISTS:
        reader.goto(sites.stale + where)
        row = reader.locator("main .row:visible:has(h3 a:text('Night Baker'))")
        expect(row.locator("h3 .tag")).to_have_text("Closed")
        assert not {"Porter", "Waiter"} & set(closed_rows(reader)), where


def test_a_list_that_is_built_again_has_it_no_more(sites: Site, reader: Page) -> None:
    reader.clock.set_fixed_time(just_after(sites.zone))
    reader.goto(sites.fresh, wait_until="networkidle")
    assert sorted(open_rows(reader)) == ["Porter", "Waiter"]
    assert closed_rows(reader) == []


@pytest.mark.parametrize("title", ["night-baker", "miller"])
def test_on_its_last_day_its_page_leads_to_where_one_applies(title: str, sites: Site, reader: Page) -> None:
    reader.clock.set_fixed_time(just_before(sites.zone))
    watch = Watch(reader, sites.stale)
    reader.goto(sites.stale + path_of(sites, title), wait_until="networkidle")
    assert reader.locator(".notice").count() == 0
    assert reader.locator("a.primary").filter(has_text="Apply").count() == 3
    assert reader.locator("meta[name=robots]").count() == 0
    assert watch.complaints() == []


def told(page: Page) -> dict[str, Any]:
    """What a job page says of its end, and where it leads; the order of the page too."""
    return {
        "notice": page.locator(".notice").all_inner_texts(),
        "in the place": page.evaluate("document.querySelector('.notice')?.nextElementSibling.className"),
        "links": [(link.inner_text(), link.get_attribute("href")) for link in page.locator("a.primary").all()],
        "dock": page.locator(".dock").get_attribute("class"),
        "apply": page.locator("a", has_text="Apply").count() + page.locator("a[href*='apply.example']").count(),
        "robots": page.evaluate("document.querySelector('meta[name=robots]')?.content"),
        "similar": page.locator("#similar:has(.row:not(:has(.tag))) h2").all_inner_texts(),
        "markup": [text for text in page.locator("script[type*=ld]").all_text_contents() if "JobPosting" in text],
        "sub": page.locator(".facts .sub").all_inner_texts(),
        "seen": page.locator("main").is_visible(),
    }


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("night-baker", "Applications were accepted until 30 November 2026."),
        ("cook", "Applications were accepted until 30 November 2026."),
        ("miller", "It was last seen open in October 2026; ads without a deadline close here after 60 days."),
    ],
)
def test_on_the_next_day_its_page_is_that_of_a_closed_job_built_again_or_not(
    title: str, words: str, sites: Site, reader: Page
) -> None:
    reader.clock.set_fixed_time(just_after(sites.zone))
    watch = Watch(reader, sites.stale)
    reader.goto(sites.stale + path_of(sites, title), wait_until="networkidle")
    expect(reader.locator(".notice")).to_be_visible()
    stale = told(reader)
    assert watch.complaints() == []
    assert watch.barriers() == []
    reader.goto(sites.fresh + path_of(sites, title), wait_until="networkidle")
    fresh = told(reader)
    assert stale == fresh
    assert fresh["notice"] == [f"This job has closed. {words} The text stays here for reference."]
    assert (fresh["apply"], fresh["robots"], fresh["markup"]) == (0, "noindex", [])
    assert len(fresh["links"]) == 3


def test_a_tab_that_stays_open_notices(sites: Site, reader: Page) -> None:
    reader.clock.install(time=just_before(sites.zone) - datetime.timedelta(minutes=10))
    reader.goto(sites.stale + path_of(sites, "night-baker"), wait_until="networkidle")
    assert reader.locator(".notice").count() == 0
    reader.locator(".act a.primary").focus()
    reader.clock.fast_forward(12 * 60_000)
    expect(reader.locator(".notice")).to_contain_text("This job has closed.")
    expect(reader.get_by_role("status")).to_have_text("This job has closed.")
    expect(reader.locator(".act a.primary")).to_be_focused()


def test_a_list_that_stays_open_notices_when_the_reader_is_back(sites: Site, reader: Page) -> None:
    reader.clock.set_fixed_time(just_before(sites.zone))
    reader.goto(sites.stale, wait_until="networkidle")
    reader.clock.set_fixed_time(just_after(sites.zone))
    for _ in range(2):
        reader.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    tagged = reader.locator(".row:has(.tag) h3 a")
    expect(tagged).to_have_count(4)
    assert sorted(tagged.all_inner_texts()) == ["Cook", "Miller", "Night Baker", "Stirrer"]
    expect(reader.locator(".tag")).to_have_count(4)


def test_a_saved_job_is_tagged_when_it_has_ended(sites: Site, reader: Page) -> None:
    reader.clock.set_fixed_time(just_before(sites.zone))
    reader.goto(sites.stale, wait_until="networkidle")
    for title in ("Night Baker", "Waiter"):
        reader.locator(f".row:has(a:text('{title}')) .save").click()
    for moment, tagged in ((just_before, []), (just_after, ["Night Baker"])):
        reader.clock.set_fixed_time(moment(sites.zone))
        reader.goto(f"{sites.stale}saved/", wait_until="networkidle")
        expect(reader.locator(".row.closed h3 a")).to_have_text(tagged)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_whose_ad_is_open_does_not_move(width: int, sites: Site, context: Callable[..., Any]) -> None:
    page = context(timezone_id=sites.elsewhere, viewport={"width": width, "height": 800}).new_page()
    page.clock.set_fixed_time(just_before(sites.zone))
    watch = Watch(page, sites.stale)
    for where in ("", path_of(sites, "night-baker"), "companies/quill/"):
        page.goto(sites.stale + where, wait_until="networkidle")
        assert watch.complaints() == [], where


def test_a_page_whose_script_does_not_come_can_still_be_read(sites: Site, reader: Page) -> None:
    reader.clock.set_fixed_time(just_after(sites.zone))
    reader.route("**/ending.js", lambda route: route.abort())
    reader.goto(sites.stale + path_of(sites, "night-baker"))
    expect(reader.locator("h1")).to_be_visible()


def test_without_script_the_page_is_as_it_was_built(sites: Site, context: Callable[..., Any]) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(sites.stale + path_of(sites, "night-baker"))
    expect(page.locator("h1")).to_be_visible()
    assert "closed" not in page.locator("body").inner_text()
