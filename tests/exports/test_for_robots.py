"""`robots.txt`, `llms.txt` and `opensearch.xml`: what programs look for at a fixed name, and its links."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from sitegen.exports import export, llms, opensearch, robots
from sitegen.model.board import Board
from tests.boards import board, closed, job, page, salary
from tests.exports.decoded import files_of
from tests.exports.hostile import NAME, raw_board, read_board
from tests.pages.outline import site

BASE = "https://example.org/repo/"
HERE = Path(__file__).parent
SEARCH = {"o": opensearch.NAMESPACE}


def text(exported: Any, made: Board) -> str:
    (data,) = files_of(exported.plan(made)).values()
    return data.decode()


def test_robots_may_read_everything_and_are_told_of_the_sitemap() -> None:
    said = text(robots, board(base_url="https://example.org/"))
    assert said == "User-agent: *\nDisallow:\n\nSitemap: https://example.org/sitemap.xml\n"


def test_a_board_below_a_path_says_that_robots_do_not_look_there() -> None:
    said = text(robots, board(base_url=BASE))
    assert said.startswith("# This board lives below /repo/")
    assert said.endswith(f"Sitemap: {BASE}sitemap.xml\n")


def test_a_board_without_an_address_names_no_sitemap() -> None:
    assert text(robots, board()) == "User-agent: *\nDisallow:\n"


def llms_links(made: Board) -> dict[str, str]:
    """Addresses of `llms.txt` as a Markdown parser finds them, with their words."""
    tokens = MarkdownIt("commonmark").parse(text(llms, made))
    found = {}
    for token in tokens:
        children = token.children or []
        for number, child in enumerate(children):
            if child.type == "link_open":
                end = next(at for at in range(number, len(children)) if children[at].type == "link_close")
                found[str(child.attrs["href"])] = "".join(part.content for part in children[number:end])
    return found


def test_llms_txt_has_the_form_that_is_proposed() -> None:
    made = board(
        job(), name="Bakers", description="Jobs with bread.", base_url=BASE, pages=(page("about", "About us"),)
    )
    tokens = MarkdownIt("commonmark").parse(text(llms, made))
    assert [token.type for token in tokens[:4]] == ["heading_open", "inline", "heading_close", "blockquote_open"]
    headings = [(token.tag, after.content) for token, after in pairwise(tokens) if token.type == "heading_open"]
    assert headings == [
        ("h1", "Bakers"), ("h2", "Data"), ("h2", "Lists of jobs"), ("h2", "Newest jobs"), ("h2", "Optional")
    ]  # fmt: skip


def test_every_link_of_llms_txt_leads_somewhere() -> None:
    made = board(
        *(job("Baker", hiring=("FR",), level="senior", skills=["Go"], key=str(number)) for number in range(60)),
        pages=(page("about", "About"),),
        base_url=BASE,
    )
    paths = {planned.path for _, planned in export(made).files} | set(site(made))
    for address in llms_links(made):
        path = address.removeprefix(BASE)
        assert (f"{path}index.html" if path.endswith("/") or not path else path) in paths, address
    assert len([address for address in llms_links(made) if "/jobs/" in address]) == llms.NEWEST


def test_llms_txt_says_what_each_job_is_and_links_its_text() -> None:
    made = job("Baker", pay=salary(90_000, 120_000), places=["Lyon, France"])
    said = text(llms, board(made, base_url=BASE))
    assert f"- [Baker at Acme]({BASE}jobs/{made.slug}/index.md): Lyon, France; $90,000 – $120,000 a year\n" in said
    earned = msgspec.structs.replace(salary(90_000, 120_000), basis="ote")
    assert ": $90,000 – $120,000 a year on target\n" in text(llms, board(job(pay=earned), base_url=BASE))
    assert f"]({BASE}jobs/{made.slug}/)" in text(llms, board(made, base_url=BASE, job_files=False))
    assert "index.md" not in text(llms, board(made, base_url=BASE, job_files=False))


def test_llms_txt_of_an_archive_does_not_call_a_job_open() -> None:
    said = text(llms, board(closed(job()), base_url=BASE))
    assert "An archive of 1 job: none of them is open" in said
    assert "A job board" not in said


def test_llms_txt_of_an_empty_board_has_no_list_of_jobs() -> None:
    assert "## Newest jobs" not in text(llms, board(base_url=BASE))


@pytest.mark.parametrize("make", [read_board, raw_board])
def test_hostile_words_are_words_of_llms_txt(make: Any) -> None:
    made = make()
    (found,) = made.jobs.values()
    links = llms_links(made)
    assert all(address.startswith(made.settings.base_url) for address in links)
    (label,) = (words for address, words in links.items() if found.slug in address)
    assert label.startswith('R&D <Baker>, "Nights" ]]> </script> [x](https://evil.example) &amp; C#')
    assert "=Crumb & Sons; -- 🍞" in label
    assert "<script" not in MarkdownIt("commonmark").render(text(llms, made))
    assert not set(text(llms, made)) & set("\x00\x07\x0b\x1b\ufffe")


def description(made: Board) -> etree._Element:
    root = etree.fromstring(text(opensearch, made).encode())
    schema = etree.XMLSchema(etree.parse(HERE / "opensearch.xsd"))
    assert schema.validate(root), schema.error_log
    return root


def test_a_browser_is_told_how_to_search() -> None:
    root = description(board(name="Bakers", base_url=BASE))
    urls = {url.get("type"): url.get("template") for url in root.iterfind("o:Url", SEARCH)}
    assert urls == {"text/html": f"{BASE}?q={{searchTerms}}", opensearch.TYPE: f"{BASE}opensearch.xml"}
    assert root.findtext("o:ShortName", namespaces=SEARCH) == "Bakers"


def test_a_long_name_is_cut_to_what_the_form_allows() -> None:
    root = description(board(name="The bakers of the whole far and frozen North, and of the islands", base_url=BASE))
    assert root.findtext("o:ShortName", namespaces=SEARCH) == "The bakers of"
    assert root.findtext("o:LongName", namespaces=SEARCH) == "The bakers of the whole far and frozen North,"


@pytest.mark.parametrize("make", [read_board, raw_board])
def test_a_hostile_name_survives_in_the_search_description(make: Any) -> None:
    root = description(make())
    assert (root.findtext("o:LongName", namespaces=SEARCH) or "").startswith(NAME)


def test_every_page_names_the_search_description_where_it_has_an_address() -> None:
    for path, outline in site(board(job(), base_url=BASE, name='A "board" & more')).items():
        (link,) = (link for link in outline.all("link") if link.attributes.get("rel") == "search")
        assert link.attributes["href"] == "/repo/opensearch.xml", path
        assert link.attributes["type"] == opensearch.TYPE
        assert link.attributes["title"] == 'A "board" & more'
    assert not [link for link in site(board(job()))["index.html"].all("link") if link.attributes.get("rel") == "search"]
