"""Plain lines: what the readers of facts see of a body."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.posting import BodyKind
from sitegen.reading.body.text import plain_lines

# Grouped by what is undone: source line → (kind, words).
MARKDOWN = [
    # markup
    ("We use **Python** and _Go_.", "text", "We use Python and Go."),
    ("See [our site](https://example.org/a_b) for more", "text", "See our site for more"),
    ("![logo](https://example.org/logo.png) Acme", "text", "Acme"),
    ("Run `make all` twice", "text", "Run make all twice"),
    ("snake_case and __init__ stay readable", "text", "snake_case and init stay readable"),
    # escapes and entities
    (r"5\+ years \- full time", "text", "5+ years - full time"),
    ("R&amp;D", "text", "R&D"),
    # bullets
    ("  * Python", "item", "Python"),
    ("  *     * **High standards** \\- always", "item", "High standards - always"),
    ("• Docker", "item", "Docker"),
    (r"\- escaped dash", "item", "escaped dash"),
    ("12. twelfth", "item", "twelfth"),
    # headings
    ("### **Requirements:**", "heading", "Requirements:"),
    ("**About us**", "heading", "About us"),
    (" **X** ", "heading", "X"),
    ("You will:", "heading", "You will:"),
    # spaces
    ("a\u00a0b   c\u200b", "text", "a b c"),
    ("**Team** , worldwide .", "text", "Team, worldwide."),
]


@pytest.mark.parametrize(("source", "kind", "words"), MARKDOWN)
def test_markup_is_stripped_and_the_kind_of_line_told(source: str, kind: str, words: str) -> None:
    (line,) = plain_lines(source, "markdown", 1)
    assert (line.kind, line.text) == (kind, words)


@pytest.mark.parametrize("source", ["", "   ", "** **", "* * *", "-----", "****", "# ", "\u200b"])
def test_lines_without_words_are_left_out(source: str) -> None:
    assert plain_lines(f"\n{source}\n", "markdown", 1) == ()


def test_numbers_are_those_of_the_source_file() -> None:
    lines = plain_lines("first\n\n\nfourth", "markdown", 10)
    assert [(line.number, line.text) for line in lines] == [(10, "first"), (13, "fourth")]


def test_a_repeated_paragraph_is_left_out_and_a_short_one_kept() -> None:
    long = "We build bridges for people who cross rivers."
    lines = plain_lines(f"{long}\n\nRemote\n\n{long}\n\nRemote", "markdown", 1)
    assert [line.text for line in lines] == [long, "Remote", "Remote"]


def test_recruiters_tags_stay_as_evidence_of_the_work_mode() -> None:
    assert plain_lines("#LI-Remote", "markdown", 1)[0].text == "#LI-Remote"


def test_lines_of_a_paste_keep_their_source_line_and_get_the_kind_of_their_section() -> None:
    body = "About the job\n\nBasic Qualifications\nStrong coding skills in Python\nSome experience with Docker\n"
    lines = plain_lines(body, "plain", 1)
    assert [(line.number, line.kind, line.text) for line in lines] == [
        (1, "text", "About the job"),
        (3, "heading", "Basic Qualifications"),
        (4, "item", "Strong coding skills in Python"),
        (5, "item", "Some experience with Docker"),
    ]


def test_asterisks_of_a_paste_are_words_not_markup() -> None:
    assert plain_lines("Bonus of **10%** paid", "plain", 1)[0].text == "Bonus of **10%** paid"


def test_html_blocks_become_lines_with_the_line_they_start_on() -> None:
    body = "<h2>Skills</h2>\n<ul>\n<li>Python &amp; Go</li>\n<li>SQL<br>and more</li>\n</ul>"
    lines = plain_lines(body, "html", 5)
    assert [(line.number, line.kind, line.text) for line in lines] == [
        (5, "heading", "Skills"),
        (7, "item", "Python & Go"),
        (8, "item", "SQL"),
        (8, "item", "and more"),
    ]


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet=st.sampled_from("aB1 *_#-.:•<>[]()!`\\\n\u00a0&;é"), max_size=300))
def test_any_text_gives_folded_lines_in_order(body: str) -> None:
    kinds: tuple[BodyKind, ...] = ("markdown", "plain", "html")
    for kind in kinds:
        lines = plain_lines(body, kind, 1)
        assert [line.number for line in lines] == sorted(line.number for line in lines)
        assert all(line.text == " ".join(line.text.split()) and line.text for line in lines)
        assert all(1 <= line.number <= body.count("\n") + 1 for line in lines)
