"""A TOML file that the owner of a board wrote → its values, and the line of each, for errors an owner can act on. Pure.

`tomllib` gives values without their places; these are found again in the text. Must never guess a line: what is not
found stands at the key around it.
"""

import re
import tomllib
from typing import Any

from sitegen.errors import SettingsError


def parse_toml(text: str, file: str) -> dict[str, Any]:
    """The values of a file (`content/site.toml`). Raises SettingsError with the line."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # not TOML, a date such as 2026-02-30, nesting without end
        line = re.search(r"line (\d+)", str(error))
        where = f"{file}:{line[1]}" if line else file
        raise SettingsError(f"not valid TOML: {error}", where=where, hint="See https://toml.io") from None


def place(text: str, file: str, *keys: str, value: str | None = None) -> str:
    r"""`file:line` of the key at the end of a path of keys, or of a string in its value.

    >>> text = '[skills]\ngo = { label = "Go" }\n[skills.c]\n[skills.rust]\nalso = [\n  "rustc",\n]'
    >>> place(text, "f", "skills", "go", "label"), place(text, "f", "skills", "rust", "also", value="rustc")
    ('f:2', 'f:6')
    """
    start, end, at = 0, len(text), None
    for depth, key in enumerate(keys):
        match = _key(key, inline=depth > 0).search(text, start, end)
        if match is None:
            break
        at = start = match.end()
        end = _end_of_row(text, start, end) if depth else end
    if at is not None and value is not None:
        match = re.compile(rf"[\"']{re.escape(value)}[\"']").search(text, start, end)
        at = match.start() if match else at
    return file if at is None else f"{file}:{text.count(chr(10), 0, at) + 1}"


def _key(key: str, *, inline: bool) -> re.Pattern[str]:
    before = r"(?:^[ \t]*\[*|[{,.][ \t]*)" if inline else r"^[ \t]*\[*"
    return re.compile(rf"{before}[ \t]*[\"']?{re.escape(key)}[\"']?(?=[ \t]*[=.\]])", re.MULTILINE)


def _end_of_row(text: str, start: int, end: int) -> int:
    """Where the value of a key ends at the latest: an inline table at its line, a row of a table at the next table."""
    if re.compile(r"[ \t]*=[ \t]*\{").match(text, start):
        line = text.find("\n", start)
        return end if line < 0 else min(end, line)
    following = re.compile(r"^[ \t]*\[(?![ \t]*[\"'\]\n])", re.MULTILINE).search(text, start, end)
    return following.start() if following else end
