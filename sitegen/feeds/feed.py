"""What a feed is before it has a format: a list of jobs, and each job as an entry. Nothing here decides."""

import datetime

import msgspec

from sitegen.model.job import Job


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One job in words. Texts are plain but for those that say they are HTML."""

    id: str
    """IRI: the same whatever becomes of the title."""
    url: str
    """Absolute address of its page."""
    title: str
    """Title and employer, as readers of feeds list entries of many sources."""
    author: str | None
    """Its employer, where one is named."""
    date: datetime.datetime | None
    """When it was posted, else listed: the first moment of the day in the board's time zone. None where neither is
    known."""
    language: str
    """BCP 47 language of the ad, where it is another than the board's; else empty."""
    tags: tuple[str, ...]
    """Category, level and the first skills."""
    excerpt: str
    summary: str
    """HTML: the facts, and the excerpt below them."""
    content: str
    """HTML: the facts, and below them everything that the ad says."""


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """The feed of one list."""

    base: str
    """Site path of the list: `companies/acme/`. Its feeds lie there."""
    address: str
    """The same, absolute."""
    home: str
    """Absolute address of the board."""
    site: str
    """Name of the board."""
    language: str
    """BCP 47 language of the board."""
    title: str
    description: str = ""
    updated: datetime.datetime
    """The newest date of its entries; of the board where it has none."""
    jobs: tuple[Job, ...]
    """At most `lists.LONGEST` open ones in list order: the newest first, those without a date last."""
    full: bool
    """True where entries have the whole text of the ad, not only the excerpt."""
