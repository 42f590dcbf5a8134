"""Asks the hosts of apply links whether the ads are still there, so gently that none of them minds.

Comes in: addresses, and a `Pace`. Goes out: an `Answer` for each, as they come. It never asks more at once than it was
told, overall and of one host, nor one host sooner than it wishes; it gives up on a host that fails again and again, and
never asks inside a private network. Every request ends in time.

It asks with GET alone: HEAD is refused or answered wrongly by many hosts, and whether an ad is closed often stands in
the words of its page, so that HEAD would only be a second request.
"""

import asyncio
import queue
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from urllib.parse import urlsplit

import httpx
import msgspec

from sitegen.errors import ContentError
from sitegen.links.answer import Answer, Hop
from sitegen.outside import clock
from sitegen.outside.link_replies import Reply, not_connected, read
from sitegen.outside.public_hosts import LookupFailedError, PrivateAddressError, PublicHosts, UnknownHostError

MAX_HOPS = 10
"""Redirects that are followed; browsers give up after 20."""
GRACE = 5.0
"""Seconds that what is under way may take to end."""


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """How gently to ask. Times are seconds."""

    at_once: int = 8
    """Requests under way, overall …"""
    per_host: int = 2
    """… and at one host."""
    pause: float = 1.0
    """From the start of one request to a host to that of its next."""
    timeout: float = 20.0
    """For one request, from the look-up of the name to the last byte that is read."""
    retries: int = 2
    """Tries after the first one."""
    back_off: float = 2.0
    """Before the first of them; each next one waits twice as long."""
    longest_wait: float = 60.0
    """A host that asks to be left alone for longer is asked no more."""
    patience: int = 3
    """Addresses of one host in a row that get no answer: then it is asked no more."""
    allow_private: bool = False
    """Ask hosts inside private networks too."""
    agent: str = "sitegen-link-check"
    """Who asks, for the host's own logs."""


class _Host:
    """How one host is asked: the requests to it that may be under way, and when the next may start."""

    def __init__(self, pace: Pace) -> None:
        self.visits = asyncio.Semaphore(pace.per_host)  # others wait before they have made anything
        self.slots = asyncio.Semaphore(pace.per_host)
        self.starting = asyncio.Lock()
        self.free_at = 0.0  # by the clock of the event loop
        self.silent = 0
        self.given_up: Reply | None = None


def ask(addresses: Sequence[str], pace: Pace) -> Iterator[Answer]:
    """The answers, in the order in which they come; closing the generator ends what is under way.

    The event loop runs in a thread of its own: Ctrl-C then ends the wait for an answer, and not a request somewhere in
    its middle. Raises ContentError where the machine has no certificates to know hosts by.
    """
    answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
    visits = _Visits(addresses, _Visitor(pace), answers)
    thread = threading.Thread(target=visits.run, name="links", daemon=True)
    thread.start()
    try:
        for _ in addresses:
            yield answers.get()
    finally:
        visits.end()
        thread.join(GRACE)


class _Visits:
    """All visits of one call of `ask`, in their thread."""

    def __init__(self, addresses: Sequence[str], visitor: "_Visitor", answers: "queue.SimpleQueue[Answer]") -> None:
        self._addresses, self._visitor, self._answers = addresses, visitor, answers
        self._started = threading.Event()
        self._loop: asyncio.AbstractEventLoop
        self._task: asyncio.Task[None] | None = None

    def run(self) -> None:
        """Pays all visits, or those until `end`."""
        with suppress(asyncio.CancelledError):
            asyncio.run(self._all())

    def end(self) -> None:
        """Ends what is under way; to be called from the other thread."""
        self._started.wait(GRACE)
        with suppress(RuntimeError):  # the loop has ended by itself
            if self._task:
                self._loop.call_soon_threadsafe(self._task.cancel)

    async def _all(self) -> None:
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        self._started.set()
        await asyncio.gather(*map(self._tell, self._addresses))

    async def _tell(self, address: str) -> None:
        """Tells one answer, whatever happens: who waits for it must not wait for ever."""
        try:
            async with self._visitor.host(urlsplit(address).netloc).visits:
                answer = await self._visitor.visit(address)
            self._answers.put(answer)
        except Exception as error:  # of a library, about bytes that a stranger sent
            words = f"{type(error).__name__}: {error}"[:200]
            self._answers.put(Answer(url=address, asked=clock.now(), failure="broken", detail=words))


