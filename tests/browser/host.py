"""A file server that behaves as GitHub Pages does for a project site, written without any code of sitegen.

Everything lives below `/repo/`; a folder is its index.html; a folder without its slash is redirected; whatever is
missing is 404.html with status 404. It must know nothing of sitegen, or it would not show what a plain host does.
"""

import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

BASE = "/repo/"


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve until the block ends; gives the address of the site's root."""

    class Handler(PagesHandler):
        root = folder.resolve()

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{BASE}"
        finally:
            server.shutdown()
            thread.join()


class PagesHandler(BaseHTTPRequestHandler):
    """One request."""

    root: Path
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = (self.root / path.removeprefix(BASE)).resolve()
        if not path.startswith(BASE) or not file.is_relative_to(self.root):
            self._answer(404, "text/plain", b"not this site")
        elif file.is_dir() and not path.endswith("/"):
            self._answer(301, "text/plain", b"", location=f"{path}/")
        else:
            file = file / "index.html" if file.is_dir() else file
            found = file.is_file()
            file = file if found else self.root / "404.html"
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self._answer(200 if found else 404, kind, file.read_bytes())

    def _answer(self, status: int, kind: str, body: bytes, *, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        with suppress(ConnectionError):  # the browser may close a page before it has all of it
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""
