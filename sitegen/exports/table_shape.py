"""The shape of the job table, of which its published JSON Schema is made: only records, nothing is decided here.

A `Column` is a text with one character a row: its code point less 40 is a place in a list, ' says none. (From U+E000 on
2048 less: those code points are no characters.) A slug or a pay that a script can work out is left out (`usual.py`).
"""

from typing import Annotated

import msgspec
from msgspec import Meta

Column = Annotated[
    str, Meta(description="One character a row: its code point less 40 is a place in a list, ' (39) says none.")
]
Sets = Annotated[
    str, Meta(description="Sets with a space between any two; each character of a set is a place in a list.")
]


class Facet(msgspec.Struct, frozen=True):
    """The tags of one kind, and which of them each row has."""

    labels: list[str]
    """In the order in which the rail shows them."""
    slugs: dict[int, str]
    """By place in `labels`, where it is not the usual slug of the label."""
    sets: Sets
    """Places in `labels`, in the order of the job that the row shows. What follows a ' belongs only to near-copies that
    share the row: a filter finds the row by it, but it is not shown."""
    rows: Column
    """Which of `sets`; empty where each row has a set of its own."""


class Facets(msgspec.Struct, frozen=True):
    """Kinds of tags. A row with an empty set of places or levels does not state them."""

    role: Facet
    category: Facet
    place: Facet
    level: Facet
    skill: Facet


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
    """What rows show, for all rows or those of one block."""

    titles: list[str]
    """One a row."""
    place: Column
    places: list[str]
    pay: dict[int, Pay]
    """By row, where it is not the usual pay of `low` and `high`. A row without both of them that is not here states no
    pay."""
    slugs: dict[int, str]
    """By row, where the last part of its address `jobs/<slug>/` is not the usual one."""


class Table(msgspec.Struct, frozen=True):
    """Every job that lists show, in list order, column by column."""

    version: int
    """Changes with the shape."""
    jobs: int
    """Rows."""
    pay_scale_max: int
    """Right end of the pay strip, US dollars a year."""
    per_page: int
    """Rows a page of a list."""
    facets: Facets
    catch_all: list[int]
    """Categories that rows do not show."""
    low: list[int | None]
    """Pay in whole US dollars a year, null where that end is open or nothing comparable is stated. A minimum is met by
    the high end, or by the low one where there is no other."""
    high: list[int | None]
    dates: list[str]
    """`2025-03`, or `2025-03-13` where the day is known; the newest first."""
    date_texts: list[DateText]
    """One for each of `dates`."""
    posted: Column
    """Which of `dates`."""
    ends: list[str]
    """`2025-03-31T23:59:59+02:00`: last seconds of ads."""
    end: Column
    """Which of `ends`; none where an ad has no end. A script marks a row that has ended since the board was built."""
    ids: str
    """Of the jobs: Base64 of their six hex digits each, one after the other."""
    long_ids: dict[int, str]
    """By row, ids that are not six hex digits; these come first."""
    companies: list[str]
    company_slugs: dict[int, str]
    """By place in `companies`, where it is not the usual slug: the page of a company is `companies/<slug>/`."""
    colours: str
    """One digit a company: the colour of its tile, 0 to 7."""
    company: Column
    """Which of `companies`; none where the employer is not named."""
    texts: Texts | None
    """Null where they are in blocks."""
    block_rows: int
    """Rows a block; 0 without blocks."""
    blocks: list[str]
    """Site paths of `Texts`: row n is row n % block_rows of block n / block_rows, rounded down."""
