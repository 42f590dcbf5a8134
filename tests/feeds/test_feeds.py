"""Which feeds there are, what is in them, in which order, under which names and dates."""

import datetime
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from sitegen.board import assemble
from sitegen.exports import export
from sitegen.feeds import FORMATS
from sitegen.feeds.lists import LONGEST
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.place import Place
from sitegen.model.prose import SafeHtml
from sitegen.pages import plan
from sitegen.settings import Settings
from tests import made
from tests.boards import TEXT, TODAY, board, closed, job, prose, salary
from tests.feeds.made import ADDRESS, files
from tests.feeds.valid import check_feed, valid_json, valid_xml


def listed(made: Job, day: str) -> Job:
    """The same job, first listed on that day."""
    return msgspec.structs.replace(made, listed_on=datetime.date.fromisoformat(day))


def feed(jobs: Iterable[Job], path: str = "feed.json", **settings: Any) -> Any:
    """One feed of a board of these jobs: JSON as it is, XML as feedparser reads it."""
    data = files(board(*jobs, base_url=ADDRESS, **settings))[path]
    return json.loads(data) if path.endswith("json") else check_feed(data, "rss" if path == "rss.xml" else "atom")


@pytest.fixture(scope="module")
def everything() -> Board:
    jobs = (
        job("Baker", skills=["Go"], hiring=("CA",), level="senior", pay=salary(1, 2), work_mode=("remote",)),
        job("Miller", "Mill", posted=None, body=prose("Wir mahlen das Mehl."), language="de"),
        job("Porter", None, posted="2025-03-13", places=["Lyon, France"], category=None),
        job(None, "Acme", posted="2024-11", category="Others"),
        closed(job("Gone", "Bolt")),
    )
    return board(*jobs, base_url=ADDRESS, skill_minimum=1, place_minimum=1)


def test_every_list_has_its_feeds(everything: Board) -> None:
    lists = {page.path.removesuffix("index.html") for page in plan(everything) if "listing" in page.context}
    assert {"", "companies/acme/", "category/python/", "in/canada/", "level/senior/", "skill/go/"} < lists
    wanted = {f"{base}{name}" for base in lists for name in ("feed.xml", "feed.json")} | {"rss.xml", "jobs.xml"}
    assert set(files(everything)) == wanted


def test_every_feed_is_valid_and_names_itself_and_its_list(everything: Board) -> None:
    for path, data in files(everything).items():
        base, _, name = path.rpartition("/")
        address = f"{ADDRESS}{base}/" if base else ADDRESS
        if name == "feed.json":
            made = valid_json(data)
            assert (made["feed_url"], made["home_page_url"]) == (ADDRESS + path, address)
        elif name == "jobs.xml":
            valid_xml(data, "aggregator")
        else:
            head = check_feed(data, "rss" if name == "rss.xml" else "atom").feed
            assert {link.rel: link.href for link in head.links} == {"self": ADDRESS + path, "alternate": address}


def test_feeds_hold_the_schema_of_json_feed_that_lies_beside_the_checkout(shared: Path, everything: Board) -> None:
    schema = shared / "checks" / "jsonfeed-1.1.schema.json"
    for path, data in files(everything).items():
        if path.endswith(".json"):
            valid_json(data, schema)


def test_a_board_that_does_not_know_where_it_lives_has_no_feeds() -> None:
    assert [planned.path for kind, planned in export(board(job())).files if kind.name == "feeds"] == []


def test_a_feed_has_the_newest_open_jobs_and_no_more() -> None:
    days = [job(key=str(day), posted=f"2025-03-{day:02}") for day in range(1, 20)]
    older = [job(key=str(number), posted="2024-12") for number in range(60)]
    items = feed([*reversed(days), *older, closed(job("Gone", posted="2025-03-19"))])["items"]
    assert len(items) == LONGEST
    assert [item["date_published"][:10] for item in items[:19]] == [f"2025-03-{day:02}" for day in range(19, 0, -1)]
    assert not [item for item in items if "Gone" in item["title"]]


def test_jobs_that_only_the_history_of_the_board_dates_stand_among_the_others() -> None:
    postings = [
        made.posting("1.md", title="Baker", posted="2024-06-13"),
        made.posting("2.md", title="Miller", posted="2024-06-01"),
        made.posting("3.md", title="Cook"),
        msgspec.structs.replace(made.posting("4.md", title="Porter"), first_listed=datetime.date(2024, 6, 5)),
    ]
    whole = assemble(made.parsed(*postings), Settings(base_url=ADDRESS), made.TODAY)
    titles = [item["title"] for item in json.loads(files(whole)["feed.json"])["items"]]
    assert titles == ["Baker", "Porter", "Miller", "Cook"]


