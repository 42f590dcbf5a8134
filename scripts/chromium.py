"""Find a Chromium for the browser tests, or install one: `python -m scripts.chromium [--install]` prints its path.

Comes in: the environment (`CHROMIUM`, `PATH`) and Playwright's own download folder. Goes out: the path of a program.
It must never install anything without `--install`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts import debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HINT = "No Chromium found. Install one (Debian: apt-get install chromium), or set CHROMIUM to the path of a program."


def find() -> str | None:
    """The program that `CHROMIUM` names, else the first on PATH, else Playwright's own; None where there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None) or playwrights_own()


def playwrights_own() -> str | None:
    """Where `playwright install chromium` has put it."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Debian's package where we may, else Playwright's download."""
    if not debian.may_install() or not debian.install("chromium"):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)


def main(arguments: list[str]) -> None:
    """Print the path, or exit with the reason why there is none."""
    if "--install" in arguments and find() is None and not os.environ.get("CHROMIUM"):
        install()
    path = find()
    if path is None:
        named = os.environ.get("CHROMIUM")
        sys.exit(f"CHROMIUM is {named!r}, which is not a program." if named else HINT)
    print(path)


if __name__ == "__main__":
    main(sys.argv[1:])
