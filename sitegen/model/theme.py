"""The look of a board, as read from disk: templates and static files, the board's own laid over the packaged ones."""

from collections.abc import Mapping

import msgspec


class Theme(msgspec.Struct, frozen=True):
    """Everything that rendering needs besides the pages."""

    templates: Mapping[str, str]
    """Source by template name. A packaged template is there twice: as `job.html`, unless the board replaces it, and
    as `sitegen/job.html`, which a replacement may extend."""
    sources: Mapping[str, str]
    """Template name → the file it came from, for error messages."""
    assets: Mapping[str, bytes]
    """`static/assets/**` by path below it; published below `assets/<digest of them all>/`, so that a browser may keep
    them for ever and modules may import each other by relative path."""
    files: Mapping[str, bytes]
    """Everything else of `static/**`, published at the same path from the root of the site."""
    packaged: frozenset[str] = frozenset()
    """Names of the assets that are the packaged theme's own."""
