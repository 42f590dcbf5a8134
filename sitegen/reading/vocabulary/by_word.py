"""What is asked of words, asked once a word: texts say the same words again and again.

Comes in: a function of one word, in lower case and without the signs around it (`remote` for `(remote),`). Goes out:
what the words of a text say. An answer must never depend on the words around.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Generic, TypeVar

T = TypeVar("T")

REPEATED = 2048
"""Lines that are kept with what was found in them: of the lines of 2,346 real postings a third stands in one of the 80
before, as employers repeat themselves."""
MOST = 100_000
"""Words that are kept. 2,346 real postings have 30,000, and another brings 12 that none before it had."""
AROUND = ',;:!?()[]{}"“”*|'
"""Signs around a word that no answer depends on."""
BEHIND = f"{AROUND}."
"""A full stop before a word is part of it: `.NET`."""

_seen: set[str] = set()
_questions: list["ByWord[Any]"] = []


class ByWord(Generic[T]):
    """What a function answers to each word of a text, words to which it says nothing (`False`, 0, empty) left out.

    Every question is asked of a word when that is first seen. To see that a text has no new word takes longer than to
    find the few of its words that have an answer, and is done once for all questions.
    """

    def __init__(self, ask: Callable[[str], T]) -> None:
        self.ask = ask
        self.answers: dict[str, T] = {}
        self.learn(_seen)
        _questions.append(self)

    def learn(self, words: Iterable[str]) -> None:
        """Ask for these words."""
        for word in words:
            if answer := self.ask(word):
                self.answers[word] = answer

    def of(self, lower: str) -> list[T]:
        """The answers to the words of a text in lower case, in their order."""
        answers = self.answers
        return [answers[word] for word in words_of(lower) if word in answers]

    def is_answered(self, lower: str) -> bool:
        """Whether there is an answer to any word of a text in lower case."""
        return not self.answers.keys().isdisjoint(words_of(lower))


@lru_cache(maxsize=REPEATED)
def words_of(lower: str) -> tuple[str, ...]:
    """The words of a line in lower case, without the signs around them. They are kept for a while: the readers ask for
    those of the same lines one after the other, and a word is looked up much faster the second time, with its hash.
    """
    words = tuple(word if word.isalnum() else _bare(word) for word in lower.split())
    if not _seen.issuperset(words):
        _see(set(words) - _seen)
    return words


def _bare(word: str) -> str:
    return word.lstrip(AROUND).rstrip(BEHIND)


def _see(words: set[str]) -> None:
    if len(_seen) > MOST:
        _forget()
    _seen.update(words)
    for question in _questions:
        question.learn(words)


def _forget() -> None:
    """Begin anew; lines that are kept have words that would not be known any more."""
    _seen.clear()
    words_of.cache_clear()
    for question in _questions:
        question.answers.clear()
