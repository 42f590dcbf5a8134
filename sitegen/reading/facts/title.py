"""The title of a job: the one a field states, else the one the text names.

Comes in: a Reading. Goes out: the clean title. Must never invent one: a text that does not name its job has none, and
placeholders (`None`, `N/A`) are no titles.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from sitegen.model.fact import Alternative
from sitegen.reading.quoting import sentence_around
from sitegen.reading.reading import Found, Line, Reading, from_body, outranked, refused, stated
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.placeholders import is_placeholder
from sitegen.reading.vocabulary.titles import clean_title

LONGEST = 80
FIRST_LINES = 6
"""How far down the first line that is only a title may stand (after "About the job", a company name …)."""
_WORD = r"(?:[A-ZÀ-ÝŁŚŻ0-9][\w+#.&/’'()-]*|\(?[A-Z]+\)?|of|and|de|for|in|&|/|-|–|\|)"
_STOP = re.compile(
    r"\s(?:to|who|with|for|that|in|at|on|as|con|para|avec|pour|mit|für|join|joining|based|located|within|where|which|will|is)\b(?=\s+[a-z(])"
    r"|\s*[.,;:!?(–—]|\s-\s"
)

_NO_TITLE = re.compile(r"[.!?:;…]$|[,;:!?] [a-z]|^(?:about|as|our|your|the|a|what|why|how|who|meet)\b", re.IGNORECASE)
_LOOSE_ENDS = re.compile(r"^(?:of|and|de|for|in|&|/|-|–|\|)\s+|\s+(?:of|and|de|for|in|&|/|-|–|\|)$")
_SOMEBODY = re.compile(r"\b(?:we|you|our|your|their|team|teams)\b", re.IGNORECASE)


class _Named(NamedTuple):
    """A title that the text names, with its line and the words around it."""

    title: str
    line: int
    words: str


def find_title(reading: Reading) -> Found[str]:
    """A field's title; without one the title the body names, by label, by its first line or by a sentence."""
    if reading.denied("title"):
        return Found()
    passed: list[Alternative] = []
    for field in reading.fields("title"):
        title = " ".join(field.value.split()) if field.origin == "override" else clean_title(field.value)
        if title and not is_placeholder(title):
            others = (*outranked(reading.fields("title"), field), *passed)
            return msgspec.structs.replace(stated(title, field), alternatives=others)
        passed.append(refused(field, "it is a placeholder"))
    for find in (_labelled, _first_line, _sentence):
        if found := find(reading.lines):
            said = from_body(found.title, found.line, found.words)
            return msgspec.structs.replace(said, alternatives=tuple(passed))
    return Found(alternatives=tuple(passed))


def _labelled(lines: tuple[Line, ...]) -> _Named | None:
    """`Job title: Data Engineer` near the top."""
    for line in lines[:15]:
        if (match := _label().match(line.text)) and (title := _title_of(match.group(1))):
            return _Named(title, line.number, sentence_around(line.text, *match.span(1)))
    return None


def _first_line(lines: tuple[Line, ...]) -> _Named | None:
    """One of the first lines, if it is nothing but the name of a job."""
    for line in lines[:FIRST_LINES]:
        is_name = line.text[0].isupper() and len(line.text.split()) <= 9 and not _NO_TITLE.search(line.text)
        if is_name and (title := _title_of(line.text)):
            return _Named(title, line.number, line.text)
    return None


def _sentence(lines: tuple[Line, ...]) -> _Named | None:
    """`We are looking for a Data Engineer to …`, also where a paste broke the sentence around the title."""
    for line, text in _sentences(lines):
        for match in _opening().finditer(text):
            rest = text[match.end() :][:160]
            stop = _STOP.search(rest)
            named = _capitals(rest[: stop.start()] if stop else rest)
            if named and (title := _title_of(named)):
                at = text.index(named, match.end())
                return _Named(title, line.number, sentence_around(text, at, at + len(named)))
    return None


def _sentences(lines: tuple[Line, ...]) -> Iterator[tuple[Line, str]]:
    """Each line, joined with the next two where it does not end a sentence."""
    for at, line in enumerate(lines):
        joined = line.text
        for following in lines[at + 1 : at + 3]:
            if joined[-1] in ".!?:;" or (following.kind == "heading" and len(joined) > 200):
                break
            joined = f"{joined} {following.text}"
        yield line, joined


def _capitals(words: str) -> str:
    """The last run of capitalised words of a phrase, "motivated and detail oriented Junior Clerk" → "Junior Clerk"."""
    runs = re.findall(rf"{_WORD}(?:\s+{_WORD})*", words)
    return (
        re.sub(r"^(?:of|and|de|for|in|&|/|-|–|\|)\s+|\s+(?:of|and|de|for|in|&|/|-|–|\|)$", "", runs[-1]) if runs else ""
    )


def _title_of(words: str) -> str | None:
    """The clean title if these words name a job."""
    title = clean_title(words) if len(words) <= LONGEST else None
    if (
        not title
        or not _job_noun().search(title)
        or re.search(r"\b(?:we|you|our|your|their|team|teams)\b", title, re.I)
    ):
        return None
    return title


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(load("titles")["text"]["labels"])
    return re.compile(rf"(?:{labels})\s*[:–—-]\s*(\S.*)", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    rules = load("titles")["text"]
    openings = "|".join(sorted(rules["openings"], key=len, reverse=True))
    return re.compile(rf"\b(?i:{openings})\s+(?i:{'|'.join(rules['articles'])})\s+")


@cache
def _job_noun() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, load("titles")["job"]["nouns"]), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{nouns})s?(?!\w)", re.IGNORECASE)
