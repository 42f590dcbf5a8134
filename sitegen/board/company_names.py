"""The key under which spellings of one employer meet: `Acme`, `ACME` and `Acme, Inc.` are one.

Comes in: a company's name as postings spell it. Goes out: a key, for comparison only and never for display. Only proven
kinds of variants meet (case, accents, spacing, legal form, internet domain); `Block` and `The Block` are two employers.
"""

import re
import unicodedata
from functools import cache

from sitegen.reading.rules import load

_WORD = re.compile(r"\w+")


@cache
def company_key(name: str) -> str:
    """The key of a name; never empty for a name that is not.

    >>> company_key("Acme, Inc.") == company_key("ACME") == company_key("acme.io")
    True
    >>> company_key("Spring Health") == company_key("Springhealth"), company_key("Gympass") == company_key("Wellhub")
    (True, True)
    >>> company_key("Block") == company_key("The Block"), company_key("Scalable") == company_key("Scalable GmbH")
    (False, False)
    """
    whole = _folded(name)
    if whole in _apart():
        return whole
    key = _folded(_domain().sub("", _legal_form().sub("", name.strip()))) or whole
    return _same().get(key, key)


def _folded(name: str) -> str:
    """Letters and digits only, without case and accents; the name itself where it has none."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return "".join(_WORD.findall(letters)) or name.strip()


@cache
def _legal_form() -> re.Pattern[str]:
    """`, Inc.` and the like at the end of a name, after at least one other word."""
    forms = "|".join(
        re.escape(form).replace(r"\.", r"\.?\s?").replace(r"\ ", r"\.?\s+")
        for form in sorted(load("companies")["legal_forms"], key=len, reverse=True)
    )
    return re.compile(rf"(?<=\w)(?:\s*,\s*|\s+|(?<=[.)])\s*)\(?(?:{forms})\.?\)?$", re.IGNORECASE)


@cache
def _domain() -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)\.(?:{'|'.join(load('companies')['domains'])})$", re.IGNORECASE)


@cache
def _same() -> dict[str, str]:
    return {_folded(name): _folded(names[0]) for names in load("companies")["same"] for name in names}


@cache
def _apart() -> frozenset[str]:
    return frozenset(_folded(name) for name in load("companies")["apart"])