@pytest.mark.parametrize("path", ["feed.json", "feed.xml", "rss.xml"])
def test_dates_are_those_of_the_ad_or_of_its_listing_never_of_a_build(path: str) -> None:
    jobs = [
        job("Day", posted="2025-03-13"),
        job("Month", posted="2025-02"),
        listed(job("Listed", posted=None), "2025-01-05"),
        listed(job("Both", posted="2025-01-02"), "2025-01-03"),
    ]
    made = feed(jobs, path)
    if path == "feed.json":
        dates = [item["date_published"] for item in made["items"]]
    else:
        dates = [f"{datetime.datetime(*entry.published_parsed[:6]).isoformat()}+00:00" for entry in made.entries]
    days = ("2025-03-13", "2025-02-01", "2025-01-05", "2025-01-02")
    assert dates == [f"{day}T00:00:00+00:00" for day in days]


def test_a_day_begins_in_the_time_zone_of_the_board() -> None:
    summer, winter = job("Baker", posted="2025-07-01"), job("Miller", posted="2025-01-01")
    made = msgspec.structs.replace(board(summer, winter, base_url=ADDRESS), zone=ZoneInfo("Europe/Berlin"))
    dates = [item["date_published"] for item in json.loads(files(made)["feed.json"])["items"]]
    assert dates == ["2025-07-01T00:00:00+02:00", "2025-01-01T00:00:00+01:00"]
    assert b"<updated>2025-07-01T00:00:00+02:00</updated>" in files(made)["feed.xml"]
    assert b"<pubDate>Wed, 01 Jan 2025 00:00:00 +0100</pubDate>" in files(made)["rss.xml"]


def test_a_job_without_any_date_is_left_out_where_a_date_has_to_be() -> None:
    jobs = [job("Baker"), job("Miller", posted=None)]
    assert [entry.title for entry in feed(jobs, "feed.xml").entries] == ["Baker at Acme"]
    assert ["date_published" in item for item in feed(jobs)["items"]] == [True, False]
    assert ["published" in entry for entry in feed(jobs, "rss.xml").entries] == [True, False]
    assert files(board(*jobs, base_url=ADDRESS))["jobs.xml"].count(b"<job>") == 1


def test_a_feed_was_updated_with_its_newest_entry_else_with_the_board() -> None:
    jobs = [job("Baker", "Acme", posted="2025-03-13"), job("Cook", "Bolt", posted="2025-02"),
            job("Miller", "Mill", posted=None), closed(job("Porter", "Gone", posted="2025-01"))]  # fmt: skip
    when = {
        path: feed(jobs, path).feed.updated[:10] for path in
        ("feed.xml", "companies/bolt/feed.xml", "companies/mill/feed.xml", "companies/gone/feed.xml")
    }  # fmt: skip
    assert list(when.values()) == ["2025-03-13", "2025-02-01", "2025-03-13", "2025-03-13"]
    assert feed([], "feed.xml").feed.updated[:10] == TODAY.isoformat()


def test_a_month_does_not_take_an_empty_feed_back() -> None:
    postings = [
        made.posting("1.md", title="Baker", posted="2024-06-13"),
        made.posting("2.md", title="Miller", posted="2024-06"),
        made.posting("3.md", title="Cook", company="Gone", posted="2024-01"),
    ]
    whole = assemble(made.parsed(*postings), Settings(base_url=ADDRESS), made.TODAY)
    assert b"<updated>2024-06-13T" in files(whole)["companies/gone/feed.xml"]


def test_feeds_of_the_board_and_of_companies_have_the_whole_text() -> None:
    text = prose("Bread.", legal="We are an equal oven.")
    text = msgspec.structs.replace(text, employer=SafeHtml(b"<p>Acme has baked since 1890.</p>"))
    for base in ("", "companies/acme/"):
        (item,) = feed([job(body=text)], f"{base}feed.json")["items"]
        parts = ["<p>Bread.</p>", "<p>Acme has baked since 1890.</p>", "<p>We are an equal oven.</p>"]
        assert item["content_html"].endswith("\n".join(parts))
        assert item["summary"] == "Bread."


def test_feeds_of_landing_pages_have_the_facts_and_the_excerpt() -> None:
    body = prose(TEXT + " More. " * 50)
    (item,) = feed([job(body=body)], "category/python/feed.json")["items"]
    assert item["content_html"].endswith(f"<p>{body.excerpt}</p>")
    assert "summary" not in item
    (entry,) = feed([job(body=body)], "category/python/feed.xml").entries
    assert entry.summary == item["content_html"]
    assert "content" not in entry


