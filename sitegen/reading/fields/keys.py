"""What headers call the facts of a job → the names of our fields.

What comes in are the keys of a header as somebody wrote them, what goes out are field names. The words are data
(`rules/keys.toml`), never here.
"""

import difflib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, cast

from sitegen.model.posting import FieldName
from sitegen.reading.rules import load


def _words(table: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(table[name])


def _by_key(table: Mapping[str, list[str]]) -> Mapping[str, tuple[FieldName, int]]:
    """Key → (field, its precedence among the keys of that field)."""
    return MappingProxyType(
        {key: (cast(FieldName, name), rank) for name, keys in table.items() for rank, key in enumerate(keys)}
    )


_DATA = load("keys")
FRONT_MATTER = _by_key(_DATA["front_matter"])
CONTACT = _by_key(_DATA["contact"])
LABEL = _by_key(_DATA["label"])
SIDECAR = _by_key(_DATA["sidecar"])
PLACE: tuple[str, ...] = tuple(_DATA["place"]["keys"])
BODY: tuple[str, ...] = tuple(_DATA["body"]["keys"])
CLOSED = _words(_DATA["closed"], "words")
OPEN = _words(_DATA["closed"], "open_words")
ABSENT = _words(_DATA["absent"], "words")


LISTS = frozenset({"location", "skill", "employment", "hiring_in", "work_mode"})
"""Fields that may have several values; every other fact of a job is one."""


def normal(key: str) -> str:
    """A key as the tables spell it.

    >>> normal("Date-Posted")
    'date_posted'
    """
    return key.strip().lower().replace("-", "_").replace(" ", "_")


def is_absent(value: str) -> bool:
    """Whether a header value says that there is none (`None`, `null`, `N/A`).

    >>> is_absent(" None "), is_absent(""), is_absent("Nona")
    (True, True, False)
    """
    return not value.strip() or value.strip().lower() in ABSENT


def did_you_mean(key: str, known: Iterable[str]) -> str:
    """The hint for an unknown key.

    >>> did_you_mean("tittle", ["title", "company"])
    'Did you mean `title`?'
    >>> did_you_mean("colour", ["title", "company"])
    'Known keys: title, company.'
    """
    known = list(known)
    close = difflib.get_close_matches(key, known, 1)
    return f"Did you mean `{close[0]}`?" if close else f"Known keys: {', '.join(known)}."
