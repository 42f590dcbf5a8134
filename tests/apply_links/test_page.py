"""What the words of a page say about its ad. The negative tables matter more: a reader must not lose an open job."""

import time
from html import escape
from pathlib import Path

import pytest

from sitegen.links.page import LONGEST, read_signs

TEXT = "<p>We bake bread every morning, and rolls on Sundays. You like early hours and warm rooms.</p>" * 4


@pytest.mark.parametrize(
    "words",
    [
        "The job you are looking for is no longer open.",
        "This job is no longer available.",
        "Sorry, this position has been filled.",
        "We’re sorry… the job you are trying to apply for has been filled.",
        "This role is closed",
        "This job posting has expired!",
        "No longer accepting applications",
        "Applications have closed for this job",
        "The application deadline has passed.",
        "The vacancy you requested could not be found.",
        "If you came from a board: tough luck.\nThis position is no longer available.",
        "Diese Stelle ist leider nicht mehr verfügbar.",
        "Die Stellenanzeige ist abgelaufen.",
        "Cette offre n’est plus disponible.",
        "Ce poste a été pourvu.",
        "Esta oferta ya no está disponible.",
        "Esta vaga foi encerrada.",
        "Questa offerta è scaduta.",
        "Deze vacature is niet meer beschikbaar.",
        "Ta oferta jest nieaktualna.",
        "Tjänsten är tillsatt",
    ],
)
def test_a_banner_closes_an_ad(words: str) -> None:
    found = read_signs(f"<title>Baker | Crumb</title><h1>Baker</h1><div>{words}</div>{TEXT}")
    assert found
    assert found.sign == "closed"
    assert found.words in words.replace("’", "'")


@pytest.mark.parametrize(
    "title",
    ["Page not found", "404", "Page not found | Crumb", "Crumb – 404", "Job not found - Crumb", "Seite nicht gefunden"],
)
def test_a_title_closes_an_ad(title: str) -> None:
    found = read_signs(f"<title>{title}</title>{TEXT}")
    assert found
    assert found.sign == "closed"


def test_the_first_heading_closes_an_ad_and_a_later_one_does_not() -> None:
    assert read_signs(f"<title>Crumb</title><h1>Job not found</h1>{TEXT}") == ("closed", "Job not found")
    assert read_signs(f"<title>Crumb</title><h1>Baker</h1>{TEXT}<h2>Job expired</h2><h1>Job expired</h1>") is None


@pytest.mark.parametrize(
    "words",
    [
        "Applications are read until the position has been filled.",
        "We will contact you once applications have closed.",
        "If this job is no longer available, see our other jobs.",
        "The advert will stay here until it is closed.",
        "This role is closed-loop control of the oven.",
        "The application form for this job has been filled out by many.",
        "The position is filled with surprises.",
        "Wir nehmen Bewerbungen an, bis die Stelle besetzt ist, denn sobald die Stelle ist besetzt, melden wir uns.",
        "L'offre reste en ligne jusqu'à ce que le poste est pourvu.",
        "You fix jobs that were not found by the scheduler.",
        "We are no longer a small bakery.",
        "Gone are the days of white bread.",
        "Error 404 pages are your thing.",
        "Our ovens are closed on Sundays.",
        "You have filled positions like this before.",
        "The team is open and the door is never closed.",
        "Access denied is what our customers never hear.",
    ],
)
def test_the_text_of_an_open_ad_closes_nothing(words: str) -> None:
    assert read_signs(f"<title>Baker | Crumb</title><h1>Baker</h1><p>{words}</p>{TEXT}") is None


@pytest.mark.parametrize("title", ["Closed-Loop Engineer", "404 Media, Editor", "Page Designer", "Gone Fishing Guide"])
def test_the_title_of_an_open_ad_closes_nothing(title: str) -> None:
    assert read_signs(f"<title>{title} | Crumb</title><h1>{title}</h1>{TEXT}") is None


def test_a_long_paragraph_is_the_ads_own_text() -> None:
    assert (
        read_signs(f"<h1>Baker</h1><p>{'Bread. ' * (LONGEST // 7)} This job is no longer available.</p>{TEXT}") is None
    )


@pytest.mark.parametrize(
    "html",
    [
        '<script>const texts = {closed: "This job is no longer available."}</script>',
        "<!-- <p>This job is no longer available.</p> -->",
        "<template><p>This job is no longer available.</p></template>",
        "<div hidden>This job is no longer available.</div>",
        '<div class="banner" style="display: none">This job is no longer available.</div>',
        "<noscript>This job is no longer available.</noscript>",
    ],
)
def test_what_no_reader_sees_closes_nothing(html: str) -> None:
    assert read_signs(f"<h1>Baker</h1>{html}{TEXT}") is None


@pytest.mark.parametrize(
    "html",
    [
        "<title>Just a moment...</title><p>Checking</p>",
        "<title>Attention Required! | Cloudflare</title>",
        "<title>Crumb</title><h1>Access Denied</h1>",
        "<title>Crumb</title><p>Enable JavaScript and cookies to continue</p>",
    ],
)
def test_a_page_that_keeps_programs_out_is_a_wall(html: str) -> None:
    found = read_signs(html)
    assert found
    assert found.sign == "wall"


def test_an_empty_page_with_scripts_says_nothing_yet() -> None:
    found = read_signs('<title>Crumb</title><div id="root"></div><script src="app.js"></script>')
    assert found
    assert found.sign == "script"
    assert read_signs("<title>Crumb</title><p>Write to us.</p>") is None
    assert read_signs("") is None


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "job " * 100_000,
        "the job is " * 40_000,
        "<p>if this position " * 20_000,
        "<div hidden>" * 40_000,
        "<div" + " hidden" * 10_000,
        "<title>" * 60_000,
        "<title>" + "404 | " * 80_000,
        "display:none" * 40_000,
    ],
)
def test_a_page_made_to_take_long_does_not(html: str) -> None:
    assert any(seconds(html[: 512 * 1024]) < 3 for _ in range(3)), "each time, so it was not the machine that was busy"


def seconds(html: str) -> float:
    begun = time.process_time()
    read_signs(html)
    return time.process_time() - begun


@pytest.mark.corpus
def test_no_real_ad_that_was_open_reads_as_closed(shared: Path) -> None:
    """Texts of real postings, each as the page of its host. Every sixth of them: all take half a minute."""
    files = sorted((shared / "corpus").rglob("README.md"))[::6]
    assert len(files) > 300
    closed = []
    for file in files:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        page = "".join(f"<p>{escape(line)}</p>" for line in lines)
        found = read_signs(f"<title>{escape(lines[0])} | Crumb</title><h1>{escape(lines[0])}</h1>{page}")
        closed += [(file, found)] if found else []
    assert closed == []
