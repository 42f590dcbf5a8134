"""`sitegen serve`: a real process, real HTTP, and a browser's view of an edit."""

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from sitegen.errors import SiteError
from sitegen.outside import preview
from tests.sites import files, make_board

BOARD = """
-- content/site.toml --
name = "Bakers"
as_of = 2026-01-31
base_url = "https://example.org/repo/"
-- content/jobs/2026-01/a.md --
# [Baker](https://example.org/apply)
### Crumb

Bake bread every morning, and rolls on Sundays.
"""
PATIENCE = 60
"""Seconds after which something that never comes fails the test; nothing is slower, even on a busy machine."""


class Served:
    """A running `sitegen serve` and what it prints."""

    def __init__(self, board: Path, process: "subprocess.Popen[str]") -> None:
        self.board = board
        self.process = process
        self._lines: Queue[str] = Queue()
        Thread(target=self._read, daemon=True).start()
        self.address = self.says(r"Serving at (\S+)")[1]

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def says(self, words: str) -> re.Match[str]:
        """Waits for a line with these words."""
        while True:
            found = re.search(words, self._lines.get(timeout=PATIENCE))
            if found:
                return found

    def get(self, path: str = "", method: str = "GET") -> tuple[int, dict[str, str], str]:
        request = urllib.request.Request(self.address + path, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as response:
                return response.status, dict(response.headers), response.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, dict(error.headers), error.read().decode()


@contextmanager
def serving(board: Path, *options: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "sitegen", "serve", "--root", str(board), "--port", "0", *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as process:
        try:
            yield Served(board, process)
        finally:
            process.kill()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(make_board(BOARD, tmp_path_factory.mktemp("served"))) as running:
        yield running


def next_build(events: HTTPResponse) -> str:
    """The name of the next build that the server tells of."""
    while True:
        line = events.readline().decode()
        assert line, "the stream has ended"
        if line.startswith("data: "):
            return line.removeprefix("data: ").strip()


def test_pages_are_served_under_the_base_path(served: Served) -> None:
    assert served.address.endswith("/repo/")
    status, headers, page = served.get()
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "Bakers" in page
    assert served.get("companies/")[0] == 200


def test_a_missing_page_is_the_404_page(served: Served) -> None:
    status, _, page = served.get("jobs/nothing/")
    assert status == 404
    assert "<html" in page
    assert "Bakers" in page


def test_nothing_outside_the_site_is_served(served: Served) -> None:
    for path in ("../content/site.toml", "%2e%2e/content/site.toml", "..%2fcontent%2fsite.toml", ".sitegen.json"):
        assert served.get(path)[0] == 404


def test_head_is_answered_like_get_without_the_page(served: Served) -> None:
    status, headers, page = served.get(method="HEAD")
    assert (status, page) == (200, "")
    assert int(headers["content-length"]) > 0


def test_the_reload_script_is_in_answers_and_in_no_file(served: Served) -> None:
    script = re.search(r'<script src="(/_sitegen/reload\.js\?build=[^"]+)"></script></body>', served.get()[2])
    assert script
    assert "reload.js" in served.get("nothing")[2]
    root = served.address.removesuffix("/repo/")
    with urllib.request.urlopen(root + script[1], timeout=PATIENCE) as response:
        assert response.headers["content-type"].startswith("text/javascript")
    assert not [path for path, data in files(served.board / "_site").items() if b"_sitegen" in data]
    for path in ("pagefind/pagefind.js", "404.html"):
        assert ("_sitegen" in served.get(path)[2]) == path.endswith(".html")


def test_an_edit_is_built_and_told_and_a_fault_keeps_the_last_good_site(served: Served) -> None:
    settings = served.board / "content" / "site.toml"
    good = settings.read_text()
    shown = served.get()[2]
    root = served.address.removesuffix("/repo/")
    with urllib.request.urlopen(f"{root}/_sitegen/events", timeout=PATIENCE) as events:
        first = next_build(events)
        assert f"build={first}" in shown

        settings.write_text(good.replace("Bakers", "Millers"))
        second = next_build(events)
        page = served.get()[2]
        assert second != first
        assert "Millers" in page
        assert f"build={second}" in page

        settings.write_text("naem = 'x'\n")
        served.says(r"error: content/site\.toml:1: unknown setting `naem`")
        assert "Millers" in served.get()[2]

        settings.write_text(good)
        assert next_build(events) not in (first, second)
        assert "Bakers" in served.get()[2]

        (served.board / "templates").mkdir()  # a folder that was not there when the server started
        (served.board / "templates" / "404.html").write_text('{% extends "sitegen/404.html" %}{# mine #}')
        (served.board / "static" / "assets").mkdir(parents=True)
        (served.board / "static" / "hello.txt").write_text("hello")
        for _ in range(3):
            next_build(events)
            if served.get("hello.txt")[0] == 200:
                break
        assert served.get("hello.txt")[2] == "hello"


def test_it_ends_with_ctrl_c_while_a_browser_listens(tmp_path: Path) -> None:
    with serving(make_board(BOARD, tmp_path)) as served:
        root = served.address.removesuffix("/repo/")
        with urllib.request.urlopen(f"{root}/_sitegen/events", timeout=PATIENCE) as events:
            next_build(events)
            served.process.send_signal(signal.SIGINT)
            assert served.process.wait(PATIENCE) == 0


def test_a_broken_site_is_not_served(tmp_path: Path) -> None:
    board = make_board("-- content/site.toml --\nnaem = 'x'\n", tmp_path)
    command = [sys.executable, "-m", "sitegen", "serve", "--root", str(board), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 2
    assert done.stderr.startswith("error: content/site.toml:1: ")


def test_a_busy_port_gives_way_to_the_next() -> None:
    with preview.listen("127.0.0.1", 0) as first:
        busy = first.getsockname()[1]
        with preview.listen("127.0.0.1", busy) as second:
            assert second.getsockname()[1] != busy
            assert preview.address(second, "/repo/") == f"http://127.0.0.1:{second.getsockname()[1]}/repo/"


def test_an_address_that_is_not_ours_is_a_clear_error() -> None:
    with pytest.raises(SiteError, match=r"cannot listen on 192\.0\.2\.1"):
        preview.listen("192.0.2.1", 8000)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (b"<body>x</body></html>", b"<body>xSCRIPT</body></html>"),
        (b"<pre>&lt;/body></pre></body>", b"<pre>&lt;/body></pre>SCRIPT</body>"),
        (b"fragment", b"fragmentSCRIPT"),
    ],
)
def test_the_script_goes_to_the_end_of_the_body(html: bytes, expected: bytes) -> None:
    tag = b'<script src="/_sitegen/reload.js?build=1"></script>'
    assert preview.with_script(html, "1") == expected.replace(b"SCRIPT", tag)
