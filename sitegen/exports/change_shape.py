"""The shape of `changes.json`, of which its published JSON Schema is made: only records, nothing is decided here."""

import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from sitegen.exports.job_shape import Address, Amount, HiringRecord
from sitegen.model.job import ClosedBy
from sitegen.model.salary import Basis, Period


class Pay(msgspec.Struct, frozen=True):
    """Pay as the employer states it; how it is worded is no change."""

    minimum: Amount | None = None
    maximum: Amount | None = None
    currency: str | None = None
    period: Period | None = None
    basis: Basis | None = None


class Where(msgspec.Struct, frozen=True):
    """Where a job is, in the employer's words, and where people may live to take it; null is "not stated"."""

    places: list[str] | None = None
    hiring_in: HiringRecord | None = None


class OfJob(msgspec.Struct, frozen=True, kw_only=True, tag_field="change"):
    """Something that became of a job."""

    id: str
    url: Annotated[
        Address | None,
        Meta(description="Its page. Null where that is gone, or the board does not know where it lives."),
    ]
    title: str | None
    company: Annotated[str | None, Meta(description="Null where no employer is named.")]


class Opened(OfJob, frozen=True, kw_only=True, tag="opened"):
    """A job that was not there, or not open."""


class Closed(OfJob, frozen=True, kw_only=True, tag="closed"):
    """A job that is not open any more."""

    closed_by: Annotated[ClosedBy | None, Meta(description="Null where its ad was taken away.")]


class PayChanged(OfJob, frozen=True, kw_only=True, tag="pay"):
    """An open job that states another pay; null is "not stated"."""

    before: Pay | None
    after: Pay | None


class PlaceChanged(OfJob, frozen=True, kw_only=True, tag="place"):
    """An open job that is somewhere else, or for people who live somewhere else."""

    before: Where
    after: Where


Change = Opened | Closed | PayChanged | PlaceChanged


class Day(msgspec.Struct, frozen=True):
    """What a day has changed, altogether: a job that was opened and closed again is not in it."""

    date: Annotated[datetime.date, Meta(description="In the time zone of the board.")]
    changes: list[Change]


class ChangesFile(msgspec.Struct, frozen=True, kw_only=True):
    """`changes.json`: what has changed from site to site, the newest day first. Older days are left out in time."""

    schema: Annotated[str, Meta(description="Address of this schema, relative to the file.")] = msgspec.field(
        name="$schema"
    )
    version: Annotated[int, Meta(description="Changes with the shape.")]
    days: list[Day]
