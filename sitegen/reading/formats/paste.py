"""Anything that no other format claims: a text as somebody copied it.

What comes in is repaired text, what goes out is a RawPosting whose body is nearly all of it. Only lines such as
`Location: Berlin` at the very top become fields; what the text means is for the fact readers.
"""

import re

from sitegen.model.posting import Field, RawPosting
from sitegen.model.problem import Problem
from sitegen.reading.body.kind import tell_kind
from sitegen.reading.fields.folders import path_fields
from sitegen.reading.fields.keys import LABEL, is_absent

NAME = "paste"

# `**Location:** Berlin` in Markdown, with the colon on either side of the asterisks.
LABELLED = re.compile(r"[*_]{0,2}(?P<label>[A-Za-z][A-Za-z ]{1,24}?)[*_]{0,2}\s?:[*_]{0,2}\s+(?P<value>\S.{0,300})")


def recognises(path: str, text: str) -> bool:  # noqa: ARG001
    """Always: the last of FORMATS."""
    return True


def parse(path: str, text: str) -> tuple[RawPosting | None, tuple[Problem, ...]]:
    """The posting; never None."""
    lines = text.split("\n")
    fields, start, end = [], 0, len(lines)
    while start < end:
        labelled = LABELLED.fullmatch(lines[start].strip())
        known = LABEL.get(labelled["label"].lower()) if labelled else None
        if lines[start].strip() and not known:
            break
        if labelled and known and not is_absent(labelled["value"]):
            fields.append(Field(known[0], labelled["value"].strip(), "header", start + 1))
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    body = "\n".join(lines[start:end])
    raw = RawPosting(
        path=path,
        format=NAME,
        fields=(*fields, *path_fields(path)),
        body=body,
        body_kind=tell_kind(path, body),
        body_line=start + 1,
    )
    return raw, ()
