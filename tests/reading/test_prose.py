"""Bodies as pages show them. Synthetic texts here; the seeds and, where they are, the real postings at the end."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.posting import BodyKind
from sitegen.model.prose import Prose
from sitegen.reading.body.prose import EXCERPT, make_prose
from sitegen.reading.body.text import plain_lines
from sitegen.reading.repair import repair

LONG = "We build quiet bridges for people who have to cross rivers, and we have done so for thirty years in a row."


def outline(prose: Prose) -> list[str]:
    """A body in lines that a human can compare: `## heading`, `- item`, `> quote`, paragraph."""
    html = re.sub(r"</?(?:ul|ol)>", "\n", prose.html.html)
    for tag, mark in (("h2", "## "), ("h3", "### "), ("li", "- "), ("p", "")):
        html = re.sub(rf"<{tag}(?: id=\"[^\"]*\")?>", f"\n{mark}", html)
    text = re.sub(r"</(?:h2|h3|li|p)>", "\n", html)
    return [line for line in text.split("\n") if line.strip()]


def markdown(*blocks: str) -> list[str]:
    """The outline of a Markdown body of these blocks, long enough that the rules hold."""
    return outline(make_prose("\n\n".join((*blocks, LONG)), "markdown"))[:-1]


HEADINGS = [
    # a line of only bold
    ("**About us**", "## About us"),
    (" **About us:** ", "## About us"),
    ("**About** **us**", "## About us"),
    ("**_About us_**", "## About us"),
    ("** About us **", "## About us"),
    # real headings, in bold, with emoji and colons
    ("### **Requirements:**", "## Requirements"),
    ("# 🚀 What you do :", "## What you do"),
    ("##### Benefits", "## Benefits"),
    # capitals, and the names of usual sections
    ("WHAT WE OFFER", "## WHAT WE OFFER"),
    ("Key Responsibilities:", "## Key Responsibilities"),
]
NO_HEADINGS = [
    # a bold sentence, amount or address
    ("**We start in May.**", "<strong>We start in May.</strong>"),
    ("**The range is $4,000 - $10,000 a month**", "<strong>The range is $4,000 - $10,000 a month</strong>"),
    (f"**{'long ' * 20}**", f"<strong>{('long ' * 20).strip()}</strong>"),
    # bold that opens a paragraph
    ("**Place:** Oslo", "<strong>Place:</strong> Oslo"),
    ("Our **bold** word", "Our <strong>bold</strong> word"),
]


@pytest.mark.parametrize(("source", "shown"), HEADINGS + NO_HEADINGS)
def test_a_line_that_reads_as_a_heading_is_one_and_no_other(source: str, shown: str) -> None:
    assert markdown(source) == [shown]


INLINE = [
    # bold that CommonMark does not take for bold
    ("We **build **and **ship**now", "We <strong>build</strong> and <strong>ship</strong>now"),
    ("Not **closed", "Not closed"),
    ("None** **here and**** there", "None here and there"),
    ("**Scope:**Lead the team", "<strong>Scope:</strong>Lead the team"),
    ("**Team** , worldwide .", "<strong>Team</strong>, worldwide."),
    # italics
    ("_Note _that", "<em>Note</em> that"),
    ("***Role:*** lead", "<strong><em>Role:</em></strong> lead"),
    ("a ***b*** c ***d.***", "a <strong><em>b</em></strong> c <strong><em>d.</em></strong>"),
    ("**_Role:_** lead", "<strong><em>Role:</em></strong> lead"),
    ("snake_case_name", "snake_case_name"),
    ("*star italics* too", "<em>star italics</em> too"),
    # escapes, entities, code, images
    (r"5\+ years \- full\_time", "5+ years - full_time"),
    ("R&amp;D & more <3", "R&amp;D &amp; more &lt;3"),
    ("`a < b`", "<code>a &lt; b</code>"),
    ("![logo](https://example.org/x.png)Acme", "Acme"),
    # line ends
    ("one  \ntwo", "one<br>two"),
    (
        "a line that was broken by hand somewhere in its  \nmiddle",
        "a line that was broken by hand somewhere in its middle",
    ),
    ("    indented is not code", "indented is not code"),
]


@pytest.mark.parametrize(("source", "shown"), INLINE)
def test_marks_that_do_not_follow_commonmark_survive_sensibly(source: str, shown: str) -> None:
    assert markdown(source) == [shown]


LISTS = [
    # bullets of every kind
    ("• one\n• two", ["- one", "- two"]),
    ("\\- one\n\\- two", ["- one", "- two"]),
    ("1\\. one\n2\\. two", ["- one", "- two"]),
    ("*one\n*two\n*three", ["- one", "- two", "- three"]),
    # nested on one line (seed 002, "About You"): one flat list
    ("  *     * **a** \\- x\n    * **b** \\- y", ["- <strong>a</strong> - x", "- <strong>b</strong> - y"]),
    # nested in earnest
    ("  * one\n    * two\n  * three", ["- one", "- two", "- three"]),
    # a heading right after an item
    ("  * one\n**Next**\ntext", ["- one", "## Next", "text"]),
]


@pytest.mark.parametrize(("source", "shown"), LISTS)
def test_bullets_become_lists(source: str, shown: list[str]) -> None:
    assert markdown(source) == shown


def test_a_list_in_a_list_is_nested_and_a_lone_inner_one_is_not() -> None:
    nested = make_prose(f"{LONG}\n\n  * one\n    * two\n  * three", "markdown").html.html
    assert "<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>" in nested
    flat = make_prose(f"{LONG}\n\n  *     * one\n    * two", "markdown").html.html
    assert "<ul><li>one</li><li>two</li></ul>" in flat


def test_headings_are_level_two_unless_truly_below_one() -> None:
    body = f"## A\n\n{LONG}\n\n### B\n\nb text\n\n## C\n\nc text\n\n**Dd**\n\nd text"
    levels = [(heading.level, heading.text) for heading in make_prose(body, "markdown").headings]
    assert levels == [(2, "A"), (3, "B"), (2, "C"), (2, "Dd")]


def test_a_generic_heading_before_a_heading_and_one_over_nothing_are_dropped() -> None:
    body = f"# Job Description\n\n## Role\n\n{LONG}\n\n## Benefits"
    assert outline(make_prose(body, "markdown")) == ["## Role", LONG]


def test_anchors_are_unique_and_never_meet_an_id_of_the_page() -> None:
    prose = make_prose(
        "\n\n".join(f"## {text}\n\n{LONG} {i}" for i, text in enumerate(["A", "a", "A 2", "日本"])), "markdown"
    )
    anchors = [heading.anchor for heading in prose.headings]
    assert anchors == ["s-a", "s-a--2", "s-a-2", "s-section"]
    assert all(f'id="{anchor}"' in prose.html.html for anchor in anchors)


@pytest.mark.parametrize(
    "noise",
    [
        "#LI-Remote",
        r"\#LI-JM1 #BI-Remote",
        "## CLICK TO [APPLY](https://example.org/apply/1)",
        "**CLICK TO APPLY**",
        "Please mention the word **PLUM** when applying to show that you are human (#abc).",
        "* * *",
        "** **",
        "-----",
    ],
)
def test_noise_never_reaches_a_page(noise: str) -> None:
    assert outline(make_prose(f"{LONG}\n\n{noise}\n\nShort end", "markdown")) == [LONG, "Short end"]


def test_a_repeated_block_is_shown_once_and_a_short_one_as_often_as_it_stands() -> None:
    body = f"## A\n\n{LONG}\n\n  * Remote\n\n## A\n\n{LONG}\n\n## B\n\n  * Remote"
    assert outline(make_prose(body, "markdown")) == ["## A", LONG, "- Remote", "## A", "## B", "- Remote"]


LEGAL = [
    "Acme is an equal opportunity employer. All applicants are considered without regard to race or religion.",
    "If you need a reasonable accommodation to apply, write to us.",
    "All offers depend on a background check.",
    "Our privacy policy says how we keep your data.",
]


@pytest.mark.parametrize("notice", LEGAL)
def test_a_legal_notice_at_the_end_goes_into_the_fold_with_its_heading(notice: str) -> None:
    prose = make_prose(f"## Role\n\n{LONG}\n\nYou build.\n\n## The small print\n\n{notice}", "markdown")
    assert notice not in prose.text
    assert notice in prose.legal.html
    assert "The small print" in prose.legal.html
    assert [heading.text for heading in prose.headings] == ["Role"]


@pytest.mark.parametrize(
    "kept",
    [
        "  * You know privacy law and e-verify systems",
        "The pay is $90,000. We are an equal opportunity employer.",
        "You build tools for background noise.",
    ],
)
def test_work_and_pay_are_never_folded(kept: str) -> None:
    prose = make_prose(f"{LONG}\n\nYou build.\n\n{kept}", "markdown")
    assert prose.text.endswith(kept.strip(" *"))


def test_an_opening_that_names_equality_is_not_folded() -> None:
    prose = make_prose(f"{LEGAL[0]}\n\n{LONG}\n\nYou build.\n\nYou ship.", "markdown")
    assert prose.text.startswith(LEGAL[0])


def test_a_short_body_is_shown_as_it_is() -> None:
    prose = make_prose("**Apply now**\n\nWe are an equal opportunity employer.", "markdown")
    assert prose.html.html == "<p><strong>Apply now</strong></p>\n<p>We are an equal opportunity employer.</p>"
    assert not prose.legal
    assert not prose.headings


@pytest.mark.parametrize("kind", ["markdown", "plain", "html"])
def test_an_empty_body_gives_empty_prose(kind: BodyKind) -> None:
    prose = make_prose("", kind)
    assert (prose.html.html, prose.legal.html, prose.headings, prose.excerpt, prose.text) == ("", "", (), "", "")


def test_tables_and_code_scroll_in_a_box_that_a_keyboard_reaches() -> None:
    html = make_prose(f"{LONG}\n\n| Zone | Pay |\n|---|---|\n| A | 1 |\n\n```\nx = 1\n```", "markdown").html.html
    assert html.count('<div class="scroll" tabindex="0" role="region" aria-label="') == 2
    assert "<th>Zone</th>" in html
    assert "<pre>x = 1\n</pre>" in html


# --- plain pastes ---


def test_a_paste_gets_its_headings_items_and_paragraphs_back() -> None:
    body = f"""About the job
