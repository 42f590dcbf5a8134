"""The board of a preview follows its files: after each edit it is what a build makes of them, byte for byte."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sitegen.build import build, claim_paths, read_board
from sitegen.errors import SiteError
from sitegen.exports import export
from sitegen.live import Live, Site
from sitegen.outside import workers
from sitegen.paths import file, job_path
from tests.sites import files

SETTINGS = """
name = "Bakers"
base_url = "https://example.org/repo/"
as_of = 2026-01-31
place_minimum = 1
skill_minimum = 1
"""
LONG = "We bake with sourdough, and every loaf is shaped by hand before the sun comes up over the harbour. " * 5


def ad(title: str, company: str, text: str, pay: str = "$50,000 - $60,000") -> str:
    address = f"https://example.org/apply/{title.replace(' ', '-')}-12345"
    return f"# [{title}]({address})\n### {company}\n\nPay: {pay} a year\n\n{text}\n"


BOARD = {
    "content/site.toml": SETTINGS,
    "content/pages/about.md": "# About\n\nOf this board.\n",
    "content/jobs/2026-01/baker.md": ad("Baker", "Crumb", f"Bake bread in Berlin, Germany.\n\n{LONG}"),
    "content/jobs/2026-01/miller.md": ad("Miller", "Crumb", f"Mill corn in Berlin, Germany.\n\n{LONG}"),
    "content/jobs/2026-01/driver.md": ad("Driver", "Crumb", f"Drive the van with Python.\n\n{LONG}"),
    "content/jobs/2025-12/cook.md": ad("Cook", "Ladle", "Cook soup with Python and SQL, remote in Spain."),
    "content/jobs/2025-12/waiter.md": ad("Waiter", "Ladle", "Carry soup. Remote in Spain."),
    "content/jobs/2025-11/engineer.md": ad("Data Engineer", "Oven", "SQL and Python pipelines, remote."),
}
JOBS = "content/jobs/2026-01/"

Edit = Callable[[Path], None]


def says(path: str, text: str) -> Edit:
    """The edit that makes a file say this."""

    def write(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return write


def is_gone(path: str) -> Edit:
    return lambda root: (root / path).unlink()


def replaces(path: str, old: str, new: str) -> Edit:
    def write(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), encoding="utf-8")

    return write


def becomes(path: str, other: str) -> Edit:
    """The edit that gives a file another name."""

    def rename(root: Path) -> None:
        (root / path).rename(root / other)

    return rename


AT_ONCE: Mapping[str, tuple[str, Edit]] = {
    "a sentence of an ad": (f"{JOBS}baker.md", replaces(f"{JOBS}baker.md", "Bake bread", "Bake rolls")),
    "its title": (f"{JOBS}baker.md", replaces(f"{JOBS}baker.md", "Baker", "Confectioner")),
    "its pay": (f"{JOBS}baker.md", replaces(f"{JOBS}baker.md", "$60,000", "$90,000")),
    "what its employer repeats": (f"{JOBS}baker.md", replaces(f"{JOBS}baker.md", "sourdough", "rye")),
    "a new sidecar": (f"{JOBS}miller.md.toml", says(f"{JOBS}miller.md.toml", 'title = "Corn miller"\n')),
    "a sidecar that is gone": (f"{JOBS}miller.md.toml", is_gone(f"{JOBS}miller.md.toml")),
}
"""Edits that are shown before the whole board is, with the file that they are made in."""
LATER: Mapping[str, Edit] = {
    "another company": replaces(f"{JOBS}baker.md", "### Crumb", "### Ladle"),
    "an ad that is broken": says(f"{JOBS}baker.md", "\0\0\0"),
    "an ad that is mended": says(f"{JOBS}baker.md", BOARD[f"{JOBS}baker.md"]),
    "a copy of an ad": says(f"{JOBS}again.md", BOARD[f"{JOBS}baker.md"]),
    "an ad that has another name": becomes(f"{JOBS}again.md", f"{JOBS}anew.md"),
    "an ad that is gone": is_gone(f"{JOBS}anew.md"),
    "a company's notes": says("content/companies/crumb.md", "---\nname: Crumb & Co\n---\nBakers since 1899.\n"),
    "a page": says("content/pages/about.md", "# About us\n\nOf bakers.\n"),
    "a skill": says("content/skills.toml", '[skills.sourdough]\nlabel = "Sourdough"\nalso = ["sourdough"]\n'),
    "a template": says("templates/404.html", '{% extends "sitegen/404.html" %}{% block title %}Lost{% endblock %}'),
    "a style": says("static/assets/site.css", "body { color: red }\n"),
    "a script": says("static/assets/job.js", "export {};\n"),
    "a file of the owner": says("static/robots.txt", "User-agent: *\n"),
    "the settings": says("content/site.toml", SETTINGS.replace("Bakers", "Millers").replace("/repo/", "/jobs/")),
}


def board_in(folder: Path) -> Path:
    for path, text in BOARD.items():
        says(path, text)(folder)
    return folder


def live_of(root: Path, folder: Path) -> Live:
    return Live(root, {}, spread=workers.serial, last=root / "_site", scratch=folder)


def whole_of(site: Site) -> dict[str, bytes]:
    return {path: site.file(path) for path in site.whole.claims if site.has(path)}


def made_of(root: Path) -> dict[str, bytes]:
    """Every file but the index that a build makes of the board."""
    _, board = read_board(root, {})
    claims = claim_paths(root, board, export(board))
    return {path: claim.make().data for path, claim in claims.items() if claim.make}


def test_the_first_state_is_what_a_build_makes_the_index_included(tmp_path: Path) -> None:
    root = board_in(tmp_path / "board")
    live = live_of(root, tmp_path / "scratch")
    site = live.read()
    made = whole_of(site) | dict(live.index(site))
    build(root, tmp_path / "site", {})
    built = files(tmp_path / "site")
    assert made == {path: data for path, data in built.items() if path != ".sitegen.json"}
    assert not (root / "_site").exists()


def test_after_each_edit_every_file_is_what_a_build_makes(tmp_path: Path) -> None:
    root = board_in(tmp_path / "board")
    live = live_of(root, tmp_path / "scratch")
    site = live.read()
    for what, edit in (*((what, edit) for what, (_, edit) in AT_ONCE.items()), *LATER.items()):
        edit(root)
        before, site = site, live.again(site)
        assert site is not before, what
        made = made_of(root)
        shown = whole_of(site)
        assert shown.keys() == made.keys(), what
        assert [path for path in made if shown[path] != made[path]] == [], what


def test_an_edited_ad_is_shown_before_the_whole_board_is(tmp_path: Path) -> None:
    root = board_in(tmp_path / "board")
    live = live_of(root, tmp_path / "scratch")
    site = live.read()
    for what, (name, edit) in AT_ONCE.items():
        before = page_of(site, name)
        said = site.file(before)
        edit(root)
        at_once, site = live.provisional(site, [root / name]), live.again(site)
        now = page_of(site, name)
        assert at_once, what
        assert at_once.file(now) == site.file(now) != said, what
        assert at_once.now_at(before) == (None if now == before else now.removesuffix("index.html"))
        # Rows change at once too; where they stand in a list is told by the whole board.
        company = "companies/crumb/index.html"
        assert sorted(at_once.file(company).splitlines()) == sorted(site.file(company).splitlines()), what


def page_of(site: Site, name: str) -> str:
    """The page of the job of this posting or sidecar."""
    path = name.removeprefix("content/jobs/").removesuffix(".toml")
    jobs = site.whole.board.jobs.values()
    return next(file(job_path(job)) for job in jobs if path in {posting.path for posting in job.postings})


def test_what_concerns_the_whole_board_waits_for_it(tmp_path: Path) -> None:
    root = board_in(tmp_path / "board")
    live = live_of(root, tmp_path / "scratch")
    site = live.read()
    baker = root / f"{JOBS}baker.md"
    for edit in ("another company", "an ad that is broken"):
        LATER[edit](root)
        assert live.provisional(site, [baker]) is None, edit
    LATER["an ad that is mended"](root)
    assert live.provisional(site, [baker, root / "content/site.toml"]) is None
    assert live.provisional(site, [root / "content"]) is None
    assert live.provisional(site, [Path()]) is None, "the board is the folder that one stands in"
    assert live.provisional(site, [root / f"{JOBS}new.md"]) is None


def test_nothing_is_done_where_nothing_has_changed(tmp_path: Path) -> None:
    root = board_in(tmp_path)
    live = live_of(root, tmp_path / "scratch")
    site = live.read()
    (root / f"{JOBS}baker.md").touch()
    assert live.again(site) is site


def test_what_a_build_has_read_is_taken_from_it_file_by_file(tmp_path: Path) -> None:
    root = board_in(tmp_path / "board")
    build(root, tmp_path / "site", {}, remember=True)
    says(f"{JOBS}apprentice.md", ad("Apprentice", "Crumb", "Learn to bake."))(root)
    live = live_of(root, tmp_path / "scratch")
    site = live.read()
    for path, parsed in site.whole.parsed.items():
        assert {f"jobs/{posting.path}" for posting in parsed.postings} <= {path}


@pytest.mark.parametrize(
    ("edit", "where"),
    [
        (says("content/site.toml", "naem = 1\n"), "content/site.toml:1"),
        (says("templates/job.html", "{% block %}"), "templates/job.html:1"),
        (says("templates/company.html", '{% extends "base.html" %}\n{% block title %}{{ company.boss }}{% endblock %}'),
         "templates/company.html:2"),
    ],
)  # fmt: skip
def test_a_broken_site_is_refused_with_its_place(tmp_path: Path, edit: Edit, where: str) -> None:
    root = board_in(tmp_path / "board")
    live = live_of(root, tmp_path / "scratch")
    site = live.read()
    edit(root)
    with pytest.raises(SiteError) as caught:
        live.again(site)
    assert caught.value.where == where
