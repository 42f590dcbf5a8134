"""`sitegen init`: a board that builds at once, and that overwrites nothing."""

from pathlib import Path

from tests.cli.run import sitegen


def test_a_new_board_builds(tmp_path: Path) -> None:
    assert sitegen("init", tmp_path / "board").exit_code == 0
    assert sitegen("build", "--root", tmp_path / "board").exit_code == 0
    assert (tmp_path / "board" / "_site" / "index.html").is_file()


def test_what_to_do_next_is_said(tmp_path: Path) -> None:
    done = sitegen("init", tmp_path / "board")
    assert "content/site.toml" in done.stdout.splitlines()[-2]
    assert done.stdout.splitlines()[-1].endswith(f"sitegen serve --root {tmp_path / 'board'}")


def test_a_board_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    done = sitegen("init", tmp_path)
    assert done.exit_code == 2
    assert done.stderr.startswith("error: ")
    assert list((tmp_path / "content").iterdir()) == []
