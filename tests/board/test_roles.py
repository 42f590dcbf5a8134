"""The role of a job: examples and refusals stand beside each rule in rules/roles.toml and are read from there."""

import pytest

from sitegen.board.facets import facets
from sitegen.board.roles import OTHER, role_tag, role_tags
from sitegen.model.board import Board
from sitegen.model.job import Tag
from sitegen.pages import plan
from sitegen.reading.rules import load
from sitegen.render import environment, render
from sitegen.slugs import slugify
from tests.boards import board, job, theme

ROLES = load("roles")["role"]


def titles(kind: str) -> list[tuple[str, str]]:
    return [(row["slug"], title) for row in ROLES for title in row[kind]]


@pytest.mark.parametrize(("slug", "title"), titles("examples"))
def test_a_title_that_has_the_role(slug: str, title: str) -> None:
    assert role_tag(title).slug == slug


@pytest.mark.parametrize(("slug", "title"), titles("refused"))
def test_a_title_that_only_looks_like_it(slug: str, title: str) -> None:
    assert role_tag(title).slug != slug


def test_the_roles_and_their_order_are_those_of_the_design() -> None:
    assert [tag.label for tag in role_tags()] == [
        "Data and ML", "Infrastructure and SRE", "Security", "QA and test", "Mobile", "Full stack", "Frontend",
        "Design", "Product and project", "Support and solutions", "Backend", "Embedded",
        "Software engineering, general", "Sales", "Marketing", "People and finance", "Operations", "Other",
    ]  # fmt: skip
    assert all(
        set(row) <= {"slug", "label", "technical", "words", "weak", "unless", "examples", "refused"} for row in ROLES
    )
    assert all(tag.slug == slugify(tag.slug) for tag in role_tags())


def test_other_is_last_in_the_data() -> None:
    assert role_tags()[-1] == OTHER


def test_a_job_without_a_title_has_no_role() -> None:
    assert [made.role for made in board_of("Java Developer", None).jobs.values()] == [Tag("backend", "Backend"), None]


def test_roles_are_the_first_facet_by_size_and_other_last() -> None:
    made = board_of(*["Baker"] * 12, *["Java Developer"] * 10, *["Security Engineer"] * 11, *["Recruiter"] * 9)
    facet = facets(made)[0]
    assert facet.kind == "role"
    found = [(option.tag.label, option.count, option.has_page) for option in facet.options]
    assert found == [("Security", 11, False), ("Backend", 10, False), ("Other", 12, False)]


def test_a_board_with_few_jobs_of_each_role_has_no_such_facet() -> None:
    made = board_of(*["Baker"] * 9, *["Java Developer"] * 9)
    assert "role" not in [facet.kind for facet in facets(made)]


def test_no_page_is_planned_for_a_role_and_without_script_the_rail_does_not_show_it() -> None:
    made = board_of(*["Site Reliability Engineer"] * 12)
    pages = list(plan(made))
    assert [page.path for page in pages if "infrastructure" in page.path] == []
    env = environment(theme(), made)
    home = next(render(page, env) for page in pages if page.path == "index.html").data.decode()
    assert '<fieldset data-kind="role" class="scripted">' in home
    assert 'data-slug="infrastructure-and-sre"><span>Infrastructure and SRE</span>' in home


def board_of(*titles: str | None) -> Board:
    return board(*(job(title, key=str(number)) for number, title in enumerate(titles)))
