"""The job table in a real Chromium: what filters find and count, row for row as the oracle says."""

import datetime
import json
import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from sitegen.build import read_board
from sitegen.display import dates, endings, pay, places, titles, words
from sitegen.display.numbers import board_locale
from sitegen.exports import job_table
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.parsed import Parsed
from sitegen.model.place import Place
from tests import boards
from tests.boards import salary
from tests.browser.host import BASE, serve
from tests.browser.oracle import LISTS, NOTHING, Oracle

pytestmark = pytest.mark.browser

STATES = 200
TODAY = datetime.date(2025, 3, 20)
LOADED = """async assets => {
  const {load} = await import(`${assets}table.js`);
  window.table = await load();
  return table.jobs;
}"""
FIND = """([asked, today]) => asked.map(([state, ranked]) => {
  const known = table.known(state);
  const {rows, total, counts, hidden} = table.find(known, ranked ?? undefined, new Date(today));
  return {known, rows, total, counts, hidden};
})"""
MADE = """async ([assets, path, raw]) => {
  const {Table} = await import(`${assets}table.js`);
  window.table = new Table(path, raw);
}"""


def assets(folder: Path) -> str:
    """Address path of the scripts of a built site."""
    (found,) = (folder / "assets").iterdir()
    return f"{BASE}assets/{found.name}/"


def board_of(root: Path, known: Sequence[Parsed] = ()) -> Board:
    """The board that the site in `root` was built from; what is known of its postings is not read again."""
    by_path = {posting.path: parsed for parsed in known for posting in parsed.postings}

    def spread(read: Callable[[Any], Any], files: Sequence[Any]) -> Iterable[Any]:
        return (by_path.get(file.path) or read(file) for file in files)

    return read_board(root, {}, spread=spread)[1]


def noon(day: datetime.date) -> str:
    """Midday of the reader, wherever that is."""
    return f"{day}T12:00:00"


def differences(oracle: Oracle, page: Page, states: Sequence[tuple[Any, Any]]) -> list[str]:
    """In which states the script says something else than the oracle, and what."""
    answers = page.evaluate(FIND, [list(states), noon(oracle.today)])
    return [
        f"{state}: {what}"
        for (state, ranked), answer in zip(states, answers, strict=True)
        for what in compare(oracle, state, ranked, answer)
    ]


def compare(oracle: Oracle, state: dict[str, Any], ranked: list[int] | None, answer: dict[str, Any]) -> list[str]:
    known = dict(answer["known"])
    # A least pay that no job of the board reaches is no choice, and is dropped.
    if known["pay"] != state["pay"]:
        assert not oracle.find(NOTHING).counts["pay"][state["pay"]]
        state = state | {"pay": 0}
    if known != state:
        return [f"known as {known}"]
    right = oracle.find(state, ranked)
    found = [] if answer["rows"] == right.rows else [f"rows {answer['rows']} for {right.rows}"]
    pairs: list[tuple[str, object, object]] = [
        ("total", answer["total"], len(right.rows)),
        ("hidden", answer["hidden"], right.hidden),
        ("paid", answer["counts"]["paid"], right.counts["paid"]),
        ("pay", answer["counts"]["pay"], {str(step): count for step, count in right.counts["pay"].items()}),
        ("since", answer["counts"]["since"], right.counts["since"]),
    ]
    for group in LISTS:
        counted = {slug: right.counts[group][slug] for slug in oracle.slugs[group]}
        pairs.append((group, answer["counts"][group], counted))
    return found + [f"{name}: {said!r} for {true!r}" for name, said, true in pairs if said != true]


def random_states(oracle: Oracle, seed: int) -> list[tuple[Any, Any]]:
    dice = random.Random(seed)
    return [oracle.random_state(dice) for _ in range(STATES)]


def test_any_state_finds_and_counts_what_it_must(site: str, site_folder: Path, page: Page) -> None:
    oracle = Oracle(board_of(site_folder.parent), TODAY)
    page.goto(site)
    assert page.evaluate(LOADED, assets(site_folder)) == len(oracle.rows)
    assert differences(oracle, page, random_states(oracle, 1)) == []


@pytest.mark.corpus
def test_any_state_of_two_thousand_jobs_finds_and_counts_what_it_must(
    corpus_site_folder: Path, real_postings: tuple[Parsed, ...], page: Page
) -> None:
    board = board_of(corpus_site_folder.parent, real_postings)
    oracle = Oracle(board, TODAY)
    with serve(corpus_site_folder) as site:
        page.goto(site)
        assert page.evaluate(LOADED, assets(corpus_site_folder)) == len(oracle.rows)
        assert differences(oracle, page, random_states(oracle, 2)) == []
        assert rows_of(page, len(oracle.rows)) == [row_data(board.jobs[job_id], board) for job_id in board.listed]
        page.goto("about:blank")


def test_a_row_says_what_the_page_says(site: str, site_folder: Path, page: Page) -> None:
    board = board_of(site_folder.parent)
    page.goto(site)
    page.evaluate(LOADED, assets(site_folder))
    assert rows_of(page, len(board.listed)) == [row_data(board.jobs[job_id], board) for job_id in board.listed]


def rows_of(page: Page, count: int) -> list[Any]:
    found: list[Any] = page.evaluate("count => table.rows([...Array(count).keys()])", count)
    return found


