"""Hosts of apply links for tests: one server on this machine that answers by the path, counts what is asked of it, and
is reached by any name below `example`, as if names were looked up.
"""

import contextlib
import gzip
import socket
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

import pytest

AD = "<title>Baker | Crumb</title><h1>Baker</h1>" + "<p>Bake bread every morning, and rolls on Sundays.</p>" * 9


class Page(NamedTuple):
    """What the server says at a path."""

    status: int = 200
    html: str = AD
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0
    """Before it says so."""


class Hosts(ThreadingHTTPServer):
    """The server. `pages` are by host and path (`a.example/jobs/1`), or by path alone."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, Page | Callable[[], Page]] = {}
        self.asked: Counter[str] = Counter()
        """Requests by host and path."""
        self.methods: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.starts: dict[str, list[float]] = defaultdict(list)
        """Moments of the requests to each host, by the monotonic clock."""
        self.most = 0
        """Requests that were under way at once, at the worst moment …"""
        self.most_of_host: Counter[str] = Counter()
        """… and by host."""
        self.under_way: Counter[str] = Counter()
        self.lock = threading.Lock()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, place: str) -> str:
        """The address of `a.example/jobs/1`."""
        host, _, path = place.partition("/")
        return f"http://{host}:{self.port}/{path}"

    @contextlib.contextmanager
    def counting(self, host: str) -> Iterator[None]:
        with self.lock:
            self.under_way[host] += 1
            self.starts[host].append(time.monotonic())
            self.most = max(self.most, self.under_way.total())
            self.most_of_host[host] = max(self.most_of_host[host], self.under_way[host])
        try:
            yield
        finally:
            with self.lock:
                self.under_way[host] -= 1

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who asks may have gone: that is not worth a word."""


class _Handler(BaseHTTPRequestHandler):
    server: Hosts

    def do_GET(self) -> None:
        host = self.headers["host"].partition(":")[0]
        place = f"{host}{self.path}"
        server = self.server
        with server.counting(host):
            server.asked[place] += 1
            server.methods[self.command] += 1
            server.agents.add(self.headers["user-agent"])
            found = server.pages.get(place) or server.pages.get(self.path) or Page(404, "<h1>Not Found</h1>")
            page = found() if callable(found) else found
            time.sleep(page.seconds)
            self._say(page)

    def do_HEAD(self) -> None:
        """Refused, as many hosts do."""
        self.server.methods["HEAD"] += 1
        self._say(Page(405, ""))

    def _say(self, page: Page) -> None:
        headers = dict(page.headers)
        data = gzip.compress(page.html.encode()) if headers.get("content-encoding") == "gzip" else page.html.encode()
        self.send_response(page.status)
        for name, value in {"content-type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextlib.contextmanager
def serving() -> Iterator[Hosts]:
    """A server that runs for as long as the block."""
    with Hosts() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join(5)


def names_lead_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name below `example` leads to this machine, but those below `nowhere.example`, which do not exist, and
    `unsure.example`, which cannot be looked up. No other name is looked up at all.
    """
    look_up = socket.getaddrinfo

    def answer(host: str | bytes | None, port: str | int | None, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host or ""
        if name.endswith("nowhere.example"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if name == "unsure.example":
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return look_up("127.0.0.1" if name.endswith(".example") else name, port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
