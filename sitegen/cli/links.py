"""`sitegen check --links`: its options, and what it tells. The command itself is in `check`."""

import datetime
import functools
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

import click
import msgspec

from sitegen import __version__
from sitegen.cli.terminal import count
from sitegen.links import report
from sitegen.links.answer import Answer
from sitegen.links.report import Judged, LinkCounts
from sitegen.links.verdict import judge
from sitegen.model.board import Board
from sitegen.model.problem import Problem
from sitegen.outside import cache_folder, clock, link_cache
from sitegen.outside.links import Pace, ask
from sitegen.progress import Progress

R = TypeVar("R")

PACE = Pace()
DAYS = 7
UNREACHED = ("no-host", "no-dns")
"""Failures that a machine without a network has with every host."""


class Wanted(NamedTuple):
    """What the options ask for."""

    pace: Pace
    days: float
    """Age up to which an earlier answer is used again."""


class Tested(msgspec.Struct, frozen=True):
    """The apply links, tested."""

    links: tuple[Judged, ...]
    counts: LinkCounts
    asked_now: int
    is_offline: bool
    """Nobody could be reached: the fault is more likely here than there."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those that somebody has to look at."""
        return tuple(report.problems(self.links))


def options(command: Callable[..., R]) -> Callable[..., R]:
    """--links and how to ask; the command is given one argument for all of them, `links`: Wanted or None."""

    @click.option(
        "--links", "is_wanted", is_flag=True,
        help="Ask the hosts of all apply links of open jobs, gently, whether the ads are still there.",
    )  # fmt: skip
    @click.option(
        "--link-age", type=click.FloatRange(min=0), default=DAYS, show_default=True, metavar="DAYS",
        help="Use answers of earlier runs again up to this age; 0 asks all.",
    )  # fmt: skip
    @click.option(
        "--link-requests", type=click.IntRange(1, 64), default=PACE.at_once, show_default=True, metavar="N",
        help=f"Links asked at once, of one host never more than {PACE.per_host}.",
    )  # fmt: skip
    @click.option(
        "--link-pause", type=click.FloatRange(min=0), default=PACE.pause, show_default=True, metavar="SECONDS",
        help="From one request to a host to the next.",
    )  # fmt: skip
    @click.option(
        "--link-timeout", type=click.FloatRange(min=0.1), default=PACE.timeout, show_default=True, metavar="SECONDS",
        help="Until a request is given up.",
    )  # fmt: skip
    @click.option(
        "--link-retries", type=click.IntRange(0, 9), default=PACE.retries, show_default=True, metavar="N",
        help="Times to ask again where a host fails or does not answer.",
    )  # fmt: skip
    @click.option("--allow-private", is_flag=True, help="Ask hosts inside private networks too.")
    @functools.wraps(command)
    def with_links(  # noqa: PLR0913 - one argument an option
        *args: object,
        is_wanted: bool,
        link_age: float,
        link_requests: int,
        link_pause: float,
        link_timeout: float,
        link_retries: int,
        allow_private: bool,
        **others: object,
    ) -> R:
        pace = msgspec.structs.replace(
            PACE,
            at_once=link_requests,
            pause=link_pause,
            timeout=link_timeout,
            retries=link_retries,
            allow_private=allow_private,
        )
        return command(*args, **{**others, "links": Wanted(pace, link_age) if is_wanted else None})

    return with_links


def examine(wanted: Wanted, root: Path, board: Board, progress: Progress, is_asked: Callable[[str], bool]) -> Tested:
    """Asks for the links of the files that are asked for, unless there is an answer that is young enough.

    What has come is kept even where the run is ended before its time.
    """
    links = tuple(link for link in report.apply_links(board) if is_asked(link.path))
    kept, oldest = dict(link_cache.read(root)), clock.now() - datetime.timedelta(days=wanted.days)
    needed = list(dict.fromkeys(link.asked for link in links if not _is_fresh(kept.get(link.asked), oldest)))
    heard: dict[str, Answer] = {}
    pace = msgspec.structs.replace(wanted.pace, agent=_agent(board))
    try:
        for answer in progress("Asking for links", ask(needed, pace), len(needed)):
            heard[answer.url] = answer
    finally:
        is_offline = bool(heard) and all(answer.failure in UNREACHED for answer in heard.values())
        if heard and not is_offline:
            link_cache.write(root, {**kept, **heard}.values(), clock.now())
    if is_offline:
        heard = {url: msgspec.structs.replace(answer, failure="no-dns") for url, answer in heard.items()}
    found = report.judged(links, {**kept, **heard})
    return Tested(found, report.count_links(board, found), len(heard), is_offline)


def _is_fresh(answer: Answer | None, oldest: datetime.datetime) -> bool:
    """Doubt is never fresh: what failed is asked again in every run. A clock that was wrong makes nothing fresh."""
    if answer is None or not oldest < answer.asked <= clock.now():
        return False
    verdict = judge(answer)
    return verdict.state != "doubtful" and verdict.reason != "too-many-requests"


def _agent(board: Board) -> str:
    """Who asks, and where to complain, so that a host need not guess."""
    home = board.settings.base_url or board.settings.repository
    return f"sitegen/{__version__} (link check{f'; +{home}' if home else ''})"


def lines(tested: Tested) -> Iterator[str]:
    """The sum of it in words; the links themselves are among the problems."""
    counts = tested.counts
    if not counts.tested:
        yield "Links: no open job has a web address to apply at."
        return
    moved = f" ({counts.moved:,} moved)" if counts.moved else ""
    unknown = f", {counts.unknown:,} that no program may judge" if counts.unknown else ""
    yield (
        f"{count(counts.tested, 'link')}: {counts.alive:,} alive{moved}, {counts.dead:,} dead, "
        f"{counts.doubtful:,} doubtful{unknown}"
    )
    if tested.is_offline:
        yield "No host could be reached: is this machine online? Nothing of this run was kept."
    else:
        earlier = len({one.link.asked for one in tested.links}) - tested.asked_now
        kept = f"{cache_folder.NAME}/{link_cache.NAME}"
        yield f"{tested.asked_now:,} asked now, {earlier:,} in earlier runs whose answers are in {kept}"


def as_json(tested: Tested) -> Mapping[str, object]:
    """The same for tools, with every link."""
    return {"counts": tested.counts, "asked_now": tested.asked_now, "links": [_record(one) for one in tested.links]}


def _record(one: Judged) -> Mapping[str, object]:
    link, answer, verdict = one.link, one.answer, one.verdict
    found: dict[str, object] = {"path": link.path, "line": link.line, "url": link.url}
    if answer and verdict:
        found |= {"state": verdict.state, "reason": verdict.reason, "message": verdict.message}
        found |= {"moved_to": verdict.moved_to or None, "status": answer.status, "final": answer.final}
        found |= {"redirects": [hop.status for hop in answer.hops], "asked": answer.asked}
    return found
