"""Postings become jobs, companies and groups; the order of what comes in does not matter."""

import datetime
import hashlib
import random

import msgspec
import pytest

from sitegen.board import assemble
from sitegen.board.facets import facets
from sitegen.model.board import Board
from sitegen.model.company import CompanyNotes
from sitegen.model.place import HiringIn, Place
from sitegen.model.posting import Closing, Posting, PostingDate
from sitegen.settings import Settings
from tests.made import TODAY, parsed, posting, prose, usd


def board(*postings: Posting, notes: tuple[CompanyNotes, ...] = (), **settings: object) -> Board:
    return assemble(parsed(*postings, companies=notes), msgspec.convert(settings, Settings), TODAY)


def titles(found: Board) -> list[str | None]:
    return [found.jobs[job].title for job in found.listed]


def test_an_exact_copy_is_one_job_that_keeps_every_place_and_source() -> None:
    found = board(
        posting("b/2024-06/x.md", "Same words.", title="Baker", company="Crumb", posted="2024-06",
                places=(Place("Oslo", city="Oslo", country="NO"),), hiring_in=["NO"]),
        posting("a/2024-05/x.md", "Same  words.", title="baker", company="Crumb Inc.", posted="2024-05",
                places=(Place("Bergen", city="Bergen", country="NO"),), hiring_in=["SE"]),
    )  # fmt: skip
    (job,) = found.jobs.values()
    assert [ad.path for ad in job.postings] == ["a/2024-05/x.md", "b/2024-06/x.md"]
    assert [place.city for place in job.places] == ["Bergen", "Oslo"]
    assert job.hiring_in == HiringIn(("NO", "SE"))
    assert job.posted is not None
    assert job.posted.month == 5


@pytest.mark.parametrize("other", [{"title": "Miller"}, {"company": "Loaf"}, {"text": "Other words."}, {"text": ""}])
def test_ads_that_differ_in_title_employer_or_words_stay_apart(other: dict[str, str]) -> None:
    same = {"text": "Same words.", "title": "Baker", "company": "Crumb"}
    found = board(posting("a.md", **same), posting("b.md", **{**same, **other}))
    assert len(found.jobs) == 2


def test_headers_without_text_are_never_merged() -> None:
    found = board(
        posting("a.md", "", title="Baker", company="Crumb"), posting("b.md", "", title="Baker", company="Crumb")
    )
    assert len(found.jobs) == 2


def test_a_job_is_open_while_one_of_its_copies_is() -> None:
    old, new = posting("a.md", "W", posted="2023-01"), posting("b.md", "W", posted="2024-06")
    (job,) = board(old, new).jobs.values()
    assert (job.state, job.expires_on) == ("open", datetime.date(2024, 8, 29))


def test_a_job_has_closed_with_the_last_of_its_copies_and_by_what_closed_that() -> None:
    by_age = posting("a.md", "W", posted="2023-01")
    by_deadline = posting("b.md", "W", posted="2024-01", deadline=datetime.date(2024, 6, 1))
    (job,) = board(by_age, by_deadline).jobs.values()
    assert (job.state, job.closed_on, job.closed_by) == ("closed", datetime.date(2024, 6, 1), "deadline")
    (job,) = board(by_age, posting("b.md", "W", closed=Closing())).jobs.values()
    assert (job.state, job.closed_on, job.closed_by) == ("closed", None, "owner")


def test_a_job_was_first_listed_with_the_oldest_of_its_copies() -> None:
    days = [datetime.date(2024, 6, day) for day in (9, 3)]
    copies = [msgspec.structs.replace(posting(f"{n}.md", "W"), first_listed=day) for n, day in enumerate(days)]
    (job,) = board(*copies, posting("c.md", "W")).jobs.values()
    assert job.listed_on == days[1]
    assert job.dated == PostingDate(2024, 6, 3)


def test_a_job_that_only_the_history_dates_stands_among_those_of_its_day() -> None:
    listed = msgspec.structs.replace(posting("b.md", title="Listed"), first_listed=datetime.date(2024, 6, 3))
    ads = (posting("a.md", title="Newer", posted="2024-06-04"), posting("c.md", title="Older", posted="2024-06-02"))
    assert titles(board(posting("d.md", title="Undated"), *ads, listed)) == ["Newer", "Listed", "Older", "Undated"]


