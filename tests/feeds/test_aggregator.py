"""`jobs.xml`: what is passed on to aggregators, and what is not."""

import datetime
import json
from typing import Any

import msgspec
import pytest
from lxml import etree

from sitegen.board import assemble
from sitegen.model.board import Board
from sitegen.model.fact import Evidence, Fact
from sitegen.model.job import Job
from sitegen.model.place import Place
from sitegen.settings import Settings, parse_settings
from tests import made
from tests.boards import board, closed, fact, job, prose, salary
from tests.feeds.made import ADDRESS, files
from tests.feeds.valid import valid_xml


def passed_on(made: Board) -> list[dict[str, str | None]]:
    """Each job by the names of its elements."""
    root: etree._Element = valid_xml(files(made)["jobs.xml"], "aggregator")
    return [{str(child.tag): child.text for child in found} for found in root.iterfind("job")]


def of(*jobs: Job, **settings: Any) -> list[dict[str, str | None]]:
    return passed_on(board(*jobs, base_url=ADDRESS, **settings))


def test_a_job_says_everything_that_is_known_of_it() -> None:
    whole = job(
        "Baker - Night", "Crumb & Sons", posted="2025-03-13", pay=salary(50_000, 60_000, "EUR"),
        places=[Place("Lyon, France", "Lyon", "Auvergne-Rhône-Alpes", "FR")],
        body=prose("Bread.", legal="Equal."), expires_on=datetime.date(2025, 4, 30), expires_by="deadline",
    )  # fmt: skip
    facts: dict[str, Any] = {"employment": fact(("full-time", "permanent")), "work_mode": fact(("hybrid",))}
    posting = msgspec.structs.replace(whole.postings[0], **facts)
    (found,) = of(msgspec.structs.replace(whole, postings=(posting,)))
    assert found == {
        "title": "Baker - Night",
        "date": "2025-03-13T00:00:00+00:00",
        "referencenumber": whole.id,
        "url": f"{ADDRESS}jobs/{whole.slug}/",
        "company": "Crumb & Sons",
        "city": "Lyon",
        "state": "Auvergne-Rhône-Alpes",
        "country": "FR",
        "description": "<p>Bread.</p>\n<p>Equal.</p>",
        "salary": "€50,000\u00a0– €60,000 a year",
        "jobtype": "fulltime, permanent",
        "category": "Python",
        "remotetype": "Hybrid remote",
        "expirationdate": "2025-04-30T23:59:59+00:00",
    }


def test_what_is_not_known_has_no_element() -> None:
    (found,) = of(job(category="Others"))
    assert set(found) == {"title", "date", "referencenumber", "url", "company", "description"}


def test_on_target_earnings_are_no_base_pay() -> None:
    (found,) = of(job(pay=msgspec.structs.replace(salary(None, 52, "EUR", "hour"), basis="ote")))
    assert found["salary"] == "Up to €52 an hour on target"


def test_an_end_by_age_is_no_date_of_expiry() -> None:
    (found,) = of(job(expires_on=datetime.date(2025, 4, 30), expires_by="age"))
    assert "expirationdate" not in found


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({"hiring": ("CA",)}, {"country": "CA"}),
        ({"hiring": ("CA", "US")}, {}),
        ({"hiring": ("CA",), "areas": ("emea",)}, {}),
        ({"areas": ("worldwide",)}, {}),
        ({"places": [Place("Nice", "Nice", None, "FR")], "hiring": ("DE",)}, {"city": "Nice", "country": "FR"}),
        ({"places": [Place("Europe"), Place("Oslo", country="NO")]}, {"country": "NO"}),
    ],
)  # fmt: skip
def test_the_place_is_one_that_is_stated(facts: dict[str, Any], where: dict[str, str]) -> None:
    (found,) = of(job(**facts))
    assert {name: found[name] for name in ("city", "state", "country") if name in found} == where


@pytest.mark.parametrize(
    ("mode", "is_stated", "says"),
    [
        (("remote",), True, "Fully remote"),
        (("hybrid",), True, "Hybrid remote"),
        (("in person",), True, None),
        (("hybrid", "remote"), True, None),
        (("remote",), False, None),  # read from a stipend for a home office
    ],
)
def test_only_one_work_mode_that_is_stated_is_told(mode: tuple[Any, ...], is_stated: bool, says: str | None) -> None:
    read = Fact(mode, Evidence("body", 1, "words", is_stated))
    made = job(work_mode=mode)
    posting = msgspec.structs.replace(made.postings[0], work_mode=read)
    (found,) = of(msgspec.structs.replace(made, postings=(posting,)))
    assert found.get("remotetype") == says


def test_what_every_aggregator_demands_is_there_or_the_job_is_not() -> None:
    jobs = [job("Baker"), job(None), job("Miller", None), job("Cook", posted=None), job("Porter", body=prose(""))]
    assert [found["title"] for found in of(*jobs, closed(job("Gone")))] == ["Baker"]


def test_every_open_job_is_passed_on_not_only_the_newest() -> None:
    assert len(of(*(job(key=str(number)) for number in range(120)))) == 120


POSTINGS = [
    made.posting("partner/2025/baker.md", title="Baker", company="Acme", posted="2024-06"),
    made.posting("partners.md", title="Miller", company="Acme", posted="2024-06"),
    made.posting("own/cook.md", title="Cook", company="Acme", posted="2024-06"),
]


@pytest.mark.parametrize(
    ("sources", "titles"),
    [
        ((), {"Baker", "Miller", "Cook"}),
        (("partner",), {"Miller", "Cook"}),
        (("/partner/2025/", "own/cook.md"), {"Miller"}),
        (("cook.md", "part"), {"Baker", "Miller", "Cook"}),
    ],
)
def test_a_source_that_forbids_it_is_not_passed_on(sources: tuple[str, ...], titles: set[str]) -> None:
    settings = Settings(base_url=ADDRESS, no_syndication=sources)
    whole = assemble(made.parsed(*POSTINGS), settings, made.TODAY)
    assert {found["title"] for found in passed_on(whole)} == titles
    assert len(json.loads(files(whole)["feed.json"])["items"]) == 3


def test_a_job_of_several_sources_is_kept_back_where_one_of_them_forbids_it() -> None:
    same = {"title": "Baker", "company": "Acme", "posted": "2024-06", "text": "We bake bread. " * 20}
    postings = [made.posting("own/1.md", **same), made.posting("partner/1.md", **same)]
    whole = assemble(made.parsed(*postings), Settings(base_url=ADDRESS, no_syndication=("partner",)), made.TODAY)
    assert len(whole.jobs) == 1
    assert passed_on(whole) == []


def test_the_file_can_be_left_out() -> None:
    assert "jobs.xml" in files(board(job(), base_url=ADDRESS))
    assert "jobs.xml" not in files(board(job(), base_url=ADDRESS, syndicate=False))


def test_the_settings_are_read_and_an_empty_path_is_refused() -> None:
    read = parse_settings('syndicate = false\nno_syndication = ["partner", "own/cook.md"]')
    assert (read.syndicate, read.no_syndication) == (False, ("partner", "own/cook.md"))
    with pytest.raises(Exception, match="syndicate = false"):
        parse_settings('no_syndication = ["/"]')
