"""Markdown source as CommonMark would have it: bullets as `*`, a depth every four spaces, no dividers, paired marks.

Comes in: the repaired source. Goes out: its parts in order, each a paragraph or a bullet with the lines that follow it,
a line of a fence, or empty for a blank line. It must never lose a line that has words.
"""

import re

from sitegen.reading.body.blocks import MAX_DEPTH
from sitegen.reading.body.emphasis import paired

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_DIVIDER = re.compile(r"\s*([*_=~\-–—])(?:\s*\1){2,}\s*$")
_ODD_BULLET = re.compile(r"([ \t]*)(?:[•·●▪◦‣∙○■►➢➤✓✔§\ue000-\uf8ff]|\\[-*+](?= )|[–—](?= ))\s*(?=\S)")
# A line feed that is looked for as such is found ten times faster than by `^`.
_TIGHT_BULLET = re.compile(r"(\n[ \t]*)(?:\*(?=[^\s*_][^*\n]*$)|-(?=[A-Z]))", re.MULTILINE)
_O_BULLET = re.compile(r"(\n[ \t]*)o +(?=[A-Z])")
_ESCAPED_NUMBER = re.compile(r"([ \t]*\d{1,2})\\([.)] )")
_BULLET = re.compile(r"([ \t]*)(?:[*+-]|\d{1,2}[.)])[ \t]+(?=\S)")
_PLAIN = re.compile(r"(?:( *)[*+-] +)?(?=[^\W\d_])")
"""What nearly all lines begin with: a letter, or a bullet and a letter. No other rule has anything to say of them."""
_OUTER_BULLET = re.compile(r"[ \t]*[*+-][ \t](?=[ \t]*[*+-][ \t]+\S)")


def parts(body: str) -> list[str]:
    """The parts of a body; joined by line feeds they are what a parser of CommonMark can read."""
    body = "\n" + body
    for tight in (_TIGHT_BULLET, _O_BULLET):
        if len(tight.findall(body)) > 2:  # one or two are footnotes, or a Portuguese article
            body = tight.sub(r"\1* ", body)
    source = _Source()
    for line in body[1:].split("\n"):
        source.add(line)
    source.end_paragraph()
    return source.done


class _Source:
    """The source while it is put in order, line by line."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.paragraph: list[str] = []
        self.indents: list[int] = []  # of the bullets that stand over the line at hand
        self.is_fenced = False

    def add(self, line: str) -> None:
        """Take in the next line."""
        if not self.is_fenced and (plain := _PLAIN.match(line)):
            self._add_words(line, plain)
        elif _FENCE.match(line):
            self.is_fenced = not self.is_fenced
            self.end_paragraph(line)
        elif self.is_fenced:
            self.done.append(line)
        elif not line or line.isspace() or _DIVIDER.match(line):
            self.end_paragraph("")
        else:
            line = _with_plain_bullet(line)
            self._add_words(line, _BULLET.match(line))

    def _add_words(self, line: str, bullet: re.Match[str] | None) -> None:
        """Begin a bullet, whose first group is its indent, or go on with the paragraph."""
        if bullet and bullet[1] is not None:
            self.end_paragraph()
            self.paragraph.append("    " * _depth(len(bullet[1]), self.indents) + line[bullet.end(1) :])
        else:
            if not line.startswith("  "):
                self.indents.clear()
            self.paragraph.append(line)

    def end_paragraph(self, *following: str) -> None:
        """Pair the marks of the paragraph that ends here."""
        if self.paragraph:
            self.done.append(paired("\n".join(self.paragraph)))
            self.paragraph.clear()
        self.done += following


def _with_plain_bullet(line: str) -> str:
    """The line with `*` for any other bullet, and without the outer ones of `*     *` (seed 002, "About You")."""
    if match := _ODD_BULLET.match(line):
        line = f"{match.group(1)}* {line[match.end() :]}"
    elif match := _ESCAPED_NUMBER.match(line):
        line = match.group(1) + line[match.start(2) :]
    for _ in range(MAX_DEPTH):
        if not (match := _OUTER_BULLET.match(line)):
            break
        line = line[match.end() :]
    return line


def _depth(indent: int, indents: list[int]) -> int:
    """How many bullets stand over one that is indented so far; `indents` is theirs, and is brought up to date."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indent >= indents[-1] + 2:
        indents.append(indent)
    return min(len(indents), MAX_DEPTH) - 1
