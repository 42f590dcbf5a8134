"""What an employer repeats: out of search, into a fold where it is about the employer, quoted on the company's page."""

import random
import re

import msgspec
import pytest

from sitegen.board import assemble
from sitegen.model.board import Board
from sitegen.model.company import CompanyNotes
from sitegen.model.job import Job
from sitegen.model.posting import Posting
from sitegen.reading.body.prose import make_prose
from sitegen.settings import Settings
from tests.made import TODAY, parsed, posting

ABOUT = (
    "Crumb is a bakery that feeds a whole town. We bake bread, rolls and cakes in wood-fired ovens, on every day of "
    "the year, and have done so since our founders met at a market stall."
)
LAW = "Crumb is an equal opportunity employer and will consider every applicant who can knead a dough for an hour."
BENEFITS = "Crumb offers dental insurance, free bread on weekdays and a day off on the birthday of your sourdough."
PLACE = "Crumb is a bakery whose people work remotely from any kitchen that has an oven, a table and a good lock."


def own(number: int) -> str:
    """Words of one ad: enough of them that the ad is about something."""
    return "\n\n".join(
        f"You will do task {number}-{line} with care, and write down what came of it." for line in range(12)
    )


def ads(*paragraphs: str, how_many: int = 4, company: str = "Crumb", title: str = "Baker") -> list[Posting]:
    """Ads of different titles that all have these paragraphs, before and after their own words."""
    made = []
    for number in range(how_many):
        body = "\n\n".join([*paragraphs, "## What you do", own(number)])
        bare = posting(f"{company}-{number}.md", title=f"{title} {number}", company=company)
        made.append(msgspec.structs.replace(bare, prose=make_prose(body, "markdown")))
    return made


def board(*postings: Posting, notes: tuple[CompanyNotes, ...] = ()) -> Board:
    return assemble(parsed(*postings, companies=notes), Settings(), TODAY)


def employer(job: Job) -> str:
    return re.sub(r"<[^>]+>", "", job.lead.prose.employer.html) if job.lead.prose.employer else ""


def test_a_repeated_paragraph_about_the_employer_is_folded_and_not_searched() -> None:
    for job in board(*ads(ABOUT)).jobs.values():
        prose = job.lead.prose
        assert employer(job) == ABOUT
        assert ABOUT not in prose.html.html
        assert ABOUT not in prose.text
        assert "You will do task" in prose.html.html
        assert "You will do task" in prose.text
        assert prose.excerpt.startswith("You will do task")


def test_the_heading_over_nothing_else_goes_with_it() -> None:
    told = "We began at a market stall, and we still bake every loaf by hand in the oven that our founders built."
    for job in board(*ads("## About Crumb", told)).jobs.values():
        assert employer(job) == f"About Crumb\n{told}"
        assert [heading.text for heading in job.lead.prose.headings] == ["What you do"]


def test_a_heading_goes_with_the_sections_below_it_only_where_all_go() -> None:
    told = "We began at a market stall, and we still bake every loaf by hand in the oven that our founders built."
    sub = f"# Who we are\n\n## About Crumb\n\n{told}"
    for job in board(*ads(sub, "# The work", "Some words.")).jobs.values():
        assert employer(job) == f"Who we are\nAbout Crumb\n{told}"
    for job in board(*ads(sub, "## About the team", "Six of us.", "# The work", "Some words.")).jobs.values():
        assert employer(job) == f"About Crumb\n{told}"


@pytest.mark.parametrize(
    "paragraph", [LAW, BENEFITS, PLACE, "Crumb pays $20 an hour to all who bake, whatever they bake, and $25 at night."]
)
def test_pay_place_benefits_and_law_are_never_folded(paragraph: str) -> None:
    for job in board(*ads(paragraph)).jobs.values():
        assert not job.lead.prose.employer
        assert paragraph[:40] in job.lead.prose.html.html
        assert paragraph not in job.lead.prose.text, "it still finds nothing: every ad has it"


