"""What an answer means. Dead is said of what no reader reaches; what another day may change is doubtful."""

import datetime
from typing import get_args

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.links.answer import Answer, Failure, Hop, Sign
from sitegen.links.page import read_signs
from sitegen.links.verdict import Reason, State, judge

ASKED = datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)
AD = "https://acme.example/jobs/12345"


def answer(status: int | None = 200, *hops: str, failure: Failure | None = None, sign: Sign | None = None) -> Answer:
    made = tuple(Hop(301, url) for url in hops)
    return Answer(
        url=AD, asked=ASKED, status=status, hops=made, failure=failure, sign=sign, words="Closed" if sign else ""
    )


@pytest.mark.parametrize(
    ("status", "state", "reason"),
    [
        (200, "alive", "ok"), (204, "alive", "ok"), (404, "dead", "not-found"), (410, "dead", "gone"),
        (401, "unknown", "forbidden"), (403, "unknown", "forbidden"), (999, "unknown", "forbidden"),
        (429, "unknown", "too-many-requests"), (500, "doubtful", "server-error"), (503, "doubtful", "server-error"),
        (400, "doubtful", "client-error"), (405, "doubtful", "client-error"), (304, "doubtful", "client-error"),
    ],
)  # fmt: skip
def test_a_status(status: int, state: State, reason: Reason) -> None:
    verdict = judge(answer(status))
    assert (verdict.state, verdict.reason) == (state, reason)


@pytest.mark.parametrize(("failure", "state"), [
    ("no-host", "dead"), ("private", "doubtful"), ("loop", "dead"), ("no-dns", "doubtful"), ("refused", "doubtful"),
    ("timeout", "doubtful"), ("tls", "doubtful"), ("broken", "doubtful"),
])  # fmt: skip
def test_a_failure(failure: Failure, state: State) -> None:
    verdict = judge(answer(None, failure=failure))
    assert (verdict.state, verdict.reason) == (state, failure)
    assert verdict.message


def test_every_failure_has_a_meaning() -> None:
    assert {judge(answer(None, failure=failure)).reason for failure in get_args(Failure)} == set(get_args(Failure))


def test_words_of_a_page_count_only_under_a_good_status() -> None:
    assert judge(answer(200, sign="closed")).message == "says “Closed”"
    assert judge(answer(500, sign="closed")).state == "doubtful"
    assert judge(answer(200, sign="script")).state == "unknown"


def test_a_wall_is_never_death_nor_life() -> None:
    assert {judge(answer(status, sign="wall")).state for status in (200, 403, 503)} == {"unknown"}


def test_redirects_decide_where_the_page_says_nothing() -> None:
    assert judge(answer(200, "https://acme.example/jobs")).reason == "redirected-to-list"
    assert judge(answer(200, "https://acme.example/jobs", sign="script")).reason == "redirected-to-list"
    assert judge(answer(200, "https://acme.example/?error=true")).reason == "redirected-to-error"
    assert judge(answer(200, "https://acme.example/login")).state == "unknown"
    assert judge(answer(404, "https://acme.example/login")).state == "dead"


def test_a_link_that_moved_is_alive_and_has_its_new_address() -> None:
    verdict = judge(answer(200, "https://new.example/jobs/12345"))
    assert (verdict.state, verdict.reason, verdict.moved_to) == ("alive", "moved", "https://new.example/jobs/12345")
    assert verdict.moved_to in verdict.message


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from([200, 301, 404, 500]))
def test_no_address_that_a_host_redirects_to_is_too_strange(location: str, page: str, status: int) -> None:
    try:
        url = str(httpx.URL(AD).join(location))
    except (httpx.InvalidURL, ValueError):
        return  # never asked
    assert judge(answer(status, url)).message
    assert read_signs(page) is None or page
