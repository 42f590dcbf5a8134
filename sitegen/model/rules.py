"""What the owner of a board adds to the packaged rules: names of skills, and exchange rates. Plain data, hashable.

Read from `content/skills.toml` and `content/rates.toml`; the defaults are a board without either.
"""

from decimal import Decimal

import msgspec


class Skill(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a skills file; `reading/rules/skills.toml` says what each key means."""

    slug: str
    label: str = ""
    """Canonical name; empty in an owner's row about a packaged skill that keeps its name."""
    also: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    drop: bool = False
    """The packaged skill of this slug is not looked for."""


class Vocabulary(msgspec.Struct, frozen=True):
    """The owner's skills, which come on top of the packaged ones."""

    skills: tuple[Skill, ...] = ()


PACKAGED_ONLY = Vocabulary()


class Rate(msgspec.Struct, frozen=True):
    """One unit of a currency in US dollars, with its day and its source."""

    currency: str
    usd: Decimal
    date: str
    """`2024`, `2026-10` or `2026-10-31`."""
    source: str


class Rates(msgspec.Struct, frozen=True):
    """The owner's rates, which take the place of the packaged ones of the same currency."""

    rates: tuple[Rate, ...] = ()


PACKAGED_RATES = Rates()


class Rules(msgspec.Struct, frozen=True):
    """Both."""

    vocabulary: Vocabulary = PACKAGED_ONLY
    rates: Rates = PACKAGED_RATES


PACKAGED_RULES = Rules()
