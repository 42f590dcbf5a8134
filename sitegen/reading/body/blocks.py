"""The one shape that Markdown, plain pastes and HTML bodies are brought to before any rule looks at them.

Comes in: inline HTML that its maker has escaped. Goes out: `Block` with its plain words. Nothing here is trusted HTML:
that is made in `prose.py` only, after a sanitiser.
"""

import re
from html import escape, unescape
from typing import Literal

import msgspec

from sitegen.reading.vocabulary.addresses import mailto, web_url

Kind = Literal["heading", "paragraph", "item", "quote", "pre", "table"]

MAX_DEPTH = 3
"""Lists deeper than this are shown at this depth."""

_TAG = re.compile(r"<[^<>]*>")
_BARE_URL = re.compile(r"https?://[^\s<>\"'\x00-\x1f]+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Control characters, soft hyphens, zero-width characters, marks of direction (Trojan Source), noncharacters."""


class Block(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, a heading, one item of a list …: what a body is a flat sequence of."""

    kind: Kind
    html: str
    """Inline HTML (strong, em, a, br, code); of a `table` its rows, of `pre` escaped text."""
    text: str
    """The words of `html`; lines of the source (br, soft breaks) are separated by `\\n`."""
    level: int = 0
    """Of a heading 1 to 6, or 0 where it is only a bold line; of an item its depth, from 1."""
    ordered: bool = False
    line: int = 0
    """Offset of its first line in the body, where its maker knows it."""


def block(kind: Kind, html: str, *, level: int = 0, ordered: bool = False, line: int = 0) -> Block:
    """A block with the words read off its HTML."""
    return Block(kind, html, words(html), level, ordered, line)


def words(html: str) -> str:
    r"""The plain text of inline HTML.

    >>> words("R&amp;D <strong>team</strong><br>in Oslo")
    'R&D team\nin Oslo'
    """
    text = _TAG.sub("", html.replace("<br>", "\n")) if "<" in html else html
    return folded(unescape(text) if "&" in text else text)


def folded(text: str) -> str:
    r"""Spaces of every kind become one, empty lines go; line breaks stay.

    >>> folded("a\u00a0 b \n\n c ")
    'a b\nc'
    """
    if text.isprintable():  # the only space that can be printed is a blank
        return " ".join(text.split()) if "  " in text else text.strip(" ")
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(line for part in text.split("\n") if (line := " ".join(part.split())))


def visible(text: str) -> str:
    """Text without control, zero-width and direction characters, which can make it read other than it is written."""
    return text if text.replace("\n", "").isprintable() else _INVISIBLE.sub("", text)


def link(url: str, html: str) -> str:
    """`html` as a link, or bare where the address is not one that a page may point to.

    >>> link("https://example.org/?a=1&b", "site")
    '<a href="https://example.org/?a=1&amp;b">site</a>'
    >>> link("javascript:alert(1)", "site")
    'site'
    """
    return f'<a href="{escape(url)}">{html}</a>' if is_safe_url(url) and html.strip() else html


def is_safe_url(url: str) -> bool:
    """True for an address that a page may point to."""
    return web_url(url) == url or (url.lower().startswith("mailto:") and mailto(url) == url)


def linked(text: str) -> str:
    """Plain text as inline HTML: escaped, bare web addresses as links."""
    if "http" not in text:
        return escape(text, quote=False)
    pieces, end = [], 0
    for match in _BARE_URL.finditer(text):
        url = match.group().rstrip(".,;:!?)*_]")
        pieces += [escape(text[end : match.start()], quote=False), link(url, escape(url, quote=False))]
        end = match.start() + len(url)
    return "".join(pieces) + escape(text[end:], quote=False)
