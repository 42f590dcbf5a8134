"""What a command costs: seconds on the wall, seconds of CPU, and the most memory that all its processes hold at once.

Memory is looked at in runs of their own, because looking takes time: every 50 ms the proportional set size of the whole
tree of processes (`/proc/*/smaps_rollup`), in which a page that several share counts once.
"""

import ctypes
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

INTERVAL = 0.05
_SET_CHILD_SUBREAPER = 36
"""Of prctl(2): processes that outlive their parent become ours, so that their CPU time is counted too."""


class Cost(msgspec.Struct, frozen=True):
    """Of one run."""

    wall: float
    cpu: float
    peak: int = 0
    """Bytes; 0 where nobody has looked."""

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


class CommandError(Exception):
    """A command that should have worked."""


def run(command: Sequence[str | Path], folder: Path, *, memory: bool = False, log: Path | None = None) -> Cost:
    """Runs the command in `folder`, its words into `log`, until it and all that it started have ended."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    words = [str(part) for part in command]
    log = log or folder / "bench.log"
    begun = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(
            words, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, env=_environment()
        )
        peak = _watch(process.pid) if memory else 0
        _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandError(f"{' '.join(words)}: {process.returncode}\n{log.read_text(errors='replace')[-2000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime + _of_orphans(), peak)


def _environment() -> Mapping[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("HUGO_", "PAGEFIND_"))}


def _of_orphans() -> float:
    """CPU seconds of processes that outlived the command, once they have ended."""
    seconds = 0.0
    while True:
        try:
            _, _, used = os.wait4(-1, 0)
        except ChildProcessError:
            return seconds
        seconds += used.ru_utime + used.ru_stime


def _watch(pid: int) -> int:
    """The peak of the tree below `pid`, until that has ended."""
    peak = 0
    while not _has_ended(pid):
        peak = max(peak, sum(map(_share, tree(pid))))
        time.sleep(INTERVAL)
    return peak


def _has_ended(pid: int) -> bool:
    try:
        return _state_and_parent(pid)[0] == "Z"
    except OSError:
        return True


def tree(pid: int) -> list[int]:
    """The process and all below it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                children.setdefault(_state_and_parent(int(entry.name))[1], []).append(int(entry.name))
            except OSError:
                continue
    found = [pid]
    for each in found:  # grows while it is walked
        found += children.get(each, [])
    return found


def _state_and_parent(pid: int) -> tuple[str, int]:
    state, parent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    return state, int(parent)


def _share(pid: int) -> int:
    """Bytes of a process, of shared pages its share; none of one that has just ended."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    lines = (line.split() for line in text.splitlines())
    return next((1024 * int(line[1]) for line in lines if line[0] == "Pss:"), 0)
