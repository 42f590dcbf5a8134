"""`jobs.csv`: one line a job by RFC 4180, an empty cell for what is not known, and nothing that a spreadsheet runs."""

import csv
import io
from typing import Any

import pytest

from sitegen.exports import jobs_csv
from sitegen.model.board import Board
from tests.boards import board, closed, job, salary
from tests.exports.hostile import COMPANY, TITLE, raw_board, read_board


def text(made: Board) -> str:
    (planned,) = jobs_csv.plan(made)
    assert planned.path == "jobs.csv"
    return planned.make().decode()


def lines(made: Board) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(made), newline=""), strict=True))


def test_the_first_line_names_the_columns() -> None:
    assert text(board()) == ",".join(jobs_csv.COLUMNS) + "\r\n"


def test_every_line_has_every_cell_and_ends_as_the_rfc_says() -> None:
    made = board(job('A "quoted", title'), job("Two\nlines"), job(None, None, posted=None))
    rows = list(csv.reader(io.StringIO(text(made), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(jobs_csv.COLUMNS)}
    assert [row[2] for row in rows[1:]] == ['A "quoted", title', "Two\nlines", ""]
    assert text(made).count("\r\n") == 4


def test_what_is_not_known_is_an_empty_cell() -> None:
    (line,) = lines(board(job(None, None, category=None, posted=None, apply=None)))
    assert {name for name, cell in line.items() if cell} == {"id", "state"}


def test_what_is_known_is_there() -> None:
    made = job(
        posted="2025-03-13", pay=salary(52.5, 60, "EUR", "hour"), hiring=("FR", "DE"), places=["Lyon", "Köln"],
        work_mode=("hybrid", "remote"), level="senior", skills=["Go", "C#"],
    )  # fmt: skip
    (line,) = lines(board(made, base_url="https://example.org/"))
    assert (line["company"], line["location"], line["hiring_in"]) == ("Acme", "Lyon; Köln", "Germany; France")
    assert [line[f"pay_{name}"] for name in ("minimum", "maximum", "currency", "period")] == [
        "52.5",
        "60",
        "EUR",
        "hour",
    ]
    assert (line["work_mode"], line["level"], line["skills"]) == ("hybrid; remote", "senior", "Go; C#")
    assert (line["posted"], line["url"]) == ("2025-03-13", f"https://example.org/jobs/{made.slug}/")


def test_only_open_jobs_are_lines_but_in_an_archive_all() -> None:
    assert [line["title"] for line in lines(board(job("One"), closed(job("Gone"))))] == ["One"]
    assert [line["state"] for line in lines(board(closed(job("Gone"))))] == ["closed"]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_begins_like_a_formula_is_text(begin: str) -> None:
    formula = f'{begin}HYPERLINK("https://evil.example";"x")'
    (line,) = lines(board(job(formula, formula, places=[formula])))
    for name in ("title", "company", "location"):
        assert line[name] == f"'{formula}"


def test_numbers_are_no_formulas() -> None:
    assert jobs_csv.inert(-1) == -1


@pytest.mark.parametrize("make", [read_board, raw_board])
def test_hostile_words_survive(make: Any) -> None:
    made = make()
    (found,) = made.jobs.values()
    (line,) = lines(made)
    assert line["title"] == found.title
    assert line["title"].startswith(TITLE)
    assert line["company"] == f"'{found.company.label}"
    assert line["company"].startswith(f"'{COMPANY}")
