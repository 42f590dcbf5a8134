"""What day it is where the board lives, and how long the stages of a build take.

Comes in: an IANA time zone, or stages by name. Goes out: a date, or seconds. Nothing else in sitegen may ask for the
time, and no output depends on it except through the one date that a board is built for.
"""

import datetime
import difflib
import time
import zoneinfo
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sitegen.errors import SettingsError

Item = TypeVar("Item")


def zone(name: str, where: str = "") -> zoneinfo.ZoneInfo:
    """The time zone of an IANA name; `where` is its place in the settings. Raises SettingsError."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, not a name, the name of a folder
        close = difflib.get_close_matches(name, zoneinfo.available_timezones(), 1)
        hint = f"Did you mean `{close[0]}`?" if close else "Write a name such as Europe/Riga, or UTC."
        raise SettingsError(f"`time_zone`: unknown zone {name!r}", where=where, hint=hint) from None


def today(time_zone: datetime.tzinfo) -> datetime.date:
    """The calendar day in a time zone."""
    return datetime.datetime.now(time_zone).date()


def now() -> datetime.datetime:
    """The moment, UTC, to the second: for what is kept with its age, never for what is published."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


class Stopwatch:
    """Wall time by stage; the time of a stage within another counts for the inner one only."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage = ""
        self._since = time.perf_counter()

    @contextmanager
    def during(self, stage: str) -> Iterator[None]:
        """Counts the time of the block for this stage."""
        outer = self._turn_to(stage)
        try:
            yield
        finally:
            self._turn_to(outer)

    def each(self, stage: str, items: Iterable[Item]) -> Iterator[Item]:
        """Counts the time that making the items takes, not what is done with them."""
        rest = iter(items)
        while True:
            with self.during(stage):
                try:
                    item = next(rest)
                except StopIteration:
                    return
            yield item

    def _turn_to(self, stage: str) -> str:
        now = time.perf_counter()
        if self._stage:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since
        before, self._stage, self._since = self._stage, stage, now
        return before
