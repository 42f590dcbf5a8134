"""Board → the job table: one columnar file with everything that a row and a filter need.

Comes in: a `Board`. Goes out: `table/<10 hex digits>.json`, named by its content, past `SPLIT` rows with blocks of row
texts beside it, and their JSON Schema. Same board, same bytes; every word in it is what the pages' own rows say.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec

from sitegen.board.categories import is_catch_all
from sitegen.board.groups import TAGS, row_tags
from sitegen.display import dates, endings, pay, places, titles
from sitegen.display.numbers import board_locale
from sitegen.exports import usual
from sitegen.exports.columns import Coded, packed, sets
from sitegen.exports.table_shape import DateText, Facet, Facets, Pay, Table, Texts
from sitegen.model.board import Board, GroupKind
from sitegen.model.job import Job, Tag
from sitegen.model.page import Output, Planned
from sitegen.model.posting import PostingDate

FOLDER = "table/"
SCHEMA = f"{FOLDER}schema.json"
VERSION = 1
SPLIT = 20_000
"""Rows from which on their texts are in blocks."""
BLOCK = 250
"""Rows a block: 30 results that lie in 30 blocks cost less than the texts of all rows."""
ID = 6
"""Hex digits of nearly all ids."""
OWN_SETS: GroupKind = "skill"
"""The kind of which hardly two rows have the same set."""

_HEX = re.compile(f"[0-9a-f]{{{ID}}}")


def plan(board: Board) -> Iterator[Planned]:
    """The files of `export`, which have their names from what is in them and so are made at once."""
    return (Planned(output.path, partial(_as_it_is, output.data)) for output in export(board))


def _as_it_is(data: bytes) -> bytes:
    return data


def export(board: Board, *, split: int = SPLIT, block: int = BLOCK) -> Iterator[Output]:
    """The table first; where it has more than `split` rows their texts, `block` rows a file; last the schema."""
    jobs = [board.jobs[job_id] for job_id in board.listed]
    size = block if len(jobs) > split else 0
    parts = (jobs[start : start + size] for start in range(0, len(jobs), size)) if size else ()
    blocks = [_named(_texts(part, board)) for part in parts]
    yield _named(_table(jobs, board, size, [output.path for output in blocks]))
    yield from {output.path: output for output in blocks}.values()
    yield Output(SCHEMA, msgspec.json.format(msgspec.json.encode(schema()), indent=1) + b"\n")


def schema() -> dict[str, object]:
    """The JSON Schema of the table; that of a block is its `$defs.Texts`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Table)}


def _named(content: Table | Texts) -> Output:
    """A file that browsers may keep for ever: other content has another name."""
    data = msgspec.json.encode(content)
    return Output(f"{FOLDER}{hashlib.sha256(data).hexdigest()[:10]}.json", data)


def _table(jobs: Sequence[Job], board: Board, size: int, blocks: list[str]) -> Table:
    days = Coded(job.dated for job in jobs)
    ends = Coded(endings.row_ends(job, board) or None for job in jobs)
    companies = Coded(job.company for job in jobs)
    return Table(
        version=VERSION,
        jobs=len(jobs),
        pay_scale_max=board.settings.pay_scale_max,
        per_page=board.settings.per_page,
        facets=Facets(*(_facet(kind, jobs, board) for kind in Facets.__struct_fields__)),  # type: ignore[arg-type]
        catch_all=[index for index, tag in enumerate(_tags("category", board)) if is_catch_all(tag)],
        low=[job.yearly.minimum if job.yearly else None for job in jobs],
        high=[job.yearly.maximum if job.yearly else None for job in jobs],
        dates=[dates.iso(day) for day in days.values],
        date_texts=[_date_text(day, board) for day in days.values],
        posted=days.column,
        ends=ends.values,
        end=ends.column,
        ids=packed((job.id for job in jobs), ID),
        long_ids={row: job.id for row, job in enumerate(jobs) if not _HEX.fullmatch(job.id)},
        companies=[tag.label for tag in companies.values],
        company_slugs=_unusual(companies.values),
        colours="".join(str(titles.tile(tag.label).colour) for tag in companies.values),
        company=companies.column,
        texts=None if size else _texts(jobs, board),
        block_rows=size,
        blocks=blocks,
    )


def _tags(kind: GroupKind, board: Board) -> list[Tag]:
    """All tags of a kind, in the order in which the rail shows them."""
    return [group.tag for group in board.groups if group.kind == kind]


def _unusual(tags: Iterable[Tag]) -> dict[int, str]:
    return {index: tag.slug for index, tag in enumerate(tags) if tag.slug != usual.slug(tag.label)}


def _facet(kind: GroupKind, jobs: Sequence[Job], board: Board) -> Facet:
    tags = _tags(kind, board)
    places_of = {tag: index for index, tag in enumerate(tags)}

    def indexes(job: Job) -> tuple[int, ...]:
        own = [places_of[tag] for tag in dict.fromkeys(TAGS[kind](job))]
        others = [places_of[tag] for tag in row_tags(kind, job, board.jobs)[len(own) :]]
        return (*own, -1, *others) if others else tuple(own)

    rows = [indexes(job) for job in jobs]
    labels = [tag.label for tag in tags]
    if kind == OWN_SETS:
        return Facet(labels, _unusual(tags), sets(rows), "")
    coded = Coded(rows)
    return Facet(labels, _unusual(tags), sets(coded.values), coded.column)


def _date_text(day: PostingDate, board: Board) -> DateText:
    locale = board_locale(board.settings.language)
    return DateText(dates.row_date(day, locale, board.today), dates.month(day, locale))


def _texts(jobs: Sequence[Job], board: Board) -> Texts:
    where = Coded(places.row_location(job, board) or None for job in jobs)
    return Texts(
        titles=[titles.title(job.title) for job in jobs],
        place=where.column,
        places=where.values,
        pay=_pay(jobs, board),
        slugs={row: job.slug for row, job in enumerate(jobs) if job.slug != _usual_slug(job)},
    )


def _pay(jobs: Sequence[Job], board: Board) -> dict[int, Pay]:
    locale = board_locale(board.settings.language)
    shown = {row: pay.row(job.salary, locale) for row, job in enumerate(jobs) if job.salary}
    return {
        row: Pay(*words)
        for row, figure in shown.items()
        if (words := (figure.figure, figure.suffix, figure.spoken)) != usual.pay(jobs[row].yearly)
    }


def _usual_slug(job: Job) -> str:
    return usual.job_slug(titles.title(job.title), job.company.slug if job.company else None, job.id)
