"""The second waist: everything that pages and exports are made from, and nothing that knows pages exist."""

import datetime
from collections.abc import Mapping
from typing import Literal

import msgspec

from sitegen.model.company import Company
from sitegen.model.job import Job, Tag
from sitegen.model.last_site import LastSite
from sitegen.model.parsed import ContentPage
from sitegen.model.posting import PostingDate
from sitegen.model.problem import Problem
from sitegen.model.rules import Rate
from sitegen.settings import Settings

GroupKind = Literal["role", "category", "place", "level", "skill", "pay"]
FacetKind = GroupKind | Literal["posted"]


class Option(msgspec.Struct, frozen=True):
    """One line of a facet: how many jobs of the list at hand have it."""

    tag: Tag
    count: int
    has_page: bool
    """False where the group is too small for a landing page: the option is then plain text."""


class Choice(msgspec.Struct, frozen=True):
    """One line of a facet's select: at least this pay, or posted since then."""

    value: str
    """As addresses have it: `150` (thousand US dollars a year), `2025-01` (that month or later), `30d` (days)."""
    count: int | None
    """Jobs of the list at hand; None where it depends on the day on which the page is read."""


class Facet(msgspec.Struct, frozen=True):
    """What can be ticked and chosen of one kind for one list of jobs, in its fixed order ("Not stated" last)."""

    kind: FacetKind
    options: tuple[Option, ...] = ()
    choices: tuple[Choice, ...] = ()


class PaySummary(msgspec.Struct, frozen=True):
    """What a group of open jobs pays: midpoints of stated ranges, in US dollars a year."""

    stated: int
    """Jobs that state pay."""
    median: int | None
    """None with fewer than 10 stated ranges, and so are the quartiles."""
    lower: int | None = None
    """A quarter of the ranges have their middle below it …"""
    upper: int | None = None
    """… and a quarter above this."""


class MonthCount(msgspec.Struct, frozen=True):
    """The listed jobs of one month."""

    month: PostingDate
    """Without a day."""
    jobs: int
    stated: int
    """Jobs of it that state pay."""


class Group(msgspec.Struct, frozen=True):
    """A set of open jobs with a landing page: a category, a place, a level, a skill, or all that state pay."""

    kind: GroupKind
    tag: Tag
    jobs: tuple[str, ...]
    """Ids in list order (newest first)."""
    pay: PaySummary
    has_page: bool
    """False for a group below its minimum: it is a facet option without a page."""


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """The whole board. Every order in it is the order of display."""

    settings: Settings
    today: datetime.date
    """The day the board is true for, in the board's time zone."""
    zone: datetime.tzinfo = datetime.UTC
    """Where the day of an ad begins and ends: `settings.time_zone`."""
    clock_runs: bool = True
    """False where its owner has set the clock (`as_of`): the board looks the same for ever, and no script of it calls
    an ad closed because a day has passed where the reader is."""
    last_site: LastSite = LastSite()
    rates: Mapping[str, Rate] = msgspec.field(default_factory=dict)
    """By currency: what made pay comparable, for the pay page to show with dates and sources."""
    jobs: Mapping[str, Job]
    """All jobs by id, in list order: newest first, and within a date the most complete first."""
    listed: tuple[str, ...]
    """Ids of the jobs that have a row in lists: the open ones, or in archive mode all, near-copies in one row. Every
    count of jobs that a page shows counts these."""
    archive: bool
    """True where there are jobs and none is open."""
    updated: PostingDate | None
    """Newest posted date on the board; without a day where only its month is known."""
    companies: tuple[Company, ...]
    """By name, case-insensitively."""
    groups: tuple[Group, ...]
    """Category, place and skill by size, level by seniority, then pay."""
    pages: tuple[ContentPage, ...]
    problems: tuple[Problem, ...]
