"""The text index: real Pagefind, run once, reused where it would be the same, and clear words where it fails."""

import base64
import gzip
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from sitegen.errors import SearchError
from sitegen.model.page import Output
from sitegen.outside import search

FRAME = '<!doctype html><html lang="en"><title>{0}</title><body data-pagefind-body><h1>{0}</h1><p>{1}</p></body></html>'


def document(slug: str, title: str, text: str = "Bake bread, write C# and .NET.") -> Output:
    return Output(f"jobs/{slug}/index.html", FRAME.format(title, text).encode())


DOCUMENTS = (document("b", "Miller"), document("a", "Baker"))
TABLE = "table/0123456789.json"


def index(
    documents: Sequence[Output], last: Path, *, language: str = "en", pagefind: Sequence[str] = search.PAGEFIND
) -> dict[str, bytes]:
    with search.index(lambda: documents, language, last, table=TABLE, pagefind=pagefind) as files:
        return {output.path: output.data for output in files}


def write(files: dict[str, bytes], site: Path) -> Path:
    for path, data in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    return site / search.FOLDER


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return index(DOCUMENTS, tmp_path_factory.mktemp("none"))


def test_an_index_has_what_a_search_needs_and_no_interface(made: dict[str, bytes]) -> None:
    names = [path.removeprefix("pagefind/") for path in made]
    assert all(path.startswith("pagefind/") for path in made)
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind"} <= set(names)
    assert len([name for name in names if name.startswith("fragment/")]) == len(DOCUMENTS)
    assert not [name for name in names if "ui" in name or "highlight" in name]


def test_each_row_has_the_id_of_its_result(made: dict[str, bytes]) -> None:
    said = json.loads(made["pagefind/rows.json"])
    assert said["table"] == TABLE
    digits, text = said["digits"], base64.b64decode(said["fragments"]).hex()
    ids = [text[start : start + digits] for start in (0, digits)]
    found = {}
    for path, data in made.items():
        if path.startswith("pagefind/fragment/en_"):
            title = re.search(rb'"content":"(\w+)', gzip.decompress(data))
            assert title
            found[title[1].decode()] = path.removeprefix("pagefind/fragment/en_")[:digits]
    assert ids == [found["Miller"], found["Baker"]]


def test_an_index_that_is_handed_over_again_is_of_the_rows_of_now(made: dict[str, bytes], tmp_path: Path) -> None:
    last = write(made, tmp_path)
    with search.index(lambda: DOCUMENTS, "en", last, table="table/new.json", pagefind=only_version(tmp_path)) as files:
        again = {output.path: output.data for output in files}
    assert json.loads(again.pop("pagefind/rows.json")) == {
        **json.loads(made["pagefind/rows.json"]),
        "table": "table/new.json",
    }
    assert again.items() < made.items()


def test_the_same_documents_give_the_same_index(made: dict[str, bytes], tmp_path: Path) -> None:
    assert index(DOCUMENTS, tmp_path) == made


def test_an_index_that_would_be_the_same_is_handed_over_again(made: dict[str, bytes], tmp_path: Path) -> None:
    last = write(made, tmp_path)
    assert index(DOCUMENTS, last, pagefind=only_version(tmp_path)) == made


@pytest.mark.parametrize("language", ["en-GB", "EN"])
def test_only_the_language_itself_counts(made: dict[str, bytes], tmp_path: Path, language: str) -> None:
    last = write(made, tmp_path)
    assert index(DOCUMENTS, last, language=language, pagefind=only_version(tmp_path)) == made


def test_documents_of_the_same_words_are_made_once_and_never_written(made: dict[str, bytes], tmp_path: Path) -> None:
    last, asked = write(made, tmp_path), []

    def documents() -> Sequence[Output]:
        asked.append(1)
        return DOCUMENTS

    with search.index(documents, "en", last, table=TABLE, pagefind=only_version(tmp_path)) as files:
        assert {output.path for output in files} == set(made)
    assert len(asked) == 1


def only_version(folder: Path) -> Sequence[str]:
    """A Pagefind that can tell its version, which is the true one, and fails at everything else."""
    script = folder / "only_version.py"
    script.write_text(
        "import subprocess, sys\n"
        "if sys.argv[1:] != ['--version']: sys.exit('asked to index')\n"
        "sys.exit(subprocess.call([sys.executable, '-m', 'pagefind', '--version']))\n"
    )
    return (sys.executable, str(script))


@pytest.mark.parametrize(
    "documents", [DOCUMENTS[:1], (*DOCUMENTS, document("c", "Cook")), (document("b", "Miller!"), DOCUMENTS[1])]
)
def test_other_documents_are_indexed_anew(
    made: dict[str, bytes], tmp_path: Path, documents: tuple[Output, ...]
) -> None:
    last = write(made, tmp_path)
    with pytest.raises(SearchError, match="asked to index"):
        index(documents, last, pagefind=only_version(tmp_path))
    fragments = [path for path in index(documents, last) if "/fragment/" in path]
    assert len(fragments) == len(documents)


@pytest.mark.parametrize("damage", ["changed", "gone", "stamp", "rows", "no rows"])
def test_an_index_that_was_damaged_is_made_anew(made: dict[str, bytes], tmp_path: Path, damage: str) -> None:
    last = write(made, tmp_path)
    rows = last / "rows.json"
    match damage:
        case "gone":
            next((last / "fragment").iterdir()).unlink()
        case "rows":
            said = json.loads(rows.read_bytes())
            rows.write_text(json.dumps({**said, "fragments": "AAAA" + said["fragments"][4:]}))
        case "no rows":
            rows.unlink()
        case _:
            (last / ("pagefind.js" if damage == "changed" else search.STAMP)).write_bytes(b"{}")
    assert index(DOCUMENTS, last) == made


def test_a_board_without_jobs_has_no_index_and_needs_no_pagefind(tmp_path: Path) -> None:
    assert index((), tmp_path, pagefind=("no-such-program",)) == {}


@pytest.mark.parametrize("pagefind", [("no-such-program",), (sys.executable, "-m", "no_such_module")])
def test_a_missing_pagefind_is_told_before_any_page_is_made(tmp_path: Path, pagefind: tuple[str, ...]) -> None:
    with (
        pytest.raises(SearchError) as raised,
        search.index(lambda: DOCUMENTS, "en", tmp_path, table=TABLE, pagefind=pagefind),
    ):
        pytest.fail("the pages would have been made")
    assert "pip install 'pagefind[bin]'" in raised.value.hint


def test_a_failure_is_told_in_the_tools_own_words(tmp_path: Path) -> None:
    script = tmp_path / "failing.py"
    script.write_text("import sys\nif sys.argv[1:] != ['--version']: sys.exit('out of cheese')\n")
    with pytest.raises(SearchError, match="out of cheese"):
        index(DOCUMENTS, tmp_path, pagefind=(sys.executable, str(script)))


def test_the_users_own_pagefind_settings_do_not_count(
    made: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pagefind.toml").write_text('force_language = "de"\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")
    assert index(DOCUMENTS, tmp_path) == made
