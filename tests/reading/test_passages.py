"""A finished body can be taken apart at its paragraphs and lists, and nowhere else."""

from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.posting import BodyKind
from sitegen.reading.body.prose import make_prose, passages, set_apart
from tests.reading.test_security import assert_only_the_allowlist

BODY = r"""
We bake bread for a whole town, and have done so since our founders met at a market stall in the rain.

## What you do

* knead
    * by hand
* bake

Two lines\
of one paragraph

> said a customer

| Zone | Pay |
|---|---|
| A | 1 |

```
x = 1
<p>not a paragraph
```
"""


def test_each_paragraph_heading_and_whole_list_is_a_passage() -> None:
    found = passages(make_prose(BODY, "markdown"))
    assert [each.kind for each in found] == ["paragraph", "heading", "item", "paragraph", "quote", "item", "item"]
    assert found[3].text == "Two lines\nof one paragraph"


def test_an_empty_body_has_none() -> None:
    assert passages(make_prose("", "markdown")) == ()


def test_what_is_set_apart_keeps_its_order_and_takes_its_headings_along() -> None:
    whole = make_prose(BODY, "markdown")
    prose = set_apart(whole, passages(whole), {1, 2})
    assert prose.employer is not None
    assert prose.employer.html.startswith("<h2")
    assert "<h2" not in prose.html.html
    assert prose.headings == ()
    assert prose.html.html.index("We bake") < prose.html.html.index("Two lines")


pieces = st.sampled_from(
    ["word ", "\n", "\n\n", "* ", "  * ", "## ", "> ", "<br>", "<p>", "</li>", "<b>", "`", "```\n", "|", "**", "&lt;", "[x](https://a.example)"]
)  # fmt: skip


@given(st.lists(pieces, max_size=40), st.sampled_from(["markdown", "plain", "html"]), st.sets(st.integers(0, 9)))
def test_the_passages_of_any_body_make_it_up_and_stay_within_the_allowlist(
    parts: list[str], kind: BodyKind, apart: set[int]
) -> None:
    prose = make_prose("We bake bread for a whole town, every day. " * 3 + "".join(parts), kind)
    found = passages(prose)
    assert "\n".join(each.html for each in found) == prose.html.html
    divided = set_apart(prose, found, apart)
    assert divided.employer is not None
    assert divided.html.html == "\n".join(each.html for number, each in enumerate(found) if number not in apart)
    assert divided.employer.html == "\n".join(each.html for number, each in enumerate(found) if number in apart)
    assert_only_the_allowlist(divided.html.html)
    assert_only_the_allowlist(divided.employer.html)
