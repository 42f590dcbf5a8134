"""The language of the body, so that a page can say it (`lang`) and a reader is not surprised.

Comes in: a Reading. Goes out: a BCP 47 tag, or nothing where there is too little text. Must never let English
boilerplate around a foreign ad decide, nor a list of English product names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from sitegen.reading.reading import Found, Reading, comes_first, derived, lost, stated
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.by_word import REPEATED, ByWord, words_of

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)\S+@\S+")
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
ENOUGH = 8
"""Twice the little words that a text needs; fewer are a heading or a list of names."""
CHUNK = 40
"""Words that are judged together."""
CLOSE = 0.85
"""Share of the best language's words that another has where the words do not tell the two apart."""
FOREIGN = 0.4
"""Share of an ad that is enough for a language beside English: the blurb and the legal text are often English."""


def find_language(reading: Reading) -> Found[str]:
    """The language of most of the text; beside English, the other one."""
    if reading.denied("language"):
        return Found()
    for field in reading.fields("language"):
        tag = field.value.strip().replace("_", "-")
        if _TAG.fullmatch(tag):
            said = _of_text(reading).fact
            if not said or said.value == tag.partition("-")[0]:
                return stated(tag, field)
            other = lost(said, said.value, comes_first(field.origin), contradicts=True)
            return Found(stated(tag, field).fact, alternatives=(other,))
    return _of_text(reading)


def _of_text(reading: Reading) -> Found[str]:
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
    for chunk in _chunks(lines):
        if chunk.is_english:
            shares["en"] += 2 * chunk.english
            continue
        scores = _scores(_WORD.findall(_ADDRESS.sub(" ", chunk.text).casefold()))
        if not scores:
            continue
        language = max(scores, key=lambda tag: scores[tag])
        close = [tag for tag, score in scores.items() if score >= CLOSE * scores[language]]
        for tag in close:
            shares[tag] += scores[tag] // len(close)
    ranked = shares.most_common(2)
    if shares.total() < ENOUGH:
        return None
    if ranked[0][0] == "en" and len(ranked) > 1 and ranked[1][1] >= FOREIGN * shares.total():
        return ranked[1][0]
    return ranked[0][0]


class _Chunk(NamedTuple):
    """Some lines in lower case, and what their words bring together."""

    text: str
    english: int
    others: int
    """Words that a language beside English claims, be they English as well ("in", "as")."""
    foreign: int
    """Words with letters that English does not write."""

    @property
    def is_english(self) -> bool:
        """Whether no other language can come close, so that nothing need be counted for each of them."""
        return not self.foreign and self.others < CLOSE * self.english


_OTHERS, _FOREIGN = 1 << 20, 1 << 40
"""The three counts of a chunk are the digits of one number, so that it is a plain sum of what each word brings: no
posting has 2 ** 20 words."""


def _counts(word: str) -> int:
    """What the letters of a word between blanks bring: `(and/or)` has two English words."""
    total = 0
    for each in (word.casefold(),) if word.isalpha() else _WORD.findall(_ADDRESS.sub(" ", word).casefold()):
        languages = _words().get(each, ())
        total += ("en" in languages) + _OTHERS * any(language != "en" for language in languages)
        total += _FOREIGN * (not each.isascii())
    return total


_BY_WORD = ByWord(_counts)


@lru_cache(maxsize=REPEATED)
def _counted(lower: str) -> tuple[int, int]:
    """(how many words, what they bring) of a line in lower case."""
    return len(words_of(lower)), sum(_BY_WORD.of(lower))


def _chunks(lines: Iterable[str]) -> Iterator[_Chunk]:
    """Some lines at a time: a language changes between paragraphs, and a bullet alone says little."""
    texts: list[str] = []
    length = total = 0
    for line in lines:
        lower = line.lower()
        texts.append(lower)
        count, brought = _counted(lower)
        length += count
        total += brought
        if length >= CHUNK:
            yield _chunk(texts, total)
            texts, length, total = [], 0, 0
    if texts:
        yield _chunk(texts, total)


def _chunk(texts: list[str], total: int) -> _Chunk:
    return _Chunk("\n".join(texts), total % _OTHERS, total % _FOREIGN // _OTHERS, total // _FOREIGN)


def _scores(words: list[str]) -> dict[str, int]:
    """How many of the words each language claims, twice, and the letters that only some languages write."""
    table = _words()
    claims = Counter(chain.from_iterable(table[word] for word in words if word in table))
    scores = {language: 2 * count for language, count in claims.items()}
    text = "".join(words)
    if text.isascii():
        return scores
    for letter, count in Counter(text).items():
        for language in _letters().get(letter, ()):
            if language in scores:
                scores[language] += count
    return _with_scripts(scores, text)


def _with_scripts(scores: dict[str, int], text: str) -> dict[str, int]:
    """The same scores and those of scripts that only one language writes: three letters there are half a word."""
    for language, pattern in _scripts().items():
        if letters := len(pattern.findall(text)):
            scores[language] = scores.get(language, 0) + -(-letters // 3)
    if "ja" in scores:  # Japanese is written with Chinese characters as well
        scores["ja"] += scores.pop("zh", 0)
    return scores


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
def _scripts() -> dict[str, re.Pattern[str]]:
    return {
        language: re.compile(
            "[" + "".join(f"\\u{low}-\\u{high}" for low, _, high in (r.partition("-") for r in ranges)) + "]"
        )
        for language, ranges in load("languages")["scripts"].items()
    }
