"""Markdown bodies: converters' output and what people write, with all the bold that does not close.

Comes in: the repaired source. Goes out: blocks. It must never let raw HTML through nor take more than linear time.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sitegen.reading.body.blocks import MAX_DEPTH, Block, Kind, block, link, linked, visible
from sitegen.reading.body.emphasis import paired, tags

_PARSER = MarkdownIt("js-default", {"linkify": False, "typographer": False, "html": False, "maxNesting": 20})
# Indentation is not code, and a line of dashes under a line of text is no heading but a divider. Inline source is
# parsed by `_inline`, and only where there is something to parse: three lines of four are bare words.
_PARSER.disable(
    ["code", "lheading", "hr", "html_block", "reference", "inline", "text_join", "strikethrough", "html_inline"],
)
_MARKED = re.compile(r"[\\`*\[<&!\n]")

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_DIVIDER = re.compile(r"\s*([*_=~\-–—])(?:\s*\1){2,}\s*$")
_ODD_BULLET = re.compile(r"([ \t]*)(?:[•·●▪◦‣∙○■►➢➤✓✔§\ue000-\uf8ff]|\\[-*+](?= )|[–—](?= ))\s*(?=\S)")
_TIGHT_BULLET = re.compile(r"^([ \t]*)(?:\*(?=[^\s*_][^*\n]*$)|-(?=[A-Z]))", re.MULTILINE)
_O_BULLET = re.compile(r"^([ \t]*)o +(?=[A-Z])", re.MULTILINE)
_ESCAPED_NUMBER = re.compile(r"([ \t]*\d{1,2})\\([.)] )")
_BULLET = re.compile(r"([ \t]*)(?:[*+-]|\d{1,2}[.)])[ \t]+(?=\S)")
_OUTER_BULLET = re.compile(r"[ \t]*[*+-][ \t](?=[ \t]*[*+-][ \t]+\S)")
_BEFORE_STOP = re.compile(r"(?<=[\w>)]) +(?=[.,](?:\s|$|<))")


MAX_BRACKETS = 200
"""A paragraph with more is shown without its marks: the parser's time grows with their square."""


def markdown_blocks(body: str) -> list[Block]:
    """The blocks of a Markdown body, in order; images, dividers and the meaning of raw HTML are left out."""
    return list(_blocks(_PARSER.parse(_normalised(body))))


def _normalised(body: str) -> str:
    """The source as CommonMark would have it: bullets as `*`, a depth every four spaces, no dividers, paired marks."""
    for tight in (_TIGHT_BULLET, _O_BULLET):
        if len(tight.findall(body)) > 2:  # one or two are footnotes, or a Portuguese article
            body = tight.sub(r"\1* ", body)
    source = _Source()
    for line in body.split("\n"):
        source.add(line)
    return source.finished()


class _Source:
    """The source while it is put in order, line by line."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.paragraph: list[str] = []
        self.indents: list[int] = []  # of the bullets that stand over the line at hand
        self.is_fenced = False

    def add(self, line: str) -> None:
        """Take in the next line."""
        if _FENCE.match(line):
            self.is_fenced = not self.is_fenced
            self.end_paragraph(line)
        elif self.is_fenced:
            self.done.append(line)
        elif not line or line.isspace() or _DIVIDER.match(line):
            self.end_paragraph("")
        elif bullet := not line[0].isalpha() and _BULLET.match(line := _with_plain_bullet(line)):
            self.end_paragraph()
            self.paragraph.append("    " * _depth(len(bullet.group(1)), self.indents) + line[bullet.end(1) :])
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

    def finished(self) -> str:
        """The whole source."""
        self.end_paragraph()
        return "\n".join(self.done)


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


class _Where:
    """What the token at hand stands in. Lives for one walk over the tokens."""

    def __init__(self) -> None:
        self.lists: list[bool] = []  # outermost first: is it ordered?
        self.quotes = 0
        self.level = 0
        self.table: int | None = None  # index of the token that opened it
        self.is_new_item = False

    def pass_by(self, token: Token, index: int) -> None:
        """Take note of a token that opens or closes something."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.lists.append(token.type == "ordered_list_open")
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.is_new_item = True
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case "heading_open" | "heading_close":
                self.level = int(token.tag[1]) if token.nesting > 0 else 0
            case "table_open" | "table_close":
                self.table = index if token.nesting > 0 else None


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """The blocks of the tokens; further paragraphs of an item are its further lines."""
    where = _Where()
    item: list[str] = []  # paragraphs of the item at hand
    depth, is_ordered = 0, False
    for index, token in enumerate(tokens):
        if token.type == "inline" and where.table is None and where.lists:
            if where.is_new_item:
                if item:
                    yield block("item", "<br>".join(item), level=depth, ordered=is_ordered)
                item, depth, is_ordered, where.is_new_item = [], len(where.lists), where.lists[-1], False
            item.append(_inline(token.content))
        elif made := _block(token, index, where, tokens):
            if item:
                yield block("item", "<br>".join(item), level=depth, ordered=is_ordered)
                item = []
            yield made
        where.pass_by(token, index)
    if item:
        yield block("item", "<br>".join(item), level=depth, ordered=is_ordered)


def _block(token: Token, index: int, where: _Where, tokens: Sequence[Token]) -> Block | None:
    """The block outside of lists that ends with this token, if one does."""
    if token.type == "table_close" and where.table is not None:
        return block("table", _table(tokens[where.table + 1 : index]))
    if token.type == "fence":
        return block("pre", escape(token.content, quote=False))
    if token.type != "inline" or where.table is not None:
        return None
    kind: Kind = "heading" if where.level else "quote" if where.quotes else "paragraph"
    return block(kind, _inline(token.content), level=where.level)


def _inline(source: str) -> str:
    """Inline HTML of inline source; a soft break is a line feed, so that rules can still see lines."""
    if _MARKED.search(source) and source.count("[") <= MAX_BRACKETS:
        tokens: list[Token] = []
        _PARSER.inline.parse(source, _PARSER, {}, tokens)
        html = tags(_rendered(tokens))
    else:
        html = tags(linked(source))
    return _BEFORE_STOP.sub("", html) if " ." in html or " ," in html else html


def _rendered(tokens: Sequence[Token]) -> str:
    """Inline HTML of inline tokens; images are left out, and links to where a page may not point."""
    out: list[str] = []
    opened: list[bool] = []
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                text = visible(token.content) if token.type == "text_special" else token.content  # &#8238;
                out.append(escape(text, quote=False) if opened else linked(text))
            case "softbreak":
                out.append("\n")
            case "hardbreak":
                out.append("<br>")
            case "code_inline":
                out.append(f"<code>{escape(token.content, quote=False)}</code>")
            case "em_open" | "em_close" | "strong_open" | "strong_close":
                out.append(f"<{'/' if token.nesting < 0 else ''}{token.tag}>")
            case "link_open":
                tag = link(str(token.attrs.get("href", "")), "x").removesuffix("x</a>")
                opened.append(tag != "x")
                out.append(tag if opened[-1] else "")
            case "link_close":
                out.append("</a>" if opened.pop() else "")
    return "".join(out)


def _table(tokens: Sequence[Token]) -> str:
    """The rows of a table."""
    out = []
    for token in tokens:
        if token.type == "inline":
            out.append(_inline(token.content))
        elif token.nesting:
            out.append(f"<{'/' if token.nesting < 0 else ''}{token.tag}>")
    return "".join(out)
