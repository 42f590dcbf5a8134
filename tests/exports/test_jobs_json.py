"""`jobs.json`: every fact with null for what is not known, by ids that stay, in the shape of its published schema."""

import datetime
import json
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from sitegen.board import assemble
from sitegen.exports import jobs_json, twins
from sitegen.exports.job_record import FACTS
from sitegen.exports.job_shape import JobRecord
from sitegen.model.board import Board
from sitegen.model.place import Place
from sitegen.model.posting import Closing, Posting
from sitegen.settings import Settings
from tests import made as by_hand
from tests.boards import board, closed, fact, job, salary
from tests.exports.decoded import files_of
from tests.exports.hostile import COMPANY, NAME, TITLE, raw_board, read_board

BASE = "https://example.org/repo/"


def said(made: Board) -> dict[str, Any]:
    files = files_of(jobs_json.plan(made))
    found: dict[str, Any] = json.loads(files["jobs.json"])
    Draft202012Validator(json.loads(files["jobs.schema.json"])).validate(found)
    return found


def only(made: Board) -> dict[str, Any]:
    (record,) = said(made)["jobs"]
    return dict(record)


def test_what_is_not_known_is_null() -> None:
    record = only(board(job(None, None, category=None, posted=None, apply=None)))
    known = {name for name, value in record.items() if value not in (None, [], {})}
    assert known == {"id", "state"}
    assert set(record) == set(JobRecord.__struct_fields__)


def test_what_is_known_is_there() -> None:
    made = job(
        "Baker",
        posted="2025-03-13",
        pay=salary(52.5, 60, "EUR", "hour"),
        hiring=("FR",),
        areas=("emea",),
        places=[Place("Lyon, France", city="Lyon", country="FR")],
        work_mode=("remote",),
        level="senior",
        skills=["Go", "C#"],
        listed_on=datetime.date(2025, 3, 14),
        expires_on=datetime.date(2025, 5, 12),
    )
    record = only(board(made, base_url=BASE))
    assert record["id"] == made.id
    assert record["url"] == f"{BASE}jobs/{made.slug}/"
    assert record["company"] == {"slug": "acme", "label": "Acme"}
    assert (record["posted"], record["first_listed"], record["expires_on"]) == (
        "2025-03-13",
        "2025-03-14",
        "2025-05-12",
    )
    assert record["pay"]["minimum"] == 52.5
    assert (record["pay"]["maximum"], record["pay"]["currency"], record["pay"]["period"]) == (60, "EUR", "hour")
    assert record["pay_usd_year"]["maximum"] > record["pay_usd_year"]["minimum"] > 100_000
    assert record["hiring_in"] == {"countries": ["FR"], "areas": ["emea"]}
    assert record["places"] == [{"text": "Lyon, France", "city": "Lyon", "region": None, "country": "FR", "area": None}]
    assert [skill["slug"] for skill in record["skills"]] == ["go", "csharp"]
    assert record["origins"] == {"posted": "path", "pay": "header"}


def test_a_month_stays_a_month() -> None:
    assert only(board(job(posted="2025-03")))["posted"] == "2025-03"


def test_without_an_address_of_the_board_no_job_has_one() -> None:
    assert only(board(job()))["url"] is None
    assert said(board())["url"] is None


def test_an_empty_board_says_that_there_is_no_job() -> None:
    assert said(board())["jobs"] == []


def test_closed_jobs_are_left_to_their_own_files() -> None:
    made = board(job("One"), closed(job("Gone")), job("Two"))
    assert [record["title"] for record in said(made)["jobs"]] == ["One", "Two"]


def test_near_copies_are_jobs_of_their_own() -> None:
    copies = ("baker-acme-2025-03-a", "baker-acme-2025-03-b")
    made = board(job("Baker", key="a", variants=copies), job("Baker", key="b", variants=copies))
    assert [(record["id"], record["near_copies"]) for record in said(made)["jobs"]] == [
        (copies[0], [copies[1]]),
        (copies[1], [copies[0]]),
    ]


def test_an_archive_has_all_jobs_and_says_that_they_are_closed() -> None:
    gone = msgspec.structs.replace(closed(job("Gone"), datetime.date(2025, 1, 31)), closed_by="deadline")
    found = said(board(gone))
    assert found["archive"]
    (record,) = found["jobs"]
    assert (record["state"], record["closed_on"], record["closed_by"]) == ("closed", "2025-01-31", "deadline")


