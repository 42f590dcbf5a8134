"""The environment of templates: escaping, addresses, the policy, and errors that name the line."""

import base64
import hashlib
import re
from itertools import pairwise

import msgspec
import pytest

from sitegen.assets import asset_outputs
from sitegen.errors import ThemeError
from sitegen.exports import export
from sitegen.model.page import Page
from sitegen.model.theme import Theme
from sitegen.pages import plan
from sitegen.render import environment, render
from sitegen.social import touch_icon
from tests.boards import ROOT, board, closed, job, page, theme
from tests.pages.outline import Outline, site


def themed(**templates: str) -> Theme:
    """A theme of these templates: `page` is `page.html`."""
    sources = {f"{name}.html": text for name, text in templates.items()}
    return Theme(templates=sources, sources={name: f"templates/{name}" for name in sources}, assets={}, files={})


def rendered(template: str, **context: object) -> str:
    env = environment(themed(page=template), board(base_url="https://example.org/repo/"))
    return render(Page("x.html", "page.html", context), env).data.decode()


def test_everything_is_escaped() -> None:
    assert rendered("{{ words }}", words="<b>&") == "&lt;b&gt;&amp;"
    assert rendered("{{ job.lead.prose.html }}", job=job()).startswith("<p>You will build")


def test_a_macro_takes_arguments_in_every_way_and_makes_markup() -> None:
    macro = "{% macro tag(name, of='p') %}<{{ of }}>{{ name }}</{{ of }}>{% endmacro %}"
    assert rendered(macro + "{{ tag('R&D') }}{{ tag(words, of='b') }}", words="<") == "<p>R&amp;D</p><b>&lt;</b>"
    assert rendered(macro + "{% for x in '&a' %}{{ tag(tag(x), 'b') }}{% endfor %}") == (
        "<b><p>&amp;</p></b><b><p>a</p></b>"
    )
    inside = "{% macro around() %}<i>{{ caller() }}</i>{% endmacro %}{% call around() %}{{ '<' }}{% endcall %}"
    assert rendered(inside) == "<i>&lt;</i>"
    for wrong in ("{{ tag() }}", "{{ tag('a', 'b', 'c') }}", "{{ tag('a', off='b') }}"):
        with pytest.raises(ThemeError):
            rendered(macro + wrong)


def test_no_template_trusts_a_string() -> None:
    for path in (ROOT / "templates").iterdir():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|Markup|autoescape", text), path.name


def test_no_template_has_style_or_handlers_of_its_own() -> None:
    for path in (ROOT / "templates").iterdir():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text), path.name


def test_an_address_has_the_base_path() -> None:
    assert rendered("{{ ''|url }} {{ 'jobs/x/'|url }} {{ '?q=x'|url }}") == "/repo/ /repo/jobs/x/ /repo/?q=x"
    assert rendered("{{ 'jobs/x/'|absolute }}") == "https://example.org/repo/jobs/x/"


def test_every_internal_link_has_the_base_path_and_leads_to_a_page() -> None:
    jobs = [
        job(key=str(n), hiring=("CA", "US"), level="senior", skills=["Go"], similar=("engineer-acme-2025-03-0",))
        for n in range(70)
    ]
    made = board(
        *jobs, closed(job("Gone", "Bolt")), base_url="https://example.org/repo/", pages=(page("about", "About"),)
    )
    pages = site(made)
    files = {output.path for output in asset_outputs(theme())} | set(pages)
    files |= {planned.path for _, planned in export(made).files}
    files |= {planned.path for planned in touch_icon(theme())}
    for path, outline in pages.items():
        anchors = {element.attributes["id"] for element in outline.elements if "id" in element.attributes}
        for element in outline.elements:
            for name in ("href", "src", "action"):
                address = element.attributes.get(name, "")
                if not address or address.startswith(("https://", "mailto:")):
                    continue
                if address.startswith("#"):
                    assert address[1:] in anchors, f"{path}: {address}"
                    continue
                assert address.startswith("/repo/"), f"{path}: {address}"
                target, _, anchor = address.removeprefix("/repo/").partition("#")
                assert not anchor or f'id="{anchor}"' in pages[f"{target}index.html"].html, address
                assert (target + "index.html" if not target or target.endswith("/") else target) in files, address


def test_every_page_says_where_it_is_only_where_that_is_known() -> None:
    known = site(board(job(), base_url="https://example.org/repo/"))
    links = {path: [e.attributes["href"] for e in o.all("link") if e.attributes["rel"] == "canonical"]
             for path, o in known.items()}  # fmt: skip
    assert links["index.html"] == ["https://example.org/repo/"]
    assert links["companies/acme/index.html"] == ["https://example.org/repo/companies/acme/"]
    assert 'rel="canonical"' not in site(board(job()))["index.html"].html


