"""How long an edit takes to be seen: `sitegen serve` beside a real Chromium that shows the page of the edited job.

Comes in: a board. Goes out: milliseconds from the moment when the edited file has been written to the moment when its
new words stand in the page of the browser.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from urllib.parse import quote

import msgspec
from playwright.sync_api import Page, sync_playwright

from scripts import chromium
from sitegen.build import read_board
from sitegen.paths import job_path
from tests.bench.sides import Ours
from tests.browser.conftest import FLAGS

PORT = 8765
SHOWN = "words => document.body.innerText.includes(words)"
READY = 600
"""Seconds that the first page may take."""


class Latency(msgspec.Struct, frozen=True):
    """Of one board."""

    text: list[float]
    """Milliseconds of each edit of a text."""
    pay: list[float]
    start: float
    """Seconds from the command to the first page."""


def measured(ours: Ours, runs: int, say: Callable[[str], None]) -> Latency:
    """One edit of each kind a round."""
    ours.fresh()
    path, original = _page_of_edited(ours), ours.posting().read_bytes()
    command = [sys.executable, "-m", "sitegen", "serve", "--root", str(ours.board), "--port", str(PORT)]
    begun = time.perf_counter()
    with (
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server,
        sync_playwright() as playwright,
    ):
        try:
            browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
            page = browser.new_page()
            _open(page, f"http://127.0.0.1:{PORT}/repo/{quote(path)}", server)
            start = time.perf_counter() - begun
            text = [_seen(page, ours.edit_text) for _ in range(runs)]
            ours.posting().write_bytes(original)
            pay = [_seen(page, ours.edit_pay) for _ in range(runs)]
            browser.close()
        finally:
            server.send_signal(signal.SIGINT)
    found = Latency(text, pay, start)
    say(f"  preview: a text {median(text):.0f} ms, pay {median(pay):.0f} ms (first page after {start:.1f} s)")
    return found


def _page_of_edited(ours: Ours) -> str:
    """Site path of the job that the edits are of."""
    _, board = read_board(ours.board, {})
    edited = ours.posting().relative_to(ours.board / "content" / "jobs").as_posix()
    return next(job_path(job) for job in board.jobs.values() if any(each.path == edited for each in job.postings))


def _open(page: Page, address: str, server: "subprocess.Popen[bytes]") -> None:
    """Waits for the server to answer."""
    last = time.monotonic() + READY
    while True:
        try:
            page.goto(address, timeout=1000 * READY, wait_until="load")
            return
        except Exception:
            if server.poll() is not None or time.monotonic() > last:
                raise
            time.sleep(0.2)


def _seen(page: Page, edit: Callable[[], str]) -> float:
    """Milliseconds until the words that `edit` has written are in the page."""
    page.wait_for_timeout(1500)  # whatever an earlier edit has left to do in the background
    words = edit()
    begun = time.perf_counter()
    page.wait_for_function(SHOWN, arg=words, timeout=120_000, polling="raf")
    return 1000 * (time.perf_counter() - begun)
