"""The key of a file changes with what the file is made of, and stays while that does."""

from collections.abc import Mapping

import msgspec
import pytest

from sitegen.fingerprint import Fingerprints
from sitegen.ingredients import Ingredients
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.page import Page, Planned
from sitegen.model.theme import Theme
from sitegen.pages import plan
from sitegen.render import environment
from tests.boards import board, job, theme

JOBS = (job("Baker", "Acme"), job("Cook", "Acme"), job("Porter", "Crumb"))


def keys(made: Board, look: Theme, *, table: str = "table/1.json", code: bytes = b"1") -> dict[str, bytes]:
    """Path of each page → key."""
    found = Ingredients(look, made, environment(look, made, table), table_path=table, made_by=code)
    return {page.path: found.of_page(page)() for page in plan(made)}


def changed(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> set[str]:
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


def with_template(look: Theme, name: str, source: str) -> Theme:
    return msgspec.structs.replace(look, templates={**look.templates, name: source})


@pytest.fixture(scope="module")
def look() -> Theme:
    return theme()


@pytest.fixture(scope="module")
def before(look: Theme) -> dict[str, bytes]:
    return keys(board(*JOBS), look)


def test_the_same_records_read_anew_have_the_same_keys(look: Theme, before: Mapping[str, bytes]) -> None:
    again = board(job("Baker", "Acme"), job("Cook", "Acme"), job("Porter", "Crumb"))
    assert keys(again, look) == before


def test_a_job_is_part_of_its_page_and_of_the_lists_that_have_it(look: Theme, before: Mapping[str, bytes]) -> None:
    lead = msgspec.structs.replace(JOBS[0].postings[0], path="elsewhere.md")
    edited = msgspec.structs.replace(JOBS[0], postings=(lead,))
    found = changed(before, keys(board(edited, *JOBS[1:]), look))
    assert {f"jobs/{JOBS[0].slug}/index.html", "index.html", "companies/acme/index.html"} <= found
    assert not found & {f"jobs/{JOBS[1].slug}/index.html", "companies/crumb/index.html", "404.html"}


def test_the_table_is_part_of_the_lists_that_name_it(look: Theme, before: Mapping[str, bytes]) -> None:
    found = changed(before, keys(board(*JOBS), look, table="table/2.json"))
    assert "index.html" in found
    assert not any(path.startswith(("jobs/", "companies/")) for path in found)


def test_code_settings_and_theme_are_part_of_everything(look: Theme, before: Mapping[str, bytes]) -> None:
    styled = msgspec.structs.replace(look, assets={**look.assets, "site.css": b"body { color: red }"})
    for after in (
        keys(board(*JOBS), look, code=b"2"),
        keys(board(*JOBS, name="Other"), look),
        keys(board(*JOBS), styled),
    ):
        assert changed(before, after) == before.keys()


@pytest.mark.parametrize(
    "says",
    [
        "{{ board.jobs|length }}",
        "{% set all = board %}{{ all.jobs|length }}",
        '{% include "a" ~ "b.html" ignore missing %}',
    ],
)
def test_a_template_that_may_look_at_all_jobs_is_made_of_all_jobs(look: Theme, says: str) -> None:
    own = with_template(look, "404.html", says)
    edited = (*JOBS[:2], msgspec.structs.replace(JOBS[2], title="Night Porter"))
    assert "404.html" in changed(keys(board(*JOBS), own), keys(board(*edited), own))
    assert "404.html" not in changed(keys(board(*JOBS), look), keys(board(*edited), look))


def test_what_a_template_extends_or_includes_counts_as_its_own(look: Theme) -> None:
    own = with_template(look, "base.html", look.templates["base.html"] + "{{ board.companies|length }}")
    edited = (*JOBS, job("Driver", "Wheels"))
    assert "404.html" in changed(keys(board(*JOBS), own), keys(board(*edited), own))
    assert "404.html" not in changed(keys(board(*JOBS), look), keys(board(*edited), look))


def test_a_file_that_does_not_say_what_it_is_made_of_is_made_of_the_whole_board(look: Theme) -> None:
    def key(made: Board, made_from: tuple[object, ...] | None) -> bytes:
        found = Ingredients(look, made, environment(look, made), table_path="", made_by=b"")
        return found.of_file("export", Planned("a.json", bytes, made_from))()

    more = (*JOBS, job("Driver", "Wheels"))
    assert key(board(*JOBS), None) != key(board(*more), None)
    assert key(board(*JOBS), (JOBS[0],)) == key(board(*more), (JOBS[0],))


def test_near_copies_are_part_of_the_row_that_stands_for_them() -> None:
    lead, copy, other = JOBS

    def prints(*row: Job) -> bytes:
        return Fingerprints(lambda made: row if made is lead else (made,)).of(lead)

    chef = msgspec.structs.replace(copy, title="Chef")
    assert len({prints(lead), prints(lead, copy), prints(lead, other), prints(lead, chef)}) == 4


def test_neighbours_cannot_be_taken_for_one_another() -> None:
    of = Fingerprints().of
    assert len({of("ab", "c"), of("a", "bc"), of(("ab", "c")), of(("ab",), "c"), of({"ab": "c"}), of("abc")}) == 6


def test_a_page_with_a_context_that_cannot_be_written_is_refused(look: Theme) -> None:
    made = board(*JOBS)
    found = Ingredients(look, made, environment(look, made), table_path="", made_by=b"")
    with pytest.raises(TypeError):
        found.of_page(Page("x.html", "404.html", {"call": object()}))()
