"""Near-copies share a row in lists: each keeps its page, and every count is one of rows."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.board import assemble
from sitegen.board.facets import facets
from sitegen.board.near_copies import ALIKE, COMPARED, leaders
from sitegen.model.board import Board
from sitegen.model.place import Place
from sitegen.model.posting import Closing, Posting
from sitegen.settings import Settings
from tests.made import TODAY, parsed, posting, usd

WORDS = " ".join(f"word{n}" for n in range(200))
PLACES = {"NO": "Oslo", "DE": "Berlin", "FR": "Paris", "CA": "Toronto"}


def board(*postings: Posting) -> Board:
    return assemble(parsed(*postings), Settings(), TODAY)


def ad(country: str, text: str = WORDS, **facts: object) -> Posting:
    """An ad for bakers in one country, which names its city at the end."""
    city = PLACES[country]
    stated: dict[str, object] = {"title": "Baker", "company": "Crumb", "posted": "2024-06"} | facts
    place = (Place(city, city=city, country=country),)
    path = f"{stated['title']} {stated['company']} {city}.md"
    return posting(path, f"{text} {city}", places=place, hiring_in=[country], **stated)


def test_near_copies_share_a_row_and_keep_their_pages() -> None:
    found = board(ad("NO"), ad("DE"), ad("FR", title="Miller"))
    assert len(found.jobs) == 3
    assert len(found.listed) == 2
    rows = {job.title: len(job.variants) for job in found.jobs.values() if job.has_row}
    assert rows == {"Baker": 2, "Miller": 0}
    assert all(job.variants[0] in found.listed for job in found.jobs.values() if job.variants)


@pytest.mark.parametrize(
    "other",
    [
        ad("DE", title="Miller"),
        ad("DE", company="Loaf"),
        ad("DE", " ".join(f"word{n}" for n in range(20, 220))),
        ad("DE", closed=Closing()),
    ],
    ids=["title", "employer", "words", "closed"],
)
def test_what_differs_has_a_row_of_its_own(other: Posting) -> None:
    found = board(ad("NO"), other)
    assert len(found.jobs) == 2
    assert not any(job.variants for job in found.jobs.values())


def test_an_unnamed_employer_shares_no_row() -> None:
    found = board(posting("a.md", f"{WORDS} Oslo", title="Baker"), posting("b.md", f"{WORDS} Rome", title="Baker"))
    assert len(found.listed) == 2


def test_the_newest_and_most_complete_has_the_row() -> None:
    found = board(ad("NO", posted="2024-05"), ad("DE"), ad("FR", salary=usd(50_000, 60_000)))
    (row,) = found.listed
    assert [place.city for place in found.jobs[row].places] == ["Paris"]


def test_a_filter_finds_every_job_of_a_row_and_counts_the_row_once() -> None:
    found = board(ad("NO", category="Bread"), ad("DE", category="Cakes"))
    options = {option.tag.label: option.count for facet in facets(found) for option in facet.options}
    assert options == {"Bread": 1, "Cakes": 1, "Germany": 1, "Norway": 1}
    assert {group.tag.label: group.jobs for group in found.groups if group.kind == "place"} == {
        "Germany": found.listed,
        "Norway": found.listed,
    }


def test_a_company_counts_rows() -> None:
    (company,) = board(ad("NO"), ad("DE"), ad("FR", title="Miller")).companies
    assert (company.open_jobs, len(company.jobs)) == (2, 2)
    assert {count.tag.label: count.count for count in company.facts.places} == {"France": 1, "Germany": 1, "Norway": 1}


def test_a_list_of_jobs_that_state_pay_has_no_row_without() -> None:
    found = board(ad("NO", posted="2024-05", salary=usd(50_000, 60_000)), ad("DE"))
    assert not [group for group in found.groups if group.kind == "pay"]


def test_an_archive_collapses_too() -> None:
    found = board(ad("NO", closed=Closing()), ad("DE", closed=Closing()))
    assert found.archive
    assert len(found.listed) == 1


def test_a_near_copy_is_not_similar() -> None:
    found = board(ad("NO"), ad("DE"), ad("FR", company="Loaf"))
    for job in found.jobs.values():
        assert not set(job.similar) & set(job.variants)


texts = st.lists(
    st.builds(lambda cut, more: " ".join([*(f"w{n}" for n in range(cut, 60)), *more]), st.sampled_from([0, 1, 2, 30]),
              st.lists(st.sampled_from("abc"), max_size=3)),
    max_size=12,
)  # fmt: skip


@given(texts)
def test_a_leader_leads_itself_and_all_that_follow_it_are_alike(made: list[str]) -> None:
    found = leaders(made)
    for number, leader in enumerate(found):
        assert leader <= number
        assert found[leader] == leader
        assert leader == number or jaccard(made[number], made[leader]) >= ALIKE
        if leader == number:
            assert all(jaccard(made[number], made[other]) < ALIKE for other in found[:number])


def test_many_texts_are_compared_as_few_are() -> None:
    body = [f"w{n}" for n in range(100)]
    few = [" ".join([*body[cut:], place]) for cut in (0, 30) for place in ("Oslo", "Rome")]
    strangers = [" ".join(f"{word}-{n}" for word in body) for n in range(COMPARED)]
    assert leaders(few) == [0, 0, 2, 2]
    assert leaders(few + strangers) == [0, 0, 2, 2, *range(4, 4 + COMPARED)]


def jaccard(one: str, other: str) -> float:
    a, b = (
        {tuple(words[at : at + 5]) for at in range(max(1, len(words) - 4))} for words in (one.split(), other.split())
    )
    return len(a & b) / len(a | b)


def test_rows_do_not_depend_on_the_order_of_the_postings() -> None:
    ads = [ad(country, title=title) for country in PLACES for title in ("Baker", "Miller")]
    expected = board(*ads)
    for seed in range(3):
        random.Random(seed).shuffle(ads)
        assert board(*ads) == expected
