"""Board → the job table: one columnar file with everything that a row and a filter need (SEARCH.md, UI.md 9 plan B).

Comes in: a `Board`. Goes out: `table/<10 hex digits>.json`, named by its content, past `SPLIT` rows with blocks of row
texts beside it, and their JSON Schema. Same board, same bytes. Only `static/assets/table.js` reads it.
"""

import hashlib
import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Annotated, Generic, TypeVar

import msgspec
from msgspec import Meta

from sitegen.board.categories import is_catch_all
from sitegen.board.groups import TAGS, row_tags
from sitegen.display import dates, pay, places, titles
from sitegen.display.numbers import board_locale
from sitegen.model.board import Board, GroupKind
from sitegen.model.job import Job
from sitegen.model.page import Output
from sitegen.model.posting import PostingDate

FOLDER = "table/"
SCHEMA = f"{FOLDER}schema.json"
VERSION = 1
"""Changes with the shape."""
SPLIT = 20_000
"""Rows from which on their texts are in blocks."""
BLOCK = 250
"""Rows a block: a page of 30 results that lie in 30 blocks fetches less than the whole table's texts."""
FACETS: tuple[GroupKind, ...] = ("role", "category", "place", "level", "skill")

Item = TypeVar("Item", bound=Hashable)
Index = Annotated[int, Meta(ge=-1)]
"""A place in a list, from 0; -1 for none."""


class _Coded(Generic[Item]):
    """A column whose values are places in a list of those that differ, in the order in which they are met."""

    def __init__(self, values: Iterable[Item | None]) -> None:
        places: dict[Item, int] = {}
        self.column = [-1 if value is None else places.setdefault(value, len(places)) for value in values]
        self.values = list(places)


class Facet(msgspec.Struct, frozen=True):
    """The tags of one kind, and which each row has.

    A set lists places in `slugs`, in the order of the job that the row shows; what follows a -1 belongs to near-copies
    only, which share the row: a filter finds the row by it, but it is not shown.
    """

    slugs: list[str]
    """In the order in which the rail shows them."""
    labels: list[str]
    sets: list[list[Index]]
    rows: list[Index]
    """For each row the place of its set in `sets`."""


class Facets(msgspec.Struct, frozen=True):
    """Kinds of tags. A row with an empty set of places or levels does not state them."""

    role: Facet
    category: Facet
    place: Facet
    level: Facet
    skill: Facet


class Company(msgspec.Struct, frozen=True, array_like=True):
    """An employer: `["Acme", "acme", 3]`."""

    name: str
    slug: str
    """Its page is `companies/<slug>/`."""
    colour: int
    """Of its tile, 0 to 7."""


class Pay(msgspec.Struct, frozen=True, array_like=True):
    """Pay as a row shows it: `["$52–75", "/hr", "an hour"]`."""

    figure: str
    suffix: str
    """Seen, not spoken; may be empty."""
    spoken: str
    """Spoken, not seen; may be empty."""


class DateText(msgspec.Struct, frozen=True, array_like=True):
    """A date in words: `["13 Mar", "March 2025"]`."""

    row: str
    """In a row of a list without months."""
    month: str
    """The heading of its month."""


class Texts(msgspec.Struct, frozen=True):
    """What rows show, each column as long as there are rows (in a block: as the block has rows)."""

    title: list[str]
    place: list[Index]
    """In `places`."""
    places: list[str]
    pay: list[Index]
    """In `pays`."""
    pays: list[Pay]
    slug: dict[int, str]
    """By row, from 0: the last part of the address `jobs/<slug>/`, only where it is not `usual_slug`: the runs of a-z
    and 0-9 in the lower-cased title, joined by hyphens, cut at the last hyphen that leaves at most 60 characters; then
    `-at-` and the company's slug, where there is a company; then `-` and the id."""


class Rows(msgspec.Struct, frozen=True):
    """What is needed to tell rows apart and to group them; their texts too where there are no blocks."""

    id: list[str]
    company: list[Index]
    """In `companies`."""
    companies: list[Company]
    texts: Texts | None
    """None where they are in blocks."""


class Table(msgspec.Struct, frozen=True):
    """Every listed job, in list order: column by column, a value that repeats as its place in a list."""

    version: int
    jobs: int
    """Rows."""
    pay_scale_max: int
    """Right end of the pay strip, US dollars a year."""
    per_page: int
    """Rows a page of a list."""
    facets: Facets
    catch_all: list[Index]
    """Categories that rows do not show, as places in `facets.category.slugs`."""
    low: list[int | None]
    """Pay in whole US dollars a year, null where an end is open or nothing comparable is stated. A minimum is met by
    the high end, or by the low one where there is no other."""
    high: list[int | None]
    dates: list[str]
    """`2025-03` or `2025-03-13`, the newest first."""
    date_texts: list[DateText]
    """One for each of `dates`."""
    posted: list[Index]
    """In `dates`."""
    rows: Rows
    block_rows: int
    """Rows a block, 0 without blocks."""
    blocks: list[str]
    """Site paths of the texts: row n is in block n / block_rows, rounded down."""


