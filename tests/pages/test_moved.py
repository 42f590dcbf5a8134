"""The page of a posting that was found to be another one's job leads there, and nothing leads to it."""

import msgspec

from sitegen.exports.open_ids import plan as open_ids
from sitegen.exports.sitemap import locations
from tests.boards import board, job
from tests.exports.decoded import files_of
from tests.pages.outline import site

BAKER = msgspec.structs.replace(job("Baker", "Crumb & Sons"), former=("baker-at-crumb-00000b", "baker-00000c"))
HERE = f"jobs/{BAKER.slug}/"


def test_every_former_address_leads_to_the_job() -> None:
    pages = site(board(BAKER, base_url="https://example.org/repo/"))
    for slug in BAKER.former:
        made = pages[f"jobs/{slug}/index.html"]
        refresh = [e.attributes["content"] for e in made.all("meta") if e.attributes.get("http-equiv") == "refresh"]
        assert refresh == [f"0; url=/repo/{HERE}"]
        assert made.links == {"Baker at Crumb & Sons": f"/repo/{HERE}"}
        assert made.robots == "noindex"
        canonical = [e.attributes["href"] for e in made.all("link") if e.attributes["rel"] == "canonical"]
        assert canonical == [f"https://example.org/repo/{HERE}"]


def test_no_page_and_no_list_names_a_former_address() -> None:
    made = board(BAKER, job("Miller"), base_url="https://example.org/repo/")
    for path, page in site(made).items():
        assert not [link for link in page.links.values() if "00000b" in link or "00000c" in link], path
    assert not [location for location in locations(made) if "00000b" in location.path]
    assert b"00000b" not in files_of(open_ids(made))["open-ids.txt"]


def test_without_an_address_it_still_leads_there() -> None:
    made = site(board(BAKER))[f"jobs/{BAKER.former[0]}/index.html"]
    assert made.links == {"Baker at Crumb & Sons": f"/{HERE}"}
    assert not [e for e in made.all("link") if e.attributes["rel"] == "canonical"]
