"""Whether a body is Markdown, HTML or plain text; file names are only a hint.

What comes in is a path and a body, what goes out is its kind. It never looks at a whole text more than once.
"""

import re
from pathlib import PurePosixPath

from sitegen.model.posting import BodyKind

BLOCK_TAG = re.compile(r"<(?:p|div|ul|ol|li|br|h[1-6]|table|section|article|html|body)\b[^<>]{0,300}>", re.IGNORECASE)
STARTS_WITH_TAG = re.compile(r"\s*<(?:!doctype|!--|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)
# A heading, or two words or lines in bold: what no plain text has by chance.
MARKDOWN = re.compile(r"^#{1,6} +\S|\*\*[^*\n]{1,200}\*\*|\]\(https?://", re.MULTILINE)

MARKDOWN_NAMES = (".md", ".markdown")
HTML_NAMES = (".html", ".htm")
TEXT_NAMES = (".txt", ".text")


def tell_kind(path: str, body: str, *, header: bool = False) -> BodyKind:
    r"""The kind of a body; one below a front matter (`header`) is Markdown unless it is HTML, or a text by its name.

    pythonjobs keeps Markdown in `.html` files, so that name alone says nothing where there is no tag.

    >>> tell_kind("a.html", "Plain *words*", header=True), tell_kind("a.txt", "Plain\nlines", header=True)
    ('markdown', 'plain')
    >>> tell_kind("a.txt", "About the job\n\nYou lead the team.")
    'plain'
    >>> tell_kind("a.txt", "<p>You lead</p><ul><li>the team</li></ul>")
    'html'
    """
    name = PurePosixPath(path).suffix.lower()
    tags = len(BLOCK_TAG.findall(body))
    if tags and (STARTS_WITH_TAG.match(body) or (name in HTML_NAMES and tags > 2)):
        return "html"
    if name in MARKDOWN_NAMES or (header and name not in TEXT_NAMES) or MARKDOWN.search(body):
        return "markdown"
    return "plain"
