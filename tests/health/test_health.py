"""The figures of a board: every job, link and file is counted once."""

import datetime
from itertools import pairwise

import msgspec

from sitegen.coverage import FACTS
from sitegen.exports import job_table
from sitegen.health import AGES, Health, health
from sitegen.health.site import ASSETS, KINDS, SEARCH, kind_of, site_kinds
from sitegen.links.answer import Answer
from sitegen.model.job import Job
from sitegen.model.problem import Problem
from sitegen.outside import search, theme
from tests.boards import board, closed, fact, job, salary

ASKED = datetime.datetime(2025, 3, 19, 8, tzinfo=datetime.UTC)


def with_apply(made: Job, *urls: str) -> Job:
    """The job of several postings, one an address."""
    (posting,) = made.postings
    postings = tuple(
        msgspec.structs.replace(posting, path=f"{number}-{posting.path}", apply=fact(url) if url else None)
        for number, url in enumerate(urls)
    )
    return msgspec.structs.replace(made, postings=postings)


def of(*jobs: Job, **files: int) -> Health:
    return health(board(*jobs), {}, files)


def test_facts_are_those_of_open_jobs() -> None:
    found = of(job(key="a", pay=salary(1, 2)), job(key="b"), closed(job(key="c", pay=salary(1, 2))))
    assert (found.open, found.closed, found.postings) == (2, 1, 2)
    assert tuple(found.facts) == FACTS
    assert (found.facts["salary"].stated, found.facts["salary"].not_stated) == (1, 1)


def test_where_nothing_is_open_the_facts_are_those_of_all() -> None:
    found = of(closed(job(key="a", pay=salary(1, 2))))
    assert (found.open, found.postings, found.facts["salary"].stated) == (0, 1, 1)
    assert found.ages[0].jobs == sum(age.jobs for age in found.ages) == 0


def test_an_empty_board_has_figures_too() -> None:
    found = of()
    assert (found.open, found.postings, found.no_date, found.site) == (0, 0, 0, ())


def test_ages_are_days_since_the_job_was_posted() -> None:
    dates = ("2025-03-20", "2025-03-13", "2025-03-12", "2024-03-20", "2024-03-19", None)
    found = of(*(job(key=str(date), posted=date) for date in dates), closed(job(key="z", posted="2025-03-20")))
    by_start = {age.from_day: age.jobs for age in found.ages}
    assert (by_start[0], by_start[8], by_start[181], by_start[366]) == (2, 1, 1, 1)
    assert found.no_date == 1
    assert sum(by_start.values()) + found.no_date == found.open


def test_bars_leave_no_day_out() -> None:
    ages = of().ages
    assert [age.from_day for age in ages] == list(AGES)
    assert all(before.to_day is not None and before.to_day + 1 == after.from_day for before, after in pairwise(ages))
    assert ages[-1].to_day is None


def test_a_job_without_a_posted_date_is_as_old_as_the_board_has_had_it() -> None:
    listed = msgspec.structs.replace(job(posted=None), listed_on=datetime.date(2025, 3, 1))
    assert {age.from_day: age.jobs for age in of(listed).ages}[8] == 1


def test_links_are_as_their_hosts_last_answered() -> None:
    jobs = (
        with_apply(job(key="a"), "https://a.example/1", "https://a.example/2", "mailto:jobs@a.example", ""),
        with_apply(job(key="b"), "https://b.example/1#apply"),
        closed(with_apply(job(key="c"), "https://c.example/1")),
    )
    answers = {
        answer.url: answer
        for answer in (
            Answer(url="https://a.example/1", asked=ASKED, status=404),
            Answer(url="https://b.example/1", asked=ASKED + datetime.timedelta(1), status=200),
            Answer(url="https://c.example/1", asked=ASKED - datetime.timedelta(9), status=200),
        )
    }
    found = health(board(*jobs), answers, {})
    links = found.links
    assert (links.alive, links.dead, links.not_tested, links.by_mail, links.none) == (1, 1, 1, 1, 1)
    assert found.links_heard == ASKED, "of a link of an open job"
    assert health(board(*jobs), {}, {}).links_heard is None


def test_duplicates_and_problems_are_counted() -> None:
    made = board(
        with_apply(job(key="a"), "https://a.example/1", "https://a.example/2"),
        msgspec.structs.replace(job(key="b"), variants=("x", "y")),
    )
    problems = (Problem("jobs/a.md", 1, "empty", "error", ""), Problem("jobs/b.md", 1, "bad-date", "note", ""))
    found = health(msgspec.structs.replace(made, problems=problems), {}, {})
    assert (found.duplicates.merged, found.duplicates.near_copies) == (1, 1)
    assert found.problems == {"error": 1, "warning": 0, "note": 1}


def test_every_file_is_of_one_kind() -> None:
    files = {
        "index.html": 9, "page/2/index.html": 5, "category/python/index.html": 7, "pay-stated/index.html": 7,
        "jobs/a/index.html": 4, "jobs/b/index.html": 6, "jobs/a/index.json": 2, "companies/index.html": 3,
        "companies/acme/index.html": 1, "companies/acme/feed.xml": 8, "jobs.json": 11, "jobs.schema.json": 12,
        "robots.txt": 13, "social/1a.png": 14, "404.html": 15, "about/index.html": 16, "sitemap.xml": 17,
    }  # fmt: skip
    kinds = {kind.kind: kind for kind in site_kinds(files)}
    assert sum(kind.files for kind in kinds.values()) == len(files)
    assert sum(kind.total for kind in kinds.values()) == sum(files.values())
    assert {name: kind.files for name, kind in kinds.items()} == {
        "job pages": 2, "list pages": 4, "company pages": 2, "other pages": 2, "job files": 1, "feeds": 1,
        "data files": 1, "pictures": 1, "other files": 3,
    }  # fmt: skip
    assert list(kinds) == [kind for kind in KINDS if kind in kinds]
    pages = kinds["job pages"]
    assert (pages.total, pages.median, pages.largest, pages.largest_path) == (10, 4, 6, "jobs/b/index.html")


def test_folders_are_those_that_the_build_writes() -> None:
    assert (theme.ASSETS, f"{search.FOLDER}/") == (ASSETS, SEARCH)
    assert kind_of(f"{job_table.FOLDER}1a.json") == "job table"
