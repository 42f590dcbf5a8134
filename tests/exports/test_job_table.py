"""The job table: what it says of each row is what the row of a page says, in few and always the same bytes."""

import datetime
import gzip
import json
import re
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from sitegen.board import assemble, merge
from sitegen.display import pay, places, titles
from sitegen.display.numbers import board_locale
from sitegen.exports import job_table, open_ids
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.parsed import Parsed, SourceFile
from sitegen.model.place import Place
from sitegen.reading import ingest
from sitegen.settings import Settings
from tests.boards import board, closed, job, salary
from tests.exports.decoded import files_of, rows

ENGLISH = board_locale("en")


def table(made: Board) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(next(job_table.export(made)).data)
    return found


def columns(made: Board, name: str) -> list[Any]:
    return [row[name] for row in rows(job_table.export(made))]


def named(made: Job, id: str) -> Job:
    """The same job with an id and the address that follows from it."""
    return msgspec.structs.replace(made, id=id, slug=f"baker-at-acme-{id}")


def test_the_table_is_named_by_its_content_and_the_schema_by_itself() -> None:
    paths = [output.path for output in job_table.export(board(job()))]
    assert re.fullmatch(r"table/[0-9a-f]{10}\.json", paths[0])
    assert paths[1:] == ["table/schema.json"]
    assert next(job_table.export(board(job("Baker")))).path != paths[0]


def test_the_same_board_gives_the_same_bytes() -> None:
    made = board(job(skills=["Go", "Python"]), job("Baker", hiring=("CA", "US")), closed(job("Cook")))
    assert list(job_table.export(made)) == list(job_table.export(made))


def test_rows_are_the_listed_jobs_in_list_order() -> None:
    made = board(job("One"), closed(job("Gone")), job("Two", None, posted=None))
    assert columns(made, "title") == ["One", "Two"]
    assert columns(made, "company") == ["Acme", None]
    assert columns(made, "posted") == ["2025-03", None]


def test_in_an_archive_the_closed_jobs_are_the_rows() -> None:
    assert columns(board(closed(job("Gone"))), "title") == ["Gone"]


def test_what_repeats_is_written_once() -> None:
    said = table(board(*(job(f"Baker {number}", places=["Oslo"]) for number in range(5))))
    assert said["companies"] == ["Acme"]
    assert said["texts"]["places"] == ["Oslo"]
    assert said["company"] == said["texts"]["place"] == "((((("
    assert said["dates"] == ["2025-03"]
    assert said["date_texts"] == [["Mar 2025", "March 2025"]]


def test_the_end_of_an_ad_is_written_once_and_only_where_there_is_one() -> None:
    last = datetime.date(2025, 3, 31)
    made = board(job("A", expires_on=last), job("B"), job("C", expires_on=last))
    assert columns(made, "ends") == ["2025-03-31T23:59:59+00:00", None, "2025-03-31T23:59:59+00:00"]
    assert len(table(made)["ends"]) == 1
    assert columns(msgspec.structs.replace(made, clock_runs=False), "ends") == [None] * 3


def test_tags_of_near_copies_stand_apart() -> None:
    copies = ("baker-acme-2025-03-a", "baker-acme-2025-03-b")
    made = board(
        job("Baker", key="a", variants=copies, hiring=("CA",), level="senior", skills=["Go"]),
        job("Baker", key="b", variants=copies, hiring=("US",), level="senior", skills=["Python", "Go"]),
    )
    (row,) = rows(job_table.export(made))
    assert row["place"] == (["canada"], ["united-states"])
    assert row["level"] == (["senior"], [])
    assert row["skill"] == (["go"], ["python"])


def test_skills_are_in_the_order_of_the_job() -> None:
    made = board(job("A", skills=["Rust", "Go"]), job("B", skills=["Go"]))
    assert columns(made, "skill") == [(["rust", "go"], []), (["go"], [])]


def test_what_is_not_stated_has_an_empty_set_and_no_text() -> None:
    (row,) = rows(job_table.export(board(job(None, None, category=None, posted=None))))
    assert row["title"] == "Untitled role"
    assert [row[kind] for kind in ("role", "category", "place", "level", "skill")] == [([], [])] * 5
    assert [row[name] for name in ("company", "pay", "posted", "in words")] == [None] * 4


def test_categories_that_rows_do_not_show_are_named() -> None:
    said = table(board(job(category="Python"), job("B", category="Others")))
    assert [said["facets"]["category"]["labels"][index] for index in said["catch_all"]] == ["Other technical"]


PAYS = [
    salary(120_000, 150_000),
    salary(149_500, 150_499),
    salary(80_000, 80_000),
    salary(9_500, 12_000),
    salary(300_000, 999_600),
    salary(None, 90_000),
    salary(90_000, None),
    salary(52, 75, "USD", "hour"),
    salary(4000, 5000, "EUR", "month"),
    salary(50_000, 60_000, None, None),
    None,
]


def test_pay_is_worded_as_in_the_rows_of_pages() -> None:
    made = board(*(job(f"Job {number}", pay=stated) for number, stated in enumerate(PAYS)))
    worded = [pay.row(stated, ENGLISH) if stated else None for stated in PAYS]
    assert columns(made, "pay") == [words and (words.figure, words.suffix, words.spoken) for words in worded]
    assert len(table(made)["texts"]["pay"]) == 7, "the others are as usual"


