"""A body as plain lines, for the readers of facts.

Comes in: the repaired body, its kind and the source line it starts on. Goes out: its lines as words, with their numbers.
Recruiters' tags stay here (`#LI-Remote` is evidence of the work mode); repeated paragraphs do not.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from sitegen.model.posting import BodyKind
from sitegen.reading.blocks import folded, visible
from sitegen.reading.boilerplate import is_section
from sitegen.reading.hypertext import html_blocks
from sitegen.reading.reading import Line

_HEADING = re.compile(r"#{1,6}(?:\s+|$)")
_BULLET = re.compile(r"(?:(?:[*+\-•·●▪◦‣∙○■►➢✓✔\uf0b7]|\\[-*+]|\d{1,2}\\?[.)])\s+|[•·●▪◦‣∙○■►➢\uf0b7])")
_BOLD_ONLY = re.compile(r"\*\*[^*]+\*\*(?:\s*\*\*[^*]+\*\*)*[\s:.*]*")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\s]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{0,500})\]\(([^()\s]{0,2000})(?:\s\"[^\"\n]{0,300}\")?\)")
_STARS = re.compile(r"(?<!\\)\*{2,}|(?<![\w\\*])\*(?=\S)|(?<=[^\s\\*])\*(?![\w*])")
_UNDERSCORE = re.compile(r"(?<![\w\\])_+(?=\S)|(?<=[^\s\\])_+(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>$&])")
_BEFORE_STOP = re.compile(r"(?<=\w) +(?=[.,;:](?:\s|$))")
_DIVIDER = re.compile(r"[\s*_=~\-–—|]+$")
LONGEST_HEADING = 90


def plain_lines(body: str, kind: BodyKind, first_line: int) -> tuple[Line, ...]:
    """The body's lines as plain words, empty and repeated ones left out. Never raises, for any text."""
    if kind == "html":
        lines = _html_lines(body)
    else:
        lines = _source_lines(body, _markdown_line if kind == "markdown" else _plain_line)
    return tuple(Line(first_line + line.number, line.text, line.kind) for line in _without_repeats(lines) if line.text)


def _source_lines(body: str, read) -> Iterator[Line]:
    for number, source in enumerate(visible(body).split("\n")):
        if source and not source.isspace():
            kind, text = read(source.strip())
            yield Line(number, text, kind)


def _markdown_line(source: str) -> tuple[str, str]:
    """(kind, words) of one line of Markdown."""
    kind = "text"
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


def _plain_line(source: str) -> tuple[str, str]:
    """(kind, words) of one line of a paste."""
    if match := _BULLET.match(source):
        return "item", _words(source[match.end() :])
    text = _words(source)
    is_heading = _is_colon_line(text) or (len(text) <= 60 and text[-1:] not in (".", ",", ";") and is_section(text))
    return ("heading" if is_heading else "text"), text


def _html_lines(body: str) -> Iterator[Line]:
    for each in html_blocks(visible(body)):
        kind = {"heading": "heading", "item": "item"}.get(each.kind, "text")
        bold = each.html.startswith("<strong>") and each.html.endswith("</strong>") and each.html.count("<strong>") == 1
        if kind == "text" and (bold or _is_colon_line(each.text)) and len(each.text) <= LONGEST_HEADING:
            kind = "heading"
        for text in each.text.split("\n"):
            yield Line(each.line, text, kind)


def _words(text: str) -> str:
    """Entities decoded, spaces folded, none left before a stop."""
    return _BEFORE_STOP.sub("", folded(unescape(text) if "&" in text else text))


def _is_colon_line(text: str) -> bool:
    return text.endswith(":") and len(text) <= LONGEST_HEADING and not text[0].isdigit()


def _without_repeats(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without those of more than 30 characters that stood before, word for word."""
    seen: set[str] = set()
    for line in lines:
        if len(line.text) > 30:
            if line.text in seen:
                continue
            seen.add(line.text)
        yield line
