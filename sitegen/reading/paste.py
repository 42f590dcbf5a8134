"""Plain pastes: text whose headings, bullets and paragraphs were lost on the way (seed 001).

Comes in: plain text. Goes out: blocks rebuilt from the length, the ends and the neighbours of lines.
"""

import re
from collections.abc import Iterator, Sequence

from sitegen.reading.blocks import Block, block, folded, linked
from sitegen.reading.boilerplate import is_chrome, is_section

_BULLET = re.compile(r"(?:[•·●▪◦‣∙○■►➢✓✔*+\uf0b7–—-]|\d{1,2}[.)])\s+(?=\S)")
_ENDS = (".", "!", "?", ";", ",", "…")
_MINOR = frozenset("a an and as at by for from in of on or the to with your our you we & / - –".split())


class _Line:
    """A line with what stood before it: its number, and whether a blank line did."""

    __slots__ = ("after_blank", "before_blank", "number", "text")

    def __init__(self, number: int, text: str, after_blank: bool) -> None:
        self.number, self.text, self.after_blank, self.before_blank = number, text, after_blank, False


def plain_blocks(body: str) -> list[Block]:
    """The blocks of a plain text, in order, without the chrome of the page it was copied from."""
    lines = _lines(body)
    blocks: list[Block] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if is_heading(lines, index):
            blocks.append(block("heading", linked(line.text), line=line.number))
            index += 1
            continue
        end = _run(lines, index)
        blocks += _body(lines[index:end])
        index = end
    return blocks


def _lines(body: str) -> list[_Line]:
    """Lines with words, hard-wrapped ones joined, chrome left out."""
    lines: list[_Line] = []
    blank = True
    for number, source in enumerate(body.split("\n")):
        text = folded(source)
        if not text:
            blank = True
            if lines:
                lines[-1].before_blank = True
            continue
        if is_chrome(text):
            continue
        if lines and not blank and text[0].islower() and not _BULLET.match(text) and lines[-1].text[-1] not in ".:!?;":
            lines[-1].text += " " + text
        else:
            lines.append(_Line(number, text, blank))
        blank = False
    if lines:
        lines[-1].before_blank = True
    return lines


def is_heading(lines: Sequence[_Line], index: int) -> bool:
    """True for a short line without an end that stands over longer ones."""
    text = lines[index].text
    if len(text) > 80 or index + 1 >= len(lines) or text.endswith(_ENDS) and not text.endswith("?"):
        return False
    if _BULLET.match(text) or not text[0].isalnum() or text[0].isdigit():
        return False
    following = lines[index + 1].text
    if is_section(text) and len(text) <= 60:
        return True
    if not lines[index].after_blank or len(following) <= len(text):
        return False
    if text.endswith((":", "?")):
        return len(text) <= 60
    main = [word for word in text.split() if word.casefold() not in _MINOR]
    titled = all(not word[0].islower() for word in main)
    return len(text.split()) <= 8 and titled and len(following) > 60


def _run(lines: Sequence[_Line], start: int) -> int:
    """Index after the lines that belong together: up to the next heading."""
    end = start + 1
    while end < len(lines) and not is_heading(lines, end):
        end += 1
    return end


def _body(lines: Sequence[_Line]) -> Iterator[Block]:
    """The lines of one section as paragraphs and items."""
    index = 0
    while index < len(lines):
        line = lines[index]
        bullet = _BULLET.match(line.text)
        if bullet:
            text = line.text[bullet.end() :]
            yield block("item", linked(text), level=1, ordered=line.text[0].isdigit(), line=line.number)
            index += 1
            continue
        end = index
        while end < len(lines) and _is_fragment(lines[end].text):
            end += 1
        if end - index >= 3 and any(char.isdigit() for each in lines[index:end] for char in each.text):
            yield block("paragraph", linked(" ".join(each.text for each in lines[index:end])), line=line.number)
            index = end
            continue
        yield block("item" if _is_item(lines, index) else "paragraph", linked(line.text), level=1, line=line.number)
        index += 1


def _is_fragment(text: str) -> bool:
    """A scrap of a table: a label or an amount."""
    return len(text) < 45 and not text.endswith(".") and (len(text.split()) <= 1 or text[-1] == ":" or text[0] in "$€£")


def _is_item(lines: Sequence[_Line], index: int) -> bool:
    """True for one of several lines that follow each other without a blank, or without ends."""
    line = lines[index]
    together = not line.after_blank or not line.before_blank
    if together:
        return len(line.text) <= 300
    neighbours = [lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines)]
    return not line.text.endswith(_ENDS + (":",)) and any(
        not each.text.endswith(_ENDS + (":",)) and each.after_blank for each in neighbours
    )
