"""A body as pages show it: sections, safe HTML, excerpt and plain text.

Comes in: the repaired body and its kind. Goes out: `Prose`. This is the only module that may construct `SafeHtml`, and
it never does so without the sanitiser having seen every character.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import msgspec
import nh3

from sitegen.model.posting import BodyKind
from sitegen.model.prose import Heading, Prose, SafeHtml
from sitegen.reading.body.arrange import arranged
from sitegen.reading.body.blocks import Block, Kind, block, visible
from sitegen.reading.body.boilerplate import is_employers, states_pay, without_tags
from sitegen.reading.body.hypertext import html_blocks
from sitegen.reading.body.markdown import markdown_blocks
from sitegen.reading.body.paste import plain_blocks
from sitegen.reading.vocabulary.by_word import REPEATED

MAX_CHARACTERS = 100_000
"""A body is cut here: twenty times the usual length, five times the longest seen."""
SHORT = 100
"""Characters below which a body is shown as it is."""
EXCERPT = 200
"""Characters of an excerpt at most."""

_READERS = {"markdown": markdown_blocks, "plain": plain_blocks, "html": html_blocks}
_SCROLL = '<div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>'
_SENTENCE_END = re.compile(r"[.!?](?=\s)")
_BETWEEN = re.compile(r"\n(?=<(?:p|h2|h3|ul|ol|blockquote|div)\b)")
_OPENING = re.compile(r"<(\w+)")
_KINDS: dict[str, Kind] = {"p": "paragraph", "blockquote": "quote", "h2": "heading", "h3": "heading"}

# Everything that can ever stand in a body on a page. Images are left out: they are trackers or logos.
TAGS = frozenset(
    "a blockquote br code div em h2 h3 li ol p pre strong table tbody td th thead tr ul".split(),
)
ATTRIBUTES = {"a": {"href"}, "h2": {"id"}, "h3": {"id"}, "div": {"tabindex", "role", "aria-label"}}
_SANITISER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    allowed_classes={"div": {"scroll"}},
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel="nofollow ugc noopener",
    strip_comments=True,
)


def make_prose(body: str, kind: BodyKind) -> Prose:
    """The body of one posting, company or page. Never raises, for any text; more than MAX_CHARACTERS is cut."""
    blocks = [each for each in _READERS[kind](visible(without_tags(body[:MAX_CHARACTERS]))) if each.text]
    shown: Sequence[Block] = tuple(block("paragraph", each.html) for each in blocks)
    legal: Sequence[Block] = ()
    if sum(len(each.text) for each in blocks) >= SHORT:
        shown, legal = arranged(blocks)
    anchors = _anchors(each.text for each in (*shown, *legal) if each.kind == "heading")
    headings = tuple(Heading(each.level, next(anchors), each.text) for each in shown if each.kind == "heading")
    return Prose(
        html=_safe(shown, (heading.anchor for heading in headings)),
        legal=_safe(legal, anchors),
        headings=headings,
        excerpt=_excerpt(shown),
        words="\n".join(each.text for each in shown).encode(),
    )


def passages(prose: Prose) -> tuple[Block, ...]:
    """The paragraphs, headings, lists … of `prose.html`, in order; a whole list is one item."""
    return tuple(map(_passage, _BETWEEN.split(prose.html.html))) if prose.html else ()


def _passage(html: str) -> Block:
    """One element as a block, `html` being that of the whole element. A line break is a line feed in its text."""
    opening = _OPENING.match(html)
    tag = opening.group(1) if opening else ""
    kind = _KINDS.get(tag, "item")
    return block(kind, html, level=int(tag[1]) if kind == "heading" else 0)


def set_apart(prose: Prose, parts: Sequence[Block], numbers: Collection[int]) -> Prose:
    """The prose with the passages of these numbers in `employer`. No word is lost, and order stays on both sides.

    `parts` are its `passages`.
    """
    apart = [each for number, each in enumerate(parts) if number in numbers]
    shown = [each for number, each in enumerate(parts) if number not in numbers]
    html = "\n".join(each.html for each in shown)
    taken = "\n".join(each.html for each in apart)
    if not all(_is_whole(each.html) for each in apart):
        html, taken = _sanitised(html).decode(), _sanitised(taken).decode()
    return msgspec.structs.replace(
        prose,
        html=SafeHtml(html.encode()),
        employer=SafeHtml(taken.encode()),
        headings=tuple(heading for heading in prose.headings if f' id="{heading.anchor}"' in html),
        excerpt=_excerpt(shown) or prose.excerpt,
    )


@lru_cache(maxsize=REPEATED)
def _is_whole(html: str) -> bool:
    """Whether the sanitiser leaves a part of sanitised HTML as it is: then it closes all that it opens, and what is
    left without it does so too. What is set apart is what many ads say, so that few parts are asked for.
    """
    return _SANITISER.clean(html) == html


def _anchors(texts: Iterable[str]) -> Iterator[str]:
    """A unique id for each heading: `s-` and its words, so that it never meets an id of the page."""
    taken: dict[str, int] = {}
    for text in texts:
        letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        anchor = "s-" + ("-".join(re.findall(r"[a-z]+|[0-9]+", letters))[:60].strip("-") or "section")
        taken[anchor] = taken.get(anchor, 0) + 1
        yield anchor if taken[anchor] == 1 else f"{anchor}--{taken[anchor]}"


def _safe(blocks: Iterable[Block], anchors: Iterator[str]) -> SafeHtml:
    """The blocks as HTML, through the sanitiser."""
    parts: list[str] = []
    for kind, group in groupby(blocks, lambda each: each.kind):
        if kind == "item":
            parts.append(_list(list(group)))
        elif kind == "quote":
            parts.append("<blockquote>" + "".join(f"<p>{each.html}</p>" for each in group) + "</blockquote>")
        elif kind == "heading":
            parts += [f'<h{each.level} id="{next(anchors)}">{each.html}</h{each.level}>' for each in group]
        elif kind == "table":
            parts += [_SCROLL.format("Table", f"<table>{each.html}</table>") for each in group]
        elif kind == "pre":
            parts += [_SCROLL.format("Code", f"<pre>{each.html}</pre>") for each in group]
        else:
            parts += [f"<p>{each.html}</p>" for each in group]
    return SafeHtml(_sanitised("\n".join(parts)))


def _sanitised(html: str) -> bytes:
    return _SANITISER.clean(html).encode() if html else b""


def _list(items: Sequence[Block]) -> str:
    """Nested lists of a run of items; levels rise by one at most (`arrange.levelled`)."""
    out: list[str] = []
    stack: list[str] = []
    for item in items:
        while len(stack) > max(1, item.level):
            out.append(f"</li></{stack.pop()}>")
        if stack and len(stack) == item.level:
            out.append("</li>")
        while len(stack) < max(1, item.level):
            stack.append("ol" if item.ordered else "ul")
            out.append(f"<{stack[-1]}>")
        out.append(f"<li>{item.html}")
    while stack:
        out.append(f"</li></{stack.pop()}>")
    return "".join(out)


def _excerpt(blocks: Sequence[Block]) -> str:
    """The first real paragraph about the job, else about the employer, cut to whole words.

    One after the first 60 % of many blocks is a farewell ("Sounds like you? Apply now") sooner than a description.
    """
    best = second = ""
    is_employers_section = False
    for number, each in enumerate(blocks):
        if each.kind == "heading":
            is_employers_section = is_employers(each.text)
        elif each.kind in ("paragraph", "quote") and len(each.text) >= 60 and not states_pay(each.text):
            second = second or each.text
            if not is_employers_section and number <= max(5, 0.6 * len(blocks)):
                best = each.text
                break
    fallback = next((each.text for each in blocks if each.kind != "heading"), "")
    return _shortened(" ".join((best or second or fallback).split()))


def _shortened(text: str) -> str:
    """Whole sentences if that leaves a good part, else whole words and an ellipsis, within the limit."""
    if len(text) <= EXCERPT:
        return text
    whole = first_sentences(text, EXCERPT)
    if len(whole) >= EXCERPT // 2:
        return whole
    head, space, _ = text[:EXCERPT].rpartition(" ")
    return (head if space else text[: EXCERPT - 1]).rstrip(" ,;:-–—") + "…"


def first_sentences(text: str, longest: int) -> str:
    """The whole sentences that a text begins with, as many as fit; empty where the first one is longer.

    >>> first_sentences("We bake. We mill. We also sell.", 20), first_sentences("We bake and we mill.", 10)
    ('We bake. We mill.', '')
    """
    if len(text) <= longest:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, longest + 1) if match.end() <= longest]
    return text[: ends[-1]] if ends else ""
