"""Which postings are one job: the same address or the same words, under one title and one employer."""

import random
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.board.duplicates import address_of_job, group, title
from sitegen.model.posting import Posting
from tests.made import posting

ADDRESS = "https://boards.example.org/crumb/jobs/4231957"


def paths(*postings: Posting) -> list[list[str]]:
    return sorted([ad.path for ad in members] for members in group(postings))


def test_two_texts_of_one_title_with_one_address_are_one_job() -> None:
    one = posting("a.md", "We bake.", title="Baker", company="Crumb", apply=ADDRESS, posted="2024-06")
    two = posting("b.md", "We bake bread.", title="Baker", company="Crumb", apply=ADDRESS, posted="2024-05")
    assert paths(one, two) == [["b.md", "a.md"]]


@pytest.mark.parametrize(
    "address",
    [
        f"{ADDRESS}?utm_source=board&gh_src=x1",
        f"{ADDRESS}/",
        "https://BOARDS.example.org/crumb/jobs/4231957?source=web",
    ],
)
def test_what_counts_clicks_is_no_part_of_an_address(address: str) -> None:
    one = posting("a.md", title="Baker", apply=ADDRESS)
    assert paths(one, posting("b.md", title="Baker", apply=address)) == [["a.md", "b.md"]]


def test_an_address_under_several_titles_is_a_careers_page_and_joins_nothing() -> None:
    ads = [posting(f"{n}.md", title=name, apply=ADDRESS) for n, name in enumerate(["Baker", "Baker", "Miller"])]
    assert len(paths(*ads)) == 3


@pytest.mark.parametrize(
    "address",
    [
        "https://crumb.example/careers",
        "https://crumb.example/",
        "https://crumb.example/jobs-2024",
        "https://crumb.example/join-our-small-team",
        "mailto:jobs4231957@crumb.example",
    ],
)
def test_an_address_that_names_no_job_joins_nothing(address: str) -> None:
    ads = [posting(f"{n}.md", title="Baker", company="Crumb", apply=address) for n in range(2)]
    assert len(paths(*ads)) == 2


@pytest.mark.parametrize(
    "address",
    [
        "https://jobs.example.org/crumb/0c9f2a1e-77b1-4a86-9a41-1f0d3f1f5d22",
        "https://apply.example.org/j/9F27B1C04D/",
        "https://crumb.example/careers/night-shift-baker",
        "https://crumb.example/careers?job=123456",
    ],
)
def test_an_address_with_a_number_or_the_title_names_a_job(address: str) -> None:
    assert address_of_job(posting(title="Night-shift baker", apply=address))


def test_an_unnamed_employer_is_the_one_that_the_address_is_of() -> None:
    known, unknown = (posting(f"{n}.md", title="Baker", apply=ADDRESS, **more) for n, more in
                      enumerate([{"company": "Crumb"}, {}]))  # fmt: skip
    assert paths(known, unknown) == [["0.md", "1.md"]]
    other = posting("2.md", title="Baker", apply=ADDRESS, company="Loaf")
    assert len(paths(known, unknown, other)) == 3


def test_copies_are_found_over_others() -> None:
    ads = [
        posting("a.md", "Words.", title="Baker", company="Crumb"),
        posting("b.md", "Words.", title="Baker", company="Crumb", apply=ADDRESS),
        posting("c.md", "Other words.", title="Baker", company="Crumb", apply=ADDRESS),
    ]
    assert paths(*ads) == [["a.md", "b.md", "c.md"]]


ads: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.builds(
        dict,
        text=st.sampled_from(["", "We bake bread.", "We mill flour."]),
        title=st.sampled_from([None, "Baker", "baker ", "Miller"]),
        company=st.sampled_from([None, "Crumb", "Crumb Inc.", "Loaf"]),
        apply=st.sampled_from([None, ADDRESS, "https://crumb.example/jobs/99887", "https://crumb.example/careers"]),
    ),
    max_size=14,
)


@given(ads, st.randoms())
def test_every_posting_is_in_one_group_of_one_title_and_employer_in_any_order(
    made: list[dict[str, Any]], chance: random.Random
) -> None:
    postings = [
        posting(f"{n}.md", **{name: value for name, value in each.items() if value is not None})
        for n, each in enumerate(made)
    ]
    groups = group(postings)
    assert sorted(ad.path for members in groups for ad in members) == sorted(ad.path for ad in postings)
    for members in groups:
        for one, other in combinations(members, 2):
            assert title(one) == title(other)
            employers = {ad.company.value[:5] for ad in (one, other) if ad.company}
            assert len(employers) <= 1
    shuffled = list(postings)
    chance.shuffle(shuffled)
    assert group(shuffled) == groups
