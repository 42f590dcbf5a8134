"""Where redirects lead, and which of them an owner should write down."""

import datetime

import pytest

from sitegen.links.answer import Answer, Hop
from sitegen.links.redirects import Landing, landing, new_address

LEVER = "https://jobs.example.org/acme/3da4ce33-555d-4c8b-87fd-e0fda8891028"


@pytest.mark.parametrize(
    ("asked", "final", "expected"),
    [
        # the same ad
        (LEVER, LEVER, "ad"),
        (LEVER, f"{LEVER}/", "ad"),
        (LEVER, f"{LEVER}?utm_source=board", "ad"),
        ("https://acme.example/jobs/baker", "https://www.acme.example/en/jobs/baker", "ad"),
        ("http://acme.example/jobs/12345", "https://careers.acme.example/positions/baker-lyon", "ad"),
        ("https://acme.example/jobs/12345", "https://acme.example/jobs/12345-baker", "ad"),
        ("https://acme.example/job?id=12345", "https://acme.example/jobs/baker", "ad"),
        ("https://boards.example.org/acme/jobs/4231957", "https://acme.example/careers?gh_jid=4231957", "ad"),
        ("https://sho.example/x7", "https://acme.example/careers", "ad"),
        ("https://acme.example/jobs", "https://acme.example/careers", "ad"),
        ("https://acme.example/", "https://acme.example/en/", "ad"),
        ("https://acme.example/careers", "https://acme.example/", "ad"),
        ("https://acme.example/jobs/1", "https://acme.example/jobs/1?error=false", "ad"),
        # a list of jobs, or the home page
        (LEVER, "https://jobs.example.org/acme", "list"),
        (LEVER, "https://jobs.example.org/", "list"),
        ("https://acme.example/jobs/baker", "https://acme.example/", "list"),
        ("https://acme.example/jobs/baker", "https://acme.example/jobs/", "list"),
        ("https://acme.example/en/jobs/12345", "https://acme.example/en-GB/search-results?keywords=", "list"),
        ("https://jobs.acme.example/job/12345/Baker", "https://apply.acme.example/careers", "list"),
        ("https://acme.example/karriere/baecker-lyon", "https://acme.example/karriere.html", "list"),
        # an error
        ("https://boards.example.org/acme/jobs/1", "https://boards.example.org/acme?error=true", "error"),
        ("https://acme.example/jobs/1", "https://acme.example/jobs/1?not_found=true", "error"),
        ("https://in.example/jobs/view/1234567", "https://in.example/jobs/baker-jobs?trk=expired_jd_redirect", "error"),
        ("https://acme.example/jobs/1", "https://acme.example/404.html", "error"),
        ("https://acme.example/jobs/1", "https://acme.example/en/job-expired", "error"),
        # a door
        ("https://work.example/jobs/view/12345", "https://work.example/authwall?next=1", "door"),
        ("https://acme.example/jobs/1", "https://sso.acme.example/login", "door"),
    ],
)
def test_where_an_address_leads(asked: str, final: str, expected: Landing) -> None:
    assert landing(asked, final) == expected


def answer(url: str, *hops: tuple[int, str]) -> Answer:
    made = tuple(Hop(status, to) for status, to in hops)
    return Answer(url=url, asked=datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC), status=200, hops=made)


@pytest.mark.parametrize(
    ("hops", "expected"),
    [
        ([], ""),
        ([(301, "https://b.example/ad")], "https://b.example/ad"),
        ([(308, "https://b.example/ad"), (301, "https://c.example/ad")], "https://c.example/ad"),
        ([(301, "https://b.example/ad"), (302, "https://b.example/session/7")], "https://b.example/ad"),
        ([(302, "https://b.example/ad")], ""),
        ([(302, "https://b.example/ad"), (301, "https://c.example/ad")], ""),
        ([(301, "https://a.example/ad")], ""),
        ([(301, "https://www.a.example/ad/")], ""),
        ([(301, "https://a.example/ad?lang=en")], "https://a.example/ad?lang=en"),
    ],
)
def test_only_what_has_moved_for_good_has_a_new_address(hops: list[tuple[int, str]], expected: str) -> None:
    assert new_address(answer("http://a.example/ad", *hops)) == expected
