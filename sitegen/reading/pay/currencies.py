"""How currencies are written, from `rules/currencies.toml`: words → ISO 4217 code.

A symbol that several currencies share (`$`) stays a symbol until words or a place decide; nothing is guessed here.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from babel.core import get_global

from sitegen.reading.late import late
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.by_word import ByWord
from sitegen.reading.vocabulary.phrases import alternatives, any_of

_TABLE: dict[str, dict[str, Any]] = load("currencies")
SHARED: dict[str, list[str]] = _TABLE["_shared"]
CURRENCIES = {code: facts for code, facts in _TABLE.items() if code != "_shared"}


def _spellings() -> dict[str, str]:
    spellings = {symbol.casefold(): symbol for symbol in SHARED}
    for code, facts in CURRENCIES.items():
        names = [code, *facts.get("symbols", ()), *facts.get("aliases", ()), *facts.get("words", ())]
        spellings |= {name.casefold(): code for name in names}
    return spellings


_SPELLINGS = _spellings()


def _code_pattern() -> str:
    plain = [code for code, facts in CURRENCIES.items() if not facts.get("word")]
    capitals = [code for code, facts in CURRENCIES.items() if facts.get("word")]
    aliases = [alias for facts in CURRENCIES.values() for alias in facts.get("aliases", ())]
    lower = alternatives([*plain, *(code.lower() for code in plain), *(code.title() for code in plain)])
    return f"{lower}|{alternatives([*capitals, *aliases])}"


_SYMBOLS = [symbol for facts in CURRENCIES.values() for symbol in facts.get("symbols", ())]
_LETTERED = alternatives(symbol for symbol in [*_SYMBOLS, *SHARED] if symbol[0].isalpha())
_SIGNS = alternatives(symbol for symbol in [*_SYMBOLS, *SHARED] if not symbol[0].isalpha())
_WORDS = alternatives(word for facts in CURRENCIES.values() for word in facts.get("words", ()))

_CODE = rf"(?<![A-Za-z])(?:{_code_pattern()})(?![a-z])"
_SYMBOL = rf"(?:(?<![A-Za-z])(?:{_LETTERED})|{_SIGNS})"

BEFORE = rf"(?:{_CODE}[\s:]*(?:{_SYMBOL}\s*)?|{_SYMBOL}\s*)"
"""Currency before a number: `USD `, `US$`, `CAD $`. At most two marks, with blanks and colons around them."""
LONGEST_MARK = max(
    map(
        len,
        [*_SYMBOLS, *SHARED, *CURRENCIES, *(name for row in CURRENCIES.values() for name in row.get("aliases", ()))],
    )
)
AFTER = (
    rf"(?:[ \t]*(?:(?:{_code_pattern()})(?![a-z])|(?:{_LETTERED})(?![\w$])(?!\s?\d)\.?|(?i:{_WORDS})\b)"
    rf"|[ \t]*,?[ \t]*(?:{_SIGNS})(?!\s?\d))*"
)
"""Currency after a number: ` USD`, `€`, ` kr.`, `€ Euro`; may match nothing."""

_ANY = late(rf"(?<![A-Za-z])(?:{_code_pattern()})(?![A-Za-z])|(?:(?<![A-Za-z])(?:{_LETTERED})|{_SIGNS})|(?i:{_WORDS})")


_LAST_WORDS = alternatives(name.split()[-1].rstrip(".") for name in _SPELLINGS if name[0].isalpha())
_SPELLED = late(rf"{_SIGNS}|(?<![^\W\d_])(?:{_LAST_WORDS})")
_MAY_MARK = ByWord(lambda word: bool(_SPELLED.search(word)))


def may_mark(lower: str) -> bool:
    """Whether a text in lower case may name a currency: a cheap test, as few lines with a number do.

    >>> may_mark("pln 10 000"), may_mark("40€"), may_mark("since 2019")
    (True, True, False)
    """
    return _MAY_MARK.is_answered(lower)


def marks(text: str) -> tuple[str, ...]:
    """The currencies a text names, as codes or as shared symbols, in its order.

    >>> marks("CAD $"), marks("zł"), marks("hello")
    (('CAD', '$'), ('PLN',), ())
    """
    if not may_mark(text.lower()):
        return ()
    return tuple(_SPELLINGS[match.group().casefold()] for match in _ANY.finditer(text) if match.group())


_LANDS = {
    code: (facts["land"], late(any_of(facts["land"]), re.IGNORECASE))
    for code, facts in CURRENCIES.items()
    if "land" in facts
}


def pays_millions(mark: str) -> bool:
    """Whether pay in this currency is usually written in millions, so that `8M` is no funding round.

    >>> pays_millions("JPY"), pays_millions("¥"), pays_millions("$")
    (True, True, False)
    """
    return bool(CURRENCIES.get(SHARED.get(mark, [mark])[0], {}).get("millions"))


def near_marks(*texts: str) -> tuple[str, ...]:
    """What the words around an amount say about its currency: marks, else the one country with a dollar that they name.

    Amounts of one clause, or below the same lines, come with the same text, which is searched once.

    >>> near_marks("across Canada"), near_marks("in the US and", "Canada"), near_marks("(gross in USD)", "Canada")
    (('CAD',), ('USD', 'CAD'), ('USD',))
    """
    found = tuple(mark for text in texts for mark in _marks_of(text))
    if any(mark not in SHARED for mark in found):
        return found
    return (*found, *(land for text in texts for land in _lands(text)))


@lru_cache(maxsize=16)
def _marks_of(text: str) -> tuple[str, ...]:
    """The currencies a text names, each once."""
    return tuple(dict.fromkeys(marks(text)))


@lru_cache(maxsize=16)
def _lands(text: str) -> tuple[str, ...]:
    """The currencies of the countries with a dollar that a text names."""
    lower = text.lower()
    return tuple(
        code for code, (names, land) in _LANDS.items() if any(map(lower.__contains__, names)) and land.search(text)
    )


def currency_of(found: Iterable[str]) -> str | None:
    """One code from marks: a code beats a shared symbol; a symbol alone stays one (`$`). None where they contradict.

    >>> currency_of(("$", "CAD")), currency_of(("$",)), currency_of(("EUR", "USD"))
    ('CAD', '$', None)
    """
    marks = dict.fromkeys(found)
    codes = [mark for mark in marks if mark not in SHARED]
    if len(codes) > 1:
        return None
    return codes[0] if codes else next(iter(marks), None)


def resolve(mark: str | None, near: Iterable[str], countries: Iterable[str]) -> str | None:
    """A code from a mark, the other marks near it, and the countries of the job (ISO 3166).

    A shared symbol is read by a code of its family in the words ("pesos" narrows the family of `$`), then by the place
    (not `$`: postings all over the world state US dollars with it), then as its most likely currency. Without any
    mark the place alone decides.

    >>> resolve("$", ("CAD",), ()), resolve("$", (), ("CA",)), resolve("kr", (), ("SE",)), resolve(None, (), ("PL",))
    ('CAD', 'USD', 'SEK', 'PLN')
    """
    local = {code for country in countries if (code := _of_country(country))}
    if mark is None:
        return local.pop() if len(local) == 1 else None
    if mark not in SHARED:
        return mark
    near = set(near)
    families = [
        SHARED[mark],
        *(SHARED[other] for other in near if other in SHARED and set(SHARED[other]) & set(SHARED[mark])),
    ]
    family = min(families, key=len)
    named = near & set(family) - {""}
    if len(named) == 1:
        return named.pop()
    if family[0] != "USD" and len(local & set(family)) == 1:
        return (local & set(family)).pop()
    return family[0] or None


def is_doubtful_dollar(text: str, countries: Iterable[str]) -> bool:
    """Whether pay has a bare `$` that `resolve` takes for US dollars, though it may be that of a country of the job.

    >>> is_doubtful_dollar("$95,000", ("CA",)), is_doubtful_dollar("$95,000", ("CA", "US"))
    (True, False)
    >>> is_doubtful_dollar("US$95,000", ("CA",)), is_doubtful_dollar("$95,000", ("DE",))
    (False, False)
    """
    local = {_of_country(country) for country in countries}
    return set(marks(text)) == {"$"} and "USD" not in local and bool(local & set(SHARED["$"]))


def _of_country(country: str) -> str | None:
    """The currency of a country: the CLDR entry that is legal tender and has no end (no system clock)."""
    entries = get_global("territory_currencies").get(country, ())
    current = [code for code, _start, end, is_tender in entries if is_tender and end is None and code in CURRENCIES]
    return current[-1] if current else None
