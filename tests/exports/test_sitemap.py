"""`sitemap.xml`: exactly the pages that may be found, each with a date only where that date is true; valid by the rules
of the protocol, in as many files as it takes.
"""

import datetime
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from sitegen.exports import EXPORTS, export, sitemap
from sitegen.model.board import Board
from tests.boards import board, closed, job, page
from tests.exports.decoded import files_of
from tests.exports.hostile import raw_board, read_board
from tests.pages.outline import site

BASE = "https://example.org/repo/"
HERE = Path(__file__).parent
NAMES = {"s": sitemap.NAMESPACE}


def valid(data: bytes) -> etree._Element:
    """The root of a document that holds the rules of the protocol."""
    schema = etree.XMLSchema(etree.parse(HERE / "sitemap.xsd"))
    root = etree.fromstring(data)
    assert schema.validate(root), schema.error_log
    return root


def locations(data: bytes) -> dict[str, str | None]:
    """Addresses with their dates."""
    return {
        str(entry.findtext("s:loc", namespaces=NAMES)): entry.findtext("s:lastmod", namespaces=NAMES)
        for entry in valid(data)
    }


def only(made: Board) -> dict[str, str | None]:
    files = files_of(sitemap.plan(made))
    assert list(files) == ["sitemap.xml"]
    return locations(files["sitemap.xml"])


def many() -> Board:
    """A board with a page of every kind, and of every kind that must not be found."""
    jobs = (
        *(
            job(f"Baker {number}", hiring=("FR",), level="senior", skills=["Go"], key=str(number))
            for number in range(7)
        ),
        job("Cook", "Bolt", posted="2025-01-15", category="Java"),
        job("Nobody", None, posted=None),
        closed(job("Gone", "Acme")),
        closed(job("Gone too", "Cold")),
    )
    return board(*jobs, pages=(page("about", "About"),), base_url=BASE, skill_minimum=1, per_page=3)


def test_it_has_every_page_that_may_be_found_and_no_other() -> None:
    made = many()
    found = {
        BASE + path.removesuffix("index.html")
        for path, outline in site(made).items()
        if "noindex" not in outline.robots and "/page/" not in f"/{path}"
    }
    assert found == set(only(made))
    assert f"{BASE}saved/" not in found
    assert f"{BASE}companies/cold/" not in found


def test_in_an_archive_no_job_may_be_found() -> None:
    made = board(closed(job("Gone")), base_url=BASE)
    assert not [address for address in only(made) if "/jobs/" in address]
    assert BASE in only(made)


def test_the_date_of_a_job_is_its_own() -> None:
    dated = job("One", posted="2025-03-13")
    by_month = job("Two", posted="2025-02")
    listed = job("Three", posted=None, listed_on=datetime.date(2025, 1, 7))
    unknown = job("Four", posted=None)
    made = board(dated, by_month, listed, unknown, base_url=BASE)
    found = [only(made)[f"{BASE}jobs/{one.slug}/"] for one in (dated, by_month, listed, unknown)]
    assert found == ["2025-03-13", "2025-02-01", "2025-01-07", None]


def test_the_date_of_a_list_is_that_of_its_newest_open_job() -> None:
    old, new = job("Old", "Bolt", posted="2025-01-15", category="Java"), job("New", posted="2025-03-13")
    gone = closed(job("Gone", "Bolt", posted="2025-03-19", category="Java"))
    found = only(board(old, new, gone, pages=(page("about", "About"),), base_url=BASE))
    assert found[BASE] == found[f"{BASE}companies/"] == found[f"{BASE}category/python/"] == "2025-03-13"
    assert found[f"{BASE}companies/bolt/"] == found[f"{BASE}category/java/"] == "2025-01-15"
    assert found[f"{BASE}about/"] is None


def test_the_day_of_the_build_is_no_date() -> None:
    made = many()
    later = msgspec.structs.replace(made, today=made.today + datetime.timedelta(days=1))
    assert files_of(sitemap.plan(made)) == files_of(sitemap.plan(later))


def test_an_empty_board_has_a_valid_sitemap() -> None:
    assert only(board(base_url=BASE))[BASE] is None


@pytest.mark.parametrize(("most", "most_bytes"), [(5, 50_000_000), (50_000, 900)])
def test_too_many_addresses_are_in_several_files_that_an_index_names(most: int, most_bytes: int) -> None:
    made = many()
    files = files_of(sitemap.plan(made, most=most, most_bytes=most_bytes))
    index = files.pop("sitemap.xml")
    assert valid(index).tag == f"{{{sitemap.NAMESPACE}}}sitemapindex"
    assert list(locations(index)) == [BASE + path for path in files]
    assert len(files) > 2
    assert all(len(data) <= most_bytes and len(locations(data)) <= most for data in files.values())
    assert {address: date for data in files.values() for address, date in locations(data).items()} == only(made)


def test_as_many_as_are_allowed_are_in_one_file() -> None:
    made = many()
    number = len(only(made))
    assert list(files_of(sitemap.plan(made, most=number))) == ["sitemap.xml"]
    assert len(files_of(sitemap.plan(made, most=number - 1))) == 3


def test_no_file_is_made_where_there_is_nothing_to_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "locations", lambda _board: iter(()))
    assert files_of(sitemap.plan(board(base_url=BASE))) == {}


def test_without_an_address_there_is_none() -> None:
    paths = [planned.path for _, planned in export(board(job())).files]
    assert "sitemap.xml" not in paths
    assert {each.name for each in EXPORTS if each.plan is sitemap.plan and each.needs_address} == {"sitemap"}


@pytest.mark.parametrize("make", [read_board, raw_board])
def test_hostile_words_and_addresses_survive(make: object) -> None:
    made = make() if callable(make) else board()
    (found,) = made.jobs.values()
    assert f"{made.settings.base_url}jobs/{found.slug}/" in only(made)
    assert "&" in made.settings.base_url


def test_an_address_with_other_letters_is_written_in_ascii() -> None:
    assert "https://example.org/b%C3%B6rse/" in only(board(base_url="https://example.org/börse/"))


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"<url><loc>jobs/x/</loc></url>",
        b"<url><loc>https://example.org/</loc><lastmod>2025-03</lastmod></url>",
        b"<url><loc>https://example.org/</loc></url><url><loc>https://example.org/</loc></url>",
        b"<url><lastmod>2025-03-01</lastmod></url>",
    ],
)
def test_the_schema_refuses_what_the_protocol_does(wrong: bytes) -> None:
    schema = etree.XMLSchema(etree.parse(HERE / "sitemap.xsd"))
    whole = b'<urlset xmlns="%s">%s</urlset>' % (sitemap.NAMESPACE.encode(), wrong)
    assert not schema.validate(etree.fromstring(whole))
