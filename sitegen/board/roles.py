"""A job's title → its role, for the role facet: the first rule of `rules/roles.toml` that matches.

Comes in: a clean title. Goes out: a Tag. It follows from the title alone: a job without a title has no role, and one
whose title fits no rule is "Other".
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from sitegen.model.job import Tag
from sitegen.reading.late import late
from sitegen.reading.rules import load

FEWEST = 10
"""Jobs that a role needs to be an option: fewer are better found by a search."""
OTHER = Tag("other", "Other")


class _Role(NamedTuple):
    tag: Tag
    words: re.Pattern[str]
    weak: re.Pattern[str]
    unless: re.Pattern[str]
    technical: bool


@cache
def role_tag(title: str) -> Tag:
    """The role of a job with this title.

    >>> role_tag("Senior Data Engineer").label, role_tag("Sales Director, Data Platform").label, role_tag("Baker").label
    ('Data and ML', 'Sales', 'Other')
    """
    is_business = _words("business").search(title) and not _words("makers").search(title)
    has_head = _words("heads").search(title)
    for role in _roles():
        fits = role.words.search(title) or (has_head and role.weak.search(title))
        if fits and not role.unless.search(title) and not (role.technical and is_business):
            return role.tag
    return OTHER


def role_tags() -> tuple[Tag, ...]:
    """All roles in their order, which is that of the facet too."""
    return tuple(role.tag for role in _roles())


@cache
def _roles() -> tuple[_Role, ...]:
    return tuple(map(_role, load("roles")["role"]))


def _role(row: Mapping[str, Any]) -> _Role:
    words, weak, unless = (_any(row.get(key, ())) for key in ("words", "weak", "unless"))
    return _Role(Tag(row["slug"], row["label"]), words, weak, unless, row.get("technical", False))


@cache
def _words(name: str) -> re.Pattern[str]:
    return _any(load("roles")[name])


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    """Any of these as whole words; nothing where there are none."""
    alternatives = "|".join(patterns)
    return late(rf"(?<![\w+#])(?:{alternatives})(?![\w+#])" if alternatives else r"(?!)", re.IGNORECASE)
