"""Web and e-mail addresses in text: found, and checked before anything links to them.

Comes in: words. Goes out: http, https and mailto URLs that are safe to put into `href`, unchanged (tracking fragments
stay: they are the poster's). Never anything with another scheme, credentials, blanks, quotes or control characters.
"""

import re
from urllib.parse import urlsplit

LONGEST = 2000
"""Longer addresses are refused: browsers and mail programs cut them."""

_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\u200b-\u200f\u202a-\u202e\ufeff<>\"'`\\^{|}]")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?:[^\W\d_]{2,63}|xn--[a-z0-9-]{1,59})\.?", re.IGNORECASE)
_EMAIL = re.compile(
    r"(?<![\w.+%-])[A-Za-z0-9](?:[\w.+%-]{0,62}[\w+%-])?@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}(?![\w@-])"
)
_URL = re.compile(r"https?://[^\s<>\"'`\[\]{}|^]+", re.IGNORECASE)


def web_url(words: str) -> str | None:
    """The address itself, if it is a whole http or https address with a public host; else None.

    >>> web_url("https://example.org/jobs?id=1#ref=board"), web_url(" HTTP://example.org ")
    ('https://example.org/jobs?id=1#ref=board', 'HTTP://example.org')
    >>> [web_url(words) for words in ("javascript:alert(1)", "https://me:pw@example.org", "https://localhost", "apply")]
    [None, None, None, None]
    """
    url = words.strip()
    if len(url) > LONGEST or _UNSAFE.search(url):
        return None
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "@" in parts.netloc or not _HOST.fullmatch(host or ""):
        return None
    return url


def mailto(words: str) -> str | None:
    """A `mailto:` URL for one e-mail address, if the words are one (with or without the scheme and a subject).

    >>> mailto("jobs@example.org"), mailto("mailto:jobs@example.org?subject=Developer")
    ('mailto:jobs@example.org', 'mailto:jobs@example.org?subject=Developer')
    >>> mailto("careers@zoom"), mailto("jobs@example.org, ceo@example.org")
    (None, None)
    """
    address, mark, query = re.sub(r"^mailto:", "", words.strip(), flags=re.IGNORECASE).partition("?")
    if not _EMAIL.fullmatch(address) or ".." in address or len(address) > 254 or _UNSAFE.search(query):
        return None
    is_harmless = not mark or re.fullmatch(r"(?:subject|body)=[^&]*(?:&(?:subject|body)=[^&]*)*", query, re.IGNORECASE)
    return f"mailto:{address}{mark}{query}" if is_harmless else f"mailto:{address}"


def find_urls(text: str) -> list[tuple[int, str]]:
    """(place, address) of every good web address in a text, without the punctuation and markup that follows it.

    >>> find_urls("Apply at _https://example.org/jobs/_, or (https://example.org/a_(b)).")
    [(10, 'https://example.org/jobs/'), (42, 'https://example.org/a_(b)')]
    """
    found = ((match.start(), web_url(_trimmed(match.group()))) for match in _URL.finditer(text))
    return [(start, url) for start, url in found if url]


def find_emails(text: str) -> list[tuple[int, str]]:
    """(place, `mailto:` URL) of every e-mail address in a text.

    >>> find_emails("Write to jobs@example.org. Not to careers@zoom")
    [(9, 'mailto:jobs@example.org')]
    """
    found = ((match.start(), mailto(match.group())) for match in _EMAIL.finditer(text))
    return [(start, url) for start, url in found if url]


def _trimmed(url: str) -> str:
    """Without what belongs to the sentence: closing punctuation, emphasis, a bracket that was opened outside."""
    url = re.sub(r"\\([_*&#-])", r"\1", url)
    while url and (url[-1] in ".,;:!?*_" or (url[-1] == ")" and url.count(")") > url.count("("))):
        url = url[:-1]
    return url
