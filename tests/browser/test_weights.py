"""What a reader downloads, gzip, against a budget for each page type: none may grow past them unnoticed."""

import gzip
import re
from pathlib import Path, PurePosixPath

import pytest

BUDGETS = {
    "index.html": 30,
    "page/2/index.html": 30,
    "category/*/index.html": 30,
    "in/*/index.html": 30,
    "skill/*/index.html": 30,
    "level/*/index.html": 30,
    "pay-stated/index.html": 30,
    "jobs/*/index.html": 30,
    "companies/*/index.html": 30,
    "companies/index.html": 40,
    "stats/index.html": 25,
    "saved/index.html": 20,
    "about/index.html": 30,
    "post-a-job/index.html": 30,
    "404.html": 30,
}
"""KB of HTML, style and the scripts that load with the page, by page type."""
STYLE = 10
CORE = 4
LIST = 25
"""Every module that filters, search and saving ever load, without a bundler."""

REFERENCE = re.compile(r'<(?:script[^>]* src|link rel="stylesheet" href)="[^"]*(?P<asset>assets/[^"]+)"')
STATIC = re.compile(r'\b(?:from|import)\s*"\./(?P<name>[\w-]+\.js)"')
ON_USE = re.compile(r'\bimport\(\s*"\./(?P<name>[\w-]+\.js)"')


def weight(file: Path) -> int:
    """Bytes of a file as a host sends it."""
    return len(gzip.compress(file.read_bytes(), 6))


def with_imports(script: Path, *, on_use: bool = False) -> set[Path]:
    """A module and all that it imports; also what it imports when it is used, if asked."""
    found: set[Path] = set()
    waiting = [script]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        text = one.read_text(encoding="utf-8")
        names = STATIC.findall(text) + (ON_USE.findall(text) if on_use else [])
        waiting += [one.with_name(name) for name in names]
    return found


def loaded(site: Path, page: Path) -> set[Path]:
    """The style and the scripts that a page loads by itself."""
    assets = [site / found for found in REFERENCE.findall(page.read_text(encoding="utf-8"))]
    return {file for asset in assets for file in (with_imports(asset) if asset.suffix == ".js" else {asset})}


def too_heavy(site: Path) -> list[str]:
    """Pages past their budget, with their weight."""
    known: dict[Path, int] = {}
    found = []
    for pattern, budget in BUDGETS.items():
        pages = sorted(site.glob(pattern))
        assert pages, f"no page {pattern}"
        for page in pages:
            parts = loaded(site, page)
            known |= {part: weight(part) for part in parts if part not in known}
            kilobytes = (weight(page) + sum(known[part] for part in parts)) / 1000
            if kilobytes > budget:
                found.append(f"{page.relative_to(site)}: {kilobytes:.1f} KB of {budget}")
    return found


def assets(site: Path) -> Path:
    (folder,) = (site / "assets").iterdir()
    return folder


def total(files: set[Path]) -> float:
    return sum(map(weight, files)) / 1000


def test_every_page_is_within_its_budget(site_folder: Path) -> None:
    assert too_heavy(site_folder) == []


@pytest.mark.corpus
def test_every_page_of_two_thousand_jobs_is_within_its_budget(corpus_site_folder: Path) -> None:
    assert too_heavy(corpus_site_folder) == []


def test_style_and_scripts_are_within_their_budgets(site_folder: Path) -> None:
    folder = assets(site_folder)
    core = with_imports(folder / "site.js")
    first_use = with_imports(folder / "list.js", on_use=True) - core
    assert total({folder / "site.css"}) <= STYLE
    assert total(core) <= CORE
    assert total(first_use) <= LIST


def test_every_script_is_loaded_by_a_page(site_folder: Path) -> None:
    folder = assets(site_folder)
    entries = {
        site_folder / found for page in site_folder.rglob("*.html") for found in REFERENCE.findall(page.read_text())
    }
    used = {file for entry in entries if entry.suffix == ".js" for file in with_imports(entry, on_use=True)}
    assert {PurePosixPath(file).name for file in folder.glob("*.js")} == {file.name for file in used}
