"""Which row each result of a text search is; a result or a row that has no other half ends the build."""

import base64
import gzip
import json
from collections.abc import Iterable

import pytest

from sitegen.errors import SearchError
from sitegen.model.page import Output
from sitegen.outside.fragments import with_rows


def fragment(name: str, slug: str) -> Output:
    text = b"pagefind_dcd" + json.dumps({"url": f"/jobs/{slug}/", "content": "words", "word_count": 1}).encode()
    return Output(f"pagefind/fragment/{name}.pf_fragment", gzip.compress(text))


def rows(files: Iterable[Output], *slugs: str) -> tuple[int, str]:
    *_, last = with_rows(files, "pagefind", [f"jobs/{slug}/index.html" for slug in slugs], "table/x.json")
    assert last.path == "pagefind/rows.json"
    said = json.loads(last.data)
    assert said["table"] == "table/x.json"
    return said["digits"], base64.b64decode(said["fragments"]).hex()


TWO = (fragment("en_b766278", "baker"), fragment("en_a000001", "miller"))


def test_ids_come_in_the_order_of_the_rows_and_as_short_as_they_can_be_told_apart() -> None:
    assert rows(TWO, "miller", "baker") == (4, "a000" + "b766")
    alike = (*TWO, fragment("en_b7663990", "cook"))
    assert rows(alike, "cook", "baker", "miller") == (5, "b7663" + "b7662" + "a0000" + "0")


def test_one_id_may_be_the_beginning_of_another() -> None:
    found = rows((fragment("en_b766278", "baker"), fragment("en_b7662781", "cook")), "baker", "cook")
    assert found == (8, "b7662780" + "b7662781")


def test_ids_that_cannot_be_told_apart_are_an_error() -> None:
    with pytest.raises(SearchError, match="two results of the text index have one id"):
        rows((fragment("en_b766278", "baker"), fragment("fr_b766278", "cook")), "baker", "cook")


@pytest.mark.parametrize("name", ["b766278", "en_B766278", "en_xyzzy42"])
def test_ids_that_are_no_hex_digits_are_an_error(name: str) -> None:
    with pytest.raises(SearchError, match="is not named as we know fragments"):
        rows((fragment(name, "baker"),), "baker")


def test_the_files_of_the_index_go_by_unchanged() -> None:
    files = [Output("pagefind/pagefind.js", b"search"), *TWO]
    assert list(with_rows(files, "pagefind", ["jobs/baker/index.html", "jobs/miller/index.html"], ""))[:-1] == files


def test_a_result_without_a_row_is_an_error() -> None:
    with pytest.raises(SearchError, match=r"results without a row: 1, such as jobs/miller/index\.html"):
        rows(TWO, "baker")


def test_a_row_without_a_result_is_an_error() -> None:
    with pytest.raises(SearchError, match=r"rows without a result: 1, such as jobs/cook/index\.html"):
        rows(TWO, "baker", "cook", "miller")


@pytest.mark.parametrize(
    "data",
    [b"", b"no gzip", gzip.compress(b"{}"), gzip.compress(b"pagefind_dcd{}"), gzip.compress(b"pagefind_dcd")[:-9]],
    ids=["empty", "no gzip", "no signature", "no url", "cut off"],  # bytes of gzip hold the time
)
def test_files_of_another_pagefind_are_told(data: bytes) -> None:
    with pytest.raises(SearchError, match="is not a fragment that we can read"):
        rows([Output("pagefind/fragment/en_b766278.pf_fragment", data)], "baker")
