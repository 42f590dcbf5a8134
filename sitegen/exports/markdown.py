"""HTML of our own making, and words, → Markdown (CommonMark).

Comes in: the HTML of `Prose`, of a few elements, or any words. Goes out: source that gives the same text again. It must
never let words of an ad become marks: `<script>` in a text is text in Markdown too.
"""

import re

from html_to_markdown import ConversionOptions, convert

# html-to-markdown is 15 times as fast as markdownify, and gets fences round backticks and pipes in tables right. It
# escapes every mark it knows, wherever it stands.
_OPTIONS = ConversionOptions.from_json(  # in the converter's own types: words for them are looked up at each call
    """{
        "extract_metadata": false, "autolinks": false,
        "escape_misc": true, "escape_asterisks": true, "escape_underscores": true
    }"""
)
_ESCAPE = re.compile(r"\\[-+=#.)&\\]")
"""Marks at the beginning of a line only, and an ampersand: what is escaped most often, and hardly ever has to be. And a
backslash, so that the second one of `\\)` is not taken for that of an escape."""
_REFERENCE = re.compile(r"#?\w+;")
_REACH = 12
"""Characters that decide whether an escape is needed: a number that begins an item has at most 9 digits."""
_MARK = re.compile(r"[\\`*_\[\]<]|&(?=#?\w+;)")


def markdown(html: str) -> str:
    r"""The source for some HTML, without a line feed at its end.

    >>> markdown("<p>A self-driven <strong>baker</strong></p><ul><li>1. R&amp;D &lt;b&gt;</li></ul>")
    'A self-driven **baker**\n\n- 1\\. R&D \\<b\\>'
    """
    source = convert(html, _OPTIONS).content or "" if html else ""
    # In code nothing is escaped, so a backslash there is the ad's own.
    return (source if "`" in source else _ESCAPE.sub(_if_needed, source)).strip()


def _if_needed(escape: re.Match[str]) -> str:
    """The mark with its backslash, and without where it stands behind a word: `self-driven`, `about 1.5`."""
    mark, source, start = escape[0][1], escape.string, escape.start()
    if mark == "\\":
        return escape[0]
    if mark == "&":
        return escape[0] if _REFERENCE.match(source, escape.end()) else mark
    before = source[max(0, start - _REACH) : start]
    if mark in ".)":
        before = before.rstrip("0123456789")
        inside = before[-1:].isalpha() or before[-1:] in tuple("$€£(,.-+/:") or before[-2:-1].isalpha()
        return mark if inside and before[-1:] != "\n" else escape[0]
    inside = before[-1:].isalnum() or (mark != "#" and before[-1:] == " " and before[-2:-1].isalnum())
    return mark if inside else escape[0]


def words(text: str) -> str:
    r"""Text within a line: one line, nothing in it a mark.

    >>> words("C# [Senior]\n R&D *now*")
    'C# \\[Senior\\] R&D \\*now\\*'
    """
    return _MARK.sub(r"\\\g<0>", " ".join(text.split()))
