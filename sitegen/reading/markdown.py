"""Markdown bodies: converters' output and what people write, with all the bold that does not close.

Comes in: the repaired source. Goes out: blocks. It must never let raw HTML through nor take more than linear time.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sitegen.reading.blocks import Block, block, link, linked

# Bold is paired by us and travels through the parser as two control characters: converters write `** X**`, `**X:**Y`
# and `****`, which CommonMark does not take for bold.
_BOLD, _END = "\x02", "\x03"
_STRONG = {ord(_BOLD): "<strong>", ord(_END): "</strong>"}

_PARSER = MarkdownIt("js-default", {"linkify": False, "typographer": False, "html": False, "maxNesting": 20})
# Indentation is not code, and a line of dashes under a line of text is no heading but a divider.
_PARSER.disable(["code", "lheading", "html_block", "reference"])

_MARKS = re.compile(r"(\*{2,}|\n|`[^`\n]+`)")
_NOTHING_BOLD = re.compile(rf"{_BOLD}([ \t]*){_END}")
_SPACE_AFTER_OPEN = re.compile(rf"{_BOLD}([ \t]+)")
_SPACE_BEFORE_END = re.compile(rf"(?<=\S)([ \t]+){_END}")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_DIVIDER = re.compile(r"\s*([*_=~\-–—])(?:\s*\1){2,}\s*$")
_ODD_BULLET = re.compile(r"^(\s*)(?:[•·●▪◦‣∙○■►➢✓✔\uf0b7]|\\[-*+](?= )|[–—](?= ))\s*(?=\S)")
_ESCAPED_NUMBER = re.compile(r"^(\s*\d{1,2})\\([.)] )")
_BULLET = re.compile(r"\s*(?:[*+-]|\d{1,2}[.)])\s")
_BEFORE_STOP = re.compile(r"(?<=\w) +(?=[.,](?:\s|$|<))")


def markdown_blocks(body: str) -> list[Block]:
    """The blocks of a Markdown body, in order; images, dividers and raw HTML's meaning are left out."""
    return list(_blocks(_PARSER.parse(_normalised(body))))


def _normalised(body: str) -> str:
    """The source with odd bullets as `*`, dividers gone, and bold paired paragraph by paragraph."""
    done: list[str] = []
    paragraph: list[str] = []
    fenced = False

    def finish() -> None:
        if paragraph:
            done.append(_paired("\n".join(paragraph)))
            paragraph.clear()

    for line in body.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
            finish()
            done.append(line)
        elif fenced:
            done.append(line)
        elif not line.strip() or _DIVIDER.match(line):
            finish()
            done.append("")
        else:
            line = _ESCAPED_NUMBER.sub(r"\1\2", _ODD_BULLET.sub(r"\1* ", line, count=1), count=1)
            if _BULLET.match(line):
                finish()
            paragraph.append(line)
    finish()
    return "\n".join(done)


def _paired(paragraph: str) -> str:
    """Bold as control characters: every opener has an end on its line, and never a space on its inner side."""
    if "**" not in paragraph:
        return paragraph
    pieces = _MARKS.split(paragraph)
    left = sum(piece.startswith("**") for piece in pieces)
    is_open = False
    for index, piece in enumerate(pieces):
        if piece.startswith("**"):
            left -= 1
            star = "*" if len(piece) == 3 else ""
            if len(piece) > 3 or not (is_open or left):
                pieces[index] = ""
            else:
                pieces[index] = star + _END if is_open else _BOLD + star
                is_open = not is_open
        elif piece == "\n" and is_open:
            pieces[index] = _END + "\n" + _BOLD
    text = "".join(pieces) + (_END if is_open else "")
    text = _NOTHING_BOLD.sub(r"\1", text)
    return _SPACE_BEFORE_END.sub(rf"{_END}\1", _SPACE_AFTER_OPEN.sub(rf"\1{_BOLD}", text))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    lists: list[bool] = []  # of the open lists, outermost first: is it ordered?
    quotes = level = table = 0
    waiting: Block | None = None  # the item that further paragraphs may belong to
    is_new_item = False
    for index, token in enumerate(tokens):
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists.append(token.type[0] == "o")
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                is_new_item = True
            case "blockquote_open" | "blockquote_close":
                quotes += token.nesting
            case "heading_open":
                level = int(token.tag[1])
            case "heading_close":
                level = 0
            case "table_open":
                table = index
            case "table_close":
                yield block("table", _table(tokens[table + 1 : index]))
                table = 0
            case "fence":
                yield block("pre", escape(token.content, quote=False))
            case "inline" if not table:
                html = _inline(token.children or ())
                if lists and (is_new_item or waiting is None):
                    if waiting:
                        yield waiting
                    waiting, is_new_item = block("item", html, level=len(lists), ordered=lists[-1]), False
                    continue
                if lists and waiting:
                    waiting = block("item", f"{waiting.html}<br>{html}", level=waiting.level, ordered=waiting.ordered)
                    continue
                if waiting:
                    yield waiting
                    waiting = None
                yield block("heading" if level else "quote" if quotes else "paragraph", html, level=level)
    if waiting:
        yield waiting


def _inline(tokens: Sequence[Token]) -> str:
    """Inline HTML of the tokens; a soft break is a line feed, so that rules can still see lines."""
    out: list[str] = []
    opened: list[bool] = []
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                out.append(escape(token.content, quote=False) if opened else linked(token.content))
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
    return _BEFORE_STOP.sub("", "".join(out).translate(_STRONG))


def _table(tokens: Sequence[Token]) -> str:
    """The rows of a table."""
    out = []
    for token in tokens:
        if token.type == "inline":
            out.append(_inline(token.children or ()))
        elif token.nesting:
            out.append(f"<{'/' if token.nesting < 0 else ''}{token.tag}>")
    return "".join(out)
