"""What one file became; the sum of them is what the board is assembled from."""

import msgspec

from sitegen.model.company import CompanyNotes
from sitegen.model.posting import Posting
from sitegen.model.problem import Problem
from sitegen.model.prose import Prose


class SourceFile(msgspec.Struct, frozen=True, gc=False):
    """A file below `content/`, as bytes, with the sidecar that overrides it."""

    path: str
    """Posix path below `content/`: `jobs/…`, `companies/<slug>.md` or `pages/<slug>.md`."""
    data: bytes
    sidecar: bytes | None = None
    """Bytes of `<path>.toml` where there is one (postings only)."""


class ContentPage(msgspec.Struct, frozen=True):
    """`content/pages/<slug>.md`: prose such as about and post-a-job."""

    slug: str
    title: str
    prose: Prose


class Parsed(msgspec.Struct, frozen=True, gc=False):
    """What was read from one file, or from all of them."""

    postings: tuple[Posting, ...] = ()
    companies: tuple[CompanyNotes, ...] = ()
    pages: tuple[ContentPage, ...] = ()
    problems: tuple[Problem, ...] = ()
