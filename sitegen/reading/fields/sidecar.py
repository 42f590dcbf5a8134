"""`<posting>.toml`, the owner's word about a posting → fields that take precedence over everything in it.

What comes in are the bytes of the sidecar, what goes out are fields with origin `override` and warnings about keys
and values that cannot be used. It never interprets a value: the reader of the fact does.
"""

import datetime
import re
import tomllib
from collections.abc import Iterator

from sitegen.model.posting import Field
from sitegen.model.problem import Problem
from sitegen.reading.fields.keys import LISTS, SIDECAR, did_you_mean, normal
from sitegen.reading.repair import repair, repair_text

MAX_BYTES = 65_536
"""Overrides are a few lines; a larger file is something else."""


def parse_sidecar(path: str, data: bytes) -> tuple[tuple[Field, ...], tuple[Problem, ...]]:
    """The overrides in a sidecar, in its order. `path` is that of the sidecar below `content/`.

    An empty string or list (or `closed = false`) is a field with an empty value: "not stated, whatever the posting
    says". A list is one field a skill, and for other facts that may have several values one field with its items
    separated by `; `.

    >>> parse_sidecar("jobs/a.md.toml", b'title = "Editor"')
    ((Field(name='title', value='Editor', origin='override', line=1),), ())
    """
    if len(data) > MAX_BYTES:
        return (), (_warning(path, 0, "bad-sidecar", "larger than 64 KiB, not read", "Write facts only, one a line."),)
    text = repair(data).text
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        hint = 'Write facts as in: title = "Editor".'
        return (), (_warning(path, int(line[1]) if line else 0, "bad-sidecar", f"not valid TOML: {error}", hint),)
    except (ValueError, RecursionError) as error:  # a date such as 2026-02-30, nesting without end
        hint = "Put the value in quotes, or write a day that the calendar has."
        return (), (_warning(path, 0, "bad-sidecar", f"not valid TOML: {error}", hint),)
    fields: list[Field] = []
    problems: list[Problem] = []
    for key, value in values.items():
        line_number = _line_of(text, key)
        known = SIDECAR.get(normal(key))
        if known is None:
            hint = did_you_mean(normal(key), SIDECAR)
            shown = " ".join(repair_text(key).text.split())
            problems.append(_warning(path, line_number, "unknown-key", f"unknown key `{shown}`", hint))
            continue
        try:
            fields += [Field(known[0], words, "override", line_number) for words in _texts(known[0], value)]
        except TypeError as error:
            problems.append(_warning(path, line_number, "bad-value", f"{key}: {error}", "Write one value in quotes."))
    return tuple(fields), tuple(problems)


def _warning(path: str, line: int, code: str, message: str, hint: str = "") -> Problem:
    return Problem(path, line, code, "warning", message, hint)


def _texts(name: str, value: object) -> Iterator[str]:
    """The values of a key as strings. Raises TypeError for what is not a plain value, or more than one too many."""
    if not isinstance(value, list):
        yield _text(name, value)
    elif len(value) > 1 and name not in LISTS:
        raise TypeError("is one value, not several")
    elif name == "skill" and value:
        yield from (_text(name, each) for each in value)
    else:
        yield "; ".join(_text(name, each) for each in value)


def _text(name: str, value: object) -> str:
    if isinstance(value, bool):
        if name != "closed":
            raise TypeError("cannot be true or false")
        return "true" if value else ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str | int | float):
        # Repaired again: an escape such as "\u001b" has just put back what the repair of the file takes out.
        return repair_text(str(value)).text
    raise TypeError("a table is not a value")


def _line_of(text: str, key: str) -> int:
    match = re.search(rf"^[ \t]*\[*[\"']?{re.escape(key)}[\"']?(?=[\s=.\]])", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else 0
