"""An ad is open on its last valid day and closed on the next."""

import datetime
from typing import Any

import msgspec
import pytest

from sitegen.board.expiry import Validity, validity
from sitegen.model.posting import Closing
from sitegen.settings import Settings
from tests.made import posting

DAY = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("facts", "last_day"),
    [
        ({"deadline": DAY("2024-06-15")}, "2024-06-15"),
        ({"deadline": DAY("2024-06-15"), "posted": "2020-01-01"}, "2024-06-15"),
        ({"posted": "2024-05-17"}, "2024-07-16"),
        ({"posted": "2024-05"}, "2024-07-30"),
        ({"posted": "2024-02"}, "2024-04-29"),
    ],
)
def test_the_last_valid_day_counts(facts: dict[str, Any], last_day: str) -> None:
    ad, day = posting(**facts), DAY(last_day)
    assert validity(ad, Settings(), day).is_open
    closed = validity(ad, Settings(), day + datetime.timedelta(days=1))
    assert not closed.is_open
    assert closed.last_day == day
    assert closed.by == ("deadline" if "deadline" in facts else "age")


def test_an_ad_without_a_date_never_expires() -> None:
    assert validity(posting(), Settings(), DAY("2999-12-31")).is_open


def test_age_does_not_close_where_the_owner_said_never() -> None:
    assert validity(posting(posted="1999-01"), Settings(expire_after_days=0), DAY("2024-06-15")).is_open


@pytest.mark.parametrize("on", [None, DAY("2024-06-01")])
def test_the_owners_word_wins_over_a_deadline_to_come(on: datetime.date | None) -> None:
    ad = posting(closed=Closing(on), deadline=DAY("2030-01-01"))
    state = validity(ad, Settings(), DAY("2024-06-15"))
    assert (state.is_open, state.last_day, state.by) == (False, on, "owner")


def test_a_day_to_come_on_which_its_owner_closes_it_is_the_first_that_is_not_valid() -> None:
    ad = posting(closed=Closing(DAY("2024-06-20")), deadline=DAY("2030-01-01"))
    state = validity(ad, Settings(), DAY("2024-06-19"))
    assert (state.is_open, state.last_day, state.by) == (True, DAY("2024-06-19"), "owner")
    assert not validity(ad, Settings(), DAY("2024-06-20")).is_open
    earlier = posting(closed=Closing(DAY("2024-06-20")), deadline=DAY("2024-06-16"))
    assert validity(earlier, Settings(), DAY("2024-06-15")).by == "deadline"


@pytest.mark.parametrize(("day", "is_open"), [("2024-07-16", True), ("2024-07-17", False)])
def test_an_ad_without_a_date_of_its_own_is_as_old_as_its_listing(day: str, is_open: bool) -> None:
    ad = msgspec.structs.replace(posting(), first_listed=DAY("2024-05-17"))
    assert validity(ad, Settings(), DAY(day)) == Validity(is_open, DAY("2024-07-16"), "age")
    dated = msgspec.structs.replace(posting(posted="2024-06-01"), first_listed=DAY("2024-01-01"))
    assert validity(dated, Settings(), DAY(day)).is_open, "the date of the ad itself comes first"
    assert validity(ad, Settings(expire_undated=False), DAY(day)) == Validity(is_open=True, last_day=None)


def test_a_date_at_the_end_of_time_is_not_a_crash() -> None:
    assert validity(posting(posted="9999-12"), Settings(), DAY("2024-06-15")).is_open
