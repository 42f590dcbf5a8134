"""What every page carries for saving and for themes, and the page of saved jobs, before any script has run."""

import pytest

from tests.boards import board, job, page
from tests.pages.outline import Outline, site


@pytest.fixture(scope="module")
def pages() -> dict[str, Outline]:
    jobs = [
        job("Engineer - Web", key="a", posted="2025-03-13"),
        job("Say “<hi>” & go", None, key="b"),
        job(None, None, key="c", posted=None),
    ]
    return site(board(*jobs, base_url="https://example.org/repo/", pages=(page("about", "About"),)))


def test_every_row_has_a_button_that_names_its_job(pages: dict[str, Outline]) -> None:
    buttons = [button.attributes for button in pages["index.html"].all("button", "save")]
    assert [button["aria-label"].replace("\u00a0", " ") for button in buttons] == [
        "Save Engineer – Web at Acme",
        "Save Say “<hi>” & go",
        "Save Untitled role",
    ]
    assert {button["aria-pressed"] for button in buttons} == {"false"}
    assert [button["data-id"] for button in buttons] == [
        "engineer-web-acme-2025-03-13-a", "say-hi-go-none-2025-03-b", "none-none-none-c",
    ]  # fmt: skip
    assert len(pages["companies/acme/index.html"].all("button", "save")) == 1


def test_a_row_says_its_day_only_where_a_day_is_known(pages: dict[str, Outline]) -> None:
    rows = pages["index.html"].all("li", "row")
    assert [row.attributes.get("data-day") for row in rows] == ["2025-03-13", None, None]


def test_every_page_has_one_voice_one_base_and_the_same_script_before_all(pages: dict[str, Outline]) -> None:
    heads = set()
    for path, made in pages.items():
        assert made.one("html").attributes["data-base"] == "/repo/", path
        assert [element.text for element in made.elements if element.attributes.get("role") == "status"] == [""], path
        assert made.one("button", "theme").attributes["aria-label"] == "Use dark theme"
        heads.add(made.all("script")[0].text)
        module = made.all("script")[1].attributes
        assert module["type"] == "module"
        assert module["src"].endswith("/site.js")
    (head,) = heads
    assert len(head.encode()) < 400


def test_the_navigation_has_four_items_and_says_where_one_is(pages: dict[str, Outline]) -> None:
    for path, current in {
        "index.html": ("Jobs", "page"),
        "companies/index.html": ("Companies", "page"),
        "companies/acme/index.html": ("Companies", "true"),
        "stats/index.html": ("Pay", "page"),
        "saved/index.html": ("Saved", "page"),
        "about/index.html": None,
    }.items():
        links = list(pages[path].links.items())[2:6]
        assert links == [
            ("Jobs", "/repo/"), ("Companies", "/repo/companies/"), ("Pay", "/repo/stats/"), ("Saved", "/repo/saved/"),
        ]  # fmt: skip
        header = [a for a in pages[path].all("a") if a.text in dict(links) and "aria-current" in a.attributes]
        assert [(a.text, a.attributes["aria-current"]) for a in header] == ([current] if current else []), path


def test_the_footer_tells_of_saved_jobs_and_leads_to_the_shortcuts(pages: dict[str, Outline]) -> None:
    foot = pages["index.html"].one("footer")
    assert foot.text.startswith(
        "No cookies, no accounts, no analytics, no third-party requests. Saved jobs stay in this browser. Updated"
    )
    assert pages["index.html"].links["Keyboard shortcuts"] == "/repo/about/#shortcuts"
    assert "Keyboard shortcuts" not in site(board(job()))["index.html"].links


def test_the_source_says_where_it_is() -> None:
    made = site(board(job(), repository="https://github.com/somebody/board"))["index.html"]
    assert made.links["Source on GitHub"] == "https://github.com/somebody/board"


def test_a_page_has_the_icons_it_uses_and_no_others(pages: dict[str, Outline]) -> None:
    for path, made in pages.items():
        there = {element.attributes["id"] for element in made.all("symbol")}
        used = {part.partition('"')[0] for part in made.html.split('href="#')[1:] if part.startswith("i-")}
        assert used <= there, path
        assert {"i-theme"} <= there
    assert "i-save" not in pages["about/index.html"].html


def test_the_saved_page_is_found_by_no_search_engine_and_says_what_it_needs(pages: dict[str, Outline]) -> None:
    saved = pages["saved/index.html"]
    assert saved.robots == "noindex"
    assert saved.title == "Saved jobs – Openings"
    assert saved.one("noscript").text == "Saving needs JavaScript, because saved jobs live in your browser."
    assert saved.one("main").attributes["data-open"] == "/repo/open-ids.txt"
    kept = next(element for element in saved.elements if element.attributes.get("id") == "kept")
    assert "hidden" in kept.attributes
