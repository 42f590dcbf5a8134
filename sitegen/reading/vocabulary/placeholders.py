"""Words that stand where a value should stand and say that there is none.

Comes in: the text of a field. Goes out: whether it says nothing. Must never call a real name or title empty.
"""

NOTHING = frozenset(
    {
        *"none null nil nan n/a na #n/a undefined unknown unspecified tbd tba - -- --- . ? .. ...".split(),
        *("", "not specified", "not stated", "not available", "not applicable", "not provided"),
    }
)


def is_placeholder(text: str) -> bool:
    """True for words that mean "no value".

    >>> is_placeholder(" None "), is_placeholder("N/A"), is_placeholder("Nil Systems")
    (True, True, False)
    """
    return text.strip().casefold() in NOTHING
