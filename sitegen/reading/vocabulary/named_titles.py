"""Jobs that a text names: `Job title: …`, a line that is only a title, "looking for a …", "As a …, you …".

Comes in: the plain lines of a body. Goes out: the title with the words that name it. Must never make one up from words
that name somebody else's job, nor from a duty ("Partner with engineers").
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sitegen.reading.quoting import sentence_around
from sitegen.reading.reading import Line
from sitegen.reading.rules import load
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
_AT_NAME = re.compile(r"\s(?:at|for|with|within|in)\s(?=[A-Z])")
_MEMBER = re.compile(r"[a-z, -]{0,40}\b(?:members?|part|expert) (?:of|in)\b")
_YOU = re.compile(r"\b(?:you|your)\b|\byou[’']ll\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"\b(?:we|you|our|your|their|team|teams)\b", re.IGNORECASE)


class NamedTitle(NamedTuple):
    """A title that the text names, with its line and the words around it."""

    title: str
    line: int
    words: str


def named_title(lines: tuple[Line, ...]) -> NamedTitle | None:
    """The title that a text names, by label, by its first line or by a sentence; the surest way first."""
    ways = (_labelled, _first_line, _sentence, _address, _subject)
    return next(filter(None, (find(lines) for find in ways)), None)


def _labelled(lines: tuple[Line, ...]) -> NamedTitle | None:
    """`Job title: Data Engineer` near the top."""
    for line in lines[:15]:
        if (match := _label().match(line.text)) and (title := _title_of(match.group(1))):
            return NamedTitle(title, line.number, sentence_around(line.text, *match.span(1)))
    return None


def _first_line(lines: tuple[Line, ...]) -> NamedTitle | None:
    """One of the first lines, if it is nothing but the name of a job."""
    for line in lines[:FIRST_LINES]:
        if _may_be_a_title(line.text) and (title := _title_of(line.text)):
            return NamedTitle(title, line.number, line.text)
    return None


def _may_be_a_title(text: str) -> bool:
    """True for a few words, most of them with a capital: "Partner with designers to ship features" is a duty."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    is_short = len(text.split()) <= 9 and (len(words) <= 3 or capitals * 2 > len(words))
    return text[0].isupper() and is_short and not _NO_TITLE.search(text)


def _sentence(lines: tuple[Line, ...]) -> NamedTitle | None:
    """`We are looking for a Data Engineer to …`, also where a paste broke the sentence around the title."""
    for line, text in _sentences(lines):
        for match in _opening().finditer(text):
            rest = text[match.end() :][:160]
            stop = _STOP.search(rest)
            phrase = rest[: stop.start()] if stop else rest
            named = None if _MEMBER.match(phrase) else _capitals(phrase)
            if named and (title := _title_of(named)):
                at = text.index(named, match.end())
                return NamedTitle(title, line.number, sentence_around(text, at, at + len(named)))
    return None


def _address(lines: tuple[Line, ...]) -> NamedTitle | None:
    """`As a Data Engineer, you …`."""
    for line in lines:
        for match in _addressed().finditer(line.text):
            rest = line.text[match.end() :][:160]
            stop = _AT_NAME.search(rest) or _STOP.search(rest)
            if stop and _YOU.search(rest, stop.start()) and (title := _title_of(rest[: stop.start()])):
                end = match.end() + stop.start()
                return NamedTitle(title, line.number, sentence_around(line.text, match.start(), end))
    return None


def _subject(lines: tuple[Line, ...]) -> NamedTitle | None:
    """`The Data Engineer is responsible for …`."""
    for line in lines:
        for match in _responsible().finditer(line.text):
            if title := _title_of(match.group("title")):
                return NamedTitle(title, line.number, sentence_around(line.text, *match.span()))
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
    return _LOOSE_ENDS.sub("", runs[-1]) if runs else ""


def _title_of(words: str) -> str | None:
    """The clean title if these words name a job."""
    title = clean_title(words) if len(words) <= LONGEST else None
    return title if title and names_a_job(title) and not _SOMEBODY.search(title) else None


def names_a_job(words: str) -> bool:
    """Whether a noun for a job is among these words."""
    return bool(_job_noun().search(words))


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(load("titles")["text"]["labels"])
    return re.compile(rf"(?:{labels})\s*[:–—-]\s*(\S.*)", re.IGNORECASE)


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('titles')['text']['addresses'])})\s+(?=[A-Z])")


@cache
def _responsible() -> re.Pattern[str]:
    verbs = "|".join(load("titles")["text"]["duties"])
    return re.compile(rf"(?:^|(?<=[.!?:]\s)|(?<=[a-z.!?]))The\s+(?P<title>{_WORD}(?:\s{_WORD}){{0,7}}?)\s(?:{verbs})\b")


@cache
def _opening() -> re.Pattern[str]:
    rules = load("titles")["text"]
    openings = "|".join(sorted(rules["openings"], key=len, reverse=True))
    return re.compile(rf"\b(?i:{openings})\s+(?i:{'|'.join(rules['articles'])})\s+")


@cache
def _job_noun() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, load("titles")["job"]["nouns"]), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{nouns})s?(?!\w)", re.IGNORECASE)
