"""Board → `opensearch.xml`: how a browser searches this board from its address bar (OpenSearch 1.1, draft 6).

Comes in: a `Board` that knows its address. Goes out: one small file, which the head of every page names.
"""

from collections.abc import Iterator
from functools import partial

from sitegen.feeds.xml import DECLARATION, element
from sitegen.model.board import Board
from sitegen.model.page import Planned
from sitegen.paths import HOME, OPENSEARCH
from sitegen.settings import Settings

NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
TYPE = "application/opensearchdescription+xml"
SHORT_NAME, LONG_NAME, DESCRIPTION = 16, 48, 1024
"""Most characters that the specification allows for each."""


def plan(board: Board) -> Iterator[Planned]:
    """One file."""
    yield Planned(OPENSEARCH, partial(_file, board.settings))


def _file(settings: Settings) -> bytes:
    base, name = settings.base_url, " ".join(settings.name.split())
    parts = (
        element("ShortName", cut(name, SHORT_NAME)),
        element("LongName", cut(name, LONG_NAME)),
        element("Description", cut(f"Search the jobs of {name}", DESCRIPTION)),
        element("Url", attributes={"type": "text/html", "template": f"{base}{HOME}?q={{searchTerms}}"}),
        element("Url", attributes={"type": TYPE, "rel": "self", "template": base + OPENSEARCH}),
        element("Image", f"{base}favicon.svg", {"type": "image/svg+xml"}),
        element("Language", settings.language),
        element("InputEncoding", "UTF-8"),
        element("OutputEncoding", "UTF-8"),
    )
    lines = "\n".join(parts)
    return f'{DECLARATION}<OpenSearchDescription xmlns="{NAMESPACE}">\n{lines}\n</OpenSearchDescription>\n'.encode()


def cut(words: str, longest: int) -> str:
    """As many whole words as fit, and of a single long word its beginning.

    >>> cut("Bakers of the North", 16), cut("Bäckereifachverkäufer", 16)
    ('Bakers of the', 'Bäckereifachverk')
    """
    if len(words) <= longest:
        return words
    return words[: longest + 1].rpartition(" ")[0] or words[:longest]
