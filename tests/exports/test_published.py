"""The exports on a built site: every list page knows its table, and a text search the rows of that table."""

import base64
import datetime
import gzip
import json
from pathlib import Path

import pytest

from sitegen.build import read_board
from sitegen.model.page import Output
from tests.exports.decoded import rows
from tests.pages.outline import Outline
from tests.sites import built, files, make_board, site_of

BOARD = """
    -- content/site.toml --
    as_of = 2025-03-20
    base_url = "https://example.org/repo/"
    per_page = 1

    -- content/jobs/Python/2025-03/baker.md --
    # [Baker](https://example.org/apply/1)
    ### Acme
    Acme bakes bread for the whole town and writes its own Python.

    -- content/jobs/Python/2025-03/porter.md --
    # [Night Porter](https://example.org/apply/2)
    ### Bolt
    Bolt keeps the doors of the house, all night long.

    -- content/jobs/Python/2024-03/cook.md --
    # [Cook](https://example.org/apply/3)
    ### Cold
    Cold has cooked its last soup.
    """


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_board(BOARD, tmp_path_factory.mktemp("board"))
    site_of(folder)
    return folder


@pytest.fixture(scope="module")
def site(root: Path) -> dict[str, bytes]:
    return files(root / "_site")


def table_of(site: dict[str, bytes]) -> str:
    (name,) = (path for path in site if path.startswith("table/") and path != "table/schema.json")
    return name


@pytest.mark.parametrize("page", ["index.html", "page/2/index.html", "category/python/index.html"])
def test_list_pages_name_the_table_with_the_base_path(site: dict[str, bytes], page: str) -> None:
    assert Outline(site[page].decode()).one("main").attributes["data-table"] == f"/repo/{table_of(site)}"


def test_results_of_a_text_search_are_rows_of_the_table(site: dict[str, bytes]) -> None:
    said = json.loads(site["pagefind/rows.json"])
    assert said["table"] == table_of(site)
    ids, digits = base64.b64decode(said["fragments"]).hex(), said["digits"]
    found = rows([Output(said["table"], site[said["table"]])])
    names = [path for path in site if path.startswith("pagefind/fragment/")]
    assert len(found) == len(names) == 2
    for number, row in enumerate(found):
        (name,) = (path for path in names if f"_{ids[number * digits : (number + 1) * digits]}" in path)
        assert f"jobs/{row['slug']}/index.html" in site
        assert row["slug"] in fragment(site[name])


def fragment(data: bytes) -> str:
    return gzip.decompress(data).decode()


def test_only_open_jobs_are_open(site: dict[str, bytes]) -> None:
    pages = [path.split("/")[1] for path in site if path.startswith("jobs/") and path.endswith(".html")]
    closed = [slug for slug in pages if b"This job has closed" in site[f"jobs/{slug}/index.html"]]
    ids = site["open-ids.txt"].decode().splitlines()
    assert len(closed) == 1
    assert sorted(ids) == sorted(slug.rpartition("-")[2] for slug in pages if slug not in closed)


def test_a_board_whose_clock_is_set_says_of_no_ad_that_it_has_ended(root: Path, site: dict[str, bytes]) -> None:
    assert not [path for path, data in site.items() if path.endswith(".html") and b"data-ends" in data]
    assert not json.loads(site[table_of(site)])["ends"]
    _, running = read_board(root, {"as_of": datetime.date(2025, 3, 20)})
    assert running.clock_runs, "a day on the command line only says for when to build"


def test_another_posting_makes_another_table_and_the_old_one_goes(root: Path, site: dict[str, bytes]) -> None:
    posting = root / "content" / "jobs" / "Python" / "2025-03" / "new.md"
    posting.write_text("# [Miller](https://example.org/apply/4)\n### Mill\nMill grinds the flour of the town.\n")
    again = files(site_of(root))
    assert table_of(again) != table_of(site)
    assert json.loads(again["pagefind/rows.json"])["table"] == table_of(again)


def test_a_file_of_the_owner_where_an_export_lies_is_told(tmp_path: Path) -> None:
    root = make_board(BOARD, tmp_path)
    (root / "static").mkdir()
    (root / "static" / "open-ids.txt").write_text("mine")
    done = built(root)
    assert done.returncode != 0
    assert "static/open-ids.txt" in done.stderr
    assert "export open ids" in done.stderr