class _Visitor:
    """One round of visits. Lives for one call of `ask`, in its event loop."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self.under_way = asyncio.Semaphore(pace.at_once)
        self.hosts: dict[str, _Host] = {}
        self.context = _certificates()

    def host(self, netloc: str) -> _Host:
        """How the host of this name and port is asked."""
        return self.hosts.setdefault(netloc.lower(), _Host(self.pace))

    async def visit(self, address: str) -> Answer:
        """Follows the redirects of an address to their end."""
        hops: list[Hop] = []
        transport = PublicHosts(self.context, allow_private=self.pace.allow_private)
        headers = {"user-agent": self.pace.agent, "accept": "text/html,*/*;q=0.5", "accept-encoding": "gzip"}
        async with httpx.AsyncClient(transport=transport, headers=headers, timeout=self.pace.timeout) as client:
            reply = await self._patiently(client, client.build_request("GET", address))
            while reply.following and len(hops) < MAX_HOPS:
                hops.append(Hop(reply.status or 0, str(reply.following.url)))
                reply = await self._patiently(client, reply.following)
        if reply.following:
            reply = Reply(failure="loop", detail=f"{MAX_HOPS} redirects")
        sign, words = reply.signed or (None, "")
        return Answer(
            url=address,
            asked=clock.now(),
            status=reply.status,
            hops=tuple(hops),
            failure=reply.failure,
            detail=reply.detail[:200],
            sign=sign,
            words=words[:300],
        )

    async def _patiently(self, client: httpx.AsyncClient, request: httpx.Request) -> Reply:
        """Asks once, and again where another moment may bring another answer."""
        host = self.host(request.url.netloc.decode("ascii"))
        for retry in range(self.pace.retries + 1):
            reply = await self._in_turn(client, request, host)
            if reply is host.given_up or not reply.may_differ:
                break
            wait = reply.wait if reply.wait is not None else self.pace.back_off * 2**retry
            if wait > self.pace.longest_wait:
                host.given_up = reply
                break
            if reply.wait is not None:
                host.free_at = max(host.free_at, asyncio.get_running_loop().time() + wait)
            elif retry < self.pace.retries:
                await asyncio.sleep(wait)
        self._remember(host, reply)
        return reply

    def _remember(self, host: _Host, reply: Reply) -> None:
        host.silent = host.silent + 1 if reply.is_silence else 0
        if host.silent >= self.pace.patience and not host.given_up:
            host.given_up = reply._replace(detail=f"as {host.silent} addresses of this host before")

    async def _in_turn(self, client: httpx.AsyncClient, request: httpx.Request, host: _Host) -> Reply:
        """One request, when it is its turn."""
        loop = asyncio.get_running_loop()
        async with host.slots:
            async with host.starting:
                while not host.given_up and (early := host.free_at - loop.time()) > 0:
                    await asyncio.sleep(early)
                if host.given_up:
                    return host.given_up
                await self.under_way.acquire()
                host.free_at = max(host.free_at, loop.time() + self.pace.pause)
            try:
                return await self._once(client, request)
            finally:
                self.under_way.release()

    async def _once(self, client: httpx.AsyncClient, request: httpx.Request) -> Reply:
        try:
            async with asyncio.timeout(self.pace.timeout):
                response = await client.send(request, stream=True)
                try:
                    return await read(response)
                finally:
                    await response.aclose()
        except (TimeoutError, httpx.TimeoutException):
            return Reply(failure="timeout", detail=f"{self.pace.timeout:g} seconds")
        except PrivateAddressError as error:
            return Reply(failure="private", detail=str(error))
        except UnknownHostError:
            return Reply(failure="no-host")
        except LookupFailedError as error:
            return Reply(failure="no-dns", detail=str(error))
        except httpx.ConnectError as error:
            return not_connected(error)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.CookieConflict) as error:
            return Reply(failure="broken", detail=str(error) or type(error).__name__)


def _certificates() -> ssl.SSLContext:
    """What hosts are known by; `SSL_CERT_FILE` and `SSL_CERT_DIR` may name others."""
    try:
        return httpx.create_ssl_context()
    except OSError as error:
        raise ContentError(
            f"the certificates of hosts cannot be read: {error.strerror or error}",
            hint="Look at SSL_CERT_FILE and SSL_CERT_DIR in the environment: each must name what is there.",
        ) from None
