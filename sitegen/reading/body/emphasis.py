"""Bold and italic marks that do not follow CommonMark: `** X**`, `**X:**Y`, `** **`, `****`, `_ X_`, and unclosed ones.

Comes in: one paragraph of Markdown source. Goes out: the same with each pair of marks as control characters, which the
Markdown parser carries through as text and `tags` turns into HTML. It must take linear time for any run of marks.
"""

import re
from functools import lru_cache

from sitegen.reading.vocabulary.by_word import REPEATED

_PAIRS = {"**": ("\x02", "\x03"), "_": ("\x04", "\x05")}
_TAGS = {"\x02": "<strong>", "\x03": "</strong>", "\x04": "<em>", "\x05": "</em>"}
_OPENERS, _ENDS = "[\x02\x04]", "[\x03\x05]"

# What must not be taken for marks comes first: escapes, code, the addresses of links, and addresses in the text.
_MARK = re.compile(
    r"""( \\. | `[^`\n]+` | \]\([^()\s\[\]]*\) | (?:https?://|www\.)[^\s*]*[^\s*_]
        | \*{2,}
        | (?<!\w)_+ | (?<!_)_+(?!\w)
        | \n )""",
    re.VERBOSE,
)
_BOTH = re.compile(r"(?<![\\*])\*{3}(?=[^\s*])([^*_\n`]++)(?<=\S)\*{3}(?!\*)")
"""Bold and italic at once. One star of three is left to the parser, which does not see it behind a full stop."""
_UNTIDY = re.compile(r"[\x02\x04 \t][\x03\x05]|[\x02\x04][ \t]")
"""Where one of the three patterns below may match."""
_NOTHING = re.compile(r"\x02([ \t]*)\x03|\x04([ \t]*)\x05")
_SPACE_AFTER_OPENER = re.compile(rf"({_OPENERS}+)([ \t]+)")
_SPACE_BEFORE_END = re.compile(rf"(?<=[^\s\x02-\x05])([ \t]+)({_ENDS}+)")


@lru_cache(maxsize=REPEATED)
def paired(paragraph: str) -> str:
    """Marks as control characters: each pair closes on its line, has no space on its inner sides and is not empty.

    >>> tags(paired("** About us:**We **** build _ tools_ **"))
    ' <strong>About us:</strong>We  build  <em>tools</em> '
    """
    if "**" not in paragraph and "_" not in paragraph:
        return paragraph
    pieces = _MARK.split(_BOTH.sub(r"**_\1_**", paragraph) if "***" in paragraph else paragraph)
    marks = list(map(_mark, pieces[1::2]))
    left = {mark: marks.count(mark) for mark in _PAIRS}
    is_open: list[str] = []
    for index, mark in zip(range(1, len(pieces), 2), marks, strict=True):
        if mark:
            left[mark] -= 1
            pieces[index] = _replaced(pieces[index], mark, is_open, bool(left[mark]))
        elif is_open and pieces[index] == "\n":
            ends = "".join(_PAIRS[each][1] for each in reversed(is_open))
            pieces[index] = ends + "\n" + "".join(_PAIRS[each][0] for each in is_open)
    text = "".join(pieces) + "".join(_PAIRS[each][1] for each in reversed(is_open))
    if not _UNTIDY.search(text):
        return text
    for _ in _PAIRS:
        text = _NOTHING.sub(r"\1\2", text)
    return _SPACE_BEFORE_END.sub(r"\2\1", _SPACE_AFTER_OPENER.sub(r"\2\1", text))


def _mark(piece: str) -> str:
    """Which mark a piece is, if it is one."""
    return "**" if piece.startswith("**") else "_" if piece.startswith("_") else ""


def _replaced(piece: str, mark: str, is_open: list[str], has_partner: bool) -> str:
    """What stands for a mark; `****` closes and opens, so it is nothing, and so is a mark without a partner."""
    if len(piece) > 3 or (mark == "_" and len(piece) == 2):
        return ""
    star = "*" if piece == "***" else ""
    if mark in is_open:
        is_open.remove(mark)
        return star + _PAIRS[mark][1]
    if not has_partner:
        return ""
    is_open.append(mark)
    return _PAIRS[mark][0] + star


def tags(text: str) -> str:
    """The control characters as HTML."""
    if "\x02" in text or "\x04" in text:
        for mark, tag in _TAGS.items():
            text = text.replace(mark, tag)
    return text
