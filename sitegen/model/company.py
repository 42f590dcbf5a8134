"""Companies: the optional prose an owner writes about one, and the company as the board knows it."""

import msgspec

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


class Company(msgspec.Struct, frozen=True, kw_only=True):
    """An employer with at least one job on the board, open or closed."""

    slug: str
    name: str
    jobs: tuple[str, ...]
    """Ids of its jobs, open first, newest first."""
    open_jobs: int
    website: str | None = None
    about: Prose | None = None
