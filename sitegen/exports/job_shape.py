"""The shape of a job in `jobs.json` and of its twin beside its page, of which their published JSON Schema is made: only
records, nothing is decided here. What is not known is null, never left out and never a default.
"""

import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sitegen.model.fact import Origin
from sitegen.model.job import ClosedBy
from sitegen.model.place import WorkMode
from sitegen.model.posting import EmploymentType, Level, Seniority
from sitegen.model.salary import Basis, Period

Month = Annotated[
    str, Meta(pattern=r"^\d{4}-\d{2}(-\d{2})?$", description="`2025-03-13`, or `2025-03` where no day is known.")
]
Amount = Annotated[int | float, Meta(description="In units of the currency, as stated.")]
Country = Annotated[str, Meta(pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2.")]
Address = Annotated[str, Meta(description="An absolute http, https or mailto URL.")]
Slug = Annotated[str, Meta(description="What stands for it in addresses of this board.")]


class NamedTag(msgspec.Struct, frozen=True):
    """A company, role, category or skill, by the name that pages show."""

    slug: Slug
    label: str


class PlaceRecord(msgspec.Struct, frozen=True):
    """One place of the job, as precise as it is stated."""

    text: Annotated[str, Meta(description="The employer's words for it.")]
    city: str | None
    region: Annotated[str | None, Meta(description="State or province: postal code in US, CA, AU, else its name.")]
    country: Country | None
    area: Annotated[str | None, Meta(description="Macro region: `emea`, `latam`, `europe`, `worldwide` …")]


class HiringRecord(msgspec.Struct, frozen=True):
    """Where people may live to take the job: as stated, else as follows from its places."""

    countries: list[Country]
    areas: Annotated[list[str], Meta(description="Macro regions; `worldwide` only where the ad says so.")]


class PayRecord(msgspec.Struct, frozen=True):
    """Pay as the employer states it. One figure has both bounds equal; "up to" has no minimum."""

    minimum: Amount | None
    maximum: Amount | None
    currency: Annotated[str | None, Meta(description="ISO 4217.")]
    period: Period | None
    basis: Annotated[Basis, Meta(description="`ote`: on-target earnings, where no base pay is stated.")]
    text: Annotated[str, Meta(description="The employer's own words.")]


class YearlyRecord(msgspec.Struct, frozen=True):
    """The same range in whole US dollars a year at fixed rates: to compare and sort by, not what is offered."""

    minimum: int | None
    maximum: int | None


class JobRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One job. Null is "not stated"."""

    id: Annotated[str, Meta(description="Stays when the title changes; the address and the ids of feeds end in it.")]
    url: Annotated[Address | None, Meta(description="Its page. Null where the board does not know where it lives.")]
    state: Annotated[Literal["open", "closed"], Meta(description="When the file was made.")]
    title: str | None
    company: Annotated[NamedTag | None, Meta(description="Null where no employer is named.")]
    posted: Annotated[Month | None, Meta(description="By its employer's date, or the folder of the ad.")]
    first_listed: Annotated[datetime.date | None, Meta(description="Day on which this board first had it.")]
    deadline: Annotated[datetime.date | None, Meta(description="The last day to apply that the ad itself states.")]
    expires_on: Annotated[
        datetime.date | None,
        Meta(description="The last day on which an open job will be open here."),
    ]
    expires_by: Annotated[ClosedBy | None, Meta(description="What will close it then.")]
    closed_on: Annotated[
        datetime.date | None,
        Meta(description="Last day on which a closed job was open; the day that its owner gave, where that closed it."),
    ]
    closed_by: ClosedBy | None
    places: list[PlaceRecord] | None
    hiring_in: HiringRecord | None
    work_mode: Annotated[list[WorkMode] | None, Meta(description="What may be chosen.")]
    employment: list[EmploymentType] | None
    seniority: Annotated[Seniority | None, Meta(description="By a field of its own, the title or the text.")]
    level: Annotated[Level | None, Meta(description="The group of it that the board filters by.")]
    experience_years: Annotated[int | None, Meta(description="Fewest years of experience that qualify.")]
    role: Annotated[NamedTag | None, Meta(description="Kind of work, by the title.")]
    category: NamedTag | None
    skills: Annotated[list[NamedTag] | None, Meta(description="In the order of the ad.")]
    language: Annotated[str | None, Meta(description="BCP 47 tag of the text.")]
    pay: PayRecord | None
    pay_usd_year: YearlyRecord | None
    apply: Annotated[Address | None, Meta(description="Where to apply.")]
    apply_also: Annotated[list[Address], Meta(description="Further addresses for the same job.")]
    near_copies: Annotated[list[str], Meta(description="Ids of jobs that share a row in lists with this one.")]
    origins: Annotated[
        dict[str, Origin],
        Meta(description="Where each fact was read: `body` is the text of the ad, `path` the folder of its file."),
    ]


class Reason(msgspec.Struct, frozen=True):
    """Why a fact is believed."""

    origin: Origin
    words: Annotated[str, Meta(description="The words it was read from.")]
    stated: Annotated[bool, Meta(description="False where it follows from other words: a level from a title.")]
    file: Annotated[str, Meta(description="The posting, below `content/jobs/`.")]
    line: Annotated[int | None, Meta(description="From 1; of the sidecar for `override`.")]


class Body(msgspec.Struct, frozen=True):
    """The text of the ad as HTML of a few harmless elements. No word of the employer is lost: it is in one of these."""

    main: str
    employer: Annotated[str, Meta(description="What the employer's other ads say about it too; may be empty.")]
    legal: Annotated[str, Meta(description="Equal opportunity and legal notices; may be empty.")]


class JobFile(JobRecord, frozen=True, kw_only=True):
    """`jobs/<slug>/index.json`: the job with its text, and why each fact is believed."""

    schema: Annotated[str, Meta(description="Address of this schema, relative to the file.")] = msgspec.field(
        name="$schema"
    )
    evidence: Annotated[dict[str, Reason], Meta(description="By the names of `origins`.")]
    body: Body


class JobsFile(msgspec.Struct, frozen=True, kw_only=True):
    """`jobs.json`: all open jobs of the board, newest first. Where none is open any more, all jobs: an archive."""

    schema: Annotated[str, Meta(description="Address of this schema, relative to the file.")] = msgspec.field(
        name="$schema"
    )
    version: Annotated[int, Meta(description="Rises when something is renamed or taken away; additions may come.")]
    name: Annotated[str, Meta(description="Of the board.")]
    url: Address | None
    as_of: Annotated[datetime.date, Meta(description="The day that every `state` is true for.")]
    time_zone: Annotated[str, Meta(description="IANA name: where that day ends.")]
    archive: Annotated[bool, Meta(description="True where the board has jobs and none is open.")]
    jobs: list[JobRecord]
