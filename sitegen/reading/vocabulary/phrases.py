"""Lists of words from the rules data → patterns: alternations only, so linear-time, and no meaning of their own."""

import re
from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    r"""The words as one pattern without a group, longest first; `*` at the end allows any ending, a blank any blanks.

    >>> alternatives(["up to", "up", "stipend*"])
    'stipend\\w*|up\\s+to|up'
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in longest_first)


def any_of(words: Iterable[str]) -> str:
    """The words as one pattern that matches whole words only.

    >>> bool(re.search(any_of(["pay"]), "Pay: 5", re.IGNORECASE)), bool(re.search(any_of(["pay"]), "payroll"))
    (True, False)
    """
    return rf"(?<!\w)(?:{alternatives(words)})(?!\w)"
