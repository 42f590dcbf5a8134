"""Figures may not get worse, small changes are tolerated, and what cannot be told today is said."""

import msgspec
import pytest

from sitegen.health import Health, health
from sitegen.health.ratchet import BYTES, BYTES_SHARE, POINTS, Comparison, Record, compare, encode, figures, record
from sitegen.links.report import LinkCounts
from sitegen.model.problem import Severity
from tests.boards import board, job, salary

FILES = {
    "index.html": 60_000,
    "jobs/a/index.html": 20_000,
    "companies/acme/index.html": 8_000,
    "assets/1/site.css": 30_000,
    "jobs.json": 400_000,
}


def made(*, paying: int = 0, jobs: int = 100, files: dict[str, int] | None = None, per_page: int = 30) -> Health:
    all_jobs = (job(key=str(number), pay=salary(1, 2) if number < paying else None) for number in range(jobs))
    return health(board(*all_jobs, per_page=per_page), {}, FILES if files is None else files)


def held(before: Health, now: Health, per_page: int = 30) -> Comparison:
    return compare(record(before, per_page), now, per_page)


def test_the_same_board_is_not_worse_nor_better() -> None:
    assert held(made(paying=50), made(paying=50)) == Comparison((), (), (), ())


@pytest.mark.parametrize(("paying", "is_worse"), [(50, False), (48, False), (47, True), (0, True)])
def test_a_share_may_grow_by_two_points(paying: int, is_worse: bool) -> None:
    worse = held(made(paying=50), made(paying=paying)).worse
    assert [change.name for change in worse] == (["unknown salary"] if is_worse else [])


def test_on_a_small_board_one_posting_is_tolerated_and_two_are_not() -> None:
    before = made(paying=5, jobs=10)
    assert not held(before, made(paying=4, jobs=10)).worse
    assert held(before, made(paying=3, jobs=10)).worse


def test_what_is_worse_tells_both_figures_and_the_limit() -> None:
    (worse,) = held(made(paying=50), made(paying=40)).worse
    assert (worse.recorded, worse.now, worse.allowed, worse.unit) == (50.0, 60.0, 50.0 + POINTS, "percent")


def test_what_is_better_is_told_where_it_is_more_than_noise() -> None:
    assert [change.name for change in held(made(paying=50), made(paying=60)).better] == ["unknown salary"]
    assert not held(made(paying=50), made(paying=51)).better


@pytest.mark.parametrize("severity", ["error", "warning"])
def test_one_more_problem_is_worse(severity: Severity) -> None:
    before = made()
    now = msgspec.structs.replace(before, problems={**before.problems, severity: 1})
    assert [change.name for change in held(before, now).worse] == [f"{severity}s"]
    assert not held(now, before).worse
    assert [change.name for change in held(now, before).better] == [f"{severity}s"]


def test_one_more_note_is_not_worse() -> None:
    before = made()
    assert not held(before, msgspec.structs.replace(before, problems={**before.problems, "note": 9})).worse


def test_a_dead_link_is_worse_and_links_that_nobody_tested_are_not_compared() -> None:
    untested = made()
    well = msgspec.structs.replace(untested, links=LinkCounts(alive=5))
    dead = msgspec.structs.replace(untested, links=LinkCounts(alive=4, dead=1))
    assert [change.name for change in held(well, dead).worse] == ["dead links"]
    assert held(well, untested) == Comparison((), (), ("dead links",), ())
    assert held(untested, dead).new == ("dead links",)


def test_pages_may_grow_a_little() -> None:
    limit = int(20_000 * (1 + BYTES_SHARE) + BYTES)
    for size, is_worse in ((limit, False), (limit + 1, True)):
        worse = held(made(), made(files=FILES | {"jobs/a/index.html": size})).worse
        assert [change.name for change in worse] == (["median bytes of job pages"] if is_worse else [])


def test_one_long_ad_among_many_is_not_worse() -> None:
    many = FILES | {f"jobs/{number}/index.html": 20_000 for number in range(9)}
    assert not held(made(files=many), made(files=many | {"jobs/0/index.html": 900_000})).worse


def test_what_grows_with_the_number_of_jobs_is_not_compared() -> None:
    assert not held(made(), made(files=FILES | {"jobs.json": 4_000_000})).worse


def test_a_list_that_is_not_full_is_not_compared() -> None:
    before, now = made(jobs=10), made(jobs=20, files=FILES | {"index.html": 120_000})
    assert not held(before, now).worse
    full = made(jobs=40, files=FILES | {"index.html": 120_000})
    assert [change.name for change in held(made(jobs=40), full).worse] == ["largest bytes of list pages"]


def test_without_a_site_its_weight_is_not_compared() -> None:
    found = held(made(), made(files={}))
    assert not found.worse
    assert "median bytes of job pages" in found.not_compared


def test_a_board_without_jobs_has_no_shares() -> None:
    assert set(figures(made(jobs=0, files={}), 30)) == {"errors", "warnings"}


def test_the_record_is_read_again_as_it_was_written() -> None:
    recorded = record(made(paying=33), 30)
    assert msgspec.json.decode(encode(recorded), type=Record) == recorded
    assert encode(recorded).count(b"\n") > len(recorded.figures), "a figure a line"


def test_a_record_keeps_no_more_than_is_shown() -> None:
    before = made(paying=1, jobs=3)
    assert record(before, 30).figures["unknown salary"] == 66.7
    assert held(before, before) == Comparison((), (), (), ())
