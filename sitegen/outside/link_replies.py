"""What came back for one request to the host of an apply link, told from the answer or the error of the library.

Comes in: a response whose body has not been read, or an exception. Goes out: a `Reply`. Of a page no more is read than
`MAX_PAGE`, however much its few bytes would unpack to.
"""

import ssl
import zlib
from typing import NamedTuple

import httpx

from sitegen.links.answer import Failure
from sitegen.links.page import Signed, read_signs
from sitegen.links.retry_after import seconds_to_wait
from sitegen.outside import clock

MAX_PAGE = 512 * 1024
"""Bytes of a page that are read, and as many more when they are unpacked."""
TEXTS = ("text/html", "application/xhtml+xml", "text/plain")
BUSY = (429, 503)
"""Statuses that a host sends together with `Retry-After`."""
AGAIN = (429, 500, 502, 503, 504)
"""Statuses that may be others in a moment."""


class Reply(NamedTuple):
    """What came back for one request."""

    status: int | None = None
    following: httpx.Request | None = None
    """The next request, of a redirect."""
    wait: float | None = None
    """Seconds the host asks to be left alone."""
    signed: Signed | None = None
    failure: Failure | None = None
    detail: str = ""

    @property
    def may_differ(self) -> bool:
        """Whether the same request may be answered better in a moment."""
        return self.status in AGAIN or self.failure in ("no-dns", "refused", "timeout", "broken")

    @property
    def is_silence(self) -> bool:
        """Whether the host told nothing about this address."""
        return self.status in BUSY or (self.failure is not None and self.failure not in ("loop", "private"))


def not_connected(error: BaseException) -> Reply:
    """Why there is no connection, by what is below the error of the library."""
    below: BaseException | None = error
    while below is not None:
        if isinstance(below, ssl.SSLCertVerificationError):
            return Reply(failure="tls", detail=below.verify_message)
        if isinstance(below, ssl.SSLError):
            return Reply(failure="tls", detail=(below.reason or "").replace("_", " ").lower())
        below = below.__cause__ or below.__context__
    return Reply(failure="refused")


async def read(response: httpx.Response) -> Reply:
    """The reply that a response is: where it leads, how long to wait, or the words of its page."""
    status = response.status_code
    if response.next_request:
        return Reply(status, response.next_request)
    wait = seconds_to_wait(response.headers.get("retry-after", ""), clock.now()) if status in BUSY else None
    return Reply(status, wait=wait, signed=read_signs(await _page(response)) if _has_words(response) else None)


def _has_words(response: httpx.Response) -> bool:
    """Whether its words are worth reading: of a good page what it says, of a refusal who refuses."""
    kind = response.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    return kind in TEXTS and response.status_code not in (404, 410)


async def _page(response: httpx.Response) -> str:
    """The beginning of the page. Unpacked here, and not by httpx, which has no limit for what a few bytes grow to."""
    data = b""
    async for chunk in response.aiter_raw():
        data += chunk
        if len(data) >= MAX_PAGE:
            break
    packed = response.headers.get("content-encoding", "").strip().lower()
    if packed in ("gzip", "x-gzip"):
        try:
            data = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, MAX_PAGE)
        except zlib.error:
            return ""
    elif packed not in ("", "identity"):
        return ""
    try:
        return data[:MAX_PAGE].decode(response.charset_encoding or "utf-8", "replace")
    except LookupError:
        return data[:MAX_PAGE].decode("utf-8", "replace")