About You

{LONG}

Take models from research all the way to production

Integrate the services with product and operations teams

Basic Qualifications
Strong coding skills in Python
Experience with Docker
Minimum

Salary range:

$117,000.00

Maximum

$233,900.00

Show more"""
    assert outline(make_prose(body, "plain")) == [
        "## About You",
        LONG,
        "- Take models from research all the way to production",
        "- Integrate the services with product and operations teams",
        "## Basic Qualifications",
        "- Strong coding skills in Python",
        "- Experience with Docker",
        "Minimum Salary range: $117,000.00 Maximum $233,900.00",
    ]


def test_hard_wrapped_lines_of_a_paste_are_joined() -> None:
    body = "We build quiet bridges for people who have to\ncross rivers, and have done so for thirty years\nin a row."
    assert outline(make_prose(body, "plain")) == [body.replace("\n", " ")]


# --- HTML ---


def test_html_becomes_the_same_blocks() -> None:
    body = f"""<div><p><b>About us:</b></p><p>{LONG}</p><ul><li><p>One</p><ul><li>Two</li></ul></li></ul>
    <h1>Pay</h1>first<br>second<br><br>third <img src="x.png"><script>alert(1)</script></div>"""
    assert outline(make_prose(body, "html")) == [
        "## About us",
        LONG,
        "- One",
        "- Two",
        "## Pay",
        "first<br>second",
        "third",
    ]


def test_html_escaped_once_too_often_is_unescaped_and_shown_markup_stays() -> None:
    escaped = f"&lt;p&gt;{LONG} R&amp;amp;D&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;"
    assert outline(make_prose(escaped, "html")) == [f"{LONG} R&amp;D", "Two"]
    shown = f"<p>{LONG}</p><p>You write &lt;p&gt; by hand</p>"
    assert outline(make_prose(shown, "html"))[1] == "You write &lt;p&gt; by hand"


# --- excerpt and text ---


def test_the_excerpt_is_about_the_job_and_holds_whole_words() -> None:
    about = "Acme was founded in a garage by three friends who liked bridges more than anything else in the world."
    body = f"## About Acme\n\n{about}\n\n## The role\n\n{LONG} {LONG} {LONG}"
    excerpt = make_prose(body, "markdown").excerpt
    assert excerpt == LONG
    wordy = make_prose("word " * 100, "markdown").excerpt
    assert len(wordy) <= EXCERPT
    assert wordy.endswith("word…")


# --- properties ---

WORDS = st.text(alphabet=st.sampled_from("abcdeé"), min_size=1, max_size=8)
SOURCE = st.lists(
    st.tuples(
        st.sampled_from(["", "**", "_", "  * ", "• ", "## ", "> ", "1. ", "    "]),
        st.lists(WORDS, min_size=1, max_size=9),
        st.sampled_from(["", "**", "_", ":", ".", "  "]),
    ).map(lambda t: t[0] + " ".join(t[1]) + t[2]),
    max_size=15,
)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


@settings(deadline=None, max_examples=100)
@given(SOURCE, st.sampled_from(["\n", "\n\n"]))
def test_no_word_is_lost_but_repetitions_and_headings_of_nothing(lines: list[str], between: str) -> None:
    body = between.join(lines)
    prose = make_prose(body, "markdown")
    kept = _words(re.sub(r"<[^>]*>", " ", prose.html.html + prose.legal.html)) | {
        heading.text for heading in prose.headings
    }
    lost = [line.text for line in plain_lines(body, "markdown", 1) if not _words(line.text.replace("_", " ")) <= kept]
    assert all(len(line.split()) <= 160 and _is_heading_like(line, body) for line in lost)


def _is_heading_like(line: str, body: str) -> bool:
    """A heading may be dropped (over nothing, or generic); in the source it stands on a line of its own with a mark."""
    marked = (rf"^\s*(?:#+|\*\*).*{re.escape(line.strip(':.'))}", rf"^\W*{re.escape(line)}\W*$")
    return any(re.search(pattern, body, re.MULTILINE) for pattern in marked)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=400), st.sampled_from(["markdown", "plain", "html"]))
def test_any_text_gives_prose_and_the_same_each_time(body: str, kind: BodyKind) -> None:
    prose = make_prose(body, kind)
    assert prose == make_prose(body, kind)
    assert len(prose.excerpt) <= EXCERPT


# --- the seeds ---


def seed(repository: Path, number: str) -> Prose:
    """The body of a seed, repaired, its header left out."""
    path = next((repository / "content" / "jobs").glob(f"{number}_*.txt"))
    text = repair(path.read_bytes()).text
    body = re.sub(r"\A(?:#{1,4} .*\n)+", "", text)
    return make_prose(body, "plain" if number == "001" else "markdown")


SEED_HEADINGS = {
    "000": ["About Zscaler", "Required Skills", "Preferred Skills", "Responsibilities"],
    "001": [
        "About the Team",
        "About The Role",
        "About You",
        "Basic Qualifications",
        "Preferred Qualifications",
        "Work Styles at Zoom",
        "About Us",
    ],
    "002": [
        "About Sezzle",
        "About the Role",
        "Responsibilities",
        "Minimum Requirements",
        "Ideal Skills & Experience",
        "About You",
        "What Makes Working at Sezzle Awesome",
    ],
}


@pytest.mark.parametrize("number", SEED_HEADINGS)
def test_the_seeds_have_their_sections(repository: Path, number: str) -> None:
    prose = seed(repository, number)
    assert [heading.text for heading in prose.headings] == SEED_HEADINGS[number]
    assert {heading.level for heading in prose.headings} == {2}


@pytest.mark.parametrize("number", SEED_HEADINGS)
def test_the_noise_of_the_seeds_reaches_no_page(repository: Path, number: str) -> None:
    prose = seed(repository, number)
    shown = prose.html.html + prose.legal.html
    assert not re.search(r"CLICK TO|#LI|#Li|â€|Ã|About the job|\*\*|\\-", shown)


@pytest.mark.parametrize("number", ["000", "001"])
def test_the_legal_notices_of_the_seeds_are_folded(repository: Path, number: str) -> None:
    prose = seed(repository, number)
    assert "equal opportunity" in prose.legal.html
    assert "equal opportunity" not in prose.html.html
    assert "accommodations" in prose.legal.html


# --- the real postings ---


@pytest.mark.corpus
def test_every_real_posting_renders_cleanly(shared: Path) -> None:
    paths = sorted((shared / "corpus" / "remotewlb").glob("*/*/*/README.md"))
    assert len(paths) > 2000
    without_headings = long_headings = starred = 0
    for path in paths:
        body = re.sub(r"\A(?:#{1,4}(?: .*)?\n)+", "", path.read_text(encoding="utf-8"))
        prose = make_prose(body, "markdown")
        assert prose.text.strip(), path
        assert not re.search(r"CLICK TO|(?<!\w)#LI-", prose.text), path
        without_headings += not prose.headings
        long_headings += any(len(heading.text) > 90 for heading in prose.headings)
        starred += "**" in prose.text
    assert starred == 0
    assert without_headings < len(paths) * 0.02
    assert long_headings < len(paths) * 0.01
