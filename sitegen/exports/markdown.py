"""HTML of our own making, and words, → Markdown (CommonMark).

Comes in: the HTML of `Prose`, of a few elements, or any words. Goes out: source that gives the same text again. It must
never let words of an ad become marks: `<script>` in a text is text in Markdown too.
"""

import re

from html_to_markdown import ConversionOptions, convert

# html-to-markdown is 15 times as fast as markdownify, and gets fences round backticks and pipes in tables right. It
# escapes every mark it knows, wherever it stands.
_OPTIONS = ConversionOptions(
    extract_metadata=False, autolinks=False, escape_misc=True, escape_asterisks=True, escape_underscores=True
)
_NEEDLESS = re.compile(r"(?<=\w)(?: ?\\[-+=]|\\#)|(?<=[^\W\d] )\d+\\[.)]|(?<=[$€£])\d+\\[.)]")
r"""Escapes of what is a mark at the beginning of a line only, behind a word: `self\-driven`, `about 1\.5`."""
_MARK = re.compile(r"[\\`*_\[\]<]|&(?=#?\w+;)")


def markdown(html: str) -> str:
    r"""The source for some HTML, without a line feed at its end.

    >>> markdown("<p>A self-driven <strong>baker</strong></p><ul><li>1. R&amp;D &lt;b&gt;</li></ul>")
    'A self-driven **baker**\n\n- 1\\. R\\&D \\<b\\>'
    """
    source = convert(html, _OPTIONS).content or "" if html else ""
    # In code nothing is escaped, so a backslash there is the ad's own.
    return (source if "`" in source else _NEEDLESS.sub(_bare, source)).strip()


def _bare(escape: re.Match[str]) -> str:
    return escape[0].replace("\\", "")


def words(text: str) -> str:
    r"""Text within a line: one line, nothing in it a mark.

    >>> words("C# [Senior]\n R&D *now*")
    'C# \\[Senior\\] R&D \\*now\\*'
    """
    return _MARK.sub(r"\\\g<0>", " ".join(text.split()))