@pytest.mark.parametrize(
    ("title", "company"),
    [
        ("Développeur·euse C++ / Go - Zürich", "Société Générale"),
        ("数据工程师", "株式会社"),
        ("Ingenieur für Straßenbau, Malmø i Łódź", None),
        ("İstanbul K", "CON"),
        (None, None),
        ("A word " * 12, "Acme"),
        ("x" * 61, "Acme, Inc."),
    ],
)
def test_addresses_are_those_of_the_pages(title: str | None, company: str | None, tmp_path: Path) -> None:
    header = f"---\ntitle: {json.dumps(title or '')}\ncompany: {json.dumps(company or '')}\n---\nWe bake bread.\n"
    made = assemble(
        merge((ingest(SourceFile("jobs/a.md", header.encode())),)),
        Settings(expire_after_days=0),
        datetime.date(2025, 3, 20),
    )
    assert columns(made, "slug") == [made.jobs[id_].slug for id_ in made.listed]
    assert columns(made, "id") == list(made.listed)


@given(st.lists(st.tuples(st.text(min_size=1, max_size=80), st.text(max_size=20)), max_size=4))
def test_no_words_are_lost_whatever_they_are(names: list[tuple[str, str]]) -> None:
    made = board(*(job(title, company or None, key=str(n)) for n, (title, company) in enumerate(names)))
    found = rows(job_table.export(made))
    listed = [made.jobs[job_id] for job_id in made.listed]
    assert [row["title"] for row in found] == [titles.title(each.title) for each in listed]
    assert [row["slug"] for row in found] == [each.slug for each in listed]
    assert [row["company"] for row in found] == [each.company.label if each.company else None for each in listed]
    assert [row["company slug"] for row in found] == [each.company.slug if each.company else None for each in listed]


MANY = board(
    *(job(f"Baker {n}", f"Mill {n % 3}", places=[Place(f"Town {n % 7}")], pay=PAYS[n % len(PAYS)]) for n in range(25))
)


def test_past_the_limit_texts_are_in_blocks_and_say_the_same() -> None:
    whole = list(job_table.export(MANY, split=25))
    split = list(job_table.export(MANY, split=24, block=10))
    assert len(whole) == 2
    assert len(split) == 1 + 3 + 1
    assert rows(split) == rows(whole)
    said = json.loads(split[0].data)
    assert said["texts"] is None
    assert said["blocks"] == [output.path for output in split[1:4]]


def test_blocks_that_say_the_same_are_one_file() -> None:
    made = board(*(named(job("Baker"), f"00000{n}") for n in range(4)))
    outputs = list(job_table.export(made, split=0, block=2))
    assert [len(rows(outputs)), len(outputs)] == [4, 3]
    assert len(json.loads(outputs[0].data)["blocks"]) == 2


def validators() -> tuple[Draft202012Validator, Draft202012Validator]:
    """Of tables, and of blocks."""
    schema = json.loads(list(job_table.export(board()))[-1].data)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema), Draft202012Validator({**schema, "$ref": "#/$defs/Texts"})


@pytest.mark.parametrize("made", [board(), board(job()), MANY], ids=["empty", "one", "many"])
@pytest.mark.parametrize("split", [0, 100])
def test_the_published_schema_describes_the_table(made: Board, split: int) -> None:
    of_table, of_block = validators()
    first, *blocks, _ = job_table.export(made, split=split, block=10)
    of_table.validate(json.loads(first.data))
    for block in blocks:
        of_block.validate(json.loads(block.data))


@pytest.mark.parametrize("change", [{"jobs": "1"}, {"low": ["much"]}, {"texts": {}}, {"colours": 1}, {"facets": {}}])
def test_the_published_schema_refuses_other_shapes(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        validators()[0].validate(table(board(job())) | change)


def test_ids_of_open_jobs_are_one_a_line_near_copies_too() -> None:
    copies = [named(job("A", variants=("00000a", "00000b")), id_) for id_ in ("00000a", "00000b")]
    made = board(*copies, closed(job("B")))
    assert made.listed == ("00000a",)
    assert files_of(open_ids.plan(made)) == {"open-ids.txt": b"00000a\n00000b\n"}


def test_beside_the_id_of_an_open_job_stands_its_end() -> None:
    made = board(named(job("A", expires_on=datetime.date(2025, 3, 31)), "00000a"), named(job("B"), "00000b"))
    assert files_of(open_ids.plan(made)) == {"open-ids.txt": b"00000a 2025-03-31T23:59:59+00:00\n00000b\n"}


def test_without_an_open_job_there_are_no_ids() -> None:
    assert files_of(open_ids.plan(board(closed(job())))) == {"open-ids.txt": b""}


ROWS, BUDGET = 6000, 200_000
"""So many rows may have so many bytes, compressed: names that repeat weigh less the more rows there are."""


@pytest.mark.corpus
def test_the_table_of_real_postings_is_within_its_budget_at_6000(
    real_postings: tuple[Parsed, ...],
) -> None:
    made = assemble(merge(real_postings), Settings(expire_after_days=0), datetime.date(2025, 3, 20))
    size = compressed(made)
    half = msgspec.structs.replace(made, listed=made.listed[::2])
    a_row = (size - compressed(half)) / (len(made.listed) - len(half.listed))
    full = size + (ROWS - len(made.listed)) * a_row
    sys.stdout.write(
        f"\n{len(made.listed):,} rows {size:,} bytes, {a_row:.1f} a row, {ROWS:,} rows {full:,.0f} bytes\n"
    )
    listed = [made.jobs[job_id] for job_id in made.listed]
    found = rows(job_table.export(made))
    assert [row["slug"] for row in found] == [each.slug for each in listed]
    assert [row["where"] for row in found] == [places.row_location(each, made) or None for each in listed]
    assert full <= BUDGET


def compressed(made: Board) -> int:
    """Bytes of the table as a host sends it, and of the ids of a text search: five hex digits a row, which is noise."""
    return len(gzip.compress(next(job_table.export(made)).data, 6)) + len(made.listed) * 5 // 2
