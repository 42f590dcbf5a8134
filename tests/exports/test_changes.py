"""What has changed from site to site: opened, closed, pay and place, by day, and nothing where nothing has."""

import datetime
import json
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from sitegen.exports import changes, jobs_json
from sitegen.exports.changes import DAYS, MOST
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.last_site import LastSite
from tests.boards import TODAY, board, closed, job, salary
from tests.exports.decoded import files_of

BASE = "https://example.org/repo/"
NEXT = TODAY + datetime.timedelta(days=1)


def site(*jobs: Job, last: LastSite | None = None, on: datetime.date = TODAY, base_url: str = BASE) -> LastSite:
    """What the site of these jobs leaves for the next one."""
    made = msgspec.structs.replace(board(*jobs, base_url=base_url), today=on, last_site=last or LastSite())
    return of(made)


def of(made: Board) -> LastSite:
    return LastSite(files_of(jobs_json.plan(made))["jobs.json"], files_of(changes.plan(made))["changes.json"])


def days(last: LastSite) -> dict[str, list[dict[str, Any]]]:
    content = json.loads(last.changes)
    Draft202012Validator(changes.schema(), format_checker=Draft202012Validator.FORMAT_CHECKER).validate(content)
    return {day["date"]: day["changes"] for day in content["days"]}


def told(last: LastSite, on: datetime.date = TODAY) -> list[tuple[str, str]]:
    return [(change["change"], change["title"]) for change in days(last).get(str(on), [])]


def test_a_first_site_opens_nothing() -> None:
    assert days(site(job("Baker"))) == {}


def test_what_is_new_is_opened_and_what_is_gone_is_closed() -> None:
    baker, cook, miller, porter = (job(title, key=title) for title in ("Baker", "Cook", "Miller", "Porter"))
    first = site(baker, cook, miller)
    shut = closed(cook, datetime.date(2025, 3, 1), "deadline")
    assert days(site(baker, shut, porter, last=first)) == {
        str(TODAY): [
            about("opened", porter),
            about("closed", cook) | {"closed_by": "deadline"},
            about("closed", miller) | {"url": None, "closed_by": None},
        ]
    }


def about(change: str, made: Job) -> dict[str, Any]:
    url = f"{BASE}jobs/{made.slug}/"
    return {"change": change, "id": made.id, "url": url, "title": made.title, "company": "Acme"}


def test_pay_and_place_are_told_before_and_after() -> None:
    here = job("Baker", pay=salary(50_000, 60_000), places=["Oslo"], hiring=("NO",))
    there = job("Baker", pay=salary(55, None, "EUR", "hour"), places=["Oslo", "Bergen"])
    paid, placed = days(site(there, last=site(here)))[str(TODAY)]
    assert paid == about("pay", there) | {
        "before": {"minimum": 50000, "maximum": 60000, "currency": "USD", "period": "year", "basis": "base"},
        "after": {"minimum": 55, "maximum": None, "currency": "EUR", "period": "hour", "basis": "base"},
    }
    assert placed == about("place", there) | {
        "before": {"places": ["Oslo"], "hiring_in": {"countries": ["NO"], "areas": []}},
        "after": {"places": ["Oslo", "Bergen"], "hiring_in": None},
    }
    (gone,) = days(site(job("Baker"), last=site(job("Baker", pay=salary(1e5, 1e5)))))[str(TODAY)]
    assert gone["after"] is None


def test_how_pay_is_worded_is_no_change() -> None:
    one = salary(50_000, 60_000)
    other = msgspec.structs.replace(one, text="50 to 60 thousand")
    assert days(site(job(pay=other), last=site(job(pay=one)))) == {}


def test_the_same_board_again_is_the_same_file() -> None:
    second = site(job("Baker"), last=site(job("Cook")))
    assert told(second) == [("opened", "Baker"), ("closed", "Cook")]
    assert site(job("Baker"), last=second).changes == second.changes
    assert days(site(job("Baker"), last=second, on=NEXT)) == days(second), "nor does another day add anything"


def test_days_stand_below_each_other_the_newest_first() -> None:
    second = site(job("Baker"), last=site(job("Cook")))
    third = site(job("Miller"), last=second, on=NEXT)
    assert list(days(third)) == [str(NEXT), str(TODAY)]
    assert told(third, NEXT) == [("opened", "Miller"), ("closed", "Baker")]
    assert told(third) == told(second)


def test_a_day_tells_what_it_has_changed_altogether() -> None:
    start = site(job("Baker", pay=salary(1, 1)), job("Cook"))
    later = site(job("Baker", pay=salary(2, 2)), job("Miller"), last=start)
    assert told(later) == [("opened", "Miller"), ("closed", "Cook"), ("pay", "Baker")]
    evening = site(job("Baker", pay=salary(3, 3)), job("Cook"), job("Miller", pay=salary(9, 9)), last=later)
    assert told(evening) == [("opened", "Miller"), ("pay", "Baker")]
    (_, paid) = days(evening)[str(TODAY)]
    assert (paid["before"]["minimum"], paid["after"]["minimum"]) == (1, 3)
    assert days(site(job("Baker", pay=salary(1, 1)), job("Cook"), last=evening)) == {}


def test_a_posting_that_is_found_to_be_another_ones_job_has_not_closed() -> None:
    newer = msgspec.structs.replace(job("Baker", key="new"), id="00000b", slug="baker-at-acme-00000b")
    older = msgspec.structs.replace(job("Baker", key="old"), id="00000a", slug="baker-at-acme-00000a")
    merged = msgspec.structs.replace(older, former=(newer.slug,))
    assert days(site(merged, last=site(newer))) == {}
    assert days(site(merged, last=site(newer, older))) == {}


def test_an_archive_has_closed_all() -> None:
    assert told(site(closed(job("Baker")), last=site(job("Baker")))) == [("closed", "Baker")]
    again = site(closed(job("Baker")), last=site(closed(job("Baker"))))
    assert days(again) == {}


def test_without_an_address_there_is_none() -> None:
    (opened,) = days(site(job("Baker"), last=site(base_url=""), base_url=""))[str(TODAY)]
    assert opened["url"] is None


def test_days_and_changes_are_bounded_and_the_oldest_go_first() -> None:
    second = site(*(job(f"Baker {number}") for number in range(MOST)), last=site())
    assert len(told(second)) == MOST
    third = site(last=site(*(job(f"Baker {number}") for number in range(MOST - 1)), last=second, on=NEXT), on=NEXT)
    assert len(told(third, NEXT)) == MOST
    assert told(third) == []
    last_kept = TODAY + datetime.timedelta(days=DAYS - 1)
    few = site(job("Baker"), last=site())
    assert told(site(job("Baker"), last=few, on=last_kept)) == [("opened", "Baker")]
    assert days(site(job("Baker"), last=few, on=last_kept + datetime.timedelta(days=1))) == {}


@pytest.mark.parametrize(
    "junk", [b"", b"{}", b"[]", b"<!doctype html>", b"\xff", b'{"jobs": [{"id": 1}]}', b"[" * 100_000]
)
def test_what_is_no_file_of_ours_is_no_last_site(junk: bytes) -> None:
    assert days(site(job("Baker"), last=LastSite(junk, junk))) == {}


def test_a_file_of_another_version_is_begun_anew() -> None:
    second = site(job("Baker"), last=site(job("Cook")))
    newer = msgspec.structs.replace(second, changes=second.changes.replace(b'"version": 1', b'"version": 2'))
    assert days(site(job("Baker"), last=newer)) == {}
