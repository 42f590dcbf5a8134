"""Since when the board has had each posting: the log of its repository and the owner's ledger → days by path. Pure.

Comes in: what git has written, and the text of `content/first-listed.toml`. Goes out: the first day of each path. Where
both know a posting the earlier day counts; where neither does nothing is guessed, least of all the day of the build.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from sitegen.errors import SettingsError
from sitegen.model.parsed import Parsed
from sitegen.model.problem import Problem
from sitegen.toml_text import parse_toml, place

LEDGER = "content/first-listed.toml"
PREFACE = """\
# The day on which each posting was first listed, for a board whose git history does not tell it.
# `sitegen build --ledger` adds the new ones; commit it with the postings. A day that is wrong may be corrected.
"""
COMMIT = "\x01"
"""Stands before the time of a commit in the log."""
LATEST = 253_400_000_000
"""Seconds: in the last year that a date can have."""

Days = Mapping[str, datetime.date]


def parse_log(log: str, zone: datetime.tzinfo) -> dict[str, datetime.date]:
    r"""Path → the day, in the board's time zone, of the commit that brought it. A moved posting keeps its day.

    The log has fields that end in NUL, the oldest commit first: `\x01<seconds>`, and for each file `A`, path, or
    `R<percent>`, old path, new path.

    >>> log = "\x0186400\0\nA\0a.md\0\x01864000\0\nR100\0a.md\0b.md\0A\0a.md\0"
    >>> {path: day.isoformat() for path, day in parse_log(log, datetime.UTC).items()}
    {'a.md': '1970-01-02', 'b.md': '1970-01-02'}
    """
    days: dict[str, datetime.date] = {}
    fields = iter(log.split("\0"))
    day = datetime.date.max
    for field in fields:
        what = field.lstrip("\n")
        if what.startswith(COMMIT):
            day = datetime.datetime.fromtimestamp(min(int(what[1:]), LATEST), zone).date()
        elif what:
            since = days.get(next(fields, ""), day) if what.startswith("R") else day
            path = next(fields, "")
            days[path] = min(since, days.get(path, since))
    return days


def parse_ledger(text: str) -> dict[str, datetime.date]:
    """Path → day, as the owner's ledger has them. Raises SettingsError with the line."""
    values = parse_toml(text, LEDGER)
    for path, day in values.items():
        if type(day) is not datetime.date:
            hint = f'Write a day, as in: "{path}" = 2026-10-31'
            raise SettingsError(f"`{path}`: {day!r} is no day", where=place(text, LEDGER, path), hint=hint)
    return values


def ledger_text(days: Days) -> str:
    """The ledger of these days, sorted by path."""
    lines = (f"{_quoted(path)} = {day.isoformat()}\n" for path, day in sorted(days.items()))
    return PREFACE + "".join(lines)


def _quoted(path: str) -> str:
    """A path as a key; JSON's escapes are among those of TOML."""
    return msgspec.json.encode(path).decode().replace("\x7f", "\\u007f")


def earliest(*known: Days) -> dict[str, datetime.date]:
    """All days, of a path the first one."""
    days: dict[str, datetime.date] = {}
    for each in known:
        for path, day in each.items():
            days[path] = min(day, days.get(path, day))
    return days


def with_first_listed(parsed: Parsed, days: Days, today: datetime.date, why_not: str = "") -> Parsed:
    """The same postings, each with the day on which the board first had it, where that is known and not after `today`.

    `why_not` says what keeps the history of the board from being read: it is reported where a posting needed it.
    """
    postings = tuple(
        msgspec.structs.replace(posting, first_listed=day) if day and day <= today else posting
        for posting in parsed.postings
        for day in (days.get(posting.path),)
    )
    unknown = sum(1 for posting in postings if not (posting.posted or posting.first_listed))
    problems = (*parsed.problems, *_reported(why_not, unknown))
    return msgspec.structs.replace(parsed, postings=postings, problems=problems)


def _reported(why_not: str, unknown: int) -> Iterator[Problem]:
    if why_not and unknown:
        whose = f"{unknown:,} posting{'' if unknown == 1 else 's'} without a date"
        message = f"first listed: not known for {whose}, because {why_not}"
        hint = "Build in a whole clone (`fetch-depth: 0`), or keep a ledger: `sitegen build --ledger`."
        yield Problem("jobs", 0, "no-history", "note", message, hint)


def with_new(ledger: Days, paths: Iterable[str], days: Days, today: datetime.date) -> dict[str, datetime.date]:
    """The ledger with all `paths`: by their own `days`, else listed `today` for the first time. What it had it keeps: a
    posting which comes back is not new again.
    """
    return dict(ledger) | {path: days.get(path, today) for path in paths}
