"""What a query finds: Pagefind's results as rows of the job table; skills and companies by their names; failures."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route

from tests.browser.oracle import NOTHING
from tests.browser.test_table import LOADED, assets

pytestmark = pytest.mark.browser

SEARCHED = """async ([assets, query]) => {
  const {search} = await import(`${assets}text.js`);
  const {Failure} = await import(`${assets}table.js`);
  try {
    const {ranked, excerpt} = await search(query, table);
    const rows = await table.rows(ranked);
    return {rows, excerpts: await Promise.all(ranked.slice(0, 3).map(excerpt))};
  } catch (error) {
    return {failed: error instanceof Failure};
  }
}"""
OFFERED = "async ([assets, query]) => (await import(`${assets}offers.js`)).offers(query, table)"

Search = Callable[[str], Any]


@pytest.fixture
def search(site: str, site_folder: Path, page: Page) -> Search:
    """Searches the board: what rows are found, best first, and the excerpts of three."""
    page.goto(site)
    page.evaluate(LOADED, assets(site_folder))
    return lambda query: page.evaluate(SEARCHED, [assets(site_folder), query])


@pytest.fixture
def offers(site: str, site_folder: Path, page: Page) -> Search:
    page.goto(site)
    page.evaluate(LOADED, assets(site_folder))
    return lambda query: page.evaluate(OFFERED, [assets(site_folder), query])


def titles(found: Any) -> list[str]:
    return [row["title"] for row in found["rows"]]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("designer", "Product Designer"),
        ("C#", "C# Developer"),
        ("c#", "C# Developer"),
        ("support specialist", "Support Specialist"),
        ("designerr", "Product Designer"),
        ("go developer", "Senior Go Developer"),
        ("Bäckerin", "Bäckerin oder Bäcker"),
        ("backerin", "Bäckerin oder Bäcker"),
        ("keeper, lists", "Keeper of Lists"),
    ],
)
def test_a_query_finds_first_what_is_called_so(search: Search, query: str, title: str) -> None:
    assert titles(search(query))[0] == title


@pytest.mark.parametrize("query", ["xyzzyq", "sdfghjkl", "pqvwx", "xyzzyq developer", "+++", "zq"])
def test_words_that_nothing_is_near_find_nothing(search: Search, query: str) -> None:
    assert titles(search(query)) == []


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("C#", "csharp"),
        (".NET", "dotnet"),
        ("dotnet", "dotnet"),
        ("Go", "go"),
        ("React", "react"),
        ("Python", "python"),
    ],
)
def test_the_name_of_a_skill_finds_its_jobs_and_no_others(search: Search, page: Page, query: str, slug: str) -> None:
    find = "state => table.rows(table.find(state).rows)"
    skilled = {row["id"] for row in page.evaluate(find, NOTHING | {"skill": [slug]})}
    assert skilled
    found = [row["id"] for row in search(query)["rows"]]
    assert set(found) == skilled
    assert len(found) == len(skilled)


def test_among_other_words_the_name_of_a_skill_comes_first(search: Search, page: Page) -> None:
    """The ads of Go developers, then those that only mention the words."""
    skilled = {
        row["id"] for row in page.evaluate("state => table.rows(table.find(state).rows)", NOTHING | {"skill": ["go"]})
    }
    found = [row["id"] in skilled for row in search("go developer")["rows"]]
    assert found == sorted(found, reverse=True)
    assert found[0]


def test_what_an_excerpt_shows_is_the_ads_own_text(search: Search) -> None:
    excerpts = search("paper")["excerpts"]
    assert len(excerpts) == 3
    assert all("<mark>" in excerpt and "␞" not in excerpt for excerpt in excerpts)


def test_no_fragment_is_fetched_to_find_what_titles_say(search: Search, site_folder: Path, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate(SEARCHED.replace("ranked.slice(0, 3)", "[]"), [assets(site_folder), "designer"])
    assert [url for url in asked if "/fragment/" in url] == []


def test_skills_and_companies_are_offered_by_name(offers: Search) -> None:
    def said(query: str) -> list[tuple[str, str, str]]:
        return [(one["kind"], one["slug"], one["rest"]) for one in offers(query)]

    assert said("python") == [("skill", "python", "")]
    assert said("csharp") == [("skill", "csharp", "")]
    assert said("senior C# developer") == [("skill", "csharp", "senior developer")]
    assert said(".net, azure") == [("skill", "dotnet", "azure"), ("skill", "azure", ".net,")]
    assert said("crumb & sons baker") == [("company", "crumb-sons", "baker")]
    assert said("Lantern python") == [("company", "lantern", "python"), ("skill", "python", "Lantern")]
    assert said("nothing of that") == []


def test_an_offer_says_how_many_jobs_there_are(offers: Search, page: Page) -> None:
    (offer,) = offers("python")
    assert offer["total"] == page.evaluate("state => table.find(state).total", NOTHING | {"skill": ["python"]})


def test_a_search_that_fails_can_be_tried_again(search: Search, page: Page) -> None:
    page.route(re.compile("/pagefind/pagefind.js"), lambda route: route.abort())
    assert search("designer") == {"failed": True}
    page.unroute(re.compile("/pagefind/pagefind.js"))
    assert titles(search("designer"))[0] == "Product Designer"


def test_one_failure_is_made_good_unseen(search: Search, page: Page) -> None:
    left = ["once"]

    def fails_once(route: Route) -> None:
        if left and left.pop():
            route.abort()
        else:
            route.continue_()

    page.route("**/pagefind/rows.json", fails_once)
    assert titles(search("designer"))[0] == "Product Designer"


def test_ids_that_the_table_does_not_have_are_read_anew(search: Search, site_folder: Path, page: Page) -> None:
    right = json.loads((site_folder / "pagefind" / "rows.json").read_text())
    wrong = json.dumps(right | {"fragments": "A" * len(right["fragments"])})
    asked: list[Request] = []

    def outdated(route: Route) -> None:
        asked.append(route.request)
        route.fulfill(body=wrong if len(asked) == 1 else json.dumps(right), content_type="application/json")

    page.route("**/pagefind/rows.json", outdated)
    assert titles(search("designer"))[0] == "Product Designer"
    assert len(asked) == 2


def test_ids_that_never_fit_are_a_failure(search: Search, site_folder: Path, page: Page) -> None:
    right = json.loads((site_folder / "pagefind" / "rows.json").read_text())
    wrong = json.dumps(right | {"fragments": "A" * len(right["fragments"])})
    page.route("**/pagefind/rows.json", lambda route: route.fulfill(body=wrong, content_type="application/json"))
    assert search("designer") == {"failed": True}


def test_an_index_that_is_newer_brings_its_own_table(search: Search, site_folder: Path, page: Page) -> None:
    (file,) = (path for path in (site_folder / "table").iterdir() if path.name != "schema.json")
    older = json.loads(file.read_text())
    older["texts"]["titles"] = ["An older title" for _ in older["texts"]["titles"]]
    make = """async ([assets, raw]) => {
      const {Table} = await import(`${assets}table.js`);
      window.table = new Table("table/older.json", raw);
    }"""
    page.evaluate(make, [assets(site_folder), older])
    assert titles(search("designer"))[0] == "Product Designer"
    assert page.evaluate("table.path").endswith(f"/table/{file.name}")
