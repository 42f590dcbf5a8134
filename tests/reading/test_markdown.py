"""Markdown: which blocks a source has. What pages make of them is in `test_prose.py`."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sitegen.reading.body.blocks import visible
from sitegen.reading.body.markdown import inline_parsed, markdown_blocks, parsed, unadorned
from sitegen.reading.body.markdown_source import parts

# What can begin a block or end one, and what looks as if it could.
PIECE = st.sampled_from(
    [
        *("word ", "a", "A", "2023. ", "²", "\u00a0", "&nbsp;", "**", "_", "*", "`", "\\", "#", ">", "-", "•", "==="),
        *("\n", "\n\n", "\n\n\n", " ", "  ", "    ", "\t", "\n---"),
        *("# ", "### ", "> ", "* ", "- ", "+ ", "1. ", "2. ", "10. ", "3) ", "o A"),
        *("\n* a", "\n- a", "\n  * a", "\n    * a", "\n        * a", "\n1. a", "\n2. a", "\n*a"),
        *("\n\n* a", "\n\n  a", "\n\nA"),
        *("[x](https://example.org/)", "https://example.org/?a&b!", "<b>", "![x](y)"),
    ]
)
FAR_REACHING = st.sampled_from(["```", "~~~", "\n```\n", "|", "a | b", "\n--- | ---\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECE, max_size=30).map("".join))
@example("* a | b\n--- | ---")  # the head of a table here, and an item below another one
@example("**        * a")  # an indent of bullets that none stand over
@example("\n    * a\n\n**\n    * \u00a0# \n    * b")
@example("text\n2. not a list\n3. nor this")
@example("* a\n\n  more of a\n\n    * b\n\nAfter")
def test_bare_blocks_are_those_that_the_parser_finds(body: str) -> None:
    source = parts(visible(body))
    assert markdown_blocks(visible(body)) == list(parsed(source))


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECE | FAR_REACHING, max_size=30).map("".join))
def test_fences_and_tables_take_in_what_they_do_for_the_parser(body: str) -> None:
    source = parts(visible(body))
    assert markdown_blocks(visible(body)) == list(parsed(source))


@settings(max_examples=300, deadline=None)
@given(st.text("ab.+-#()'~]\t\x02\x03 \n\\", max_size=14))
@example("a  \nb \n c\\\n d\\.\\a\\")
def test_escapes_and_line_ends_mean_what_they_do_for_the_parser(source: str) -> None:
    assert unadorned(source) == inline_parsed(source)


PARTS = [
    ("One line\nand its next\n\nanother", ["One line\nand its next", "", "another"]),
    ("  * a\n  * b\n    - c", ["* a", "* b", "    - c"]),
    ("• a\n➤ b", ["* a", "* b"]),
    ("-Build\n-Ship\n-Run", ["* Build", "* Ship", "* Run"]),
    ("o Build\no Ship\no Run", ["* Build", "* Ship", "* Run"]),
    ("text\n-----\ntext", ["text", "", "text"]),
    ("```\n  * code\n\n-----\n```", ["```", "  * code", "", "-----", "```"]),
]


@pytest.mark.parametrize(("source", "put_in_order"), PARTS)
def test_source_is_put_in_order(source: str, put_in_order: list[str]) -> None:
    assert parts(source) == put_in_order


def test_two_tight_bullets_are_footnotes() -> None:
    assert parts("*one\n*two") == ["*one\n*two"]
