"""Plain pastes: text whose headings, bullets and paragraphs were lost on the way (seed 001).

Comes in: plain text. Goes out: blocks rebuilt from the length, the ends and the neighbours of lines. It must never drop
a line that is not chrome of the page it was copied from.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from sitegen.reading.body.blocks import Block, block, folded, linked
from sitegen.reading.body.boilerplate import is_chrome, is_section

_BULLET = re.compile(r"(?:[•·●▪◦‣∙○■►➢➤✓✔§*+\ue000-\uf8ff–—-]|o(?=\s+[A-Z])|\d{1,2}[.)])\s+(?=\S)")
_SENTENCES = re.compile(r"[.!?] [A-Z“\"]")
_ENDS = (".", "!", "?", ";", ",", "…")
_SMALL_WORDS = frozenset("a an and as at by for from in of on or the to with your our you we & / - –".split())


class _Line(msgspec.Struct, frozen=True):
    """A line with its offset in the body, and whether a blank line stands before and after it."""

    number: int
    text: str
    after_blank: bool
    before_blank: bool = False


def plain_blocks(body: str) -> list[Block]:
    """The blocks of a plain text, in order, without the chrome of the page it was copied from."""
    lines = _lines(body)
    blocks: list[Block] = []
    start = 0
    for index in range(len(lines)):
        if _is_heading(lines, index):
            blocks += _section(lines[start:index])
            blocks.append(block("heading", linked(lines[index].text), line=lines[index].number))
            start = index + 1
    return blocks + list(_section(lines[start:]))


def _lines(body: str) -> list[_Line]:
    """Lines with words, hard-wrapped ones joined, chrome left out."""
    lines: list[_Line] = []
    parts: list[str] = []  # the source lines of the last of `lines`
    is_blank = True
    for number, source in enumerate(body.split("\n")):
        text = folded(source)
        if not text:
            is_blank = True
        elif not is_chrome(text):
            if (
                parts
                and not is_blank
                and text[0].islower()
                and parts[-1][-1] not in ".:!?;"
                and not _BULLET.match(text)
            ):
                parts.append(text)
                continue
            if lines:
                lines[-1] = msgspec.structs.replace(lines[-1], text=" ".join(parts), before_blank=is_blank)
            lines.append(_Line(number, text, is_blank))
            parts, is_blank = [text], False
    if lines:
        lines[-1] = msgspec.structs.replace(lines[-1], text=" ".join(parts), before_blank=True)
    return lines


def _is_heading(lines: Sequence[_Line], index: int) -> bool:
    """True for a short line without an end that stands over others."""
    line = lines[index]
    text = line.text
    if len(text) > 80 or index + 1 >= len(lines) or text.endswith(tuple(set(_ENDS) - {"?"})):
        return False
    if _BULLET.match(text) or not text[0].isalpha():
        return False
    following = lines[index + 1].text
    if not any(map(str.isalpha, following)):  # the label of an amount (seed 001)
        return False
    if len(text) <= 60 and (is_section(text) or _is_colon_line(lines, index)):
        return True
    if not line.after_blank or len(following) <= max(len(text), 60):
        return False
    names = [word for word in text.split() if word.casefold() not in _SMALL_WORDS]
    is_titled = not any(word[0].islower() for word in names)
    return len(text.split()) <= 8 and (is_titled or text.endswith("?"))


def _is_colon_line(lines: Sequence[_Line], index: int) -> bool:
    """True for "We offer:" over two lines or more; "Start date:" over its value is a label."""
    if not lines[index].text.endswith(":"):
        return False
    after = lines[index + 1 : index + 3]
    return len(after) == 2 and len(after[0].text.split()) > 2 and not after[1].text.endswith(":")


def _section(lines: Sequence[_Line]) -> Iterator[Block]:
    """The lines between two headings as paragraphs and items; an item alone is a paragraph."""
    blocks = list(_bodies(lines))
    for index, each in enumerate(blocks):
        beside = blocks[max(0, index - 1) : index] + blocks[index + 1 : index + 2]
        if each.kind == "item" and not each.ordered and not any(other.kind == "item" for other in beside):
            yield block("paragraph", each.html, line=each.line)
        else:
            yield each


def _bodies(lines: Sequence[_Line]) -> Iterator[Block]:
    index = 0
    for is_scrap, group in groupby(lines, lambda line: _is_fragment(line.text)):
        run = list(group)
        if is_scrap and len(run) >= 3 and any(char.isdigit() for line in run for char in line.text):
            yield block("paragraph", linked(" ".join(line.text for line in run)), line=run[0].number)
        else:
            yield from (_body(lines, at) for at in range(index, index + len(run)))
        index += len(run)


def _body(lines: Sequence[_Line], index: int) -> Block:
    line = lines[index]
    if bullet := _BULLET.match(line.text):
        html = linked(line.text[bullet.end() :])
        return block("item", html, level=1, ordered=line.text[0].isdigit(), line=line.number)
    if _is_item(lines, index):
        return block("item", linked(line.text), level=1, line=line.number)
    return block("paragraph", linked(line.text), line=line.number)


def _is_fragment(text: str) -> bool:
    """A scrap of a table: a label or an amount."""
    return len(text) < 45 and text[-1] != "." and (" " not in text or text[-1] == ":" or text[0] in "$€£")


def _is_item(lines: Sequence[_Line], index: int) -> bool:
    """True for one of several lines that follow each other without a blank, or without a full stop."""
    line = lines[index]
    if len(line.text) > 120 and _SENTENCES.search(line.text):
        return False
    if not line.after_blank or not line.before_blank:
        return len(line.text) <= 300
    neighbours = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    return not line.text.endswith((*_ENDS, ":")) and any(
        not each.text.endswith((*_ENDS, ":")) and each.after_blank for each in neighbours
    )
