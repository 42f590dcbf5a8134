"""Near-copies and merged postings on pages: one row, and every other listing one link away."""

from typing import Any

import msgspec

from sitegen.display.places import row_location
from sitegen.model.job import Job
from sitegen.model.posting import PostingDate
from sitegen.searchable import documents
from tests.boards import board, fact, job
from tests.pages.outline import Outline, site


def row(*jobs: Job) -> tuple[Job, ...]:
    """The jobs as near-copies, the first of which has the row."""
    return tuple(msgspec.structs.replace(each, variants=tuple(other.id for other in jobs)) for each in jobs)


def bakers(*places: str, **facts: Any) -> tuple[Job, ...]:
    return row(*(job("Baker", places=[place] if place else (), key=f"{n}", **facts) for n, place in enumerate(places)))


def page_of(made: Job, *others: Job) -> Outline:
    return site(board(made, *others))[f"jobs/{made.slug}/index.html"]


def test_a_row_says_how_many_more_locations_it_stands_for() -> None:
    made = board(*bakers("Oslo", "Berlin", "Paris", "Rome"))
    home = site(made)["index.html"]
    assert home.texts("p", "who") == ["Acme · Oslo + 3 more locations"]
    assert home.texts("h2")[0] == "1 job"


def test_the_same_place_again_is_no_more_locations() -> None:
    for places, shown in {
        ("Oslo", "Oslo"): "Oslo",
        ("Oslo", "Rome"): "Oslo + 1 more location",
        ("", "Rome", "Oslo"): "Rome + 1 more location",
        ("", ""): "",
    }.items():
        made = board(*bakers(*places))
        assert row_location(made.jobs[made.listed[0]], made) == shown


def test_a_job_links_its_near_copies_by_what_tells_them_apart() -> None:
    oslo, *others = (*bakers("Oslo"), *bakers("Berlin"), job("Baker", places=["Oslo"], key="late", posted="2024-07"))
    jobs = row(oslo, *(msgspec.structs.replace(other, id=f"x{n}", slug=f"x{n}") for n, other in enumerate(others)))
    made = page_of(*jobs)
    assert made.one("div", "also").text == "Also listed for: Berlin, Oslo (July 2024)"
    assert made.links["Berlin"] == "/jobs/x0/"
    assert made.links["Oslo (July 2024)"] == "/jobs/x1/"


def test_many_near_copies_are_folded() -> None:
    made = page_of(*bakers(*(f"City {n}" for n in range(10))))
    assert made.one("div", "also").text.startswith(
        "Also listed for: City 1, City 2, City 3, City 4, City 5, City 6 and 3 more"
    )
    assert "City 9" in made.links


def test_a_search_finds_a_row_by_each_of_its_places() -> None:
    (document,) = documents(board(*bakers("Oslo", "Berlin", "Paris")))
    words = Outline(document.data.decode())
    assert "Oslo, Berlin, Paris" in words.texts("p")


def test_a_merged_job_names_every_month_and_apply_link() -> None:
    made = job("Baker", places=["Oslo"], posted="2024-10", apply="https://example.org/jobs/2")
    again = [
        msgspec.structs.replace(
            made.lead, path=f"{n}.md", apply=fact(f"https://example.org/jobs/{n}"), posted=fact(date)
        )
        for n, date in enumerate([PostingDate(2024, 10), PostingDate(2025, 1)])
    ]
    first = msgspec.structs.replace(made.lead, apply=fact(made.apply))
    made = msgspec.structs.replace(made, postings=(first, *again))
    shown = page_of(made)
    assert "Listed in Python, October 2024, January 2025." in shown.texts("p", "note")[-2]
    links = {url for url in shown.links.values() if url.startswith("https://example.org/")}
    assert links == {f"https://example.org/jobs/{n}" for n in range(3)}
