"""`sitegen build --no-search`: the same site without the text index."""

from pathlib import Path

from tests.browser.board import SMALL
from tests.cli.run import sitegen
from tests.sites import files, make_board


def test_only_the_index_is_left_out(tmp_path: Path) -> None:
    root = make_board(SMALL, tmp_path)

    whole, without = tmp_path / "whole", tmp_path / "without"
    for out, options in ((whole, ()), (without, ("--no-search",))):
        assert sitegen("build", "--root", root, "--out", out, *options).exit_code == 0

    of_index = {path for path in files(whole) if path.startswith("pagefind/")}
    assert of_index
    assert set(files(whole)) - set(files(without)) == of_index


def test_the_index_comes_back_and_goes(tmp_path: Path) -> None:
    root = make_board(SMALL, tmp_path)
    for options, is_there in (((), True), (("--no-search",), False), ((), True)):
        assert sitegen("build", "--root", root, *options).exit_code == 0
        assert (root / "_site" / "pagefind").exists() is is_there
