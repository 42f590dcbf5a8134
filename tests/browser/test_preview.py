"""`sitegen serve` and a real browser: an edit comes to the page without a hand on the keyboard, and to no other."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from tests.cli.test_serve import BOARD, PATIENCE, job_page, serving
from tests.sites import make_board

MILLISECONDS = PATIENCE * 1000


def test_an_edit_comes_to_the_page_that_shows_it_alone(tmp_path: Path, context: Callable[..., BrowserContext]) -> None:
    board = make_board(BOARD, tmp_path)
    ad = board / "content" / "jobs" / "2026-01" / "a.md"
    with serving(board) as served:
        browser = context()
        job, saved = browser.new_page(), browser.new_page()
        job.goto(served.address + job_page(served))
        saved.goto(served.address + "saved/")
        for tab in (job, saved):
            expect(tab.locator("h1")).to_be_visible()
            tab.evaluate("window.isAsItWas = true")

        ad.write_text(ad.read_text().replace("every morning", "every night"))
        expect(job.get_by_text("Bake bread every night")).to_be_visible(timeout=MILLISECONDS)
        ad.write_text(ad.read_text().replace("[Baker]", "[Confectioner]"))
        expect(job.locator("h1")).to_have_text("Confectioner", timeout=MILLISECONDS)
        assert "/confectioner-at-crumb-" in job.url
        assert not job.evaluate("window.isAsItWas")
        assert saved.evaluate("window.isAsItWas")

        settings = board / "content" / "site.toml"
        settings.write_text(settings.read_text().replace("Bakers", "Millers"))
        expect(saved).to_have_title("Saved jobs – Millers", timeout=MILLISECONDS)
