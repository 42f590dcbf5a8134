"""The board in a browser while it is being written: served as its host would, built again after each edit.

Comes in: the built site, the folders to watch, and a function that builds it again. Goes out: a server that ends with
Ctrl-C. Its reload script is added to answers only, never to a file, and a failed build keeps the last good site.
"""

import asyncio
import errno
import os
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path

import uvicorn
import watchfiles
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from sitegen.errors import SiteError
from sitegen.outside import hosting

WATCHED = ("content", "templates", "static")
SCRIPT_PATH = "/_sitegen/reload.js"
EVENTS_PATH = "/_sitegen/events"
SCRIPT = f"""\
// Reloads the page after a new build. `sitegen serve` adds this script to what it serves, never to a file.
const shown = new URL(document.currentScript.src).searchParams.get("build");
new EventSource("{EVENTS_PATH}").onmessage = (event) => {{
  if (event.data !== shown) location.reload();
}};
"""
FRESH = {"cache-control": "no-store"}
PORTS_TRIED = 20
TICK = 0.1
"""Seconds between two looks at whether something has happened."""

Rebuild = Callable[[], str | None]
"""Builds the site again: its base path, or None where that has failed (and was reported)."""


def listen(host: str, port: int) -> socket.socket:
    """A socket on the first free port from `port`; with 0 on any. Raises SiteError where there is none."""
    tried = range(port, min(port + PORTS_TRIED, 65536)) if port else (0,)
    for candidate in tried:
        listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen()
        except OSError as error:
            listener.close()
            reason = error.strerror or str(error)
            if error.errno != errno.EADDRINUSE:
                break
        else:
            return listener
    raise SiteError(
        f"cannot listen on {host}, port {candidate}: {reason}", hint="Choose another with --port or --host."
    )


def address(listener: socket.socket, base_path: str) -> str:
    """What to type into the browser."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{base_path}"


def serve(root: Path, site: Path, base_path: str, rebuild: Rebuild, listener: socket.socket) -> None:
    """Serves `site` under `base_path` and builds it again after edits below `root`, until Ctrl-C."""
    with suppress(KeyboardInterrupt):
        asyncio.run(_Preview(root, site, base_path, rebuild).serve(listener))


def with_script(html: bytes, build: str) -> bytes:
    """The page with the reload script at the end of its body."""
    tag = f'<script src="{SCRIPT_PATH}?build={build}"></script>'.encode()
    before, end, after = html.rpartition(b"</body>")
    return before + tag + end + after if end else html + tag


class _Preview:
    """One served site, and the builds that replace it."""

    def __init__(self, root: Path, site: Path, base_path: str, rebuild: Rebuild) -> None:
        self._root, self._site, self._base_path, self._rebuild = root, site, base_path, rebuild
        self._builds = 1
        self._edited = asyncio.Event()
        self._server: uvicorn.Server

    async def serve(self, listener: socket.socket) -> None:
        """Answers requests, watches and builds until the process is asked to stop."""
        routes = [Route(SCRIPT_PATH, _script), Route(EVENTS_PATH, self._events), Route("/{path:path}", self._page)]
        config = uvicorn.Config(
            Starlette(routes=routes), log_level="warning", lifespan="off", timeout_graceful_shutdown=2
        )
        self._server = uvicorn.Server(config)
        async with asyncio.TaskGroup() as group:  # a fault in one of them ends them all, and is seen
            tasks = [group.create_task(self._watch()), group.create_task(self._build())]
            await self._server.serve(sockets=[listener])
            for task in tasks:
                task.cancel()

    @property
    def _shown(self) -> str:
        """Names the build that is served; the process is part of it, so that a page notices a new server too."""
        return f"{os.getpid()}.{self._builds}"

    async def _page(self, request: Request) -> Response:
        build = self._shown  # before the file is read: a page that is newer than its number is only loaded twice
        found = await asyncio.to_thread(hosting.answer, self._site, self._base_path, request.scope["path"])
        is_html = found.headers.get("content-type", "").startswith("text/html")
        return Response(
            with_script(found.body, build) if is_html else found.body, found.status, {**found.headers, **FRESH}
        )

    async def _events(self, _: Request) -> Response:
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers=FRESH)

    async def _stream(self) -> AsyncIterator[str]:
        """The name of the build that is served, at first and each time it changes."""
        told = ""
        while not self._server.should_exit:  # the server waits for open answers before it ends
            if told != self._shown:
                told = self._shown
                yield f"data: {told}\n\n"
            await asyncio.sleep(TICK)

    async def _watch(self) -> None:
        """Notes every edit, also while a build runs, and in folders that the board gets or loses later."""
        while True:
            with suppress(FileNotFoundError):  # a folder went away between two looks
                folders = self._folders()
                async for edits in watchfiles.awatch(*folders, rust_timeout=1000, yield_on_timeout=True):
                    if edits:
                        self._edited.set()
                    if self._folders() != folders:
                        break
            self._edited.set()
            await asyncio.sleep(TICK)

    def _folders(self) -> list[Path]:
        """The folders of the board, and what they or the folders in them link to; the root where it has none."""
        there = [self._root / name for name in WATCHED if (self._root / name).is_dir()]
        inner = [path for folder in there for path in (folder, *folder.iterdir())]
        return [*there, *(path.resolve() for path in inner if path.is_symlink() and path.is_dir())] or [self._root]

    async def _build(self) -> None:
        """Builds after edits, one build at a time, in a thread: pages are served meanwhile."""
        while True:
            await self._edited.wait()
            self._edited.clear()
            base_path = await asyncio.to_thread(self._rebuild)
            if base_path is not None:
                self._base_path = base_path
                self._builds += 1


async def _script(_: Request) -> Response:
    return Response(SCRIPT, media_type="text/javascript", headers=FRESH)
