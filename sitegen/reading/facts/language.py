"""The language of the body, so that a page can say it (`lang`) and a reader is not surprised.

Comes in: a Reading. Goes out: a BCP 47 tag, or nothing where there is too little text. Must never let English boilerplate
around a foreign ad decide, nor a list of English product names.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from sitegen.reading.reading import Found, Reading, derived, stated
from sitegen.reading.rules import load

_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
ENOUGH = 5
"""Little words that a language needs; fewer are a heading or a list of names."""
FOREIGN = 0.4
"""Share of an ad that is enough for a language beside English: the employer's blurb and the legal text are often English."""


def find_language(reading: Reading) -> Found[str]:
    """The language of most of the text; beside English, the other one."""
    if reading.denied("language"):
        return Found()
    for field in reading.fields("language"):
        tag = field.value.strip().replace("_", "-")
        if _TAG.fullmatch(tag):
            return stated(tag, field)
    language = language_of(line.text for line in reading.lines)
    if not language:
        return Found()
    first = next((line for line in reading.lines if language_of([line.text]) == language), reading.lines[0])
    return derived(language, "body", first.number, first.text[:120])


def language_of(lines: Iterable[str]) -> str | None:
    """The language of a text, as a BCP 47 tag; None where it has too few words to tell.

    >>> language_of(["We are looking for an engineer who will work with our team."])
    'en'
    >>> language_of(["Nous recherchons un développeur pour notre équipe."]), language_of(["Python, Django, AWS"])
    ('fr', None)
    """
    shares: Counter[str] = Counter()
    for line in lines:
        words = _WORD.findall(line.casefold())
        scores = _scores(words) + _script(line)
        if scores:
            language, score = max(scores.items(), key=lambda item: item[1])
            rest = [other for tag, other in scores.items() if tag != language]
            if score >= 1.2 * max(rest, default=0):
                shares[language] += score
            else:
                shares.update({tag: round(each / 2) for tag, each in scores.items() if each >= 0.8 * score})
    total = shares.total()
    if total < ENOUGH:
        return None
    ranked = shares.most_common(2)
    if ranked[0][0] == "en" and len(ranked) > 1 and ranked[1][1] >= FOREIGN * total:
        return ranked[1][0]
    return ranked[0][0]


def _scores(words: list[str]) -> Counter[str]:
    """How many of the words each language claims; a word of several counts for all of them."""
    scores: Counter[str] = Counter()
    table = _words()
    for word in words:
        for language in table.get(word, ()):
            scores[language] += 2
    if scores:
        for letter in _rare_letters().findall("".join(words)):
            for language in _letters()[letter]:
                if language in scores:
                    scores[language] += 1
    return scores


def _script(line: str) -> Counter[str]:
    """Letters of scripts that one language writes, three of them for a word."""
    found: Counter[str] = Counter()
    if line.isascii():
        return found
    for language, pattern in _scripts().items():
        if letters := len(pattern.findall(line)):
            found[language] = letters
    if found["ja"] and found["zh"]:  # Japanese is written with Chinese characters as well
        found["ja"] += found.pop("zh")
    return +found


@cache
def _words() -> dict[str, tuple[str, ...]]:
    owners: dict[str, list[str]] = {}
    for language, words in load("languages")["words"].items():
        for word in dict.fromkeys(words.split()):
            owners.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in owners.items()}


@cache
def _letters() -> dict[str, tuple[str, ...]]:
    owners: dict[str, list[str]] = {}
    for language, letters in load("languages")["letters"].items():
        for letter in dict.fromkeys(letters):
            owners.setdefault(letter, []).append(language)
    return {letter: tuple(languages) for letter, languages in owners.items()}


@cache
def _rare_letters() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(re.escape, _letters()))}]")


@cache
def _scripts() -> dict[str, re.Pattern[str]]:
    return {
        language: re.compile("[" + "".join(f"\\u{low}-\\u{high}" for low, _, high in (r.partition("-") for r in ranges)) + "]")
        for language, ranges in load("languages")["scripts"].items()
    }
