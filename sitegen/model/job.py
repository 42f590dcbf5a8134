"""A job is what the board shows: one posting, or several that are the same job, with every place and source kept."""

import datetime
from typing import Literal

import msgspec

from sitegen.model.place import HiringIn, Place, WorkMode
from sitegen.model.posting import Level, Posting, PostingDate
from sitegen.model.salary import Salary, YearlyPay

ClosedBy = Literal["owner", "deadline", "age"]


class Tag(msgspec.Struct, frozen=True, order=True, gc=False):
    """A name with the slug that stands for it in URLs (a category, a skill, a place, a level)."""

    slug: str
    label: str


class Job(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One job on the board. Values are the merged facts; the evidence stays in `postings`."""

    id: str
    """First 6 (8, 10 … on collision) hex digits of SHA-1 of the leading posting's path. The identity in URLs."""
    slug: str
    """`<title>-at-<company>-<id>`, the last part of its URL `jobs/<slug>/`."""
    postings: tuple[Posting, ...]
    """The leading posting first: the oldest, then by path."""
    state: Literal["open", "closed"]
    closed_on: datetime.date | None = None
    """Last day it was open, where it is closed and that is known."""
    closed_by: ClosedBy | None = None
    """What closed it; None for an open job."""
    expires_on: datetime.date | None = None
    """Last valid day of an open job, where there is one."""
    expires_by: ClosedBy | None = None
    """What will close it then."""
    title: str | None = None
    company: Tag | None = None
    """None where no employer is named; `company.slug` is the page `companies/<slug>/`."""
    places: tuple[Place, ...] = ()
    hiring_in: HiringIn | None = None
    open_to: tuple[str, ...] = ()
    """Slugs of every place landing page the job belongs to: inclusive, so a worldwide job is open to all of them."""
    work_mode: tuple[WorkMode, ...] = ()
    salary: Salary | None = None
    yearly: YearlyPay | None = None
    """In US dollars a year, where currency, period and a rate are known."""
    level: Level | None = None
    role: Tag | None = None
    """What kind of work it is, by its title: None where there is none, "Other" where the title fits no rule."""
    category: Tag | None = None
    skills: tuple[Tag, ...] = ()
    posted: PostingDate | None = None
    """As its employer dates it, never the day of a build."""
    listed_on: datetime.date | None = None
    """Day on which the board first had it, where its history tells: the oldest of its postings."""
    former: tuple[str, ...] = ()
    """Slugs that pages of its merged postings would have, or had before they were found to be this job."""
    apply: str | None = None
    """Where to apply: the address of the newest posting that is still open, if one of them is."""
    variants: tuple[str, ...] = ()
    """Ids of the near-copies that share a row in lists with this job, this one included, in list order: the first has
    the row. Empty where the job has a row of its own."""
    similar: tuple[str, ...] = ()
    """Ids of at most four similar open jobs."""

    @property
    def dated(self) -> PostingDate | None:
        """The date that lists go by: its own, else the day on which the board first had it."""
        if self.posted or not self.listed_on:
            return self.posted
        return PostingDate(self.listed_on.year, self.listed_on.month, self.listed_on.day)

    @property
    def lead(self) -> Posting:
        """The posting whose text is shown: the oldest that has one."""
        return next((posting for posting in self.postings if posting.prose.words), self.postings[0])

    @property
    def has_row(self) -> bool:
        """False where lists show the job in the row of another one."""
        return not self.variants or self.variants[0] == self.id

    @property
    def sources(self) -> tuple[Posting, ...]:
        """One posting for each address to apply at, oldest first; none where there is only one address."""
        found = {posting.apply.value: posting for posting in reversed(self.postings) if posting.apply}
        return tuple(reversed(found.values())) if len(found) > 1 else ()

    @property
    def months(self) -> tuple[PostingDate, ...]:
        """The months it was posted in, oldest first."""
        dates = (posting.posted.value for posting in self.postings if posting.posted)
        return tuple(dict.fromkeys(PostingDate(date.year, date.month) for date in dates))
