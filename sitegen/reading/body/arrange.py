"""The rules that make one clean body of blocks: what is a heading, what is said twice, what belongs in the fold.

Comes in: blocks of any source, in order. Goes out: the blocks to show and the legal ones. It must never lose words that
are not a repetition, noise or a heading of nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape
from itertools import chain, pairwise, zip_longest

import msgspec

from sitegen.reading.body.blocks import Block, Kind, block, words
from sitegen.reading.body.boilerplate import is_generic, is_legal, is_legal_heading, is_noise, is_section, states_pay
from sitegen.reading.vocabulary.by_word import REPEATED

_STRONG = re.compile(r"<strong>.*?</strong>", re.DOTALL)
_OTHER_TAG = re.compile(r"</?(?!strong)[a-z][^<>]*>|</?strong[^>]+>")
_BREAK = re.compile(r"(<br>|\n)")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u2300-\u23ff\ufe0e\ufe0f\u20e3\U000e0020-\U000e007f]+"
)
_EDGE = re.compile(r"^[\s•·●*#>:.\-–—]+|[\s:;*#\-–—]+$")
_NOT_A_HEADING = re.compile(r"https?:|www\.|[.!?] \w.*|\|.*\||[.,;]$(?<!\.\.\.)")
_ODD_BULLET = re.compile(r"^(?:[•·●▪◦‣∙]|-(?= ))\s*")
LONGEST_BOLD = 900
"""HTML that is longer is no bold line which stands for itself, whatever its tags."""
LEGAL_FROM = 0.45
"""The part of the blocks before which nothing is folded: an opening that mentions equality is about the employer."""


def arranged(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """(blocks to show, blocks of the legal fold), cleaned."""
    shown, legal = folded_away(list(without_repeats(chain.from_iterable(map(_cleaned, blocks)))))
    return tuple(levelled(without_hollow(shown))), tuple(levelled(without_hollow(legal)))


@lru_cache(maxsize=REPEATED)
def _cleaned(whole: Block) -> tuple[Block, ...]:
    """The lines of a block that say something, those that read as headings as such."""
    return tuple(filter(_says_something, map(as_heading, split(whole))))


def _says_something(each: Block) -> bool:
    return any(map(str.isalnum, each.text)) and not is_noise(each.text)


def split(whole: Block) -> Iterator[Block]:
    """A paragraph cut at lines that are headings or list items of their own; anything else as it is."""
    if "\n" not in whole.text or whole.kind not in ("paragraph", "item"):
        yield whole
        return
    part, kind = "", whole.kind
    for number, line in enumerate(_unwrapped(whole.html)):
        bullet = _ODD_BULLET.match(line)
        is_heading = _is_bold_line(line) and 2 <= len(words(line)) <= 90
        if part and not (bullet or is_heading) and (kind != "item" or whole.kind == "item"):
            part += "<br>" + line
            continue
        if part:
            yield _part(whole, kind, part)
        kind = "item" if bullet else whole.kind if number == 0 and not is_heading else "paragraph"
        part = line[bullet.end() :] if bullet else line
        if is_heading:
            yield _part(whole, "paragraph", line)
            part = ""
    if part:
        yield _part(whole, kind, part)


def _unwrapped(html: str) -> Iterator[str]:
    """The lines of inline HTML. A soft break is no line's end, nor is a hard one in the middle of a sentence."""
    line, has_words, is_soft = "", False, False
    for piece in _BREAK.split(html):
        if piece in ("\n", "<br>"):
            is_soft = piece == "\n"
        elif has_words and _continues(line, piece, is_soft):
            line += " " + piece.strip()
        else:
            if has_words:
                yield line
            line = piece.strip()
            has_words = bool(words(line))
    if has_words:
        yield line


def _continues(line: str, piece: str, is_soft: bool) -> bool:
    """True where a piece goes on with the sentence of the line; a bold line among others stands for itself."""
    if is_soft:
        return _is_bold_line(line) == _is_bold_line(piece)
    return piece[:1].islower() and len(line) > 40 and line[-1] not in ".:!?;>"


def _part(whole: Block, kind: Kind, html: str) -> Block:
    if kind == "item":
        return block(kind, html, level=max(1, whole.level), ordered=whole.ordered, line=whole.line)
    return block(kind, html, line=whole.line)


