"""The boards of the benchmarks: always the same, like real ones to the readers, and whole as a Hugo project."""

import json
from itertools import islice
from pathlib import Path

import pytest

from sitegen.board import assemble, merge
from sitegen.build import read_board
from sitegen.coverage import coverage
from sitegen.model.board import Board
from sitegen.model.parsed import SourceFile
from sitegen.reading import ingest
from sitegen.settings import Settings
from tests.bench.generate import AS_OF, DAYS, postings, write_board
from tests.bench.hugo import project
from tests.bench.hugo.kinds import KINDS

COUNT = 240


@pytest.fixture(scope="module")
def made() -> list[tuple[str, str]]:
    return list(postings(COUNT, seed=7))


@pytest.fixture(scope="module")
def board(made: list[tuple[str, str]]) -> Board:
    texts = {path: text.encode() for path, text in made}
    files = [
        SourceFile(path, data, texts.get(f"{path}.toml")) for path, data in texts.items() if not path.endswith(".toml")
    ]
    return assemble(merge(tuple(map(ingest, files))), Settings(expire_after_days=DAYS), AS_OF)


def test_the_same_seed_makes_the_same_board(made: list[tuple[str, str]]) -> None:
    assert list(postings(COUNT, seed=7)) == made
    assert list(postings(COUNT, seed=8)) != made


def test_a_small_board_is_the_beginning_of_a_large_one(made: list[tuple[str, str]]) -> None:
    assert list(islice(postings(10 * COUNT, seed=7), len(made))) == made


def test_no_file_takes_the_place_of_another(made: list[tuple[str, str]]) -> None:
    assert len({path for path, _ in made}) == len(made)


@pytest.mark.parametrize(
    ("fact", "least", "most"),
    [("title", 0.97, 1), ("company", 0.9, 1), ("places", 0.7, 0.95), ("salary", 0.2, 0.5), ("skills", 0.9, 1)],
)
def test_the_readers_find_what_they_find_in_real_ads(board: Board, fact: str, least: float, most: float) -> None:
    found = coverage([posting for job in board.jobs.values() for posting in job.postings])

    assert least <= found.facts[fact].share <= most


def test_some_are_posted_again_as_real_ones_are(board: Board) -> None:
    assert 0.75 * COUNT < len(board.jobs) < 0.95 * COUNT
    assert len(board.listed) < len(board.jobs)


def test_few_employers_have_many_ads(board: Board) -> None:
    sizes = sorted(len(company.jobs) for company in board.companies)

    assert sizes[len(sizes) // 2] == 1
    assert sizes[-1] >= 8


def test_a_hugo_project_has_every_job_and_every_list(tmp_path: Path) -> None:
    write_board(tmp_path / "board", 30, seed=7)
    _, board = read_board(tmp_path / "board", {})
    project.write(tmp_path / "board", tmp_path / "hugo")

    content = tmp_path / "hugo" / "content"
    fronts = {path.stem: _front(path) for path in (content / "jobs").glob("*.md") if path.stem != "_index"}
    assert fronts.keys() == {job.slug for job in board.jobs.values()}
    for group in board.groups:
        key = KINDS[group.kind].plural
        assert (content / key / group.tag.slug / "_index.md").exists()
        assert {board.jobs[job_id].slug for job_id in group.jobs} == {
            slug for slug, front in fronts.items() if group.tag.slug in front.get(key, ())
        }


def _front(file: Path) -> dict[str, list[str]]:
    front: dict[str, list[str]] = json.JSONDecoder().raw_decode(file.read_text(encoding="utf-8"))[0]
    return front
