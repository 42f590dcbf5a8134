"""The page of one job."""

import datetime
from typing import Any

import msgspec
import pytest

from sitegen.display.evidence import LONGEST
from sitegen.model.fact import Alternative, Evidence, Fact
from sitegen.model.job import Job
from tests.boards import board, closed, job, prose, salary
from tests.pages.outline import Outline, site


def page_of(made: Job, *others: Job, **settings: Any) -> Outline:
    return site(board(made, *others, **settings))[f"jobs/{made.slug}/index.html"]


def facts(made: Outline) -> dict[str, str]:
    return dict(zip(made.texts("dt"), made.texts("dd"), strict=True))


def peers(**changes: Any) -> list[Job]:
    return [job("Peer", f"Company {n}", category="Java", pay=salary(174000, 174000), **changes) for n in range(10)]


def test_a_job_says_its_facts() -> None:
    made = page_of(
        job(
            "Engineer - Client Platform",
            places=["San Francisco, CA"],
            hiring=("US",),
            work_mode=("remote",),
            level="senior",
            category="Java",
            posted="2024-10-13",
            posted_origin="header",
            skills=["React", "Go"],
        ),
        place_minimum=1,
    )
    assert made.title == "Engineer – Client Platform at Acme – Openings"
    assert made.headings[0] == (1, "Engineer – Client Platform")
    assert facts(made) == {
        "Hiring in": "United States",
        "Work mode": "Remote",
        "Level": "Senior",
        "Category": "Java",
        "Posted": "13 October 2024",
    }
    assert made.links["United States"] == "/in/united-states/"
    assert made.links["Senior"] == "/level/senior/"
    assert [li.text for li in made.all("ul", "skills")] == ["React Go"]
    assert made.links["Apply on example.com"] == "https://www.example.com/jobs/1"
    assert made.texts("p", "note")[-2] == "Listed in Java, October 2024. Text is the employer’s own."


def test_a_sparse_job_invents_nothing() -> None:
    made = page_of(job(None, None, category=None, posted=None, apply=None, body=prose("Come and work.")))
    assert made.title == "Untitled role – Openings"
    assert facts(made) == {"Hiring in": "Not stated", "Category": "Not stated", "Posted": "Not stated"}
    assert made.one("p", "figure").text == "Not stated by the employer"
    assert "No apply link was given." in made.texts("p", "note")
    assert "The employer gave only this text." in made.texts("p", "note")
    assert "Text is the employer’s own." in made.texts("p", "note")
    assert not [link for link in made.links if link.startswith(("Apply", "Check"))]
    assert made.one("div", "dock").classes == ["dock", "bare"]


def test_a_job_can_be_saved_and_its_link_copied() -> None:
    baker = job("Night Baker", "Crumb & Sons")
    made = page_of(baker)
    saves = [button for button in made.all("button", "save") if button.attributes["data-id"] == baker.id]
    assert [button.text for button in saves] == ["Save Night Baker at Crumb & Sons"] * 2, "the card's and the dock's"
    assert made.one("button", "copy").text == "Copy link"
    assert made.one("main").attributes["data-job"] == baker.id
    assert made.one("div", "dock").classes == ["dock"]


def test_pay_is_compared_with_the_middle_of_the_category() -> None:
    made = page_of(job(pay=salary(170000, 230000), category="Java"), *peers())
    assert made.one("p", "figure").text == "$170,000 – $230,000"
    assert made.one("p", "label").text == "Pay per year"
    assert "The mark is the middle for Java roles here, $174k (11 jobs). This one is above it." in made.texts(
        "p", "note"
    )
    assert made.all("rect", "middle")
    assert made.one("p", "scale").text == "$0$100k$200k$300k"


def test_the_middle_of_the_category_stands_in_for_pay_that_is_not_stated() -> None:
    made = page_of(job(category="Java"), *peers())
    assert made.one("p", "figure").text == "Not stated by the employer"
    assert "The middle for Java roles here that do is $174k a year (10 jobs)." in made.texts("p", "note")


