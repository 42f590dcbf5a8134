"""The board in a browser while it is being written: served as its host would, and followed from edit to edit.

Comes in: a board that can be read again, the first state of it, the folder to watch. Goes out: a server that ends with
Ctrl-C. An edited ad is shown at once, the whole board when edits have settled, and a page in the browser is loaded
again only where its bytes have changed. The script that does it is added to answers only, never to a file, and what is
broken leaves the last good board as it was.
"""

import asyncio
import gc
import hashlib
import html
import socket
import sys
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import uvicorn
import watchfiles
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from sitegen.errors import SiteError
from sitegen.outside import hosting, reloading, search

WATCHED = ("content", "templates", "static")
FRESH = {"cache-control": "no-store"}
ASSETS = "assets/"
LASTING = {"cache-control": "max-age=31536000, immutable"}
"""For what lies below `assets/`, whose folder is named by its content."""
TICK = 0.2
"""Seconds between two looks at whether the server is to end."""
STEP = 10
"""Milliseconds without another change after which edits are told …"""
GATHERED = 50
"""… and within which they are told together in any case: to save a file is often several changes."""
SETTLED = 0.5
"""Seconds without an edit after which the whole board is assembled, where the edit itself is shown already: the
browser needs the processor for it first."""
QUIET = 1.0
"""Seconds without an edit after which the text index is made again: it takes all processors for a while."""
SWITCH = 0.001
"""Seconds after which a thread that assembles lets one that answers go on; Python's own 5 ms add up over a page."""


class Site(hosting.Site, Protocol):
    """One state of the board."""

    @property
    def base_path(self) -> str:
        """Where it lives on its host."""

    def now_at(self, path: str, /) -> str | None:
        """Where a page has gone that was at this path of the site."""


Shown = TypeVar("Shown", bound=Site)
Met_contra = TypeVar("Met_contra", bound=Site, contravariant=True)


class Board(Protocol[Shown]):
    """What the preview is given; each of these may take its time and is called in a thread."""

    def make_ready(self, site: Shown, /) -> None:
        """Does in advance what the first edit would have to wait for."""

    def provisional(self, site: Shown, files: Collection[Path], /) -> Shown | None:
        """The whole `site` with these edited files, at once; None where that cannot be done."""

    def again(self, site: Shown, /) -> Shown:
        """The whole as it is on the disk now; the very `site` where nothing is new. Raises SiteError."""

    def index(self, site: Shown, /) -> Mapping[str, bytes]:
        """The files of the text index, and those that it needs. Raises SiteError."""


class Told(Protocol[Met_contra]):
    """Tells whoever looks at the terminal."""

    def failed(self, error: SiteError, /) -> None:
        """Something is broken; the last good board stands."""

    def is_shown(self, before: Met_contra, now: Met_contra, seconds: float, /) -> None:
        """The whole board is shown again."""


