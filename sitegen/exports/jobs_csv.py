"""Board → `jobs.csv`, the open jobs for a spreadsheet: RFC 4180, UTF-8, one line a job, an empty cell for "not stated".

A cell that a spreadsheet would take for a formula is made text: postings are other people's words.
"""

import csv
from collections.abc import Iterator, Sequence
from functools import partial

from sitegen.board.geography import place_tags
from sitegen.exports.job_record import job_record, shown_jobs
from sitegen.exports.job_shape import JobRecord, NamedTag
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.page import Planned
from sitegen.paths import JOBS_CSV

Cell = str | int | float | None

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that spreadsheets calculate or split (OWASP, CSV injection)."""
SEPARATOR = "; "
"""Between the values of a cell that has several."""


def plan(board: Board) -> Iterator[Planned]:
    """One file, with only its header where there is no job."""
    yield Planned(JOBS_CSV, partial(_file, board))


class _Text(list[str]):
    """What a `csv.writer` writes to."""

    def write(self, text: str) -> None:
        """Take in one line."""
        self.append(text)


def _file(board: Board) -> bytes:
    text = _Text()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for job in shown_jobs(board):
        writer.writerow(map(inert, row(job, board)))
    return "".join(text).encode()


COLUMNS = (
    "id", "state", "title", "company", "location", "hiring_in", "work_mode", "pay_minimum", "pay_maximum",
    "pay_currency", "pay_period", "pay_basis", "pay_usd_year_minimum", "pay_usd_year_maximum", "level", "role",
    "category", "skills", "employment", "experience_years", "language", "posted", "first_listed", "deadline",
    "expires_on", "closed_on", "url", "apply",
)  # fmt: skip


def row(job: Job, board: Board) -> Sequence[Cell]:
    """The cells of a job, in the order of `COLUMNS`."""
    record = job_record(job, board)
    pay, yearly = record.pay, record.pay_usd_year
    own: dict[str, Cell] = {
        "company": record.company.label if record.company else None,
        "location": SEPARATOR.join(place.text for place in job.places),
        "hiring_in": SEPARATOR.join(tag.label for tag in place_tags(job.hiring_in)) if job.hiring_in else None,
        "pay_minimum": pay.minimum if pay else None,
        "pay_maximum": pay.maximum if pay else None,
        "pay_currency": pay.currency if pay else None,
        "pay_period": pay.period if pay else None,
        "pay_basis": pay.basis if pay else None,
        "pay_usd_year_minimum": yearly.minimum if yearly else None,
        "pay_usd_year_maximum": yearly.maximum if yearly else None,
    }
    return [own[name] if name in own else _cell(record, name) for name in COLUMNS]


def _cell(record: JobRecord, name: str) -> Cell:
    """A value of the record as one cell."""
    match getattr(record, name):
        case NamedTag(label=label):
            return label
        case list() as several:
            return SEPARATOR.join(each.label if isinstance(each, NamedTag) else str(each) for each in several)
        case int() | None as plain:
            return plain
        case value:
            return str(value)


def inert(cell: Cell) -> Cell:
    """The cell as text that nothing calculates; numbers are numbers.

    >>> inert("=1+1"), inert("Baker"), inert(52.5)
    ("'=1+1", 'Baker', 52.5)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
