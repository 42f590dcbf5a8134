"""Pages of lists lead to their feeds, and only where feeds are."""

from typing import Any

import pytest

from sitegen.model.board import Board
from tests.boards import board, closed, job
from tests.pages.outline import Outline, site

ADDRESS = "https://example.org/repo/"
FEEDS = {"application/atom+xml", "application/feed+json", "application/rss+xml"}


def hiring(**settings: Any) -> Board:
    jobs = [job(key=str(number), hiring=("CA",), level="senior", skills=["Go"]) for number in range(40)]
    return board(*jobs, closed(job("Night Porter", "R&D <Co>")), skill_minimum=1, **settings)


def alternates(page: Outline) -> list[tuple[str, str, str]]:
    links = [link.attributes for link in page.all("link") if link.attributes["rel"] == "alternate"]
    return sorted((link["type"], link["href"], link["title"]) for link in links if link["type"] in FEEDS)


@pytest.fixture(scope="module")
def pages() -> dict[str, Outline]:
    return site(hiring(base_url=ADDRESS))


def test_the_home_page_leads_to_the_feeds_of_the_board(pages: dict[str, Outline]) -> None:
    assert {address for _, address, _ in alternates(pages["index.html"])} == {
        "/repo/feed.xml", "/repo/feed.json", "/repo/rss.xml",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("page", "base", "title"),
    [
        ("companies/acme/", "companies/acme/", "Acme jobs – Openings"),
        ("companies/r-d-co/", "companies/r-d-co/", "R&D <Co> jobs – Openings"),
        ("category/python/", "category/python/", "Python jobs – Openings"),
        ("category/python/page/2/", "category/python/", "Python jobs – Openings"),
        ("in/canada/", "in/canada/", "Jobs in Canada – Openings"),
        ("level/senior/", "level/senior/", "Senior jobs – Openings"),
        ("skill/go/", "skill/go/", "Go jobs – Openings"),
    ],
)
def test_a_list_leads_to_its_own_feeds(pages: dict[str, Outline], page: str, base: str, title: str) -> None:
    outline = pages[f"{page}index.html"]
    assert alternates(outline) == [
        ("application/atom+xml", f"/repo/{base}feed.xml", title),
        ("application/feed+json", f"/repo/{base}feed.json", title),
    ]
    (follow,) = [link for link in outline.all("a") if link.text.startswith("Follow by RSS")]
    assert follow.attributes["href"] == f"/repo/{base}feed.xml"


def test_every_page_leads_to_the_feed_of_the_board_at_its_foot(pages: dict[str, Outline]) -> None:
    for path, outline in pages.items():
        assert [link.attributes["href"] for link in outline.all("a") if link.text == "RSS"] == ["/repo/rss.xml"], path


def test_a_board_without_an_address_promises_no_feeds() -> None:
    for path, outline in site(hiring()).items():
        assert not [link.text for link in outline.all("a") if "RSS" in link.text], path
        assert alternates(outline) == [], path
