"""HTML bodies, escaped once too often or not.

Comes in: HTML source of any quality. Goes out: flat blocks with the line each started on. It must never keep a tag that
is not known here, and never nest: a hundred thousand open divs cost what their characters cost.
"""

import re
from collections.abc import Iterator
from html import escape, unescape

from sitegen.reading.body.blocks import MAX_DEPTH, Block, Kind, block, link, linked, visible

_TOKEN = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*|/)?)>")
_HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_KNOWN = r"(?:p|div|br|li|ul|ol|strong|b|em|span|h[1-6])\b"
_TAGS = re.compile(rf"</?{_KNOWN}", re.IGNORECASE)
_ESCAPED_TAGS = re.compile(rf"&(?:amp;)*lt;/?{_KNOWN}", re.IGNORECASE)
_SPACE = re.compile(r"\s+")

_INLINE = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "code": "code"}
_BLOCKS = frozenset(
    "p div section article header footer main aside address ul ol li dl dt dd table thead tbody tfoot tr "
    "blockquote pre h1 h2 h3 h4 h5 h6 hr body html form fieldset figure figcaption details summary center".split()
)
_LINES = frozenset(("p", "div", "section", "article"))
"""Blocks that are only lines inside an item of a list."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SILENT = frozenset("script style head title template svg math iframe object noscript textarea select".split())


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
        self.has_words = False
        self.line = 0  # where the block at hand began
        self.lists: list[bool] = []
        self.kind: Kind = "paragraph"
        self.level = 0
        self.inline: list[str] = []
        self.in_link = False

    def read(self, body: str) -> Iterator[Block]:
        """The blocks of the body."""
        silent = ""
        line = 0
        for text, closing, name, attributes in _tokens(body):
            if not silent:
                self._text(text, line)
            line += text.count("\n") + attributes.count("\n")
            if silent:
                silent = "" if closing and name == silent else silent
            elif name in _SILENT:
                silent = "" if closing else name
            elif name in _LINES and self.kind == "item":
                self._inline("br", False, "")
            elif name in _BLOCKS:
                yield from self._finish()
                self._block(name, bool(closing))
            elif name == "br" and self.kind == "paragraph" and self.out and self.out[-1] == "<br>":
                yield from self._finish()  # two in a row part paragraphs
            elif name:
                self._inline(name, bool(closing), attributes)
        yield from self._finish()

    def _text(self, text: str, line: int) -> None:
        text = visible(unescape(text))
        if self.kind != "pre":
            text = _SPACE.sub(" ", text)
        if not text or (text == " " and not self.has_words):
            return
        if not self.has_words:
            self.line = line
        self.has_words = True
        if text != " " or self.out[-1] != "<br>":
            self.out.append(escape(text, quote=False) if self.in_link else linked(text))

    def _finish(self) -> Iterator[Block]:
        """The block that ends here, if it has words."""
        if self.has_words:
            while self.out and self.out[-1] in ("<br>", " "):
                self.out.pop()
            ends = ["</a>"] * self.in_link + [f"</{tag}>" for tag in reversed(self.inline)]
            html = "".join(self.out).rstrip() + "".join(ends)
            made = block(self.kind, html, level=self.level, ordered=bool(self.lists and self.lists[-1]), line=self.line)
            if made.text:
                yield made
        self.out = [f"<{tag}>" for tag in self.inline]
        self.has_words = self.in_link = False

    def _block(self, name: str, closing: bool) -> None:
        """Begin what this tag begins; after any other tag comes a paragraph."""
        if name in ("ul", "ol"):
            if not closing:
                self.lists.append(name == "ol")
            elif self.lists:
                self.lists.pop()
        self.kind, self.level = "paragraph", 0
        if closing:
            return
        if name == "li":
            self.kind, self.level = "item", max(1, min(len(self.lists), MAX_DEPTH))
        elif name in _HEADINGS:
            self.kind, self.level = "heading", int(name[1])
        elif name == "blockquote":
            self.kind = "quote"
        elif name == "pre":
            self.kind = "pre"

    def _inline(self, name: str, closing: bool, attributes: str) -> None:
        if name == "br":
            if self.has_words and self.out[-1] != "<br>":
                self.out.append("<br>")
        elif name in ("td", "th"):
            if self.has_words and not closing:
                self.out.append(" | ")
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
        if self.in_link:
            self.out.append("</a>")
            self.in_link = False
        match = None if closing else _HREF.search(attributes)
        if match:
            tag = link(unescape(match.group(1) or match.group(2) or match.group(3) or "").strip(), "x")
            if tag != "x":
                self.in_link = True
                self.out.append(tag.removesuffix("x</a>"))


def _tokens(body: str) -> Iterator[tuple[str, str, str, str]]:
    """(text before, "/" or "", tag name, attributes) for each tag, comments left out; the last has no name."""
    for part in _without_comments(body):
        position = 0
        for match in _TOKEN.finditer(part):
            yield part[position : match.start()], match.group(1), match.group(2).lower(), match.group(3)
            position = match.end()
        yield part[position:], "", "", ""


def _without_comments(body: str) -> Iterator[str]:
    """The parts of the body between comments; one that does not end hides the rest, as it does in a browser."""
    position = 0
    while (start := body.find("<!--", position)) >= 0:
        yield body[position:start]
        end = body.find("-->", start)
        if end < 0:
            return
        position = end + 3
    yield body[position:]
