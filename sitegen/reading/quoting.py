"""The words that prove a fact: the sentence in which it was found.

Comes in: a line and where in it the fact stands. Goes out: at most about a sentence, as written. Must never leave out
the words themselves, nor add a sign that the text does not hold.
"""

import re

LONGEST = 200
"""Characters of a quotation; a longer sentence is cut to the words around."""
_END = re.compile(r"(?<=[\w)”\"’][.!?])\s+(?=[^\Wa-z]|[“\"(])|\s[•·●]\s")


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds `text[start:end]`.

    >>> text = "We are many. Acme Inc. is hiring a clerk. Apply now."
    >>> sentence_around(text, text.index("Acme"), text.index(" is"))
    'Acme Inc. is hiring a clerk.'
    >>> len(sentence_around("word " * 100, 250, 254))
    199
    """
    ends = list(_END.finditer(text))
    first = max((match.end() for match in ends if match.end() <= start), default=0)
    last = min((match.start() for match in ends if match.start() >= end), default=len(text))
    if last - first > LONGEST:
        room = max(0, LONGEST - (end - start))
        first = _next_word(text, max(first, min(start - room // 2, last - LONGEST)), start)
        last = _word_before(text, min(last, max(end, first + LONGEST)), end)
    return text[first:last].strip()


def _next_word(text: str, at: int, latest: int) -> int:
    """Where the first whole word from here on starts, at the latest there."""
    if at == 0 or text[at - 1].isspace():
        return at
    while at < latest and not text[at].isspace():
        at += 1
    return at


def _word_before(text: str, at: int, earliest: int) -> int:
    """Where the last whole word up to here ends, at the earliest there."""
    if at == len(text) or text[at].isspace():
        return at
    while at > earliest and not text[at - 1].isspace():
        at -= 1
    return at
