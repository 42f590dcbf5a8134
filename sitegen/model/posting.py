"""One ad as read from one source: `RawPosting`, the first waist, and `Posting`, what the readers made of it."""

import datetime
from collections.abc import Mapping
from typing import Literal

import msgspec

from sitegen.model.fact import Alternative, Fact, Origin
from sitegen.model.place import HiringIn, Place, WorkMode
from sitegen.model.prose import Prose
from sitegen.model.salary import Salary

FieldName = Literal[
    "title", "company", "location", "salary", "apply", "employment", "work_mode", "hiring_in", "seniority",
    "experience", "skill", "language", "category", "posted", "deadline", "closed", "contact",
]  # fmt: skip
"""What a format can hand over about a job besides the body. `skill` may repeat; `contact` is an e-mail or a name."""

EmploymentType = Literal[
    "full-time", "part-time", "permanent", "contract", "freelance", "temporary", "internship", "apprenticeship",
    "volunteer",
]  # fmt: skip

Seniority = Literal[
    "intern", "junior", "mid", "senior", "lead", "staff", "principal", "manager", "director", "vp", "executive"
]
Level = Literal["internship", "junior", "mid", "senior", "lead", "staff", "manager", "executive"]
"""The eight groups that pages show; `staff` is "Staff and principal"."""

LEVELS: dict[Seniority, Level] = {
    "intern": "internship", "junior": "junior", "mid": "mid", "senior": "senior", "lead": "lead", "staff": "staff",
    "principal": "staff", "manager": "manager", "director": "executive", "vp": "executive", "executive": "executive",
}  # fmt: skip

BodyKind = Literal["markdown", "plain", "html"]


class Field(msgspec.Struct, frozen=True, gc=False):
    """A value that stood outside the body: in a header, front matter, the path or the sidecar. Repaired, not parsed."""

    name: FieldName
    value: str
    """An empty value from an override means "not stated, whatever the posting says"."""
    origin: Origin
    line: int | None


class Repair(msgspec.Struct, frozen=True, gc=False):
    """One entry of the ledger: what was changed where. Long runs are cut to 80 characters."""

    line: int
    kind: Literal["bom", "encoding", "mojibake", "entity", "control", "space"]
    before: str
    after: str
    count: int = 1
    """How often this very change was made in the file; `line` is the first."""


class Unread(msgspec.Struct, frozen=True, gc=False):
    """Words that stood where facts stand and that nothing has read (an unknown key, an unclear chip)."""

    line: int
    words: str


class RawPosting(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What every format produces; nothing after it knows that formats exist."""

    path: str
    """Posix path below `content/jobs/`."""
    format: str
    """Name in `FORMATS`."""
    fields: tuple[Field, ...]
    """In order of precedence where a name repeats: overrides first, the path last."""
    body: str
    """Repaired source of the body, lines separated by `\\n`."""
    body_kind: BodyKind
    body_line: int
    """1-based source line of the first line of `body`."""
    unread: tuple[Unread, ...] = ()


class PostingDate(msgspec.Struct, frozen=True, gc=False):
    """A day, or only a month where that is all that is known: `day` is then None and no day is ever invented."""

    year: int
    month: int
    day: int | None = None


class Closing(msgspec.Struct, frozen=True, gc=False):
    """The owner's word that the ad is closed, with the last day it was open where that is known."""

    on: datetime.date | None = None


class Posting(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One ad, read. Every fact carries its evidence; None is "not stated"."""

    path: str
    """Posix path below `content/jobs/`: the identity of the ad."""
    format: str
    title: Fact[str] | None = None
    company: Fact[str] | None = None
    salary: Fact[Salary] | None = None
    places: Fact[tuple[Place, ...]] | None = None
    hiring_in: Fact[HiringIn] | None = None
    work_mode: Fact[tuple[WorkMode, ...]] | None = None
    employment: Fact[tuple[EmploymentType, ...]] | None = None
    seniority: Fact[Seniority] | None = None
    experience: Fact[int] | None = None
    """Smallest number of years of experience that qualifies."""
    skills: Fact[tuple[Fact[str], ...]] | None = None
    """Canonical names of `reading/rules/skills.toml`, each with its own evidence, in the order of the text."""
    language: Fact[str] | None = None
    """BCP 47 language of the body."""
    category: Fact[str] | None = None
    """As the folder or the field names it."""
    posted: Fact[PostingDate] | None = None
    deadline: Fact[datetime.date] | None = None
    """The last valid day."""
    closed: Fact[Closing] | None = None
    apply: Fact[str] | None = None
    """A checked http, https or mailto URL."""
    first_listed: datetime.date | None = None
    """Since when the board has had it, by the board's own history; no reader knows, the build adds it."""
    prose: Prose
    alternatives: Mapping[str, tuple[Alternative, ...]] = {}
    """By field of this record: what was weighed and lost, the strongest first; fields without any are left out."""
    repairs: tuple[Repair, ...] = ()
    unread: tuple[Unread, ...] = ()
