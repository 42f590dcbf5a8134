"""The theme: the packaged one, and over it the board's own."""

import os
from pathlib import Path

import pytest

from sitegen.errors import ThemeError
from sitegen.outside import packaged, theme


def test_a_board_without_a_theme_has_the_packaged_one(tmp_path: Path) -> None:
    found = theme.read(tmp_path)
    names = {name for name in found.templates if not name.startswith("sitegen/")}
    assert "base.html" in names
    assert {f"sitegen/{name}" for name in names} == found.templates.keys() - names
    assert found.templates["sitegen/base.html"] == found.templates["base.html"]
    assert found.assets


def test_a_template_of_the_board_wins_and_the_original_stays_in_reach(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "base.html").write_text("mine")
    found, original = theme.read(tmp_path), theme.read(tmp_path / "nothing")
    assert found.templates["base.html"] == "mine"
    assert found.sources["base.html"] == "templates/base.html"
    assert found.templates["sitegen/base.html"] == original.templates["base.html"]


def test_static_files_of_the_board_win_and_are_added(tmp_path: Path) -> None:
    name = next(iter(theme.read(tmp_path).assets))
    for path in (f"assets/{name}", "assets/new.css", "CNAME", ".well-known/security.txt", ".DS_Store"):
        (tmp_path / "static" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "static" / path).write_bytes(b"mine")
    found = theme.read(tmp_path)
    assert (found.assets[name], found.assets["new.css"]) == (b"mine", b"mine")
    assert found.packaged == set(found.assets) - {name, "new.css"}
    assert {"CNAME", ".well-known/security.txt"} <= found.files.keys()
    assert ".DS_Store" not in found.files


def test_the_checkout_is_a_board_whose_theme_is_the_packaged_one(repository: Path) -> None:
    assert packaged.folder() == repository
    found = theme.read(repository)
    assert found.sources["base.html"] == "templates/base.html"


@pytest.mark.parametrize("folder", ["static", "templates"])
def test_a_link_that_leads_out_is_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "secret.txt").symlink_to("/etc/hostname")
    with pytest.raises(ThemeError) as raised:
        theme.read(tmp_path)
    assert raised.value.where == f"{folder}/secret.txt"


def test_a_template_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "base.html").write_bytes(b"\xff\xfe")
    with pytest.raises(ThemeError) as raised:
        theme.read(tmp_path)
    assert raised.value.where.endswith("templates/base.html")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize(
    "path", ["templates/base.html", "static/assets/new.css", "static/CNAME", "static", "templates"]
)
def test_what_the_system_does_not_give_is_named(tmp_path: Path, path: str) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).mkdir() if "/" not in path else (tmp_path / path).write_text("mine")
    (tmp_path / path).chmod(0)
    with pytest.raises(ThemeError) as raised:
        theme.read(tmp_path)
    (tmp_path / path).chmod(0o700)
    assert raised.value.where.endswith(path)
