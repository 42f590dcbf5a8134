"""What filters must find and count, worked out from the Board the slow and plain way, row by row.

It shares no code with the job table or with the scripts, so that they cannot be wrong together.
"""

import datetime
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sitegen.model.board import Board
from sitegen.model.job import Job

State = dict[str, Any]
"""As state.js has it."""

LISTS = ("role", "cat", "in", "level", "skill")
STEPS = (40, 60, 80, 100, 120, 150, 180, 200, 250)
NOTHING: State = {
    "q": "", "role": [], "cat": [], "in": [], "pay": 0, "paid": False, "level": [], "skill": [], "since": "",
    "sort": "", "page": 1,
}  # fmt: skip


@dataclass
class Row:
    """What filters ask of one row: the tags of all the jobs that share it, pay and date of the one it shows."""

    tags: dict[str, set[str]]
    low: int | None
    high: int | None
    date: str
    """`2025-03`, `2025-03-13` or nothing."""

    @property
    def top(self) -> int | None:
        return self.low if self.high is None else self.high


@dataclass
class Found:
    """What `Table.find` must give."""

    rows: list[int]
    hidden: int
    counts: dict[str, Any] = field(default_factory=dict)


class Oracle:
    """Answers for one board; `today` is the reader's."""

    def __init__(self, board: Board, today: datetime.date) -> None:
        self.rows = [self._row(board.jobs[job_id], board) for job_id in board.listed]
        self.today = today
        self.slugs = {group: sorted(set().union(*(row.tags[group] for row in self.rows))) for group in LISTS}
        dated = [row.date for row in self.rows if row.date]
        months = sorted({date[:7] for date in dated}, reverse=True)[:24]
        has_days = sum(len(date) == 10 for date in dated) > len(dated) / 2
        self.since = ["7d", "30d", "90d"] if has_days else months if len(months) > 1 else []

    @staticmethod
    def _row(job: Job, board: Board) -> Row:
        members = [board.jobs[job_id] for job_id in job.variants] or [job]
        tags = {
            "role": {member.role.slug for member in members if member.role},
            "cat": {member.category.slug for member in members if member.category},
            "in": {slug for member in members for slug in member.open_to} or {"not-stated"},
            "level": {str(member.level) for member in members if member.level} or {"not-stated"},
            "skill": {skill.slug for member in members for skill in member.skills},
        }
        low, high = (job.yearly.minimum, job.yearly.maximum) if job.yearly else (None, None)
        date = job.posted
        day = f"-{date.day:02}" if date and date.day else ""
        return Row(tags, low, high, f"{date.year}-{date.month:02}{day}" if date else "")

    def fails(self, row: Row, state: State) -> list[str]:
        """The groups of the state that the row does not pass."""
        found = {group: not state[group] or bool(row.tags[group] & set(state[group])) for group in LISTS}
        found["skill"] = set(state["skill"]) <= row.tags["skill"]
        found["pay"] = not state["pay"] or (row.top is not None and row.top >= state["pay"] * 1000)
        found["paid"] = not state["paid"] or row.top is not None
        found["since"] = not state["since"] or self.is_since(row.date, state["since"])
        return [group for group, holds in found.items() if not holds]

    def is_since(self, date: str, since: str) -> bool:
        """A month counts from its first day; what has no date is never new."""
        if not date:
            return False
        first = datetime.date(*(int(part) for part in (date if len(date) == 10 else f"{date}-01").split("-")))
        if since.endswith("d"):
            return first >= self.today - datetime.timedelta(days=int(since[:-1]))
        return first >= datetime.date(int(since[:4]), int(since[5:]), 1)

    def find(self, state: State, ranked: Sequence[int] | None = None) -> Found:
        """Rows in order, and the count beside every option."""
        within = range(len(self.rows)) if ranked is None else ranked
        failed = {number: self.fails(self.rows[number], state) for number in within}

        def others(group: str) -> Iterable[Row]:
            return (self.rows[number] for number, groups in failed.items() if groups in ([], [group]))

        rows = [number for number, groups in failed.items() if not groups]
        counts: dict[str, Any] = {
            group: Counter(slug for row in others(group) for slug in row.tags[group]) for group in LISTS
        }
        counts["skill"] = Counter(slug for number in rows for slug in self.rows[number].tags["skill"])
        reach = [row.top for row in others("pay") if row.top is not None]
        counts["pay"] = {step: sum(top >= step * 1000 for top in reach) for step in STEPS}
        counts["paid"] = sum(row.top is not None for row in others("paid"))
        dates = [row.date for row in others("since")]
        counts["since"] = {since: sum(self.is_since(date, since) for date in dates) for since in self.since}
        hidden = [
            number
            for number, groups in failed.items()
            if (state["pay"] or state["paid"]) and self.rows[number].top is None and {*groups} <= {"pay", "paid"}
        ]
        return Found(self.in_order(rows, state), len(hidden), counts)

    def in_order(self, rows: list[int], state: State) -> list[int]:
        """Newest first is the order of the board; by pay, its top, then its least; best match as it was found."""
        order = state["sort"] or ("match" if state["q"] else "new")
        if order == "match":
            return rows

        def pay(number: int) -> tuple[int, int, int]:
            row = self.rows[number]
            top, low = (-1 if value is None else value for value in (row.top, row.low))
            return -top, -low, number

        return sorted(rows, key=pay if order == "pay" else None)

    def random_state(self, dice: random.Random) -> tuple[State, list[int] | None]:
        """A state that somebody may make, and what its query has found: half of them fit some row of the board."""
        row = dice.choice(self.rows) if dice.random() < 0.5 else None
        state = NOTHING | {"sort": dice.choice(("", "", "new", "pay"))}
        for group in dice.sample(LISTS, dice.choice((0, 1, 1, 2, 2, 3))):
            values = sorted(row.tags[group]) if row else self.slugs[group]
            if values:
                state[group] = sorted({dice.choice(values), dice.choice(values if row else self.slugs[group])})
        if dice.random() < 0.3:
            state["pay"] = dice.choice(STEPS)
        state["paid"] = dice.random() < 0.2
        if self.since and dice.random() < 0.3:
            state["since"] = dice.choice(self.since)
        if dice.random() < 0.6:
            return state, None
        state["q"] = "words"
        numbers = list(range(len(self.rows)))
        return state, dice.sample(numbers, dice.randint(0, len(numbers)))
