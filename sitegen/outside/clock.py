"""What day it is where the board lives, and how long the stages of a build take.

Comes in: an IANA time zone, or stages by name. Goes out: a date, or seconds. Nothing else in sitegen may ask for the
time, and no output depends on it except through the one date that a board is built for.
"""

import datetime
import time
import zoneinfo
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")


def today(time_zone: str) -> datetime.date:
    """The calendar day in `time_zone` (an IANA name that `parse_settings` has checked)."""
    return datetime.datetime.now(zoneinfo.ZoneInfo(time_zone)).date()


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
