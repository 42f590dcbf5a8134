"""Dates of an ad, and the difference between a day and a month."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.fact import Origin
from sitegen.model.posting import Closing, PostingDate
from sitegen.reading.facts.dates import find_closed, find_deadline, find_posted
from sitegen.reading.vocabulary.calendar_dates import parse_date
from tests.facts.readings import field, reading

DAY = PostingDate(2025, 3, 13)
MACHINES = [
    "2025-03-13",
    "2025-03-13T09:30:00Z",
    "2025-03-13 00:00:00+00:00",
    "2025/03/13",
    "1741824000",
    "1741824000000",
]
FEEDS = ["Thu, 13 Mar 2025 08:00:00 +0000", "1741824000.0"]
PEOPLE = ["13 March 2025", "March 13, 2025", "March 13th, 2025", "13 Mar. 2025", "13th of March, 2025", "13-Mar-2025"]
ELSEWHERE = [
    "13.03.2025",
    "13. März 2025",
    "13 mars 2025",
    "13 de marzo de 2025",
    "13 marca 2025",
    "13/03/2025",
    "03/13/2025",
]


@pytest.mark.parametrize("words", [*MACHINES, *FEEDS, *PEOPLE, *ELSEWHERE])
def test_a_day_is_read(words: str) -> None:
    assert parse_date(words) == DAY


@pytest.mark.parametrize("words", ["2025-03", "2025/03", "March 2025", "Mar. 2025", "marzo de 2025"])
def test_a_month_stays_a_month(words: str) -> None:
    assert parse_date(words) == PostingDate(2025, 3)


VAGUE = ["", "soon", "yesterday", "3 days ago", "03/04/2025", "13 Foo 2025", "Room 2025-1313", "²025-03-13"]
IMPOSSIBLE = ["30 February 2025", "2025-02-30", "2025-13-01", "1025-03-13", "2225-03-13", "12345", "0", "9" * 20]


@pytest.mark.parametrize("words", [*VAGUE, *IMPOSSIBLE])
def test_what_is_unclear_is_no_date(words: str) -> None:
    assert parse_date(words) is None


def test_a_time_stamp_is_seconds_or_milliseconds_by_its_size() -> None:
    assert parse_date("1000000000") == PostingDate(2001, 9, 9) == parse_date("1000000000000")


@given(
    st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y"]),
)
def test_every_day_is_read_back(day: datetime.date, form: str) -> None:
    assert parse_date(day.strftime(form)) == PostingDate(day.year, day.month, day.day)


@given(st.text())
def test_any_text_is_read_without_an_exception(words: str) -> None:
    posting = reading(words, field("posted", words), field("deadline", words), field("closed", words))
    assert parse_date(words) is None or find_posted(posting).fact
    find_deadline(posting)
    find_closed(posting)


@pytest.mark.parametrize(("origin", "stated"), [("path", False), ("front matter", True)])
def test_the_month_of_a_folder_is_derived_not_stated(origin: Origin, stated: bool) -> None:
    fact = find_posted(reading("", field("posted", "2024-11", origin))).fact
    assert fact
    assert (fact.value, fact.evidence.origin, fact.evidence.stated) == (PostingDate(2024, 11), origin, stated)


def test_a_bad_date_is_reported_with_its_line_and_the_next_source_counts() -> None:
    found = find_posted(
        reading("", field("posted", "03/04/2025", "front matter", 7), field("posted", "2024-11", "path"))
    )
    assert found.fact
    assert found.fact.value == PostingDate(2024, 11)
    assert [(problem.code, problem.line, problem.severity) for problem in found.problems] == [
        ("bad-date", 7, "warning")
    ]
    assert "2025-03-13" in found.problems[0].hint


def test_an_empty_override_means_no_date() -> None:
    denied = reading("Apply by 1 May 2025", field("posted", "", "override"), field("posted", "2024-11", "path"))
    assert find_posted(denied).fact is None
    assert find_deadline(reading("Apply by 1 May 2025", field("deadline", "", "override"))).fact is None


@pytest.mark.parametrize(
    ("words", "day"), [("2025-03-13", datetime.date(2025, 3, 13)), ("February 2024", datetime.date(2024, 2, 29))]
)
def test_a_deadline_is_the_last_valid_day(words: str, day: datetime.date) -> None:
    fact = find_deadline(reading("", field("deadline", words))).fact
    assert fact
    assert fact.value == day


@pytest.mark.parametrize("words", ["none", "rolling", "open until filled", "ASAP"])
def test_a_deadline_that_is_left_open_is_no_fault(words: str) -> None:
    found = find_deadline(reading("", field("deadline", words)))
    assert (found.fact, found.problems) == (None, ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Apply by 31 March 2025.",
        "Application deadline: March 31, 2025",
        "Applications close on 2025-03-31",
        "Closing date: 31/03/2025",
    ],
)
def test_a_deadline_is_found_in_the_body(sentence: str) -> None:
    fact = find_deadline(reading(f"We are hiring.\n{sentence}")).fact
    assert fact
    assert (fact.value, fact.evidence.line) == (datetime.date(2025, 3, 31), 6)


@pytest.mark.parametrize(
    "sentence",
    [
        "Founded on 31 March 2005.",
        "The project starts on 31 March 2025.",
        "Meet deadlines.",
        "Apply by March 2025",
        "Apply by e-mail",
    ],
)
def test_other_days_of_the_body_are_no_deadline(sentence: str) -> None:
    assert find_deadline(reading(sentence)).fact is None


@pytest.mark.parametrize(
    ("word", "closing"),
    [
        ("true", Closing()),
        ("Yes", Closing()),
        ("filled", Closing()),
        ("2025-03-13", Closing(datetime.date(2025, 3, 13))),
    ],
)
def test_the_owner_closes_an_ad_with_or_without_a_day(word: str, closing: Closing) -> None:
    fact = find_closed(reading("", field("closed", word, "override"))).fact
    assert fact
    assert fact.value == closing


@pytest.mark.parametrize("word", ["false", "no", "", "open"])
def test_an_ad_that_is_not_closed_is_open(word: str) -> None:
    found = find_closed(reading("", field("closed", word, "override"), field("closed", "true", "front matter")))
    assert (found.fact, found.problems) == (None, ())


def test_a_word_that_closes_nothing_is_reported() -> None:
    found = find_closed(reading("", field("closed", "perhaps", "override", 2)))
    assert (found.fact, [problem.code for problem in found.problems]) == (None, ["bad-date"])
