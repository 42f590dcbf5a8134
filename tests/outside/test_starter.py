"""A new board."""

from pathlib import Path

import pytest

from sitegen.errors import ContentError
from sitegen.outside import starter
from tests.sites import files


def test_a_new_board_is_the_packaged_content(tmp_path: Path, repository: Path) -> None:
    written = starter.start(tmp_path / "new" / "board")
    made = files(tmp_path / "new" / "board")
    assert set(written) == made.keys()
    assert made == {f"content/{path}": data for path, data in files(repository / "content").items()}


def test_a_board_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.toml").write_text("mine")
    with pytest.raises(ContentError, match="already"):
        starter.start(tmp_path)
    assert files(tmp_path) == {"content/site.toml": b"mine"}


def test_other_files_may_be_there(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    starter.start(tmp_path)
    assert (tmp_path / "README.md").read_text() == "mine"