def test_a_paragraph_that_introduces_a_list_stays_with_it() -> None:
    opening = "Crumb is a bakery that stands for these four things, which our founders wrote on the wall in flour:"
    for job in board(*ads(opening, "* bread\n* butter")).jobs.values():
        assert not job.lead.prose.employer


def test_openings_of_one_title_repeat_nothing() -> None:
    same = [posting(f"{n}.md", f"{ABOUT}\n{own(n)}", title="Baker", company="Crumb") for n in range(5)]
    assert all(ABOUT in job.lead.prose.text for job in board(*same).jobs.values())


@pytest.mark.parametrize(("having", "of", "is_repeated"), [(2, 4, False), (3, 12, True), (3, 13, False)])
def test_three_titles_and_a_quarter_of_them_make_a_repetition(having: int, of: int, is_repeated: bool) -> None:
    others = [posting(f"x{n}.md", own(100 + n), title=f"Miller {n}", company="Crumb") for n in range(of - having)]
    found = board(*ads(ABOUT, how_many=having), *others)
    assert any(job.lead.prose.employer for job in found.jobs.values()) is is_repeated


def test_ads_that_say_little_else_are_left_whole() -> None:
    same = [posting(f"{n}.md", f"{ABOUT}\n{BENEFITS}", title=f"Baker {n}", company="Crumb") for n in range(4)]
    assert all(job.lead.prose.text == f"{ABOUT}\n{BENEFITS}" for job in board(*same).jobs.values())


def test_unnamed_employers_repeat_nothing() -> None:
    same = [posting(f"{n}.md", f"{ABOUT}\n{own(n)}", title=f"Baker {n}") for n in range(4)]
    assert all(ABOUT in job.lead.prose.text for job in board(*same).jobs.values())


def test_every_word_of_an_ad_is_still_on_its_page() -> None:
    postings = ads("## Who we are", ABOUT, BENEFITS, LAW)
    before = {ad.path: sorted(words(ad.prose.html.html)) for ad in postings}
    for job in board(*postings).jobs.values():
        prose = job.lead.prose
        after = words(prose.html.html) + words(prose.employer.html if prose.employer else "")
        assert sorted(after) == before[job.lead.path]


def words(html: str) -> list[str]:
    return re.sub(r"<[^>]+>", " ", html).split()


def quote(*postings: Posting, notes: tuple[CompanyNotes, ...] = ()) -> str:
    (company,) = board(*postings, notes=notes).companies
    return company.quote


def test_a_company_is_quoted_in_whole_sentences() -> None:
    assert quote(*ads(ABOUT)) == ABOUT
    assert quote(*ads(f"{ABOUT} {'Our ovens are old. ' * 8}")).endswith("Our ovens are old.")
    assert len(quote(*ads(f"{ABOUT} {'Our ovens are old. ' * 8}"))) <= 290


@pytest.mark.parametrize(
    "paragraph",
    [
        ABOUT[:100],
        ABOUT.replace("Crumb is", "We are"),
        ABOUT.replace("Crumb is", "Crumbly is"),
        ABOUT.replace("bread, rolls", "for a salary, bread"),
        f"Crumb, {'the old and honourable ' * 5}bakery, is a company whose ovens never go cold on any day of the year.",
        "Crumb is a bakery " + "and a bakery " * 25 + "of one long sentence.",
    ],
    ids=["short", "no name", "another name", "pay", "a late verb", "one long sentence"],
)
def test_what_does_not_say_what_the_company_is_is_not_quoted(paragraph: str) -> None:
    assert quote(*ads(paragraph)) == ""


def test_the_owners_notes_win() -> None:
    note = CompanyNotes(slug="crumb", name="Crumb", about=make_prose("We bake.", "markdown"))
    assert quote(*ads(ABOUT), notes=(note,)) == ""


def test_the_order_of_the_postings_does_not_matter() -> None:
    postings = [*ads(ABOUT, BENEFITS), *ads(ABOUT.replace("Crumb", "Loaf"), company="Loaf")]
    expected = board(*postings)
    assert sum(bool(job.lead.prose.employer) for job in expected.jobs.values()) == 8
    for seed in range(3):
        random.Random(seed).shuffle(postings)
        assert board(*postings) == expected
