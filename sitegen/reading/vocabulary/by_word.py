"""What is asked of words, asked once a word: texts say the same words again and again.

Comes in: a function of one word, in lower case as blanks divide a text (`(remote),`). Goes out: its answer for any
word. It must never depend on the words around.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")


@lru_cache(maxsize=1024)
def words_of(lower: str) -> tuple[str, ...]:
    """The words of a line in lower case, kept for a while: the readers ask for those of the same lines one after the
    other, and a word is looked up much faster the second time, as it keeps its hash.
    """
    return tuple(lower.split())


MOST = 100_000
"""Words whose answers are kept. 2,346 real postings have 46,000, and another brings 20 that no one before it had."""


class ByWord(dict[str, T]):
    """Word → answer. To be read with `[word]`."""

    def __init__(self, ask: Callable[[str], T]) -> None:
        super().__init__()
        self.ask = ask

    def __missing__(self, word: str) -> T:
        if len(self) >= MOST:
            self.clear()
        answer = self[word] = self.ask(word)
        return answer
