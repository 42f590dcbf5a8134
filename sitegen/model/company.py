"""Companies: the optional prose an owner writes about one, and the company as the board knows it."""

import msgspec

from sitegen.model.job import Tag
from sitegen.model.posting import PostingDate
from sitegen.model.prose import Prose


class CompanyNotes(msgspec.Struct, frozen=True, kw_only=True):
    """`content/companies/<slug>.md`: the owner's prose and facts about one employer."""

    slug: str
    name: str | None = None
    """The spelling to show; else that of the postings."""
    website: str | None = None
    aliases: tuple[str, ...] = ()
    """Other spellings in postings that are this company."""
    about: Prose


class Count(msgspec.Struct, frozen=True):
    """How many jobs have this tag."""

    tag: Tag
    count: int


class CompanyFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the listed jobs of one company say together."""

    newest: PostingDate | None
    """Month (and day where known) of its newest job."""
    newest_count: int
    """How many of its jobs are from that month."""
    oldest: PostingDate | None
    pay_stated: int
    """Jobs whose pay is stated and comparable."""
    pay_low: int | None
    """10th percentile of the minimums, US dollars a year; None with fewer than 3 stated ranges."""
    pay_high: int | None
    """90th percentile of the maximums, likewise."""
    pay_converted: bool
    """True where one of them is stated in another currency."""
    places: tuple[Count, ...]
    """Countries and macro regions as stated (not inclusive), most jobs first."""
    categories: tuple[Count, ...]


class Company(msgspec.Struct, frozen=True, kw_only=True):
    """An employer with at least one job on the board, open or closed."""

    slug: str
    name: str
    jobs: tuple[str, ...]
    """Ids of its jobs, open first, newest first."""
    open_jobs: int
    facts: CompanyFacts
    website: str | None = None
    about: Prose | None = None
    """The owner's prose, from `content/companies/<slug>.md`."""
    quote: str = ""
    """What its own postings say about it, in whole sentences; empty where none does, or where `about` is there."""
