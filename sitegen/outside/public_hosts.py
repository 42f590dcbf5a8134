"""HTTP that never enters a private network, whatever an address in a posting, or a redirect, leads to.

Comes in: a request. Goes out: its response, from an address that was looked up here, was found to be public, and is the
very one that is connected to: a name that leads elsewhere the second time gains nothing. Proxies of the environment are
not used, they would look the name up again.
"""

import asyncio
import ipaddress
import socket
import ssl
from contextlib import suppress

import httpx

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 behind NAT64 (RFC 6052, section 2.1)."""
TRIES = 3
"""Addresses of one host that are tried, in the system's order: the first may be of a family that leads nowhere."""

NO_SUCH_NAME = tuple(code for name in ("EAI_NONAME", "EAI_NODATA") if (code := getattr(socket, name, None)) is not None)
"""What the resolver says of a name that does not exist; everything else may be another tomorrow."""


class PrivateAddressError(Exception):
    """The name leads to an address that is not public."""


class UnknownHostError(Exception):
    """The name does not exist."""


class LookupFailedError(Exception):
    """Nobody could say whether the name exists."""


class PublicHosts(httpx.AsyncBaseTransport):
    """A transport of httpx for one visit: no connection is kept, so none is shared by two hosts of one address."""

    def __init__(self, context: ssl.SSLContext, *, allow_private: bool = False) -> None:
        limits = httpx.Limits(max_connections=1, max_keepalive_connections=0)
        self._inner = httpx.AsyncHTTPTransport(verify=context, limits=limits, trust_env=False)
        self._allow_private = allow_private

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Raises PrivateAddressError, UnknownHostError, LookupFailedError, and what httpx raises."""
        if request.url.scheme not in ("http", "https"):
            raise httpx.UnsupportedProtocol(f"an address of {request.url.scheme}: is none of the web")
        host = request.url.raw_host.decode("ascii")
        addresses = await _addresses(host)
        if not self._allow_private:
            for address in addresses:
                if not is_public(address):
                    raise PrivateAddressError(address)
        *others, last = addresses[:TRIES]
        for address in others:
            with suppress(httpx.ConnectError, httpx.ConnectTimeout):
                return await self._inner.handle_async_request(_pinned(request, address, host))
        return await self._inner.handle_async_request(_pinned(request, last, host))

    async def aclose(self) -> None:
        """Ends the connection."""
        await self._inner.aclose()


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet, the IPv4 address within an IPv6 one included.

    >>> [is_public(address) for address in ("93.184.215.14", "2606:4700::1111")]
    [True, True]
    >>> any(map(is_public, ("10.0.0.1", "127.0.0.1", "169.254.169.254", "100.64.0.1", "::1", "fe80::1%2", "0.0.0.0")))
    False
    >>> any(map(is_public, ("::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "fec0::1", "224.0.0.1")))
    False
    >>> any(map(is_public, ("64:ff9b:1::a00:1", "::10.0.0.1")))  # NAT64 of one's own (RFC 8215); long out of use
    False
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found in _TRANSLATED:
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
        within = found.ipv4_mapped or found.sixtofour or (found.teredo and found.teredo[1])
        if within:
            return is_public(str(within))
        if found.is_site_local:
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved


async def _addresses(host: str) -> list[str]:
    """The addresses of a host, the preferred first."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host.strip("[]"), None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        kind = UnknownHostError if error.errno in NO_SUCH_NAME else LookupFailedError
        raise kind(error.strerror or str(error)) from None
    except UnicodeError:  # a label of the name is empty or too long
        raise UnknownHostError("it is no name of a host") from None
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _pinned(request: httpx.Request, address: str, host: str) -> httpx.Request:
    """The same request to this address: the header and the certificate are still those of the host."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host.strip("[]")},
    )