def test_a_merged_posting_leaves_the_address_that_its_own_page_had() -> None:
    lone = posting("b.md", "W", title="Night  Baker!", company="Crumb Inc", posted="2024-05")
    (alone,) = board(lone).jobs.values()
    (job,) = board(posting("a.md", "W", title="night baker!", company="Crumb", posted="2024-01"), lone).jobs.values()
    assert job.former == (alone.slug.replace("-at-crumb-inc-", "-at-crumb-"),)
    assert job.slug not in job.former
    assert alone.former == ()


def test_a_closed_job_leaves_the_lists_and_keeps_its_page() -> None:
    found = board(
        posting("a.md", title="Open"), posting("b.md", title="Shut", closed=Closing(datetime.date(2024, 6, 1)))
    )
    assert titles(found) == ["Open"]
    shut = next(job for job in found.jobs.values() if job.title == "Shut")
    assert (shut.state, shut.closed_on) == ("closed", datetime.date(2024, 6, 1))


def test_when_nothing_is_open_the_board_is_an_archive_of_all() -> None:
    found = board(posting("a.md", title="Old", posted="2020-01"))
    assert found.archive
    assert titles(found) == ["Old"]
    assert not board().archive


def test_newest_first_then_the_most_complete() -> None:
    found = board(
        posting("1.md", title="A bare one", posted="2024-06"),
        posting("2.md", title="Z complete", posted="2024-06", company="Crumb", salary=usd(1, 2)),
        posting("3.md", title="Undated", company="Crumb"),
        posting("4.md", title="With a day", posted="2024-06-03"),
        posting("5.md", title="Older", posted="2024-05-30", company="Crumb"),
    )
    assert titles(found) == ["With a day", "Z complete", "A bare one", "Older", "Undated"]


def test_an_id_is_the_hash_of_the_path_and_the_address_says_what_the_job_is() -> None:
    (job,) = board(posting("jobs of May/acme.md", title="Straßen-Bäcker (Nacht)", company="Crumb & Co.")).jobs.values()
    assert job.id == hashlib.sha1(b"jobs of May/acme.md", usedforsecurity=False).hexdigest()[:6]
    assert job.slug == f"strassen-backer-nacht-at-{job.company.slug if job.company else ''}-{job.id}"


def test_a_job_without_title_and_employer_has_an_address() -> None:
    (job,) = board(posting("a.md")).jobs.values()
    assert job.slug == f"untitled-role-{job.id}"


def test_on_a_collision_of_ids_the_older_ad_keeps_its_address() -> None:
    seen: dict[str, str] = {}
    pair = None
    for number in range(20_000):
        path = f"{number}.md"
        digest = hashlib.sha1(path.encode(), usedforsecurity=False).hexdigest()
        if digest[:6] in seen:
            pair = seen[digest[:6]], path
            break
        seen[digest[:6]] = path
    assert pair is not None, "no collision among 20,000 paths: widen the search"
    found = board(posting(pair[1], posted="2024-05"), posting(pair[0], posted="2024-06"))
    by_path = {job.lead.path: job for job in found.jobs.values()}
    assert len(by_path[pair[1]].id) == 6
    assert len(by_path[pair[0]].id) == 8


def test_spellings_of_one_employer_are_one_company_under_its_most_frequent_name() -> None:
    found = board(*(posting(f"{n}.md", company=name) for n, name in enumerate(["Acme, Inc.", "Acme", "ACME", "Acme"])))
    (company,) = found.companies
    assert (company.name, company.slug, company.open_jobs, len(company.jobs)) == ("Acme", "acme", 4, 4)


def test_false_friends_are_two_companies() -> None:
    found = board(posting("a.md", company="Block"), posting("b.md", company="The Block"))
    assert [company.name for company in found.companies] == ["Block", "The Block"]


def test_companies_whose_slugs_collide_are_numbered_in_name_order() -> None:
    found = board(posting("a.md", company="Ä.B"), posting("b.md", company="A-B"))
    assert sorted(company.slug for company in found.companies) in (["a-b"], ["a-b", "a-b-2"])
    assert len({company.slug for company in found.companies}) == len(found.companies)


