"""What measured: the machine and the versions, without a name or a path of it."""

import os
import platform
import subprocess
from pathlib import Path

from tests.bench.sides import PAGEFIND


def described(hugo: Path) -> dict[str, str | int | float]:
    """For the file of results."""
    return {
        "cpu": _first_value("/proc/cpuinfo", "model name") or platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(int(_first_value("/proc/meminfo", "MemTotal").split()[0]) / 2**20, 1),
        "kernel": platform.release(),
        "load_before": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "hugo": _said([hugo, "version"]).split()[1].partition("-")[0],
        "pagefind": _said([*PAGEFIND, "--version"]).removeprefix("pagefind "),
    }


def _first_value(file: str, key: str) -> str:
    lines = Path(file).read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "")


def _said(command: list[str | Path]) -> str:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout.strip()
