"""Words of strangers are shown by all that read them, and obeyed by none."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sitegen import annotations, inert

GITHUB = MarkdownIt("gfm-like", {"linkify": False, "html": True})
MARKUP = st.text(st.sampled_from("`*_~[]()<>|#@!&;:\\/-+=.{}$%^'\"a1 \n\t"), max_size=60)


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())


@given(MARKUP)
def test_markdown_shows_every_word_and_makes_nothing_of_them(text: str) -> None:
    for escape in (inert.markdown, inert.code):
        shown = escape(text)
        rendered = GITHUB.render(f"x {shown} y")
        assert words(rendered) == " ".join(f"x {inert.line(text)} y".split())
        assert set(re.findall(r"<(\w+)", rendered)) <= {"p", "code"}
        cells = GITHUB.render(f"| a | b |\n|---|---|\n| {shown} | z |\n")
        assert cells.count("<td>") == 2
        assert words(cells.partition("<tbody>")[2]) == " ".join(f"{inert.line(text)} z".split())


@given(MARKUP)
def test_no_mention_and_no_reference_is_left(text: str) -> None:
    plain = html.unescape(GITHUB.render(f"x {inert.markdown(text)}"))
    for shown in (plain, inert.heading(text, 10_000)):
        assert not re.search(r"@\w|#\d|://", shown)


@given(st.text())
def test_a_command_is_one_line_and_one_command(text: str) -> None:
    command = annotations.command("error", text, file=text or "a", title=text)
    assert "\n" not in command
    assert "\r" not in command
    properties = command.removeprefix("::error ").partition("::")[0]
    assert properties.count(",") == (1 if text else 0)
    assert not re.search(r"^\s*::", inert.harmless(text))


@pytest.mark.parametrize(
    "line", ["::error::x", " \t::set-output name=a::b", "a\n::stop-commands::x", "a\u2028::x", "##[error]x", "x\r::y"]
)
def test_a_line_of_a_log_is_no_order(line: str) -> None:
    shown = inert.harmless(line)
    assert not re.search(r"^\s*::|##\[|[\r\n\u2028]", shown, re.MULTILINE)


def test_a_title_is_cut_where_it_is_too_long() -> None:
    assert inert.heading("word " * 100, 20) == "word word word word…"