def test_the_owners_notes_name_a_company_and_its_aliases() -> None:
    note = CompanyNotes(slug="crumb", name="Crumb Bakeries", aliases=("Krumb",), website="https://crumb.example",
                        about=prose("We bake."))  # fmt: skip
    found = board(posting("a.md", company="Crumb"), posting("b.md", company="Krumb"), notes=(note,))
    (company,) = found.companies
    assert (company.slug, company.name, company.website) == ("crumb", "Crumb Bakeries", "https://crumb.example")
    assert company.about is not None


def test_an_unnamed_employer_is_no_company() -> None:
    assert board(posting("a.md")).companies == ()


def test_a_group_below_its_minimum_has_no_page() -> None:
    found = board(*(posting(f"{n}.md", skills=["Python"] + ["Go"] * (n < 2)) for n in range(3)), skill_minimum=3)
    pages = {group.tag.slug: (len(group.jobs), group.has_page) for group in found.groups if group.kind == "skill"}
    assert pages == {"python": (3, True), "go": (2, False)}


def test_levels_stand_in_order_of_seniority() -> None:
    found = board(*(posting(f"{n}.md", seniority=level) for n, level in enumerate(["principal", "intern", "senior"])))
    assert [group.tag.label for group in found.groups if group.kind == "level"] == [
        "Internship", "Senior", "Staff and principal",
    ]  # fmt: skip


def test_hiring_in_is_inclusive() -> None:
    found = board(
        posting("a.md", hiring_in=["CA"]),
        posting("b.md", hiring_in=HiringIn(areas=("worldwide",))),
        posting("c.md", hiring_in=["FR"]),
    )
    sizes = {group.tag.label: len(group.jobs) for group in found.groups if group.kind == "place"}
    assert sizes == {"Canada": 2, "France": 2, "Anywhere": 1}


def test_facets_count_the_list_and_keep_the_order_of_the_board() -> None:
    found = board(
        *(posting(f"{n}.md", category="Go") for n in range(3)),
        *(posting(f"{n}x.md", category="Rust", seniority="senior") for n in range(2)),
    )
    whole = {facet.kind: [(o.tag.label, o.count) for o in facet.options] for facet in facets(found)}
    assert whole["category"] == [("Go", 3), ("Rust", 2)]
    assert whole["level"] == [("Senior", 2), ("Not stated", 3)]


def test_similar_jobs_are_open_from_four_companies_and_share_something() -> None:
    ads = [posting(f"{n}.md", title="Pastry chef", company=f"Crumb {n % 6}", category="Food") for n in range(12)]
    found = board(*ads, posting("far.md", title="Lawyer"), posting("shut.md", title="Pastry chef", closed=Closing()))
    for job in found.jobs.values():
        companies = [found.jobs[other].company for other in job.similar]
        assert len(set(companies)) == len(companies)
        assert all(found.jobs[other].state == "open" for other in job.similar)
        assert job.id not in job.similar
        assert len(job.similar) == (0 if job.title == "Lawyer" else 4)


def test_the_order_of_the_input_does_not_matter() -> None:
    names = ["Acme", "ACME", "Zed"]
    ads = [
        posting(
            f"{n}.md",
            "Same" if n % 3 == 0 else f"Text {n}",
            title=f"Role {n % 4}",
            company=names[n % 3],
            posted=f"2024-0{1 + n % 6}",
            skills=["Python", "Go"][: 1 + n % 2],
        )
        for n in range(30)
    ]
    expected = board(*ads)
    for seed in range(5):
        random.Random(seed).shuffle(ads)
        assert board(*ads) == expected


def test_a_date_to_come_is_reported_and_not_shown() -> None:
    found = board(posting("a.md", title="Later", posted="2099-01-01"), posting("b.md", title="Now", posted="2024-06"))
    assert titles(found) == ["Now", "Later"]
    (later,) = [job for job in found.jobs.values() if job.title == "Later"]
    assert (later.posted, later.expires_on) == (None, None)
    assert [(problem.path, problem.code) for problem in found.problems] == [("jobs/a.md", "future-date")]
    assert found.updated == PostingDate(2024, 6)


def test_names_without_an_ascii_form_leave_no_hole_in_an_address() -> None:
    (job,) = board(posting("a.md", title="データエンジニア", company="株式会社")).jobs.values()
    assert job.slug == f"role-{job.id}"
