"""A body as plain lines, for the readers of facts.

Comes in: the repaired body, its kind and the source line it starts on. Goes out: its lines as words, with their
numbers. Recruiters' tags stay here (`#LI-Remote` is evidence of the work mode); it must never join or reorder lines.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

from sitegen.model.posting import BodyKind
from sitegen.reading.body.arrange import is_bold
from sitegen.reading.body.blocks import folded, visible
from sitegen.reading.body.hypertext import html_blocks
from sitegen.reading.body.paste import plain_blocks
from sitegen.reading.reading import Line
from sitegen.reading.vocabulary.by_word import REPEATED

_HEADING = re.compile(r"#{1,6}(?:\s+|$)")
_BULLET = re.compile(r"(?:(?:[*+\-•·●▪◦‣∙○■►➢✓✔\uf0b7]|\\[-*+]|\d{1,2}\\?[.)])\s+|[•·●▪◦‣∙○■►➢\uf0b7])")
_BOLD_ONLY = re.compile(r"\*\*[^*]+\*\*(?:\s*\*\*[^*]+\*\*)*[\s:.*]*")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\s]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\(([^()\s]{0,2000})(?:\s\"[^\"\n]{0,300}\")?\)")
_STARS = re.compile(r"(?<!\\)\*{2,}|(?<![\w\\*])\*(?=\S)|(?<=[^\s\\*])\*(?![\w*])")
_UNDERSCORE = re.compile(r"(?<![\w\\])_+(?=\S)|(?<=[^\s\\_])_+(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>$&])")
_BEFORE_STOP = re.compile(r"(?<=\w) +(?=[.,;:](?:\s|$))")
_STOPS = (" .", " ,", " ;", " :")
_DIVIDER = re.compile(r"[\s*_=~\-–—|]+$")
LONGEST_HEADING = 90

_Found = tuple[int, str, str]
"""(offset in the body, words, kind) of a line."""


def plain_lines(body: str, kind: BodyKind, first_line: int) -> tuple[Line, ...]:
    """The body's lines as plain words, empty and repeated ones left out. Never raises, for any text."""
    found = _READERS[kind](visible(body))
    return tuple(Line(first_line + at, text, kind) for at, text, kind in _without_repeats(found) if text)


def _markdown_lines(body: str) -> Iterator[_Found]:
    for at, source in enumerate(body.split("\n")):
        if source and not source.isspace():
            kind, text = _markdown_line(source.strip())
            yield at, text, kind


@lru_cache(maxsize=REPEATED)
def _markdown_line(source: str) -> tuple[str, str]:
    """(kind, words) of one line of Markdown."""
    kind = "text"
    if not source[0].isalpha():
        if match := _HEADING.match(source):
            kind, source = "heading", source[match.end() :].rstrip("# ")
        while kind != "heading" and (match := _BULLET.match(source)):
            kind, source = "item", source[match.end() :].lstrip()
        if _DIVIDER.match(source):
            return kind, ""
    if kind == "text" and len(source) <= LONGEST_HEADING + 10 and _BOLD_ONLY.fullmatch(source):
        kind = "heading"
    text = source
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if "*" in text:
        text = _STARS.sub("", text)
    if "_" in text:
        text = _UNDERSCORE.sub("", text)
    text = _words(_ESCAPE.sub(r"\1", text.replace("`", "")) if "\\" in text or "`" in text else text)
    if kind == "text" and _is_colon_line(text):
        kind = "heading"
    return kind, text


def _plain_lines(body: str) -> Iterator[_Found]:
    """Lines of a paste; which are headings and items is told from their neighbours."""
    kinds = {each.line: each.kind for each in plain_blocks(body)}
    for at, source in enumerate(body.split("\n")):
        text = source.strip()
        bullet = _BULLET.match(text)
        kind = "item" if bullet else kinds.get(at, "text")
        yield at, _words(text[bullet.end() :] if bullet else text), kind if kind in _KINDS else "text"


def _html_lines(body: str) -> Iterator[_Found]:
    """Lines of the blocks of an HTML body, each with the number of the line its block starts on."""
    for each in html_blocks(body):
        kind = each.kind if each.kind in _KINDS else "text"
        if kind == "text" and len(each.text) <= LONGEST_HEADING and (is_bold(each.html) or _is_colon_line(each.text)):
            kind = "heading"
        for text in each.text.split("\n"):
            yield each.line, _words(text), kind


def _words(text: str) -> str:
    """Entities decoded, spaces folded, none left before a stop."""
    text = folded(unescape(text) if "&" in text else text)
    return _BEFORE_STOP.sub("", text) if any(map(text.__contains__, _STOPS)) else text


def _is_colon_line(text: str) -> bool:
    return text.endswith(":") and len(text) <= LONGEST_HEADING and not text[0].isdigit()


def _without_repeats(lines: Iterable[_Found]) -> Iterator[_Found]:
    """The lines without those of more than 30 characters that stood before, word for word."""
    seen: set[str] = set()
    for line in lines:
        text = line[1]
        if len(text) > 30:
            if text in seen:
                continue
            seen.add(text)
        yield line


_KINDS = frozenset(("heading", "item"))
_READERS = {"markdown": _markdown_lines, "plain": _plain_lines, "html": _html_lines}
