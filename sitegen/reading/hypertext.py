"""HTML bodies, escaped once too often or not.

Comes in: HTML source of any quality. Goes out: flat blocks with the line each started on. It must never keep a tag that
is not known here, and never nest: a hundred thousand open divs cost what their characters cost.
"""

import re
from collections.abc import Iterator
from html import escape, unescape

from sitegen.reading.blocks import Block, Kind, block, link, linked

_TOKEN = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*|/)?)>")
_HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_KNOWN = r"(?:p|div|br|li|ul|ol|strong|b|em|span|h[1-6])\b"
_TAGS = re.compile(rf"</?{_KNOWN}", re.IGNORECASE)
_ESCAPED_TAGS = re.compile(rf"&(?:amp;)*lt;/?{_KNOWN}", re.IGNORECASE)
_OUTER_SPACE = re.compile(r"^(?:\s|<br>)+|(?:\s|<br>)+$")

_INLINE = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "code": "code"}
_BLOCKS = frozenset(
    "p div section article header footer main aside address ul ol li dl dt dd table thead tbody tfoot tr td th "
    "blockquote pre h1 h2 h3 h4 h5 h6 hr body html form fieldset figure figcaption details summary center".split()
)
_SILENT = frozenset("script style head title template svg math iframe object noscript textarea select".split())
MAX_DEPTH = 4
"""Lists deeper than this are shown at this depth."""


def html_blocks(body: str) -> list[Block]:
    """The blocks of an HTML body, in order."""
    return list(_Reader().read(unescaped(body)))


def unescaped(body: str) -> str:
    """The body as HTML: unescaped while escaped tags outweigh real ones, so that an ad that shows a tag keeps it.

    >>> unescaped("&lt;p&gt;Hi &amp;amp; welcome&lt;/p&gt;")
    '<p>Hi &amp; welcome</p>'
    >>> unescaped("<p>Write &lt;p&gt; tags</p>")
    '<p>Write &lt;p&gt; tags</p>'
    """
    for _ in range(2):
        if len(_ESCAPED_TAGS.findall(body)) <= len(_TAGS.findall(body)):
            break
        body = unescape(body)
    return body


class _Reader:
    """Where we are in the source: open lists, the block being filled. Lives for one call of `html_blocks`."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.lists: list[bool] = []
        self.kind: Kind = "paragraph"
        self.level = 0
        self.inline: list[str] = []
        self.href: str | None = None
        self.cells = 0

    def read(self, body: str) -> Iterator[Block]:
        silent = ""
        line = start = 0
        for text, closing, name, attributes in _tokens(body):
            if not silent and text:
                if not self.out:
                    start = line
                self._text(text)
            line += text.count("\n") + attributes.count("\n")
            if silent:
                silent = "" if closing and name == silent else silent
            elif name in _SILENT:
                silent = "" if closing else name
            elif name in _BLOCKS:
                yield from self._finish(start)
                self._block(name, bool(closing))
            elif name:
                self._inline(name, bool(closing), attributes)
        yield from self._finish(start)

    def _text(self, text: str) -> None:
        text = unescape(text)
        self.out.append(escape(text, quote=False) if self.href else linked(text))

    def _finish(self, line: int) -> Iterator[Block]:
        """The block that ends here, if it has words."""
        for tag in reversed(self.inline):
            self.out.append(f"</{tag}>")
        html = _OUTER_SPACE.sub("", "".join(self.out).replace("\n", " ") if self.kind != "pre" else "".join(self.out))
        made = block(self.kind, html, level=self.level, ordered=bool(self.lists and self.lists[-1]), line=line)
        if made.text:
            yield made
        self.out = [f"<{tag}>" for tag in self.inline]
        if self.kind == "heading":
            self.kind, self.level = "paragraph", 0

    def _block(self, name: str, closing: bool) -> None:
        if name in ("ul", "ol"):
            if not closing:
                self.lists.append(name == "ol")
            elif self.lists:
                self.lists.pop()
        is_item = name == "li" and not closing
        self.kind, self.level = ("item", max(1, min(len(self.lists), MAX_DEPTH))) if is_item else ("paragraph", 0)
        if name[0] == "h" and name[1:].isdigit() and not closing:
            self.kind, self.level = "heading", int(name[1])
        elif name in ("blockquote", "pre") and not closing:
            self.kind = "quote" if name == "blockquote" else "pre"

    def _inline(self, name: str, closing: bool, attributes: str) -> None:
        if name == "br":
            self.out.append("<br>")
        elif name == "a":
            self._anchor(closing, attributes)
        elif tag := _INLINE.get(name):
            if closing and tag in self.inline:
                self.inline.remove(tag)
                self.out.append(f"</{tag}>")
            elif not closing and tag not in self.inline:
                self.inline.append(tag)
                self.out.append(f"<{tag}>")

    def _anchor(self, closing: bool, attributes: str) -> None:
        if self.href:
            self.out.append("</a>")
            self.href = None
        match = None if closing else _HREF.search(attributes)
        if match:
            tag = link(unescape(match.group(1) or match.group(2) or match.group(3) or "").strip(), "x")
            if tag != "x":
                self.href = tag
                self.out.append(tag.removesuffix("x</a>"))


def _tokens(body: str) -> Iterator[tuple[str, str, str, str]]:
    """(text before, "/" or "", tag name, attributes) for each tag, comments left out; the last has no name."""
    position = 0
    for part in _without_comments(body):
        position = 0
        for match in _TOKEN.finditer(part):
            yield part[position : match.start()], match.group(1), match.group(2).lower(), match.group(3)
            position = match.end()
        yield part[position:], "", "", ""


def _without_comments(body: str) -> Iterator[str]:
    position = 0
    while (start := body.find("<!--", position)) >= 0:
        yield body[position:start]
        end = body.find("-->", start)
        if end < 0:
            return
        position = end + 3
    yield body[position:]