def test_the_policy_allows_the_one_inline_script_and_nothing_else() -> None:
    for outline in site(board(job())).values():
        inline = [script for script in outline.all("script") if "src" not in script.attributes]
        assert len(inline) == 1
        code = "".join(inline[0].words)
        assert len(code) < 400
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        (policy,) = [meta.attributes for meta in outline.all("meta") if meta.attributes.get("http-equiv")]
        assert policy["content"] == (
            f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-{digest}'; style-src 'self'; "
            "img-src 'self' data:; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
        )


def test_only_lists_load_filters_and_search() -> None:
    pages = site(board(*(job(key=str(n)) for n in range(3)), per_page=2))
    lists = {path for path, outline in pages.items() if "/list.js" in outline.html}
    assert {"index.html", "page/2/index.html", "category/python/index.html"} <= lists
    assert lists.isdisjoint(path for path in pages if path.startswith(("jobs/", "companies", "stats", "saved", "404")))


def test_every_page_uses_the_icons_it_has_and_no_other() -> None:
    for path, outline in site(board(job(), closed(job("Gone")), pages=(page("about", "About"),))).items():
        symbols = {element.attributes["id"] for element in outline.all("symbol")}
        used = {element.attributes["href"][1:] for element in outline.all("use")}
        assert used <= symbols, path


def test_every_page_has_one_main_heading_and_skips_no_level() -> None:
    for path, outline in site(board(job(), job(None, None), pages=(page("about", "About"),))).items():
        levels = [level for level, _ in outline.headings]
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


def test_every_page_has_a_title_and_a_description_of_its_own() -> None:
    pages = site(board(*(job(f"Role {n}") for n in range(4)), per_page=2))
    titles = [outline.title for outline in pages.values()]
    assert len(set(titles)) == len(titles)
    for outline in pages.values():
        (description,) = [
            m.attributes["content"] for m in outline.all("meta") if m.attributes.get("name") == "description"
        ]
        assert 0 < len(description) <= 155


def test_a_template_that_does_not_compile_is_told_with_its_line() -> None:
    with pytest.raises(ThemeError) as caught:
        environment(themed(page="fine\n{% if x %}"), board())
    assert caught.value.where == "templates/page.html:2"


@pytest.mark.parametrize(
    "fault",
    [
        "{{ nothing }}",
        "{{ 1 / 0 }}",
        "{{ job.nothing }}",
        "{{ 'x.css'|asset }}",
        "{{ 1|url }}",
        "{% include 'page.html' %}",
    ],
)
def test_a_template_that_fails_is_told_with_its_line(fault: str) -> None:
    with pytest.raises(ThemeError) as caught:
        rendered(f"one\ntwo\n{fault}", job=job())
    assert caught.value.where == "templates/page.html:3"
    assert "x.html" in caught.value.hint


def test_a_template_that_is_not_there_is_told() -> None:
    with pytest.raises(ThemeError):
        rendered("{% extends 'nothing.html' %}")


def test_a_look_of_ones_own_may_extend_the_packaged_one() -> None:
    packaged = theme()
    own = '{% extends "sitegen/404.html" %}{% block title %}Gone fishing{% endblock %}'
    changed = msgspec.structs.replace(packaged, templates={**packaged.templates, "404.html": own})
    made = board(job())
    env = environment(changed, made)
    (missing,) = [render(planned, env) for planned in plan(made) if planned.path == "404.html"]
    assert Outline(missing.data.decode()).title == "Gone fishing – Openings"


def test_the_packaged_style_and_scripts_lose_their_comments_and_the_owners_keep_theirs() -> None:
    style = b"/* why */\np { margin: 0; }\n"
    assets = {"ours.css": style, "own.css": style, "ours.js": b"// why\nlet a = 1;\n", "ours.png": b"\xff\x00"}
    made = Theme({}, {}, assets, {}, packaged=frozenset({"ours.css", "ours.js", "ours.png"}))
    published = {output.path.rpartition("/")[2]: output.data for output in asset_outputs(made)}
    assert published == {"ours.css": b"p{margin:0}", "own.css": style, "ours.js": b"let a=1;", "ours.png": b"\xff\x00"}


def test_assets_have_a_name_that_changes_with_any_of_them() -> None:
    def paths(content: bytes) -> list[str]:
        files = {"robots.txt": b""}
        return [o.path for o in asset_outputs(Theme({}, {}, {"a.css": content, "b/c.js": b"y"}, files))]

    before, after = paths(b"x"), paths(b"z")
    assert re.fullmatch(r"assets/[0-9a-f]{10}/a\.css", before[0])
    assert before[1].rpartition("/")[0] == before[0].rpartition("/")[0] + "/b"
    assert before[0] != after[0]
    assert before[2] == after[2] == "robots.txt"


def test_the_same_board_gives_the_same_bytes() -> None:
    made = board(*(job(key=str(n), hiring=("CA",)) for n in range(5)))
    assert {p: o.html for p, o in site(made).items()} == {p: o.html for p, o in site(made).items()}
