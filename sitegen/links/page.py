"""The words of a page that say that an ad is closed, or that the page says nothing at all.

Comes in: the HTML of a page that was served with a good status. Goes out: a sign with the words it was read from. Where
an open ad could read the same, there is no sign: nobody may lose a job to a guess.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from sitegen.links.answer import Sign
from sitegen.reading.body.blocks import Block
from sitegen.reading.body.hypertext import html_blocks
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.phrases import alternatives, any_of

LONGEST = 300
"""Characters of a banner. A longer paragraph is the ad's own text, which may tell how closed ads look."""
EMPTY = 200
"""A page with scripts and fewer characters of text is drawn by them, and can say anything later."""

_RULES = load("closed_pages")

_NAMED = "|".join(
    rf"{any_of(rule['of'])}[^.!?\n]{{0,60}}?{any_of(rule['says'])}(?!-|\s+(?:out|for|to|in|by|with)\b)"
    for rule in _RULES["sentences"]
)
_CLOSED = re.compile(rf"{_NAMED}|{any_of(_RULES['alone']['sentences'])}", re.IGNORECASE)
"""Not "is closed-loop", not "has been filled out", not "is filled with surprises"."""
_CONDITION = re.compile(any_of(_RULES["conditions"]["words"]), re.IGNORECASE)
_CLOSED_TITLE = re.compile(rf"\W*(?:{alternatives(_RULES['alone']['titles'])})\W*", re.IGNORECASE)
_WALL_TITLE = re.compile(rf"\W*(?:{alternatives(_RULES['walls']['titles'])})\W*", re.IGNORECASE)
_WALL = re.compile(any_of(_RULES["walls"]["sentences"]), re.IGNORECASE)

_TITLE = re.compile(r"<title\b[^<>]*>([^<]{1,500})</title", re.IGNORECASE)
_PARTS = re.compile(r"\s+[-–—|·•:»]+\s+|\s*[|»]\s*")
"""Between the parts of a title: "Page not found | Acme"."""
_HIDDEN = re.compile(
    r"<(\w+)\b(?=[^<>]*?(?:\shidden[\s=>/]|display\s*:\s*none))[^<>]*>[^<]{0,500}</\1\s*>", re.IGNORECASE
)
"""A banner that is there for another day. It looks ahead for the word, so as not to try each of many."""
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "´": "'", "`": "'", "“": '"', "”": '"'})


class Signed(NamedTuple):
    """A sign, and the words of the page that are it."""

    sign: Sign
    words: str


def read_signs(html: str) -> Signed | None:
    """What the words of a page say about the ad; None for a page that shows one, or anything else.

    >>> read_signs("<h1>Baker</h1><p>The job you are looking for is no longer open.</p>")
    Signed(sign='closed', words='The job you are looking for is no longer open.')
    >>> read_signs("<title>Page not found | Acme</title><p>Sorry.</p>")
    Signed(sign='closed', words='Page not found')
    >>> read_signs("<title>Just a moment...</title>").sign, read_signs("<div id=app></div><script></script>").sign
    ('wall', 'script')
    >>> read_signs("<p>We take applications until the position has been filled.</p>")
    """
    blocks = html_blocks(_HIDDEN.sub("", html))
    titles = [*_titles(html), *_first_headings(blocks)]
    texts = [_straight(block.text) for block in blocks]
    banners = [text for text in texts if len(text) <= LONGEST]
    for title in titles:
        if _WALL_TITLE.fullmatch(title):
            return Signed("wall", title)
        if _CLOSED_TITLE.fullmatch(title):
            return Signed("closed", title)
    for text in banners:
        if wall := _WALL.search(text):
            return Signed("wall", wall[0])
        if words := _closing_words(text):
            return Signed("closed", words)
    is_drawn_later = sum(map(len, texts)) < EMPTY and "<script" in html.lower()
    return Signed("script", "") if is_drawn_later else None


def _titles(html: str) -> Iterator[str]:
    if found := _TITLE.search(html):
        title = _straight(" ".join(unescape(found[1]).split()))
        yield title
        yield from _PARTS.split(title)


def _first_headings(blocks: list[Block]) -> Iterator[str]:
    first = next((block for block in blocks if block.kind == "heading" and block.level == 1), None)
    if first:
        yield _straight(" ".join(first.text.split()))


def _closing_words(text: str) -> str:
    """The sentence that says so; empty where none does, or only of a day to come."""
    for found in _CLOSED.finditer(text):
        start = max(text.rfind(mark, 0, found.start()) for mark in (". ", "! ", "? ", "\n")) + 1
        if not _CONDITION.search(text, start, found.end()):
            end = _SENTENCE_END.search(text, found.end())
            return text[start : end.end() if end else len(text)].strip()
    return ""


def _straight(text: str) -> str:
    return text.translate(_STRAIGHT)