def test_pay_is_compared_with_nothing_where_too_few_state_it() -> None:
    made = page_of(job(pay=salary(1e5, 1e5), category="Java"), *peers()[:8])
    assert not made.all("rect", "middle")
    assert not [note for note in made.texts("p", "note") if "middle" in note]


def test_pay_that_needs_a_word_of_care_has_it() -> None:
    notes = page_of(job(pay=salary(4000, 9000, "EUR", "month"), pay_origin="body")).texts("p", "note")
    assert "Read from the job text, so check it with the employer." in notes
    assert [note for note in notes if note.startswith("About $") and note.endswith("a year in US dollars.")]
    vague = page_of(job(pay=salary(5000, 6000, None, None))).texts("p", "note")
    assert vague[:2] == [
        "The employer does not say in which currency.",
        "The employer does not say for which period.",
    ]


def test_a_closed_job_keeps_its_page_without_a_way_to_apply() -> None:
    other = job("Other", "Bolt")
    gone = closed(job(similar=(other.id,)), on=datetime.date(2025, 2, 28), by="deadline")
    made = page_of(gone, other)
    assert made.one("div", "notice").text == (
        "This job has closed. Applications were accepted until 28 February 2025. The text stays here for reference."
    )
    assert made.robots == "noindex"
    assert made.links["See similar open jobs"] == "#similar-jobs"
    assert not [link for link in made.links if link.startswith("Apply")]
    assert (2, "Similar open jobs") in made.headings


def test_a_deadline_is_shown_and_said_to_the_script_that_marks_what_has_ended() -> None:
    last = datetime.date(2025, 3, 31)
    made = page_of(job(expires_on=last, expires_by="deadline"))
    assert made.texts("dd", "sub") == ["Apply by 31 March 2025"]
    assert made.one("html").attributes["data-ends"] == "2025-03-31T23:59:59+00:00"
    assert made.one("main").attributes["data-ended"] == "Applications were accepted until 31 March 2025."
    assert "closed" not in " ".join(made.texts()), "of an open job nothing that is read says that it has closed"
    by_age = page_of(job(expires_on=last, expires_by="age"))
    assert not by_age.texts("dd", "sub")
    assert by_age.one("html").attributes["data-ends"] == "2025-03-31T23:59:59+00:00"


def test_a_page_of_a_job_that_never_ends_has_nothing_for_that_script() -> None:
    for made in (page_of(job()), page_of(closed(job(), datetime.date(2025, 2, 28), "age"))):
        assert "data-ends" not in made.one("html").attributes
        assert "data-ended" not in made.one("main").attributes


def test_a_job_of_which_only_the_first_listing_is_known_shows_that_day() -> None:
    made = page_of(job(posted=None, listed_on=datetime.date(2025, 3, 13)))
    assert facts(made)["Listed"] == "13 March 2025"


def test_an_open_job_may_be_indexed() -> None:
    assert page_of(job()).robots == ""


def test_a_text_in_another_language_says_so() -> None:
    made = page_of(job(language="fr", body=prose("Venez.", ["Le poste", "Le profil", "La suite"])))
    assert made.one("article").attributes["lang"] == "fr"
    assert made.one("html").attributes["lang"] == "en"
    assert {e.attributes.get("lang") for e in made.all("div", "end")} == {"en"}
    same = page_of(job(language="en-GB"))
    assert "lang" not in same.one("article").attributes


def test_three_headings_make_a_list_of_contents_of_at_most_nine() -> None:
    def contents(how_many: int) -> list[str]:
        made = page_of(job(body=prose(headings=[f"Part {n}" for n in range(how_many)])))
        return [a.attributes["href"] for a in made.all("a") if a.attributes["href"].startswith("#part")]

    assert contents(2) == []
    assert contents(3) == ["#part-0", "#part-1", "#part-2"]
    assert len(contents(12)) == 9


def test_legal_notices_are_folded() -> None:
    made = page_of(job(body=prose(legal="We are an equal opportunity employer.")))
    assert made.one("details", "fold").text.startswith("Equal opportunity and legal notices")
    assert not page_of(job()).all("details", "fold")


def test_applying_by_email_says_so() -> None:
    assert page_of(job(apply="mailto:jobs@example.org")).links["Apply by email"] == "mailto:jobs@example.org"


