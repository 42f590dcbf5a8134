"""A body as pages show it. `SafeHtml` is made in `reading/body/prose.py` only; templates print it without a filter.

Bodies are most of what a board holds in memory, so they are kept in UTF-8: one dash or quotation mark makes each
character of a string take two bytes, one emoji four.
"""

import msgspec


class SafeHtml(msgspec.Struct, frozen=True, gc=False):
    """HTML that was rendered from escaped source and sanitised. Jinja prints it as it is, through `__html__`."""

    utf8: bytes

    @property
    def html(self) -> str:
        """As text."""
        return self.utf8.decode()

    def __html__(self) -> str:
        return self.html

    def __bool__(self) -> bool:
        return bool(self.utf8)


class Heading(msgspec.Struct, frozen=True, gc=False):
    """A heading of the body: h2, or h3 for a true sub-level."""

    level: int
    anchor: str
    """The `id` of the heading in the HTML, unique in the body."""
    text: str


class Prose(msgspec.Struct, frozen=True, gc=False):
    """A body in all the forms that pages and search need."""

    html: SafeHtml
    """The employer's text without the legal boilerplate, and on a board without what is in `employer`."""
    legal: SafeHtml
    """Equal opportunity and legal notices, for the fold; may be empty."""
    headings: tuple[Heading, ...]
    excerpt: str
    """Plain text of about two sentences, at most 200 characters."""
    words: bytes
    """`text` in UTF-8."""
    employer: SafeHtml | None = None
    """Paragraphs about the employer that its postings repeat, for a fold; set on a board only."""

    @property
    def text(self) -> str:
        r"""Plain text: words for search and comparison, paragraphs separated by `\n`. That of `html`; on a board
        without what the employer's other postings say too.
        """
        return self.words.decode()

    @property
    def whole(self) -> str:
        """All that the ad says, as HTML: its text, what is set apart about the employer, its legal notices."""
        return "\n".join(part.html for part in (self.html, self.employer, self.legal) if part)