def serve(root: Path, board: Board[Shown], site: Shown, told: Told[Shown], listener: socket.socket) -> None:
    """Serves `site`, the first state of the `board` in the folder `root`, and what becomes of it, until Ctrl-C."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)
    gc.freeze()  # the board stays: to look through all of it for garbage would stop the answers for a while
    try:
        with suppress(KeyboardInterrupt):
            asyncio.run(_Preview(root, board, site, told).serve(listener))
    finally:
        sys.setswitchinterval(before)
        gc.unfreeze()


class _Hosted:
    """A site with its text index, which is made apart."""

    def __init__(self, site: Site, index: Mapping[str, bytes]) -> None:
        self._site, self._index = site, index

    def has(self, path: str) -> bool:
        return self._site.has(path) or path in self._index

    def file(self, path: str) -> bytes:
        return self._site.file(path) if self._site.has(path) else self._index[path]


class _Preview(Generic[Shown]):
    """The state that is shown, and what follows its files."""

    def __init__(self, root: Path, board: Board[Shown], site: Shown, told: Told[Shown]) -> None:
        self._root, self._board, self._told = root, board, told
        self._whole = self._shown = site
        self._index: Mapping[str, bytes] = {}
        self._has_index = asyncio.Event()
        self._edits: set[Path] = set()
        """Files that were edited since the whole board that is shown was read …"""
        self._new: set[Path] = set()
        """… and since the one that is being assembled was."""
        self._last_edit = 0.0
        self._edited, self._unread, self._unindexed = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._changed = asyncio.Event()
        self._server: uvicorn.Server

    async def serve(self, listener: socket.socket) -> None:
        """Answers requests and follows edits until the process is asked to stop."""
        routes = [
            Route(reloading.SCRIPT_PATH, _script),
            Route(reloading.EVENTS_PATH, self._events),
            Route("/{path:path}", self._page),
        ]
        config = uvicorn.Config(
            Starlette(routes=routes), log_level="warning", lifespan="off", timeout_graceful_shutdown=2
        )
        self._server = uvicorn.Server(config)
        self._unindexed.set()
        async with asyncio.TaskGroup() as group:  # a fault in one of them ends them all, and is seen
            loops = (self._watch, self._show_edits, self._show_whole, self._make_index)
            tasks = [group.create_task(loop()) for loop in loops]
            await self._server.serve(sockets=[listener])
            for task in tasks:
                task.cancel()

    async def _page(self, request: Request) -> Response:
        path = request.scope["path"]
        if path.startswith(f"{self._shown.base_path}{search.FOLDER}/"):
            await self._has_index.wait()  # the first one: nothing else waits for it
        found = await asyncio.to_thread(self._answer, self._shown, path)
        is_html = found.headers.get("content-type", "").startswith("text/html")
        lasts = found.status == HTTPStatus.OK and path.startswith(f"{self._shown.base_path}{ASSETS}")
        return Response(
            reloading.with_script(found.body, _digest(found)) if is_html else found.body,
            found.status,
            {**found.headers, **(LASTING if lasts else FRESH)},
        )

    def _answer(self, site: Shown, path: str) -> hosting.Answer:
        """What a host would say; a page whose template fails says why, and one that has moved leads to where it is."""
        try:
            found = hosting.answer(_Hosted(site, self._index), site.base_path, path)
        except SiteError as error:
            return _in_words(error)
        if found.status == HTTPStatus.NOT_FOUND and path.startswith(site.base_path):
            now = site.now_at(f"{path.removeprefix(site.base_path)}index.html")
            return found if now is None else hosting.moved(site.base_path + now)
        return found

    async def _events(self, request: Request) -> Response:
        path, shown = (request.query_params.get(name, "") for name in ("path", "shown"))
        return StreamingResponse(self._stream(path, shown), media_type="text/event-stream", headers=FRESH)

    async def _stream(self, path: str, shown: str) -> AsyncIterator[str]:
        """Tells each time that the page at `path` has become another than the browser has."""
        yield ": the preview of sitegen\n\n"
        while not self._server.should_exit:  # the server waits for open answers before it ends
            changed = self._changed
            now = _digest(await asyncio.to_thread(self._answer, self._shown, path))
            if now != shown:
                shown = now
                yield f"data: {now}\n\n"
            while not changed.is_set() and not self._server.should_exit:
                with suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), TICK)

    def _show(self, site: Shown) -> None:
        self._shown = site
        self._changed.set()
        self._changed = asyncio.Event()

    async def _watch(self) -> None:
        """Notes every edit, also while a board is assembled, and in folders that the board gets or loses later."""
        while True:
            with suppress(FileNotFoundError):  # a folder went away between two looks
                folders, begins = self._folders(), True
                async for edits in watchfiles.awatch(
                    *folders, debounce=GATHERED, step=STEP, rust_timeout=1000, yield_on_timeout=True
                ):
                    if edits or begins:  # a watch does not tell what was edited before it began: look at everything
                        self._note({Path(name) for _, name in edits} | ({self._root} if begins else set()))
                    begins = False
                    if self._folders() != folders:
                        break
            self._note({self._root})
            await asyncio.sleep(TICK)

    def _note(self, files: set[Path]) -> None:
        self._edits |= files
        self._new |= files
        self._last_edit = asyncio.get_running_loop().time()
        self._edited.set()

    def _folders(self) -> list[Path]:
        """The folders of the board, and what they or the folders in them link to; the root where it has none."""
        there = [self._root / name for name in WATCHED if (self._root / name).is_dir()]
        inner = [path for folder in there for path in (folder, *folder.iterdir())]
        return [*there, *(path.resolve() for path in inner if path.is_symlink() and path.is_dir())] or [self._root]

    async def _show_edits(self) -> None:
        """Shows edited ads at once, over the whole board that was read last."""
        await asyncio.to_thread(self._board.make_ready, self._whole)
        while True:
            await self._edited.wait()
            self._edited.clear()
            whole = self._whole
            site = await asyncio.to_thread(self._board.provisional, whole, frozenset(self._edits))
            if whole is not self._whole:  # the next whole board came first: it may have been read before the edit
                self._edited.set()
                continue
            if site is None:
                self._last_edit = 0.0  # nothing can be shown of it: the whole board cannot come too soon
            else:
                self._show(site)
            self._unread.set()

    async def _show_whole(self) -> None:
        """Shows the whole board when edits have settled; over it those that came while it was assembled."""
        while True:
            await self._unread.wait()
            await self._settled(SETTLED)
            self._unread.clear()
            self._new, began, before = set(), asyncio.get_running_loop().time(), self._whole
            try:
                whole = await asyncio.to_thread(self._board.again, before)
            except SiteError as error:
                self._told.failed(error)
                continue
            self._edits = self._new
            edited = await asyncio.to_thread(self._board.provisional, whole, self._edits) if self._edits else None
            self._whole = whole
            self._show(edited or whole)
            if whole is not before:
                self._unindexed.set()
                self._told.is_shown(before, whole, asyncio.get_running_loop().time() - began)

    async def _make_index(self) -> None:
        """Makes the text index again when words may have changed; until then the last one answers."""
        while True:
            await self._unindexed.wait()
            await self._settled(QUIET)
            self._unindexed.clear()
            try:
                self._index = await asyncio.to_thread(self._board.index, self._whole)
            except SiteError as error:
                self._told.failed(error)
            self._has_index.set()

    async def _settled(self, quiet: float) -> None:
        """Waits until nothing has been edited for so many seconds."""
        while (rest := self._last_edit + quiet - asyncio.get_running_loop().time()) > 0:
            await asyncio.sleep(rest)


def _digest(found: hosting.Answer) -> str:
    """16 hex digits that change with what a browser is told."""
    told = (found.status, found.headers.get("location"), found.body)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _in_words(error: SiteError) -> hosting.Answer:
    """A page that says what is wrong, and is loaded again when it is mended."""
    words = html.escape("\n".join(filter(None, (error.where, error.message, error.hint))))
    page = f"<!doctype html><html><head><title>Error</title></head><body><pre>{words}</pre></body></html>"
    return hosting.Answer(500, {"content-type": "text/html; charset=utf-8"}, page.encode())


async def _script(_: Request) -> Response:
    return Response(reloading.SCRIPT, media_type="text/javascript", headers=FRESH)
