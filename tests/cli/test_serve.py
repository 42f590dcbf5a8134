"""`sitegen serve`: a real process, real HTTP, and a browser's view of an edit."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from queue import Queue
from threading import Thread
from urllib.parse import urlencode

import pytest

from sitegen.errors import SiteError
from sitegen.outside import listening, reloading
from tests.sites import files, make_board, site_of

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


@contextmanager
def tab(served: Served, path: str = "") -> Iterator[HTTPResponse]:
    """What a browser listens to that shows this page."""
    root, _, base = served.address.removesuffix("/").rpartition("/")
    shown = digest(served.get(path)[2])
    query = urlencode({"path": f"/{base}/{path}", "shown": shown})
    with urllib.request.urlopen(f"{root}/_sitegen/events?{query}", timeout=PATIENCE) as events:
        yield events


def digest(page: str) -> str:
    found = re.search(r'<script src="/_sitegen/reload\.js\?shown=([^"]+)"></script></body>', page)
    assert found
    return found[1]


def next_page(events: HTTPResponse) -> str:
    """The digest of the next page that the server tells of."""
    while True:
        line = events.readline().decode()
        assert line, "the stream has ended"
        if line.startswith("data: "):
            return line.removeprefix("data: ").strip()


def until(is_so: Callable[[], bool]) -> None:
    """Waits for what comes by itself."""
    last = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < last
        time.sleep(0.05)


def job_page(served: Served) -> str:
    """Path of the page of the first job on the list."""
    found = re.search(r'href="/repo/(jobs/[^"/]+/)"', served.get()[2])
    assert found
    return found[1]


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


def test_the_reload_script_is_in_answers_and_nothing_is_written(served: Served) -> None:
    before = files(served.board)
    shown = digest(served.get()[2])
    assert "reload.js" in served.get("nothing")[2]
    root = served.address.removesuffix("/repo/")
    with urllib.request.urlopen(f"{root}/_sitegen/reload.js?shown={shown}", timeout=PATIENCE) as response:
        assert response.headers["content-type"].startswith("text/javascript")
    for path in ("pagefind/pagefind.js", "404.html"):
        assert ("_sitegen" in served.get(path)[2]) == path.endswith(".html")
    assert files(served.board) == before


def test_the_text_index_comes_with_its_job_table(served: Served) -> None:
    rows = json.loads(served.get("pagefind/rows.json")[2])
    assert json.loads(served.get(rows["table"])[2])["jobs"] == 1


def test_only_what_is_named_by_its_content_may_be_kept(served: Served) -> None:
    asset = re.search(r'href="/repo/(assets/[^"]+/site\.css)"', served.get()[2])
    assert asset
    assert "immutable" in served.get(asset[1])[1]["cache-control"]
    for path in ("", "jobs.json", "nothing", "assets/nothing"):
        assert served.get(path)[1]["cache-control"] == "no-store"


def test_an_edited_ad_is_told_to_those_who_look_at_it(served: Served) -> None:
    ad = served.board / "content" / "jobs" / "2026-01" / "a.md"
    good = ad.read_text()
    page = job_page(served)
    with tab(served, page) as looks_at_it, tab(served, "saved/") as looks_elsewhere:
        ad.write_text(good.replace("every morning", "every night"))
        told = next_page(looks_at_it)
        assert told == digest(served.get(page)[2])
        assert "every night" in served.get(page)[2]
        until(lambda: "every night" in served.get(page + "index.md")[2])
        assert digest(served.get(page)[2]) == told  # the whole board says of it what the edit alone has said

        ad.write_text(good)
        assert next_page(looks_at_it) != told
        until(lambda: "every night" not in served.get(page + "index.md")[2])

        settings = served.board / "content" / "site.toml"
        settings.write_text(settings.read_text().replace("Bakers", "Millers"))
        told = next_page(looks_elsewhere)  # the first that it is told of: no edit before changed its page
        assert "Millers" in served.get("saved/")[2]
        assert told == digest(served.get("saved/")[2])
        settings.write_text(settings.read_text().replace("Millers", "Bakers"))
        assert next_page(looks_elsewhere) != told


def test_the_page_of_a_job_moves_with_its_title(served: Served) -> None:
    ad = served.board / "content" / "jobs" / "2026-01" / "a.md"
    good = ad.read_text()
    page = job_page(served)
    with tab(served, page) as events:
        ad.write_text(good.replace("# [Baker]", "# [Confectioner]"))
        next_page(events)
        assert '<h1 dir="auto">Confectioner' in served.get(page)[2]  # the old address leads there
        until(lambda: "Confectioner" in served.get("jobs.json")[2])
        assert job_page(served).startswith("jobs/confectioner-at-crumb-")
        assert '<h1 dir="auto">Confectioner' in served.get(page)[2]
    ad.write_text(good)
    until(lambda: '<h1 dir="auto">Baker' in served.get(page)[2])


def test_edits_that_come_while_the_board_is_assembled_are_not_lost(tmp_path: Path) -> None:
    root = make_board(BOARD, tmp_path / "board")
    first, second = root / "content" / "jobs" / "2026-01" / "a.md", root / "content" / "jobs" / "b.md"
    good = first.read_text()
    with serving(root) as served:
        for number in range(12):
            first.write_text(good.replace("every morning", f"on {number + 2} mornings"))
            if number % 3 == 0:
                second.write_text(good.replace("# [Baker]", f"# [Miller {number}]"))
            time.sleep(0.07 * number)
        built = files(site_of(root, out=tmp_path / "site"))
        pages = {path: data.decode() for path, data in built.items() if path.endswith((".html", ".json", ".md"))}
        pages = {path: text for path, text in pages.items() if path[0] != "."}
        assert len([path for path in pages if path.startswith("jobs/")]) == 2 * len(["page", "facts", "text"])
        until(lambda: all(without_script(served.get(path)[2]) == text for path, text in pages.items()))


def without_script(page: str) -> str:
    return re.sub(r'<script src="/_sitegen/reload[^>]+></script>(?=</body>)', "", page)


def test_a_fault_is_told_and_keeps_the_last_good_board(served: Served) -> None:
    settings = served.board / "content" / "site.toml"
    good = settings.read_text()
    with tab(served) as events:
        settings.write_text("naem = 'x'\n")
        served.says(r"error: content/site\.toml:1: unknown setting `naem`")
        assert "Bakers" in served.get()[2]

        settings.write_text(good.replace("Bakers", "Millers"))
        next_page(events)
        assert "Millers" in served.get()[2]

        (served.board / "templates").mkdir()  # a folder that was not there when the server started
        template = served.board / "templates" / "404.html"
        template.write_text('{% extends "sitegen/404.html" %}{% block title %}{{ nothing.at.all }}{% endblock %}')
        served.says(r"error: templates/404\.html:1: ")
        assert served.get("nowhere")[0] == 404
        template.unlink()

        (served.board / "static" / "assets").mkdir(parents=True)
        (served.board / "static" / "hello.txt").write_text("hello")
        until(lambda: served.get("hello.txt")[2] == "hello")
        settings.write_text(good)
        assert next_page(events) == digest(served.get()[2])


def test_it_ends_with_ctrl_c_while_a_browser_listens(tmp_path: Path) -> None:
    with serving(make_board(BOARD, tmp_path)) as served, tab(served):
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(PATIENCE) == 0


def test_a_broken_site_is_not_served(tmp_path: Path) -> None:
    board = make_board("-- content/site.toml --\nnaem = 'x'\n", tmp_path)
    command = [sys.executable, "-m", "sitegen", "serve", "--root", str(board), "--port", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 2
    assert done.stderr.startswith("error: content/site.toml:1: ")


def test_a_busy_port_gives_way_to_the_next() -> None:
    with listening.listen("127.0.0.1", 0) as first:
        busy = first.getsockname()[1]
        with listening.listen("127.0.0.1", busy) as second:
            assert second.getsockname()[1] != busy
            assert listening.address(second, "/repo/") == f"http://127.0.0.1:{second.getsockname()[1]}/repo/"


def test_an_address_that_is_not_ours_is_a_clear_error() -> None:
    with pytest.raises(SiteError, match=r"cannot listen on 192\.0\.2\.1"):
        listening.listen("192.0.2.1", 8000)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (b"<body>x</body></html>", b"<body>xSCRIPT</body></html>"),
        (b"<pre>&lt;/body></pre></body>", b"<pre>&lt;/body></pre>SCRIPT</body>"),
        (b"fragment", b"fragmentSCRIPT"),
    ],
)
def test_the_script_goes_to_the_end_of_the_body(html: bytes, expected: bytes) -> None:
    tag = b'<script src="/_sitegen/reload.js?shown=1"></script>'
    assert reloading.with_script(html, "1") == expected.replace(b"SCRIPT", tag)