def test_a_deadline_is_only_said_where_every_posting_of_the_job_states_one() -> None:
    one = job(deadline=fact(datetime.date(2025, 4, 1)))
    two = msgspec.structs.replace(one.postings[0], path="b.md", deadline=fact(datetime.date(2025, 5, 1)))
    none = msgspec.structs.replace(one.postings[0], path="c.md", deadline=None)

    def found(*postings: Posting) -> dict[str, Any]:
        return only(board(msgspec.structs.replace(one, postings=postings)))

    assert found(one.postings[0])["deadline"] == "2025-04-01"
    assert found(one.postings[0], two)["deadline"] == "2025-05-01"
    assert found(one.postings[0], two, none)["deadline"] is None
    assert "deadline" not in found(one.postings[0], none)["origins"]


SAME: dict[str, Any] = {"text": "We bake bread. " * 20, "title": "Baker", "company": "Acme"}


@pytest.mark.parametrize(
    "older",
    [
        # its owner has closed it, so that its later day counts no more
        {"posted": "2024-05", "deadline": datetime.date(2024, 12, 31), "closed": Closing(datetime.date(2024, 6, 1))},
        {"posted": "2024-01"},  # has ended by its age
    ],
)
def test_what_a_closed_posting_of_an_open_job_states_is_not_believed(older: dict[str, Any]) -> None:
    end = datetime.date(2024, 7, 31)
    old = by_hand.posting("a.md", apply="https://a.example/1", **SAME, **older)
    new = by_hand.posting("b.md", apply="https://b.example/1", posted="2024-06-10", deadline=end, **SAME)
    merged = assemble(by_hand.parsed(old, new), Settings(), by_hand.TODAY)
    record = only(merged)
    assert (record["state"], record["apply"]) == ("open", "https://b.example/1")
    assert record["deadline"] == record["expires_on"] == "2024-07-31"
    (twin,) = (json.loads(planned.make()) for planned in twins.plan(merged) if planned.path.endswith(".json"))
    assert {name: reason["file"] for name, reason in twin["evidence"].items()} == {
        "title": "a.md", "company": "a.md", "posted": "a.md", "deadline": "b.md", "apply": "b.md",
    }  # fmt: skip
    gone = assemble(by_hand.parsed(old, new), Settings(), end + datetime.timedelta(days=1))
    assert only(gone)["deadline"] == "2024-07-31", "the same when it is over"


def test_other_addresses_to_apply_at_are_kept() -> None:
    one = job(apply="https://a.example/1").postings[0]
    postings = tuple(
        msgspec.structs.replace(one, path=f"{name}.md", apply=fact(f"https://{name}.example/1")) for name in "abc"
    )
    record = only(board(msgspec.structs.replace(job(apply="https://c.example/1"), postings=postings)))
    assert record["apply"] == "https://c.example/1"
    assert record["apply_also"] == ["https://a.example/1", "https://b.example/1"]


def test_the_schema_is_a_schema_and_explains_its_fields() -> None:
    schema = jobs_json.schema()
    Draft202012Validator.check_schema(schema)
    records = schema["$defs"]["JobRecord"]["properties"]
    speaking = {"title", "company", "category", "employment", "closed_by", "places", "hiring_in", "pay", "pay_usd_year"}
    assert {name for name, field in records.items() if "description" not in json.dumps(field)} <= speaking


def test_the_schema_refuses_a_job_that_leaves_a_fact_out() -> None:
    found = said(board(job()))
    del found["jobs"][0]["pay"]
    assert not Draft202012Validator(jobs_json.schema()).is_valid(found)


def test_every_fact_of_a_record_is_one_of_a_posting() -> None:
    assert set(FACTS) <= set(JobRecord.__struct_fields__)
    assert set(FACTS.values()) <= set(Posting.__struct_fields__)


@pytest.mark.parametrize("make", [read_board, raw_board])
def test_hostile_words_survive(make: Any) -> None:
    made = make()
    files = files_of((*jobs_json.plan(made), *twins.plan(made)))
    whole = json.loads(files.pop("jobs.json"))
    assert whole["name"] == made.settings.name
    assert whole["name"].startswith(NAME)
    (record,) = whole["jobs"]
    (twin,) = (json.loads(data) for path, data in files.items() if path.endswith("/index.json"))
    for one in (record, twin):
        assert one["title"] == next(iter(made.jobs.values())).title
        assert one["title"].startswith(TITLE)
        assert COMPANY in one["company"]["label"]
    assert "🥐" in twin["body"]["main"]


def test_the_text_of_a_hostile_job_is_text_in_its_file() -> None:
    made = read_board()
    (twin,) = (planned.make() for planned in twins.plan(made) if planned.path.endswith(".json"))
    main = json.loads(twin)["body"]["main"]
    assert "<script" not in main
    assert "]]&gt;" in main
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in main
    assert 'href="https://example.org/?a=1&amp;b=2"' in main
