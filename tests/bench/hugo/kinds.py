"""The kinds of lists, as Hugo's taxonomies."""

from collections.abc import Mapping
from typing import NamedTuple

from sitegen.model.board import GroupKind


class Kind(NamedTuple):
    """A taxonomy: `plural` is its folder and key, `singular` what addresses of filtered lists call it."""

    singular: str
    plural: str
    title: str
    hint: str = ""
    most: int = 0
    """Options in the rail; 0 is all."""


KINDS: Mapping[GroupKind, Kind] = {
    "role": Kind("role", "role", "Role"),
    "category": Kind("cat", "category", "Category"),
    "place": Kind("place", "in", "Hiring in", "Includes jobs open to the wider region or anywhere"),
    "pay": Kind("paid", "paid", "Pay"),
    "level": Kind("level", "level", "Level"),
    "skill": Kind("skill", "skill", "Skills", "Jobs that mention all ticked skills", 40),
}
