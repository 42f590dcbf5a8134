"""The head of every page: what search engines, readers of links and browsers are told."""

from typing import Any

import pytest
from msgspec.structs import replace

from sitegen.model.board import Board
from sitegen.pages import plan
from sitegen.render import environment, render
from tests.boards import board, closed, job, page, prose, theme
from tests.pages.outline import Outline, site

ADDRESS = "https://example.org/repo/"
LONG = "A sentence that goes on, as sentences in settings do where nobody stops them. " * 5


def metas(outline: Outline) -> dict[str, str]:
    """Meta tags by name or property; a name that repeats is an error, but for the two colours."""
    found: dict[str, str] = {}
    for meta in outline.all("meta"):
        name = meta.attributes.get("name") or meta.attributes.get("property") or ""
        if name and name != "theme-color":
            assert name not in found, name
            found[name] = meta.attributes["content"]
    return found


def whole_board(**settings: Any) -> Board:
    many = [job(f"Baker {n}", key=str(n), skills=("Python",), hiring=("LV",)) for n in range(70)]
    strange = job('R&D <b>"Baker"</b>', "Crumb & <Co>", key="x", body=prose(LONG))
    own = {"base_url": ADDRESS, "description": LONG, "name": "Bakers & Co"} | settings
    gone = closed(job("Miller", "Gone", key="gone"))
    return board(*many, strange, gone, pages=(page("about", "About us", LONG),), **own)


def test_every_page_says_what_it_is_where_it_is_shared() -> None:
    for path, outline in site(whole_board()).items():
        found = metas(outline)
        assert 0 < len(found["description"]) < 155, path
        assert outline.title.endswith(" – Bakers & Co"), path
        assert found["og:title"].replace("\u00a0", " ") == outline.title, path
        assert found["og:description"] == found["description"], path
        assert found["og:site_name"] == "Bakers & Co", path
        assert found["og:type"] == "website", path
        (canonical,) = (e.attributes["href"] for e in outline.all("link") if e.attributes["rel"] == "canonical")
        assert found["og:url"] == canonical, path
        assert canonical.startswith(ADDRESS), path
        assert found["twitter:card"] == "summary_large_image", path
        assert found["og:image"].startswith(f"{ADDRESS}social/"), path
        assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630"), path


def test_titles_and_addresses_are_of_one_page_each() -> None:
    pages = site(whole_board())
    assert len({metas(outline)["og:url"] for outline in pages.values()}) == len(pages)
    # A skill may have the name of a category, and both their pages.
    titles = [outline.title for path, outline in pages.items() if not path.startswith("skill/")]
    assert len(set(titles)) == len(titles)


def test_no_entity_is_shown_as_one() -> None:
    (strange,) = (outline for outline in site(whole_board()).values() if "R&D" in outline.title)
    found = metas(strange)
    assert found["og:title"] == 'R&D <b>"Baker"</b> at Crumb & <Co> – Bakers & Co'
    assert found["description"].startswith('R&D <b>"Baker"</b>, Crumb & <Co>')


@pytest.mark.parametrize("settings", [{"social_images": "none"}, {"name": "Пекари"}])
def test_a_page_without_a_picture_has_a_small_card(settings: dict[str, Any]) -> None:
    for outline in site(whole_board(**settings)).values():
        found = metas(outline)
        assert found["twitter:card"] == "summary"
        assert not [name for name in found if name.startswith("og:image")]


def test_the_size_of_an_owners_picture_is_not_made_up() -> None:
    made, look = whole_board(), theme()
    env = environment(replace(look, files={**look.files, "social.png": b"a picture"}), made)
    found = metas(Outline(render(next(iter(plan(made))), env).data.decode()))
    assert found["og:image"] == f"{ADDRESS}social.png"
    assert "og:image:width" not in found


def test_a_board_without_an_address_names_none() -> None:
    for outline in site(whole_board(base_url="")).values():
        assert not [name for name in metas(outline) if name.startswith(("og:", "twitter:"))]
        assert not [e for e in outline.all("link") if e.attributes["rel"] == "canonical"]


def test_a_picture_of_its_own_is_described_by_its_job() -> None:
    pages = site(whole_board(social_images="jobs"))
    alts = {path: metas(outline)["og:image:alt"] for path, outline in pages.items()}
    assert alts["index.html"] == "Bakers & Co: Jobs, plainly listed"
    assert next(alt for path, alt in alts.items() if path.startswith("jobs/baker-7")) == "Baker 7 at Acme – Bakers & Co"
    assert next(alt for path, alt in alts.items() if path.startswith("jobs/miller")) == alts["index.html"]


def test_the_colours_of_the_browser_are_those_of_the_band() -> None:
    made, look = board(job()), theme()
    style = b":root { --band: #102030; }\n@media (prefers-color-scheme: dark) { :root { --band: #010203; } }"
    env = environment(replace(look, assets={**look.assets, "site.css": style}), made)
    outline = Outline(render(next(iter(plan(made))), env).data.decode())
    colours = [m.attributes["content"] for m in outline.all("meta") if m.attributes.get("name") == "theme-color"]
    assert colours == ["#102030", "#010203"]


def test_icons_are_named() -> None:
    outline = site(board(job()))["index.html"]
    icons = {e.attributes["rel"]: e.attributes["href"] for e in outline.all("link") if "icon" in e.attributes["rel"]}
    assert icons == {"icon": "/favicon.svg", "apple-touch-icon": "/apple-touch-icon.png"}
