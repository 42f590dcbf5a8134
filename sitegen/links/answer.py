"""What a host answered about one address, as it is kept in the cache: what was heard, and no judgement."""

import datetime
from typing import Literal

import msgspec

Failure = Literal["no-host", "no-dns", "private", "refused", "timeout", "tls", "loop", "broken"]
"""Why there is no status: the name is not known; names cannot be looked up now; an address inside a private network,
which is never asked; nobody listens there; no answer in time; no secure connection (certificate, protocol); redirects
without end; what came is not HTTP, or the connection broke."""

Sign = Literal["closed", "wall", "script"]
"""What the words of a page say: the ad is closed; programs are kept out; there is nothing until scripts have run."""


class Hop(msgspec.Struct, frozen=True):
    """One redirect."""

    status: int
    url: str
    """Where it leads, absolute."""


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came back for one address."""

    url: str
    """As the posting has it."""
    asked: datetime.datetime
    """When, UTC."""
    status: int | None = None
    """HTTP status at the end of the redirects; None where there is none."""
    hops: tuple[Hop, ...] = ()
    failure: Failure | None = None
    detail: str = ""
    """The system's own words about the failure."""
    sign: Sign | None = None
    words: str = ""
    """The words of the page that are the sign."""

    @property
    def final(self) -> str:
        """The address at the end of the redirects."""
        return self.hops[-1].url if self.hops else self.url
