"""Board and last site → `changes.json`: which jobs were opened and closed, and whose pay or place has changed, by day.

Comes in: a `Board` with the data files of the last site. Goes out: the days of that site's own `changes.json`, and what
this build adds to its day. A first build has nothing to compare with, so that it opens nothing; the same board built
again adds nothing.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Literal, TypedDict, TypeVar

import msgspec

from sitegen.exports.change_shape import (
    Change,
    ChangesFile,
    Closed,
    Day,
    Opened,
    Pay,
    PayChanged,
    PlaceChanged,
    Where,
)
from sitegen.exports.job_record import number
from sitegen.exports.job_shape import HiringRecord
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.page import Planned
from sitegen.paths import CHANGES, CHANGES_SCHEMA, job_path

VERSION = 1
DAYS, MOST = 90, 1000
"""Days back that are kept, and changes: the oldest go first."""
ORDER: tuple[type[Change], ...] = (Opened, Closed, PayChanged, PlaceChanged)

Content = TypeVar("Content")


class _Named(msgspec.Struct, frozen=True):
    label: str


class _Place(msgspec.Struct, frozen=True):
    text: str


class _Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is compared of a job: the few fields of a `JobRecord`, so that the others may change their shape."""

    id: str
    state: Literal["open", "closed"] = "open"
    title: str | None = None
    company: _Named | None = None
    pay: Pay | None = None
    places: list[_Place] | None = None
    hiring_in: HiringRecord | None = None

    @property
    def where(self) -> Where:
        """Where it is."""
        return Where([place.text for place in self.places] if self.places else None, self.hiring_in)


class _Jobs(msgspec.Struct, frozen=True):
    jobs: list[_Known]


def plan(board: Board) -> Iterator[Planned]:
    """Both files, always: a program that asks for the changes of a new board is told that there are none."""
    yield Planned(CHANGES, partial(_file, board))
    yield Planned(CHANGES_SCHEMA, _schema)


def schema() -> dict[str, Any]:
    """The JSON Schema of `changes.json`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(ChangesFile)}


def _schema() -> bytes:
    return msgspec.json.format(msgspec.json.encode(schema()), indent=1) + b"\n"


def _file(board: Board) -> bytes:
    content = ChangesFile(schema=CHANGES_SCHEMA, version=VERSION, days=_days(board))
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def _days(board: Board) -> list[Day]:
    last = _decoded(board.last_site.changes, ChangesFile)
    by_date = {day.date: day.changes for day in last.days} if last and last.version == VERSION else {}
    changes = _altogether(by_date.pop(board.today, []), since_last_site(board))
    if changes:
        by_date[board.today] = sorted(changes, key=_order)
    return _bounded(by_date, board.today)


def _bounded(by_date: Mapping[datetime.date, list[Change]], today: datetime.date) -> list[Day]:
    """The newest days, within both limits."""
    days, room = [], MOST
    for date in sorted(by_date, reverse=True):
        if (today - date).days >= DAYS or not room:
            break
        days.append(Day(date, by_date[date][:room]))
        room -= len(days[-1].changes)
    return days


def _order(change: Change) -> tuple[object, ...]:
    return ORDER.index(type(change)), (change.title or "~").casefold(), change.id


def since_last_site(board: Board) -> list[Change]:
    """What has changed; nothing where there is no last site to compare with."""
    last = _decoded(board.last_site.jobs, _Jobs)
    if last is None:
        return []
    became = _became(board)
    were = [job for job in last.jobs if job.state == "open"]
    before = {became[job.id]: job for job in were if job.id in became} | {
        job.id: job for job in were if job.id not in became
    }
    after = {job.id: job for job in board.jobs.values() if job.state == "open"}
    opened = [Opened(**_about(job, board)) for job in after.values() if job.id not in before]
    closed = [_closed(job, board.jobs.get(job_id), board) for job_id, job in before.items() if job_id not in after]
    changed = [change for job in after.values() if job.id in before for change in _changed(before[job.id], job, board)]
    return [*opened, *closed, *changed]


def _became(board: Board) -> dict[str, str]:
    """Ids of jobs that were found to be another one: its id."""
    return {slug.rpartition("-")[2]: job.id for job in board.jobs.values() for slug in job.former}


class _About(TypedDict):
    id: str
    url: str | None
    title: str | None
    company: str | None


def _about(job: Job, board: Board) -> _About:
    url = board.settings.base_url + job_path(job) if board.settings.base_url else None
    return _About(id=job.id, url=url, title=job.title, company=job.company.label if job.company else None)


def _closed(known: _Known, job: Job | None, board: Board) -> Closed:
    if job:
        return Closed(**_about(job, board), closed_by=job.closed_by)
    company = known.company.label if known.company else None
    return Closed(id=known.id, url=None, title=known.title, company=company, closed_by=None)


def _changed(known: _Known, job: Job, board: Board) -> Iterator[Change]:
    now_paid, now_where = _pay(job), _where(job)
    if now_paid != known.pay:
        yield PayChanged(**_about(job, board), before=known.pay, after=now_paid)
    if now_where != known.where:
        yield PlaceChanged(**_about(job, board), before=known.where, after=now_where)


def _pay(job: Job) -> Pay | None:
    """As a `JobRecord` has it."""
    pay = job.salary
    return Pay(number(pay.minimum), number(pay.maximum), pay.currency, pay.period, pay.basis) if pay else None


def _where(job: Job) -> Where:
    """As a `JobRecord` has it."""
    hiring = job.hiring_in
    who = HiringRecord(list(hiring.countries), list(hiring.areas)) if hiring else None
    return Where([place.text for place in job.places] or None, who)


def _altogether(earlier: Sequence[Change], later: Sequence[Change]) -> list[Change]:
    """What a day has changed from its beginning to its end."""
    day = {(type(change), change.id): change for change in earlier}
    for change in later:
        opposite = (Closed if isinstance(change, Opened) else Opened, change.id)
        first = day.get((type(change), change.id))
        if isinstance(change, Opened | Closed):
            if day.pop(opposite, None) is None:
                day[type(change), change.id] = change
        elif opposite in day:  # it was opened as it was at first; whoever reads of it now sees it as it is
            continue
        elif isinstance(first, PayChanged | PlaceChanged):
            day[type(change), change.id] = msgspec.structs.replace(change, before=first.before)
        else:
            day[type(change), change.id] = change
    return [change for change in day.values() if not _is_none(change)]


def _is_none(change: Change) -> bool:
    return isinstance(change, PayChanged | PlaceChanged) and change.before == change.after


def _decoded(data: bytes, kind: type[Content]) -> Content | None:
    """The file, or None for none of ours: another version, an error page of a host."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, ValueError):
        return None