def test_an_entry_says_the_facts_as_the_page_does() -> None:
    made = job(
        "Baker & Co – Night", "Crumb & Sons", posted="2025-03", hiring=("CA", "FR", "DE", "US", "GB"),
        places=["Lyon, France"], work_mode=("hybrid",), level="senior", skills=["Go", "Python"],
        pay=salary(50_000, 60_000, "EUR"),
    )  # fmt: skip
    (item,) = feed([made], "category/python/feed.json")["items"]
    assert item["title"] == "Baker & Co\u00a0– Night at Crumb & Sons"
    assert item["authors"] == [{"name": "Crumb & Sons"}]
    assert item["tags"] == ["Python", "Senior", "Go"]
    facts = re.split("<br>", item["content_html"].partition("</p>")[0].removeprefix("<p>"))
    assert facts == [
        "Place: Lyon, France",
        "Hiring in: Canada, Germany, France, United Kingdom and 1 more",
        "Work mode: Hybrid",
        "Pay per year: €50,000\u00a0– €60,000",
        "Level: Senior",
        "Listed: March 2025",  # a month stays a month in words
    ]


def test_what_is_not_known_is_said_and_nothing_is_made_up() -> None:
    (item,) = feed([job(None, None, posted=None, category=None)])["items"]
    assert item["title"] == "Untitled role"
    assert item["content_html"].startswith("<p>Hiring in: Not stated<br>Pay: Not stated<br>Posted: Not stated</p>")
    assert set(item) == {"id", "url", "title", "content_html", "summary"}


def test_an_ad_in_another_language_says_so() -> None:
    (item,) = feed([job(language="de", body=prose("Wir backen."))])["items"]
    assert item["language"] == "de"
    assert item["content_html"].endswith('<div lang="de"><p>Wir backen.</p></div>')


def test_an_entry_keeps_its_name_when_its_title_changes() -> None:
    def ids(title: str) -> tuple[str, str, set[str]]:
        parsed = made.parsed(made.posting("acme/1.md", title=title, company="Acme", posted="2024-06"))
        exported = files(assemble(parsed, Settings(base_url=ADDRESS), made.TODAY))
        (item,) = json.loads(exported["feed.json"])["items"]
        feeds = (exported["feed.xml"], "atom"), (exported["rss.xml"], "rss")
        return item["id"], item["url"], {entry.id for data, kind in feeds for entry in check_feed(data, kind).entries}

    before, after = ids("Baker"), ids("Night Baker")
    assert before[0] == after[0]
    assert before[1] != after[1]
    assert before[2] == after[2] == {before[0]}
    assert re.fullmatch(re.escape(ADDRESS) + "jobs/#[0-9a-f]{6}", before[0])


def test_near_copies_are_one_entry_as_they_are_one_row_but_each_is_passed_on() -> None:
    text = " ".join(f"loaf{number}" for number in range(200))
    same: dict[str, Any] = {"title": "Baker", "company": "Acme"}
    lyon, genoa = Place("Lyon, France", "Lyon", country="FR"), Place("Genoa, Italy", "Genoa", country="IT")
    older = made.posting(
        "lyon.md", f"{text} Lyon", posted="2024-05", apply="a", places=(lyon,), hiring_in=["FR"], **same
    )
    newer = made.posting(
        "genoa.md", f"{text} Genoa", posted="2024-06", apply="b", places=(genoa,), hiring_in=["IT"], **same
    )
    whole = assemble(made.parsed(older, newer), Settings(base_url=ADDRESS, place_minimum=1), made.TODAY)
    assert (len(whole.jobs), len(whole.listed)) == (2, 1)
    (item,) = json.loads(files(whole)["feed.json"])["items"]
    assert item["date_published"].startswith("2024-06")
    assert files(whole)["jobs.xml"].count(b"<job>") == 2
    (item,) = json.loads(files(whole)["in/france/feed.json"])["items"]
    assert "<p>Place: Genoa, Italy + 1 more location<br>Hiring in: Italy, France<br>" in item["content_html"]


def test_an_archive_has_empty_feeds() -> None:
    exported = files(board(closed(job()), closed(job("Miller", "Mill")), base_url=ADDRESS))
    assert exported["jobs.xml"].count(b"<job>") == 0
    assert json.loads(exported["feed.json"])["items"] == []
    assert {path: check_feed(exported[path], "atom").entries for path in exported if path.endswith("feed.xml")}
    assert not any(b"<entry>" in data or b"<item>" in data for data in exported.values())


def test_a_short_entry_is_written_once_in_each_format(everything: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, str]] = []

    def counting(kind: Any) -> Any:
        def entry(item: Any, *, full: bool) -> bytes:
            if not full:
                made.append((kind.file, item.id))
            return bytes(kind.entry(item, full=full))

        return kind._replace(entry=entry)

    monkeypatch.setattr("sitegen.exports.feeds.FORMATS", tuple(map(counting, FORMATS)))
    files(everything)
    assert len(made) == len(set(made)) > 4
