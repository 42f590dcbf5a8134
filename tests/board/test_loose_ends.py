"""What the owner wrote in vain is told, with the nearest name."""

import datetime

import msgspec
import pytest

from sitegen.board import assemble
from sitegen.model.company import CompanyNotes
from sitegen.model.parsed import Parsed
from sitegen.model.problem import Problem
from sitegen.settings import Settings
from tests.made import posting, prose


def told(notes: tuple[CompanyNotes, ...] = (), **settings: object) -> tuple[Problem, ...]:
    parsed = Parsed(
        postings=tuple(
            posting(f"{number}.md", title=f"Baker {number}", company="Crumb GmbH", category="Bread")
            for number in range(3)
        ),
        companies=notes,
    )
    return assemble(parsed, msgspec.convert(settings, Settings), datetime.date(2025, 3, 20)).problems


@pytest.mark.parametrize(
    ("source", "hint"), [("partner", "`partners`"), ("partners/2.mdx", "`partners/2.md`"), ("x", "content/jobs/")]
)
def test_a_source_that_is_not_there_is_told_because_what_was_meant_is_passed_on(source: str, hint: str) -> None:
    postings = tuple(posting(path, title=path) for path in ("partners/1.md", "partners/2.md", "own.md"))
    settings = Settings(no_syndication=(source, "partners/", "own.md"))
    (problem,) = assemble(Parsed(postings=postings), settings, datetime.date(2025, 3, 20)).problems
    assert (problem.path, problem.code, problem.severity) == ("site.toml", "unknown-source", "note")
    assert hint in problem.hint


def note(slug: str, *aliases: str) -> CompanyNotes:
    return CompanyNotes(slug=slug, aliases=aliases, about=prose(""))


@pytest.mark.parametrize(
    ("slug", "hint"), [("crumbs-gmbh", "`Crumb GmbH`"), ("loaf", "aliases"), ("ghost", "delete the file")]
)
def test_notes_on_a_company_that_no_posting_names_are_told(slug: str, hint: str) -> None:
    (problem,) = told((note(slug),))
    assert (problem.path, problem.code, problem.severity) == (f"companies/{slug}.md", "unused-company", "note")
    assert hint in problem.hint


def test_notes_that_meet_a_posting_are_not() -> None:
    assert told((note("crumb"),)) == told((note("ghost", "Crumb GmbH"),)) == ()


def test_a_promoted_page_that_does_not_exist_is_told_with_the_nearest() -> None:
    (problem,) = told(popular=["/category/bread", "category/braed/"])
    assert (problem.path, problem.code, problem.severity) == ("site.toml", "unknown-popular", "note")
    assert (problem.message, problem.hint) == (
        "popular: there is no page `category/braed/`",
        "Did you mean `category/bread/`?",
    )
