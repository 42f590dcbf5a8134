"""The job table as a script reads it: the rules of table_shape.py and usual.py, written once more for the tests."""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sitegen.exports import usual
from sitegen.model.page import Output, Planned
from sitegen.model.salary import YearlyPay

Row = dict[str, Any]


def rows(outputs: Iterable[Output]) -> list[Row]:
    """What the files of the table say, job by job."""
    table, *others = outputs
    files = {output.path: json.loads(output.data) for output in others}
    return list(_rows(json.loads(table.data), files))


def _rows(table: Mapping[str, Any], files: Mapping[str, Any]) -> Iterator[Row]:
    ids = base64.b64decode(table["ids"]).hex()
    for number in range(table["jobs"]):
        size = table["block_rows"]
        texts = files[table["blocks"][number // size]] if size else table["texts"]
        inner = number % size if size else number
        company = indexes(table["company"])[number]
        row: Row = {
            "id": table["long_ids"].get(str(number)) or ids[6 * number : 6 * number + 6],
            "title": texts["titles"][inner],
            "company": None if company < 0 else table["companies"][company],
            "where": of(texts["places"], indexes(texts["place"])[inner]),
            "posted": of(table["dates"], indexes(table["posted"])[number]),
            "ends": of(table["ends"], indexes(table["end"])[number]),
            "in words": of(table["date_texts"], indexes(table["posted"])[number]),
            **{kind: tags(facet, number) for kind, facet in table["facets"].items()},
        }
        row["company slug"] = company_slug(table, company)
        yearly = YearlyPay(table["low"][number], table["high"][number])
        row["pay"] = tuple(texts["pay"].get(str(inner)) or usual.pay(yearly) or ()) or None
        row["slug"] = texts["slugs"].get(str(inner)) or usual.job_slug(row["title"], row["company slug"], row["id"])
        yield row


def indexes(column: str) -> list[int]:
    return [ord(char) - 40 - (0x800 if ord(char) >= 0xE000 else 0) for char in column]


def of(values: Sequence[Any], index: int) -> Any:
    return None if index < 0 else values[index]


def company_slug(table: Mapping[str, Any], index: int) -> str | None:
    if index < 0:
        return None
    return table["company_slugs"].get(str(index)) or usual.slug(table["companies"][index])


def tags(facet: Mapping[str, Any], row: int) -> tuple[list[str], list[str]]:
    """Slugs of a row: those it shows, and those of its near-copies only."""
    number = indexes(facet["rows"])[row] if facet["rows"] else row
    found = indexes(facet["sets"].split(" ")[number])
    cut = found.index(-1) if -1 in found else len(found)
    slugs = [facet["slugs"].get(str(index)) or usual.slug(label) for index, label in enumerate(facet["labels"])]
    return [slugs[index] for index in found[:cut]], [slugs[index] for index in found[cut + 1 :]]


def files_of(planned: Iterable[Planned]) -> dict[str, bytes]:
    """The files of an export, made."""
    return {each.path: each.make() for each in planned}
