"""Markdown bodies: converters' output and what people write, with all the bold that does not close.

Comes in: the repaired source. Goes out: blocks. It must never let raw HTML through nor take more than linear time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple, TypeGuard

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sitegen.reading.body.blocks import Block, Kind, block, link, linked, visible
from sitegen.reading.body.emphasis import tags
from sitegen.reading.body.markdown_source import parts
from sitegen.reading.vocabulary.by_word import REPEATED

_PARSER = MarkdownIt("js-default", {"linkify": False, "typographer": False, "html": False, "maxNesting": 20})
# Indentation is not code, and a line of dashes under a line of text is no heading but a divider. Inline source is
# parsed by `_inline`, and only where there is something to parse: three lines of four are bare words.
_PARSER.disable(
    ["code", "lheading", "hr", "html_block", "reference", "inline", "text_join", "strikethrough", "html_inline"],
)
_MARKED = re.compile(r"[\\`*\[<&!\n]")
_MEANT = re.compile(r"[\\`*\[<\n]|&[#\w]")
"""Where a mark may be one: most `&` and `!` begin no entity and no image, but the parser ends addresses there."""

# A part of one line that can be read in one way only: a heading, a bullet or neither, then words that begin nothing.
# What belongs to a bullet stands four columns further in, so the words of the bullet begin there at the latest.
# Spaces are taken once and for all (`++`): given back one by one, a line of them would take the square of their number.
_BARE = re.compile(
    r"""(?: (?P<marks>\#{1,6})[ ]++ (?=[^\#]+$)
          | (?P<indent>(?:[ ]{4}){0,2})
            (?P<bullet>[*+-](?=[ ]{1,3}\S) | (?<![ ])(?:\d[.)](?=[ ]{1,2}\S) | \d\d[.)](?=[ ]\S)))[ ]++
          | [ ]? )
        (?P<words>(?![\s\#>*+~`|-] | \d{1,9}[.)](?:\s|$)) [^\n]+)""",
    re.VERBOSE,
)
_FAR_REACHING = ("```", "~~~", "|")
"""Signs of fences and tables, which may take in parts that begin like something else."""
_AFTER_BLANK = re.compile(r" ?\S")
"""A part that belongs to nothing above the blank line: the words of a bullet stand two columns in or more."""
_ANYWHERE = re.compile(r"[*+-][ \t]+\S")
"""A part that belongs to nothing above it, blank line or none."""
_BEFORE_STOP = re.compile(r"(?<=[\w>)]) +(?=[.,](?:\s|$|<))")


_UNADORNED = re.compile(r"(?:[^\\`*\[<>&!_]|\\[^<>&])*")
"""Inline source with no marks but escapes and line ends: half of what is marked, and it needs no parser."""
_BREAK = re.compile(r"\\(?:\n[ \t]*|(?P<escaped>.))|(?P<spaces>[ ]{2,})(?P<end>\n[ \t]*)?|[ ]?\n[ \t]*")
"""Spaces match as a whole, line end or none: to try each of them anew would take the square of their number."""
_ESCAPABLE = frozenset("\\!\"#$%&'()*+,./:;<=>?@[]^_`{|}~-")

MAX_BRACKETS = 200
"""A paragraph with more is shown without its marks: the parser's time grows with their square."""


def markdown_blocks(body: str) -> list[Block]:
    """The blocks of a Markdown body, in order; images, dividers and the meaning of raw HTML are left out."""
    source = parts(body)
    text = "\n".join(source)
    return list(parsed(source) if any(map(text.__contains__, _FAR_REACHING)) else _selected(source))


def _selected(source: Iterable[str]) -> Iterator[Block]:
    """The blocks of source without fences and tables: what is bare as it stands, the rest as the parser reads it.

    Of the parts of real postings 98 in 100 are bare. With the parser for them `make_prose` takes a third longer.
    """
    rest: list[str] = []
    for group in _groups(source):
        bare = [_bare(part) for part in group if part]
        if not _is_plain(bare):
            rest += group
            continue
        yield from parsed(rest)
        rest.clear()
        yield from (each.block for each in bare)
    yield from parsed(rest)


def _groups(source: Iterable[str]) -> Iterator[list[str]]:
    """The source in runs of parts that mean the same whatever stands in the other runs."""
    group: list[str] = []
    for part in source:
        if group and (_ANYWHERE.match(part) or (not group[-1] and _AFTER_BLANK.match(part))):
            yield group
            group = []
        group.append(part)
    yield group


class _Bare(NamedTuple):
    """A part that can be read in one way only."""

    depth: int
    """Columns before its bullet."""
    block: Block


def _is_plain(group: Sequence[_Bare | None]) -> TypeGuard[Sequence[_Bare]]:
    """True for one bare part alone, and for bullets of which none is more than a step deeper than the one before."""
    before = -4
    for bare in group:
        if bare is None or (len(group) > 1 and bare.block.kind != "item") or bare.depth > before + 4:
            return False
        before = bare.depth
    return True


@lru_cache(maxsize=REPEATED)
def _bare(part: str) -> _Bare | None:
    """The part, if it is bare."""
    bare = _BARE.fullmatch(part)
    if not bare:
        return None
    html = _inline(bare["words"].rstrip())
    if bullet := bare["bullet"]:
        depth = len(bare["indent"])
        return _Bare(depth, block("item", html, level=depth // 4 + 1, ordered=bullet[0].isdigit()))
    marks = bare["marks"]
    return _Bare(0, block("heading", html, level=len(marks)) if marks else block("paragraph", html))


def parsed(source: Sequence[str]) -> Iterator[Block]:
    """The blocks of source, all of it read by the parser."""
    return _blocks(_PARSER.parse("\n".join(source))) if source else iter(())


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
    is_marked = _MARKED.search(source) and (_MEANT.search(source) or "http" in source)
    if is_marked and "http" not in source and _UNADORNED.fullmatch(source):
        html = unadorned(source)
    elif is_marked and source.count("[") <= MAX_BRACKETS:
        html = inline_parsed(source)
    else:
        html = linked(source)
    html = tags(html)
    return _BEFORE_STOP.sub("", html) if " ." in html or " ," in html else html


def unadorned(source: str) -> str:
    """Inline HTML of source with no marks but escapes and line ends."""
    return _BREAK.sub(_broken, source)


def inline_parsed(source: str) -> str:
    """Inline HTML of inline source as the parser reads it."""
    tokens: list[Token] = []
    _PARSER.inline.parse(source, _PARSER, {}, tokens)
    return _rendered(tokens)


def _broken(match: re.Match[str]) -> str:
    """What an escape or a line end is: two spaces or a backslash before it make it a hard one."""
    if escaped := match["escaped"]:
        return str(escaped) if escaped in _ESCAPABLE else "\\" + visible(escaped)
    if match["spaces"] and match["end"] is None:
        return str(match["spaces"])
    return "<br>" if match["spaces"] or match.group().startswith("\\") else "\n"


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
