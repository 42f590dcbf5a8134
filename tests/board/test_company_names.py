"""Spellings that are one employer, and those that only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.board.company_names import company_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Loafly", "LOAFLY"),
        ("Loafly", "Loafly, Inc."),
        ("Loafly", "Loafly Inc"),
        ("Loafly", "Loafly LLC"),
        ("Loafly", "Loafly Pty Ltd"),
        ("Loafly", "loafly.co"),
        ("Spring Loaf", "Springloaf"),
        ("Crumb Linux Inc.", "CrumbLinux"),
        ("Bäckerei", "Backerei"),
        ("Gympass", "Wellhub"),
        ("G-P", "Globalization Partners"),
    ],
)
def test_proven_variants_meet(one: str, other: str) -> None:
    assert company_key(one) == company_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Block", "The Block"),
        ("StepStone", "StepStone Group"),
        ("Scalable", "Scalable GmbH"),
        ("Apollo", "Apollo.io"),
        ("Latitude", "Latitude AI"),
        ("Loafly", "Loafly Labs"),
        ("84.51°", "84"),
    ],
)
def test_false_friends_stay_apart(one: str, other: str) -> None:
    assert company_key(one) != company_key(other)


@given(st.text(min_size=1).filter(str.strip))
def test_a_name_always_has_a_key(name: str) -> None:
    assert company_key(name)
