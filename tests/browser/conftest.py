"""A built board behind a plain file host, and a real Chromium to look at it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from scripts import chromium
from tests.browser.board import EMPTY, SMALL, write_board, write_large_board
from tests.browser.host import serve
from tests.browser.watch import Watch
from tests.sites import make_board, site_of

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

PATIENCE = 60_000
"""Milliseconds after which a page that does not do what it must has failed; a machine may have much else to do."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site_folder(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The board of made-up postings, built."""
    root = write_board(tmp_path_factory.mktemp("board"), repository)
    return site_of(root)


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """Address of the root of the served site, with the slash."""
    with serve(site_folder) as address:
        yield address


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A board of three jobs in three months, whose pages are shorter than a window."""
    with serve(site_of(make_board(SMALL, tmp_path_factory.mktemp("small")))) as address:
        yield address


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A board without jobs."""
    with serve(site_of(make_board(EMPTY, tmp_path_factory.mktemp("empty")))) as address:
        yield address


@pytest.fixture(scope="session")
def corpus_site_folder(real_board: Path) -> Path:
    """A board of two thousand real postings, built. Its root is above."""
    return real_board / "_site"


@pytest.fixture(scope="session")
def large_site(
    request: pytest.FixtureRequest, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A board of thousands of jobs: the real postings where they are, else made-up ones."""
    if (repository.parent / "shared" / "corpus").is_dir():
        folder = request.getfixturevalue("corpus_site_folder")
    else:
        root = write_large_board(tmp_path_factory.mktemp("large"), repository)
        folder = site_of(root)
    with serve(folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium.find()
    assert program, chromium.HINT
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes fresh profiles: `context(viewport=…, color_scheme=…, java_script_enabled=…)`."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        made.append(browser.new_context(**options))
        made[-1].set_default_timeout(PATIENCE)
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def page(context: Callable[..., BrowserContext]) -> Page:
    """A page of a wide, light window."""
    return context(viewport={"width": 1280, "height": 900}).new_page()


@pytest.fixture
def watch(page: Page, site: str) -> Watch:
    """What goes wrong in `page` while a test uses it."""
    return Watch(page, site)
