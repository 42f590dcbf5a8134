"""Since when the board has had a posting: by the log of git, by the ledger, or it is not known."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.board.history import earliest, ledger_text, parse_ledger, parse_log, with_first_listed, with_new
from sitegen.errors import SettingsError
from tests.made import parsed, posting

DAY = datetime.date.fromisoformat
NOON = 1_717_243_200
"""1 June 2024, 12:00 UTC."""


def log(*commits: tuple[int, str]) -> str:
    """As git writes it: the files of each commit, with their status, after its time."""
    return "".join(f"\x01{time}\0\n" + "".join(f"{field}\0" for field in files.split()) for time, files in commits)


def test_a_posting_is_listed_since_the_commit_that_brought_it() -> None:
    days = parse_log(log((NOON, "A a.md A b.md"), (NOON + 86_400, "A c.md")), datetime.UTC)
    assert days == {"a.md": DAY("2024-06-01"), "b.md": DAY("2024-06-01"), "c.md": DAY("2024-06-02")}


def test_the_day_is_that_of_the_board() -> None:
    late = NOON + 11 * 3600
    assert parse_log(log((late, "A a.md")), datetime.UTC) == {"a.md": DAY("2024-06-01")}
    assert parse_log(log((late, "A a.md")), ZoneInfo("Europe/Paris")) == {"a.md": DAY("2024-06-02")}


def test_a_posting_that_moved_or_came_back_keeps_its_day() -> None:
    moved = parse_log(
        log((NOON, "A a.md"), (NOON + 86_400, "R100 a.md 2024/b.md"), (NOON + 9_000_000, "A a.md")), datetime.UTC
    )
    assert moved == {"a.md": DAY("2024-06-01"), "2024/b.md": DAY("2024-06-01")}


def test_what_moved_in_from_elsewhere_is_new() -> None:
    assert parse_log(log((NOON, "R090 drafts/a.md a.md")), datetime.UTC) == {"a.md": DAY("2024-06-01")}


@pytest.mark.parametrize("text", ["", "\0", "\x0199999999999999\0\nA\0a.md\0", "\x011\0\nR100\0a.md"])
def test_a_strange_log_is_no_crash(text: str) -> None:
    parse_log(text, ZoneInfo("Pacific/Kiritimati"))


def test_the_ledger_is_read_as_it_was_written() -> None:
    days = {"b.md": DAY("2024-06-01"), 'Ü "x"\\\x7f/a.md': DAY("2023-01-31")}
    assert parse_ledger(ledger_text(days)) == days
    assert parse_ledger("") == {}


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.dates()))
def test_any_path_can_stand_in_the_ledger(days: dict[str, datetime.date]) -> None:
    assert parse_ledger(ledger_text(days)) == days


@pytest.mark.parametrize("value", ['"2024-06-01"', "2024", "2024-06-01T12:00:00", "[]"])
def test_what_is_no_day_is_told_with_its_line(value: str) -> None:
    with pytest.raises(SettingsError, match="is no day") as caught:
        parse_ledger(f'"a.md" = 2024-01-01\n"b.md" = {value}\n')
    assert caught.value.where == "content/first-listed.toml:2"
    assert '"b.md" = 2026-10-31' in caught.value.hint


def test_of_two_days_the_earlier_one_counts() -> None:
    old, new = DAY("2024-01-01"), DAY("2024-06-01")
    assert earliest({"a": new, "b": old, "c": new}, {"a": old, "b": new, "d": old}) == {
        "a": old, "b": old, "c": new, "d": old,
    }  # fmt: skip


def test_a_day_to_come_is_not_believed() -> None:
    days = {"a.md": DAY("2024-06-15"), "b.md": DAY("2024-06-16")}
    found = with_first_listed(parsed(posting("a.md"), posting("b.md"), posting("c.md")), days, DAY("2024-06-15"))
    assert [each.first_listed for each in found.postings] == [DAY("2024-06-15"), None, None]
    assert found.problems == ()


def test_history_that_cannot_be_read_is_reported_where_it_is_missed() -> None:
    ads = parsed(posting("a.md", posted="2024-06-01"), posting("b.md"), posting("c.md"))
    known = with_first_listed(ads, {"b.md": DAY("2024-06-01"), "c.md": DAY("2024-06-01")}, DAY("2024-06-15"), "of this")
    assert known.problems == ()
    (problem,) = with_first_listed(ads, {"b.md": DAY("2024-06-01")}, DAY("2024-06-15"), "of this").problems
    assert (problem.code, problem.severity) == ("no-history", "note")
    assert problem.message == "first listed: not known for 1 posting without a date, because of this"


def test_the_ledger_gets_what_is_new_and_loses_nothing() -> None:
    noted, today = {"gone.md": DAY("2023-01-01"), "a.md": DAY("2024-05-01")}, DAY("2024-06-15")
    days = {"a.md": DAY("2024-05-01"), "b.md": DAY("2024-06-01")}
    assert with_new(noted, ["a.md", "b.md", "c.md"], days, today) == {
        "gone.md": DAY("2023-01-01"), "a.md": DAY("2024-05-01"), "b.md": DAY("2024-06-01"), "c.md": today,
    }  # fmt: skip