def row_data(job: Job, board: Board) -> dict[str, Any]:
    """The row as the server draws it."""
    locale = board_locale(board.settings.language)
    figure = pay.row(job.salary, locale) if job.salary else None
    company = job.company
    return {
        "id": job.id,
        "slug": job.slug,
        "title": titles.title(job.title),
        "company": company
        and {"name": company.label, "slug": company.slug, "colour": titles.tile(company.label).colour},
        "place": places.row_location(job, board),
        "pay": figure and [figure.figure, figure.suffix, figure.spoken],
        "low": job.yearly.minimum if job.yearly else None,
        "high": job.yearly.maximum if job.yearly else None,
        "details": list(words.details(job)),
        "date": {"iso": dates.iso(job.posted), "text": dates.row_date(job.posted, locale, board.today)}
        if job.posted
        else None,
        "ends": endings.row_ends(job, board),
    }


def test_junk_is_not_known(site: str, site_folder: Path, page: Page) -> None:
    page.goto(site)
    page.evaluate(LOADED, assets(site_folder))
    junk = NOTHING | {"cat": ["python", "xyz"], "in": ["atlantis"], "since": "1999-01", "pay": 40, "q": "z", "page": 3}
    assert page.evaluate("state => table.known(state)", junk) == NOTHING | {"cat": ["python"], "pay": 40, "page": 3}


DAYS = boards.board(
    boards.job("Baker", posted="2025-03-18", pay=salary(90_000, 120_000), key="a"),
    boards.job("Miller", posted="2025-03-13", places=[Place("Oslo, Norway")], level="lead", key="b"),
    boards.job("Clerk", posted="2025-03-12", pay=salary(None, 120_000), company=None, key="c"),
    boards.job("Waiter", posted="2025-03", pay=salary(150_000, None), skills=["Python", "Go"], key="d"),
    boards.job("Cook", posted="2025-02-18", pay=salary(20, 30, period="hour"), category=None, key="e"),
    boards.job(None, posted=None, skills=["Python"], key="f"),
    per_page=2,
)  # fmt: skip


def raw_table(board: Board, **options: int) -> tuple[str, Any, dict[str, bytes]]:
    """Path and content of the table of a board, and its other files."""
    table, *others = job_table.export(board, **options)
    return table.path, json.loads(table.data), {output.path: output.data for output in others}


@pytest.mark.parametrize("today", ["2025-03-20", "2025-03-08", "2025-03-31", "2025-05-19", "2026-01-01"])
def test_a_month_counts_from_its_first_day(site: str, site_folder: Path, page: Page, today: str) -> None:
    oracle = Oracle(DAYS, datetime.date.fromisoformat(today))
    page.goto(site)
    page.evaluate(MADE, [assets(site_folder), *raw_table(DAYS)[:2]])
    states = [
        (NOTHING | {"since": since, "sort": sort}, None) for since in ("7d", "30d", "90d") for sort in ("", "pay")
    ]
    assert differences(oracle, page, [*states, *random_states(oracle, 3)]) == []


def test_pay_that_is_not_stated_is_last(site: str, site_folder: Path, page: Page) -> None:
    page.goto(site)
    page.evaluate(MADE, [assets(site_folder), *raw_table(DAYS)[:2]])
    titles_of = "async sort => (await table.rows(table.find({...sort}).rows)).map(row => row.title)"
    order = page.evaluate(titles_of, NOTHING | {"sort": "pay"})
    assert order == ["Waiter", "Baker", "Clerk", "Cook", "Miller", "Untitled role"]


def test_a_large_table_fetches_the_texts_of_its_rows(site: str, site_folder: Path, page: Page) -> None:
    path, raw, files = raw_table(DAYS, split=3, block=2)
    asked = []

    def block(route: Route) -> None:
        name = route.request.url.removeprefix(site)
        asked.append(name)
        route.fulfill(body=files[name], content_type="application/json")

    page.goto(site)
    page.route("**/table/*.json", block)
    page.evaluate(MADE, [assets(site_folder), path, raw])
    assert [row["title"] for row in page.evaluate("() => table.rows([1, 4, 5, 0])")] == [
        "Miller", "Cook", "Untitled role", "Baker",
    ]  # fmt: skip
    assert asked == [raw["blocks"][0], raw["blocks"][2]]
    assert rows_of(page, 6) == [row_data(DAYS.jobs[job_id], DAYS) for job_id in DAYS.listed]


def test_a_table_that_cannot_be_had_is_a_failure_until_it_can(site: str, site_folder: Path, page: Page) -> None:
    page.goto(site)
    page.route("**/table/*.json", lambda route: route.abort())
    failed = """async assets => {
      const {load, Failure} = await import(`${assets}table.js`);
      return load().then(() => "loaded", error => error instanceof Failure ? "failed" : `${error}`);
    }"""
    assert page.evaluate(failed, assets(site_folder)) == "failed"
    assert page.evaluate(failed, assets(site_folder)) == "failed"
    page.unroute("**/table/*.json")
    assert page.evaluate(failed, assets(site_folder)) == "loaded"


def test_an_outdated_page_finds_the_new_table(
    site: str, site_folder: Path, page: Page, context: Callable[..., Any]
) -> None:
    (path,) = (file for file in (site_folder / "table").iterdir() if file.name != "schema.json")
    page.goto(site)
    page.evaluate("() => { document.getElementById('main').dataset.table = '/repo/table/0000000000.json'; }")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.removeprefix(site)))
    assert page.evaluate(LOADED, assets(site_folder)) > 40
    assert [url for url in requests if url == "" or url.startswith("table/")] == [
        "table/0000000000.json", "", f"table/{path.name}",
    ]  # fmt: skip
