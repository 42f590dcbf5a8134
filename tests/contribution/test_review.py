"""What contributor and owner read about a posting."""

from sitegen.board import assemble
from sitegen.contribution import review
from sitegen.contribution.draft import Submission, draft
from sitegen.contribution.neighbours import neighbours
from sitegen.model.problem import Problem
from sitegen.settings import Settings
from tests.made import TODAY, parsed, posting

LARGEST = 65_536
"""Characters of a comment on GitHub."""


def test_a_comment_stays_within_what_github_takes() -> None:
    chips = " ".join(f"`{'!' * 150} {number}`" for number in range(300))
    made = draft(Submission({"location": "`" * 60_000}, f"# [Baker](https://crumb.example)\n#### {chips}\n\nBake.\n"))
    told = review.answer(made, (), lambda _: "")
    assert len(told) < LARGEST
    problems = [Problem("a", 0, "empty", "error", "|" * 9_000, "x")] * 300
    assert len(review.refusal(problems)) < LARGEST
    assert "and 280 more" in review.refusal(problems)


def test_a_comment_names_no_line_that_its_reader_does_not_see() -> None:
    """Contributors see the text as they have pasted it; in the file there are as many lines above it as they stated."""
    made = draft(
        Submission({"title": "Night Baker", "company": "Crumb"}, "Bake bread.\n\nPay: €30 an hour plus rolls.\n")
    )
    told = review.answer(made, (), lambda _: "")
    assert "| the text: <code>Pay&#58; €30 an hour plus rolls&#46;</code> |" in told


TEXT = "We bake bread, rolls and cakes for the whole town on every day of the year but one, come and see us in"


def test_jobs_that_may_be_the_same_are_named_the_surest_first() -> None:
    baker = {"title": "Night Baker", "company": "Crumb & Sons, Inc."}
    new = posting("new.md", f"{TEXT} Oslo", apply="https://crumb.example/jobs/4231957", **baker)
    others = (
        posting("other-words.md", "Something else altogether, and at length", **baker),
        posting("near-copy.md", f"{TEXT} Rome", **baker),
        posting("same.md", "Short", apply="https://crumb.example/jobs/4231957?utm_source=x", **baker),
        posting("another.md", f"{TEXT} Oslo", title="Day Baker", company="Crumb & Sons"),
    )
    found = neighbours(new, assemble(parsed(*others), Settings(expire_after_days=0), TODAY))
    assert [(each.kinship, each.job.lead.path) for each in found] == [
        ("same job", "same.md"),
        ("near-copy", "near-copy.md"),
        ("same title", "other-words.md"),
    ]
    assert neighbours(posting("lone.md", "Alone"), assemble(parsed(*others), Settings(), TODAY)) == ()