def test_links_to_apply_carry_no_referrer_weight() -> None:
    made = page_of(job())
    rels = {a.attributes.get("rel") for a in made.all("a") if a.text.startswith("Apply")}
    assert rels == {"noopener nofollow"}


def test_a_company_with_more_roles_is_linked() -> None:
    made = page_of(job(), job(key="2"), job(key="3"))
    assert made.links["See all 3 roles at Acme"] == "/companies/acme/"
    assert "See all 2 roles at Acme" not in page_of(job(), job(key="2")).links


def test_similar_jobs_are_rows_with_their_dates() -> None:
    other = job("Other", "Bolt", posted="2025-02")
    made = page_of(job(similar=(other.id,)), other)
    assert made.headings[-2:] == [(2, "Similar jobs"), (3, "Other")]
    assert made.texts("p", "meta") == ["Python · Feb 2025"]


def test_many_places_fold() -> None:
    made = page_of(job(hiring=("AT", "BE", "CA", "DE", "ES", "FR")))
    assert facts(made)["Hiring in"].startswith("Austria, Belgium, Canada, Germany and 2 more")


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}"])
def test_whatever_a_posting_says_is_text(words: str) -> None:
    made = page_of(
        msgspec.structs.replace(
            job(words, words, places=[words], category=words, skills=[words], language=None), similar=()
        )
    )
    assert made.texts("h1") == [" ".join(words.split())]
    assert not made.all("img")
    assert len([script for script in made.all("script") if "src" not in script.attributes]) == 1


def test_every_job_has_a_page() -> None:
    pages = site(board(job(), closed(job("Gone")), job("Tester")))
    assert len([path for path in pages if path.startswith("jobs/")]) == 3


HYBRID = Evidence("body", 7, "You will be in the office 2 days a week.")
REMOTE = Alternative("remote", Evidence("header", 3, "Remote, Ghent"), "a sentence comes first", contradicts=True)


def reread(made: Job, *lost: Alternative, **facts: Fact[Any]) -> Job:
    """The same job, whose posting has these facts; `lost` are alternatives of its work mode."""
    posting = msgspec.structs.replace(made.lead, **facts, alternatives={"work_mode": lost} if lost else {})
    return msgspec.structs.replace(made, postings=(posting,))


def test_a_fact_from_the_text_is_shown_with_its_words() -> None:
    made = page_of(reread(job(work_mode=("hybrid",)), work_mode=Fact(("hybrid",), HYBRID)))
    fold = made.one("details", "read")
    assert fold.text == (
        "How these facts were read Work mode You will be in the office 2 days a week. from the text"
        " Read from the job text, so check it with the employer."
    )
    assert made.texts("q") == ["You will be in the office 2 days a week."]
    assert "open" not in fold.attributes


def test_what_follows_from_other_words_says_from_which() -> None:
    derived = Fact("senior", Evidence("header", 1, "Senior Baker", stated=False))
    made = page_of(reread(job(level="senior"), seniority=derived))
    assert made.one("details", "read").text == "How these facts were read Level Senior Baker from the title"


def test_what_the_ad_says_elsewhere_is_shown_where_both_cannot_be_true() -> None:
    agreed = msgspec.structs.replace(REMOTE, shown="hybrid", contradicts=False)
    made = page_of(reread(job(), REMOTE, agreed, work_mode=Fact(("hybrid",), HYBRID)))
    assert "But the location says Remote, Ghent" in made.texts("dd")
    assert len(made.texts("q")) == 2


def test_facts_that_fields_state_need_no_words() -> None:
    stated = Fact(("remote",), Evidence("front matter", 3, "remote"))
    assert not page_of(reread(job(posted_origin="path"), work_mode=stated)).all("details", "read")


def test_words_in_another_language_say_so_and_long_ones_are_cut() -> None:
    long = Fact(("hybrid",), Evidence("body", 7, "travail " * 50))
    (quoted,) = page_of(reread(job(language="fr"), work_mode=long)).all("q")
    assert quoted.attributes == {"lang": "fr"}
    assert quoted.text.endswith("travail…")
    assert len(quoted.text) <= LONGEST
