"""Where the redirects of an apply address lead: to the ad, to a list of all ads, to a page about an error, to a door.

Comes in: two addresses. Goes out: what the second is, seen from the first. An address that is only another one is never
called lost: hosts move ads to new names as they like.
"""

import re
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from sitegen.links.answer import Answer
from sitegen.reading.rules import load

_RULES = load("closed_pages")["redirects"]
_LISTS, _ERRORS, _DOORS = (frozenset(_RULES[name]) for name in ("lists", "errors", "doors"))
_FLAGS, _VALUES = frozenset(_RULES["flags"]), frozenset(_RULES["values"])

_LOCALE = re.compile(rf"(?:{'|'.join(_RULES['locales'])})(?:[-_][a-z]{{2}})?", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp|do)$", re.IGNORECASE)

Landing = Literal["ad", "list", "error", "door"]
PERMANENT = (301, 308)


def landing(asked: str, final: str) -> Landing:
    """What a reader who follows `asked` finds at `final`; "ad" where nothing speaks against it.

    >>> ad = "https://boards.example.org/acme/jobs/4231957"
    >>> landing(ad, "https://boards.example.org/acme?error=true"), landing(ad, "https://boards.example.org/acme/jobs/")
    ('error', 'list')
    >>> landing(ad, "https://acme.example/en/careers"), landing(ad, "https://acme.example/careers/4231957-baker")
    ('list', 'ad')
    >>> landing(ad, "https://example.org/login?next=1"), landing("https://sho.example/x7", "https://acme.example/jobs")
    ('door', 'ad')
    """
    one, other = _parts(asked), _parts(final)
    if one == other and _host(asked) == _host(final):
        return "error" if _flags(final) - _flags(asked) else "ad"
    if any(part in _DOORS for part in other) and not any(part in _DOORS for part in one):
        return "door"
    if _flags(final) - _flags(asked) or (other and other[-1] in _ERRORS):
        return "error"
    return "list" if _names_one_job(one, asked, final) and _is_list(one, other, asked, final) else "ad"


def new_address(answer: Answer) -> str:
    """Where the address has moved for good; empty where it has not, or no reader would notice: from http to https, to
    or from `www.`, by a slash.

    Only the permanent redirects before the first temporary one count (RFC 9110, sections 15.4.2 and 15.4.9).
    """
    moved = answer.url
    for hop in answer.hops:
        if hop.status not in PERMANENT:
            break
        moved = hop.url
    return moved if _plain(moved) != _plain(answer.url) else ""


def _plain(url: str) -> str:
    parts = urlsplit(url)
    return f"{_host(url)}{parts.path.rstrip('/')}?{parts.query}"


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower().removeprefix("www.")


def _parts(url: str) -> tuple[str, ...]:
    """The parts of the path without languages and endings."""
    parts = (_ENDING.sub("", part.lower()) for part in urlsplit(url).path.split("/") if part)
    return tuple(part for part in parts if not _LOCALE.fullmatch(part))


def _flags(url: str) -> set[str]:
    """What in the query speaks of an error, unless it says that there is none."""
    pairs = ((re.sub(r"[-_]", "", name.lower()), value.lower()) for name, value in parse_qsl(urlsplit(url).query))
    return {
        name
        for name, value in pairs
        if value in _VALUES or (name in _FLAGS and value not in ("false", "0", "no", "none", "null"))
    }


def _names_one_job(parts: tuple[str, ...], asked: str, final: str) -> bool:
    """False for an address that is a list itself, and for the one short word of a service that shortens addresses."""
    if not parts or parts[-1] in _LISTS:
        return bool(urlsplit(asked).query) and _host(asked) == _host(final)
    return len(parts) > 1 or _host(asked) == _host(final) or "-" in parts[0]


def _is_list(one: tuple[str, ...], other: tuple[str, ...], asked: str, final: str) -> bool:
    """The root of a host, a folder above the ad, or a word that says so, and no number that would name an ad."""
    if _query_names_job(final):
        return False
    above = _host(asked) == _host(final) and len(other) < len(one) and one[: len(other)] == other
    return not other or above or other[-1] in _LISTS


def _query_names_job(url: str) -> bool:
    """True for `?gh_jid=4231957`: careers pages of an employer that show one job."""
    return any(re.search(r"\d{4,}|[0-9a-f]{8}-", value) for _, value in parse_qsl(urlsplit(url).query))
