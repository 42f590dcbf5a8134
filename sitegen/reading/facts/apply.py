"""Where to apply: a checked web address or e-mail address.

Comes in: the apply and contact fields, and the body with its links. Goes out: an http, https or mailto URL. Never the
address for accommodation requests, privacy questions or press, and never one that no sentence asks to apply at.
"""

import re
from collections.abc import Iterator

from sitegen.model.fact import Alternative, Origin
from sitegen.model.posting import Field
from sitegen.model.problem import Problem
from sitegen.reading.reading import Found, Reading, comes_first, derived, from_body, lost, outranked, refused, stated
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.addresses import find_emails, find_urls, mailto, web_url
from sitegen.reading.vocabulary.phrases import any_of

HINT = "Write the whole address, like https://example.org/jobs/1 or jobs@example.org."

_RULES = load("apply")

_ASKS = re.compile(
    rf"{any_of(_RULES['asks'])}|{any_of(_RULES['send'])}[^.]{{0,80}}?{any_of(_RULES['things'])}", re.IGNORECASE
)
"""A sentence that asks to apply."""
_ELSEWHERE = re.compile(any_of(_RULES["elsewhere"]), re.IGNORECASE)
"""What else an address beside such words is for."""
_HERE = re.compile(rf"\W*{any_of(_RULES['here'])}\W*", re.IGNORECASE)
_LINK = re.compile(
    r"\[(?P<text>[^\[\]]{1,200})\]\(\s*<?(?P<url>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)?)>?[^()]{0,200}\)"
)
_ANCHOR = re.compile(
    r"<a\b[^<>]{0,500}?\bhref\s*=\s*[\"'](?P<url>[^\"'<>]+)[\"'][^<>]{0,500}>(?P<text>[^<>]{1,200})", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\s\d])|[•●|]")


def find_apply(reading: Reading) -> Found[str]:
    """The address to apply at: of a field, else of the body, else the contact's e-mail address."""
    if reading.denied("apply"):
        return Found()
    problems: list[Problem] = []
    passed: list[Alternative] = []
    for field in reading.fields("apply"):
        url = parse_apply(field.value)
        if url:
            others = (*_also_asked(reading, url, field.origin), *outranked(reading.fields("apply"), field))
            return Found(stated(url, field).fact, tuple(problems), (*others, *passed))
        passed.append(refused(field, "it is no address that can be linked"))
        message = f'apply: "{field.value[:80]}" is no address that can be linked'
        problems.append(reading.problem(field, "bad-url", message, HINT))
    found = _in_body(reading) or _contact(reading.fields("contact"))
    return Found(found.fact if found else None, tuple(problems), tuple(passed))


def _also_asked(reading: Reading, url: str, origin: Origin) -> Iterator[Alternative]:
    """Another address that the text asks to apply at: both may be right, so it contradicts nothing."""
    found = _in_body(reading)
    if found and found.fact and found.fact.value != url:
        yield lost(found.fact, found.fact.value, comes_first(origin))


def parse_apply(words: str) -> str | None:
    """The address in an apply field: a whole URL or e-mail address, or the first one in a sentence.

    >>> parse_apply("https://example.org/jobs/1?utm_source=x#apply"), parse_apply("jobs@example.org")
    ('https://example.org/jobs/1?utm_source=x#apply', 'mailto:jobs@example.org')
    >>> parse_apply("www.example.org/careers"), parse_apply("Mail your CV to jobs@example.org")
    ('https://www.example.org/careers', 'mailto:jobs@example.org')
    >>> parse_apply("javascript:alert(1)"), parse_apply("http://"), parse_apply("ask Jo")
    (None, None, None)
    """
    words = words.strip()
    whole = web_url(words) or mailto(words)
    if whole or not re.search(r"\s", words):
        return whole or (web_url(f"https://{words}") if words.lower().startswith("www.") else None)
    found = find_urls(words) or find_emails(words)
    return found[0][1] if found else None


def _in_body(reading: Reading) -> Found[str] | None:
    """The first address that the body asks to apply at; a web address before an e-mail address."""
    found = list(_asked(reading))
    web = [item for item in found if not item[0].startswith("mailto:")]
    for url, line, words in (*web, *found):
        return from_body(url, line, words[:200])
    return None


def _asked(reading: Reading) -> Iterator[tuple[str, int, str]]:
    """(address, line, words) for each address in a sentence that asks to apply, and each link named so."""
    above = ""
    for number, line in enumerate(reading.raw.body.split("\n"), start=reading.raw.body_line):
        if not line.strip():
            continue
        if "@" in line or "://" in line or "href" in line:
            for url, words in _linked(line):
                yield url, number, words
            plain = _TAG.sub(" ", _LINK.sub(lambda link: link["text"], line))
            for sentence in _SENTENCE_END.split(plain):
                asked = f"{above} {sentence}" if len(above) < 60 else sentence
                if _ASKS.search(asked) and not _ELSEWHERE.search(sentence):
                    for _, url in (*find_urls(sentence), *find_emails(sentence)):
                        yield url, number, " ".join(sentence.split())
        above = line.strip()


def _linked(line: str) -> Iterator[tuple[str, str]]:
    """(address, words) of the links of a line whose own words, or the words before them, ask to apply."""
    for pattern in (_LINK, _ANCHOR):
        for link in pattern.finditer(line):
            before = _SENTENCE_END.split(_TAG.sub(" ", line[max(0, link.start() - 120) : link.start()]))[-1]
            asked = f"{before} {link['text']}" if _HERE.fullmatch(link["text"]) else link["text"]
            url = web_url(link["url"]) or mailto(link["url"])
            if url and _ASKS.search(asked) and not _ELSEWHERE.search(asked):
                yield url, " ".join(f"{before} {link['text']}".split())


def _contact(fields: Iterator[Field]) -> Found[str] | None:
    """The e-mail address of the person to contact: not stated as the way to apply, but the only way there is."""
    for field in fields:
        emails = find_emails(field.value)
        if emails:
            return derived(emails[0][1], field.origin, field.line, field.value)
    return None