def _is_bold_line(html: str) -> bool:
    """True where a line is bold and may be a heading; looks at no more than that many characters of a long one."""
    return len(html) < LONGEST_BOLD and is_bold(html)


def is_bold(html: str) -> bool:
    """True where all words of the inline HTML are bold."""
    if "<strong>" not in html:
        return False
    rest = _STRONG.sub("", _OTHER_TAG.sub("", html))
    return not any(char.isalnum() for char in words(rest))


def as_heading(each: Block) -> Block:
    """A line that reads as a heading as one, a heading as its bare words; other blocks as they are."""
    if each.kind == "heading" and (len(each.text) > 160 or states_pay(each.text)):
        return block("paragraph", each.html, line=each.line)
    if each.kind == "heading" or (each.kind == "paragraph" and _reads_as_heading(each)):
        text = _EDGE.sub("", _EMOJI.sub("", each.text.replace("\n", " ")))
        text = " ".join(text.split())
        return Block("heading", escape(text, quote=False), text, each.level, line=each.line)
    return each


def _reads_as_heading(each: Block) -> bool:
    """Bold, in capitals, or the name of a usual section; never a sentence, nor pay (with which seed 002 begins)."""
    text = each.text
    if not 2 <= len(text) <= 90 or _NOT_A_HEADING.search(text) or states_pay(text):
        return False
    if is_bold(each.html):
        return True
    is_shouted = text.isupper() and sum(map(str.isalpha, text)) >= 4
    return len(text) <= 60 and (is_shouted or (is_section(text) and not text.endswith("!")))


def without_repeats(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without those of more than 30 characters that were there before."""
    seen: set[str] = set()
    for each in blocks:
        key = each.text.casefold()
        if len(key) > 30 and key in seen and each.kind != "heading":
            continue
        seen.add(key)
        yield each


def folded_away(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """(shown, legal): legal paragraphs of the last 55 % of the blocks, with the headings that stand over them only."""
    first = int(len(blocks) * LEGAL_FROM)
    legal = [index >= first and _is_legal(each) for index, each in enumerate(blocks)]
    for index, end in _sections(blocks):
        if index < first:
            continue
        of_section = range(index + 1, end)
        if is_legal_heading(blocks[index].text) and not any(states_pay(blocks[at].text) for at in of_section):
            legal[index:end] = [True] * (end - index)
        elif of_section and all(legal[at] for at in of_section):
            legal[index] = True
    return (
        [each for each, is_so in zip(blocks, legal, strict=True) if not is_so],
        [each for each, is_so in zip(blocks, legal, strict=True) if is_so],
    )


def _is_legal(each: Block) -> bool:
    """An item must say much more of it than a paragraph: most that name privacy are about the work."""
    if each.kind == "item":
        return is_legal(each.text, weight=6)
    return each.kind in ("paragraph", "quote") and (is_legal(each.text) or is_legal_heading(each.text))


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """(index of the heading, index after its last block) of each section."""
    heads = [index for index, each in enumerate(blocks) if each.kind == "heading"]
    yield from pairwise([*heads, len(blocks)])


def without_hollow(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without generic headings before a heading, and headings at the end; a bold sentence there is text."""
    for each, after in zip_longest(blocks, blocks[1:]):
        if each.kind != "heading" or (after and after.kind != "heading"):
            yield each
        elif after is None or is_generic(each.text):
            if each.level == 0 and len(each.text.split()) > 3:
                yield Block("paragraph", f"<strong>{each.html}</strong>", each.text)
        else:
            yield each


def levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    """Headings as level 2, or 3 below a real heading of a higher level; items one step deeper at most than before."""
    blocks = list(blocks)
    real = [each.level for each in blocks if each.kind == "heading" and each.level]
    top = next((level for level in sorted(set(real)) if real.count(level) > 1), min(real, default=1))
    depths: list[int] = []
    is_below_real = False  # a bold line says nothing of levels: what follows it is not below it
    for each in blocks:
        if each.kind == "item":
            while depths and depths[-1] > each.level:
                depths.pop()
            if not depths or depths[-1] < each.level:
                depths.append(each.level)
            yield msgspec.structs.replace(each, level=min(len(depths), 3))
            continue
        depths = []
        if each.kind == "heading":
            is_sub = is_below_real and each.level > top
            is_below_real = is_sub or 0 < each.level <= top
            yield msgspec.structs.replace(each, level=3 if is_sub else 2)
        else:
            yield each
