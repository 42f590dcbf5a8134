"""The check of links finds what is broken; the boards that other tests build are then held against it."""

from pathlib import Path

import pytest

from tests.broken_links import broken_links
from tests.sites import make_board, site_of


@pytest.mark.parametrize(
    "link",
    ["/repo/", "/repo/a.css", "jobs/x/", "jobs/x/#here", "#top", "?q=1", "https://elsewhere.example/", "mailto:a@b.c"],
)
def test_a_link_that_leads_somewhere_is_not_reported(link: str, tmp_path: Path) -> None:
    assert list(broken_links(site_with(link, tmp_path), "/repo/")) == []


@pytest.mark.parametrize("link", ["/", "/a.css", "/repo/b.css", "jobs/y/", "jobs/x", "jobs/x/#there", "#nowhere"])
def test_a_link_that_leads_nowhere_is_reported(link: str, tmp_path: Path) -> None:
    assert list(broken_links(site_with(link, tmp_path), "/repo/")) == [f"/repo/index.html → {link}"]


def site_with(link: str, folder: Path) -> Path:
    (folder / "jobs" / "x").mkdir(parents=True)
    (folder / "index.html").write_text(f'<a href="{link}">link</a>')
    (folder / "jobs" / "x" / "index.html").write_text('<p id="here">')
    (folder / "a.css").write_text("")
    return folder


BOARDS = {
    "the board of this repository": "",
    "no posting": '-- content/site.toml --\nbase_url = "https://example.org/repo/"\n',
    "one posting": "-- content/jobs/a.md --\n---\ntitle: Baker\n---\nBread, every day.\n",
}


@pytest.mark.parametrize("base_url", ["", "https://example.org/repo/", "https://example.org/a/b/"])
@pytest.mark.parametrize("board", BOARDS)
def test_every_link_of_a_board_leads_somewhere(board: str, base_url: str, repository: Path, tmp_path: Path) -> None:
    root = make_board(BOARDS[board], tmp_path) if BOARDS[board] else repository
    out = tmp_path / "out"
    site_of(root, "--base-url", base_url, out=out)
    base = base_url.removeprefix("https://example.org") or "/"
    assert list(broken_links(out, base, base_url)) == []