def export(board: Board, *, split: int = SPLIT, block: int = BLOCK) -> Iterator[Output]:
    """The table first, then its blocks, where it has more than `split` rows, of `block` rows each; last the schema."""
    jobs = [board.jobs[job_id] for job_id in board.listed]
    size = block if len(jobs) > split else 0
    parts = [jobs[start : start + size] for start in range(0, len(jobs), size)] if size else []
    blocks = [_named(msgspec.json.encode(_texts(part, board))) for part in parts]
    yield _named(msgspec.json.encode(_table(jobs, board, size, [output.path for output in blocks])))
    yield from {output.path: output for output in blocks}.values()
    yield Output(SCHEMA, msgspec.json.format(msgspec.json.encode(schema()), indent=1) + b"\n")


def schema() -> dict[str, object]:
    """The JSON Schema of the table; that of a block is its `$defs.Texts`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Table)}


def _named(data: bytes) -> Output:
    """A file that may be kept for ever: other content has another name."""
    return Output(f"{FOLDER}{hashlib.sha256(data).hexdigest()[:10]}.json", data)


def _table(jobs: Sequence[Job], board: Board, size: int, blocks: list[str]) -> Table:
    facets = {kind: _facet(kind, jobs, board) for kind in FACETS}
    categories = [group.tag for group in board.groups if group.kind == "category"]
    days = _Coded(job.posted for job in jobs)
    companies = _Coded(job.company for job in jobs)
    return Table(
        version=VERSION,
        jobs=len(jobs),
        pay_scale_max=board.settings.pay_scale_max,
        per_page=board.settings.per_page,
        facets=Facets(**facets),
        catch_all=[index for index, tag in enumerate(categories) if is_catch_all(tag)],
        low=[job.yearly.minimum if job.yearly else None for job in jobs],
        high=[job.yearly.maximum if job.yearly else None for job in jobs],
        dates=[dates.iso(day) for day in days.values],
        date_texts=[_words(day, board) for day in days.values],
        posted=days.column,
        rows=Rows(
            id=[job.id for job in jobs],
            company=companies.column,
            companies=[Company(tag.label, tag.slug, titles.tile(tag.label).colour or 0) for tag in companies.values],
            texts=None if size else _texts(jobs, board),
        ),
        block_rows=size,
        blocks=blocks,
    )


def _words(day: PostingDate, board: Board) -> DateText:
    locale = board_locale(board.settings.language)
    return DateText(dates.row_date(day, locale, board.today), dates.month(day, locale))


def _facet(kind: GroupKind, jobs: Sequence[Job], board: Board) -> Facet:
    tags = [group.tag for group in board.groups if group.kind == kind]
    place = {tag: index for index, tag in enumerate(tags)}

    def tags_of(job: Job) -> tuple[int, ...]:
        own = [place[tag] for tag in dict.fromkeys(TAGS[kind](job))]
        others = [place[tag] for tag in row_tags(kind, job, board.jobs)[len(own) :]]
        return (*own, -1, *others) if others else tuple(own)

    sets = _Coded(map(tags_of, jobs))
    return Facet([tag.slug for tag in tags], [tag.label for tag in tags], [*map(list, sets.values)], sets.column)


def _texts(jobs: Sequence[Job], board: Board) -> Texts:
    locale = board_locale(board.settings.language)
    where = _Coded(places.row_location(job, board) or None for job in jobs)
    figures = _Coded(pay.row(job.salary, locale) if job.salary else None for job in jobs)
    return Texts(
        title=[titles.title(job.title) for job in jobs],
        place=where.column,
        places=where.values,
        pay=figures.column,
        pays=[Pay(figure.figure, figure.suffix, figure.spoken) for figure in figures.values],
        slug={row: job.slug for row, job in enumerate(jobs) if job.slug != usual_slug(job)},
    )


def usual_slug(job: Job) -> str:
    """What a script makes of title, company and id, which is the slug of nearly all jobs (`Texts.slug`)."""
    words = "-".join(re.findall("[a-z0-9]+", titles.title(job.title).lower()))
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
    return f"{words}{f'-at-{job.company.slug}' if job.company else ''}-{job.id}"


_LONGEST = 60
