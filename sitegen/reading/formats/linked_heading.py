"""Markdown under a heading that links to the application: the form of the seeds 000 and 002.

    # [Title](https://…/apply/slug)
    ### Company
    #### `💰 salary` `🌎 location`

    body

    ## CLICK TO [APPLY](https://…/apply/slug)

What comes in is repaired text, what goes out is a RawPosting with body kind `markdown`. Every part may be missing;
what is not in this grammar stays in the body.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sitegen.model.posting import Field, FieldName, RawPosting, Unread
from sitegen.model.problem import Problem
from sitegen.reading.fields.folders import path_fields
from sitegen.reading.fields.keys import is_absent

NAME = "linked-heading"

# Greedy, so that the last `](http` counts: "[[GAC] Senior Data Engineer](https://…)".
TITLE_LINK = re.compile(r"#\s+\[(?P<title>.*)\]\((?P<url>https?://[^\s<>]*)\)\s*")
TITLE = re.compile(r"#\s+(?P<title>[^#\s].*)")
COMPANY = re.compile(r"###(?!#)(?P<company>.*)")
CHIPS = re.compile(r"####(?!#)(?P<chips>.*)")
CHIP = re.compile(r"`([^`]*)`")
MARKED = re.compile("(💰|🌎|🌍|🌏|📍|❤\ufe0f?)([^💰🌎🌍🌏📍❤`]*)")
MARKS: dict[str, FieldName] = {"💰": "salary", "🌎": "location", "🌍": "location", "🌏": "location", "📍": "location"}

TRAILER = re.compile(
    r"(?:#{1,6}\s*)?\**\s*click\s+(?:here\s+)?to\s+(?:\[apply[^\]]{0,40}\]\((?P<url>[^\s()]{1,2000})\)|apply)[\s*!.]*",
    re.IGNORECASE,
)

# A heading that opens a text is not the title of the job.
SECTION = re.compile(
    r"(?:job |role |position |company )?(?:description|overview|summary|details|highlights)\b"
    r"|about\b|who we are\b|the role\b",
    re.IGNORECASE,
)

MAX_TITLE = 4_000
"""Characters of a title line with its address; titles reach 111. These patterns take quadratic time on rubbish."""

MAX_WRAP = 40
"""Lines over which a chip may run: 43 old postings wrap a list of countries inside the backticks."""


class Head(NamedTuple):
    """What stands above the body."""

    fields: list[Field]
    unread: list[Unread]
    body_at: int
    """Index of the line after it."""


def recognises(path: str, text: str) -> bool:  # noqa: ARG001
    """A title heading or chips at the top, or the apply trailer at the end."""
    lines = text.split("\n", MAX_WRAP)
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return False
    head = _head(lines, first)
    return bool(head.fields) or head.body_at > first or _trailer(text.rstrip().rpartition("\n")[2]) is not None


def parse(path: str, text: str) -> tuple[RawPosting | None, tuple[Problem, ...]]:
    """The posting; never None, for there is nothing in this grammar that can be broken."""
    lines = text.split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    head = _head(lines, first)
    start, end = _trimmed(lines, head.body_at, len(lines))
    apply = _trailer(lines[end - 1]) if end > start else None
    if apply is not None:
        if apply and not any(field.value == apply for field in head.fields):
            head.fields.append(Field("apply", apply, "header", end))
        start, end = _trimmed(lines, start, end - 1)
    raw = RawPosting(
        path=path,
        format=NAME,
        fields=(*head.fields, *path_fields(path)),
        body="\n".join(lines[start:end]),
        body_kind="markdown",
        body_line=start + 1,
        unread=tuple(head.unread),
    )
    return raw, ()


def _trimmed(lines: list[str], start: int, end: int) -> tuple[int, int]:
    """The span without blank lines at either end."""
    while start < end and not lines[end - 1].strip():
        end -= 1
    while start < end and not lines[start].strip():
        start += 1
    return start, end


def _head(lines: list[str], at: int) -> Head:
    """The header starting at this line. It ends with the first blank line, so a heading of the body is never in it."""
    fields: list[Field] = []
    unread: list[Unread] = []
    if title := _title(lines[at], at + 1):
        fields += title
        at += 1
    if at < len(lines) and (title or _chips_follow(lines, at)) and (company := COMPANY.fullmatch(lines[at])):
        if not is_absent(company["company"]):
            fields.append(Field("company", company["company"].strip(), "header", at + 1))
        at += 1
    while at < len(lines) and CHIPS.match(lines[at]):
        chips, after = _unwrapped(lines, at)
        found = list(_chips(chips, at + 1))
        if chips.strip("# \t") and not found:
            break
        fields += (chip for chip in found if isinstance(chip, Field))
        unread += (chip for chip in found if isinstance(chip, Unread))
        at = after
    return Head(fields, unread, at)


def _title(line: str, number: int) -> list[Field]:
    if len(line) > MAX_TITLE:
        return []
    if link := TITLE_LINK.fullmatch(line):
        fields = [Field("apply", link["url"], "header", number)]
        return [Field("title", link["title"].strip(), "header", number), *fields] if link["title"].strip() else fields
    plain = TITLE.fullmatch(line)
    if plain and not SECTION.match(plain["title"]):
        return [Field("title", plain["title"].strip().rstrip("#").strip(), "header", number)]
    return []


def _chips_follow(lines: list[str], at: int) -> bool:
    """Whether a `###` line without a title above it is a company: only with chips right below it."""
    return at + 1 < len(lines) and bool(CHIPS.match(lines[at + 1])) and bool(MARKED.search(lines[at + 1]))


def _unwrapped(lines: list[str], at: int) -> tuple[str, int]:
    """The chip line with the lines over which a chip runs, and the index of the line after them."""
    whole = lines[at].removeprefix("####")
    for after in range(at + 1, min(at + MAX_WRAP, len(lines)) + 1):
        if whole.count("`") % 2 == 0:
            return whole, after
        if after < len(lines):
            whole += f" {lines[after].strip()}"
    return lines[at].removeprefix("####"), at + 1


def _chips(line: str, number: int) -> Iterator[Field | Unread]:
    chips = CHIP.findall(line)
    for words in chips or [match[0] for match in MARKED.finditer(line)]:
        mark = MARKED.match(words.strip())
        if mark and mark[1] in MARKS:
            if not is_absent(mark[2]):
                yield Field(MARKS[mark[1]], mark[2].strip(), "header", number)
        elif words.strip():
            yield Unread(number, words.strip())


def _trailer(line: str) -> str | None:
    """The address of an apply line, empty where it has none; None for any other line."""
    line = line.strip()
    match = TRAILER.fullmatch(line) if len(line) <= MAX_TITLE else None
    return None if match is None else match["url"] or ""
