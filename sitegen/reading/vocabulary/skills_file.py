"""The owner's `content/skills.toml` → `Vocabulary`: new skills, more names for packaged ones, others dropped. Pure.

Comes in: the text of the file. Goes out: a Vocabulary that fits the packaged skills, or SettingsError with the line and
the fix. A file that is half right is never half used.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from sitegen.errors import SettingsError
from sitegen.model.rules import PACKAGED_ONLY, Skill, Vocabulary
from sitegen.reading.fields.keys import did_you_mean
from sitegen.reading.vocabulary.lexicon import TOKEN, combined, packaged, surfaces
from sitegen.slugs import slug_or_hash
from sitegen.toml_text import parse_toml, place

FILE = "content/skills.toml"
KEYS = tuple(key for key in Skill.__struct_fields__ if key != "slug")


class Clash(NamedTuple):
    """One spelling that names two skills."""

    spelling: str
    slugs: tuple[str, str]


class _RowError(Exception):
    """What is wrong with a row: message, keys that lead to it, the words themselves, hint."""

    def __init__(self, message: str, *keys: str, value: str | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.keys, self.value, self.hint = keys, value, hint


def parse_skills(text: str, file: str = FILE) -> Vocabulary:
    """The skills of an owner's file. Raises SettingsError, for two skills with one spelling too."""
    return _parse(text, file, PACKAGED_ONLY, refuse_clashes=True)


def parse_with_clashes(text: str, file: str, before: Vocabulary = PACKAGED_ONLY) -> Vocabulary:
    """The skills of an owner's file after those of the files `before` it; clashes are for the caller to tell.

    Raises SettingsError for everything else.
    """
    return _parse(text, file, before, refuse_clashes=False)


def _parse(text: str, file: str, before: Vocabulary, *, refuse_clashes: bool) -> Vocabulary:
    values = parse_toml(text, file)
    try:
        rows = tuple(_rows(values))
        everything = Vocabulary(before.skills + rows)
        skills = combined(everything.skills)
        for row in rows:
            _check(row, skills)
        for clash in clashes(skills) if refuse_clashes else ():
            _refuse(clash, {row.slug for row in rows})
    except _RowError as error:
        where = place(text, file, *error.keys, value=error.value)
        raise SettingsError(str(error), where=where, hint=error.hint) from None
    return everything


def clashes(skills: Mapping[str, Skill]) -> Iterator[Clash]:
    """Spellings that name two skills, whatever their case."""
    owner: dict[tuple[str, ...], str] = {}
    for slug, row in skills.items():
        for surface in surfaces(row):
            first = owner.setdefault(surface.words, slug)
            if first != slug:
                yield Clash(_spelling(row, surface.words), (first, slug))


def names(row: Skill) -> tuple[str, ...]:
    """Every name of a skill as it is written in the file."""
    return (*filter(None, (row.label,)), *row.also, *row.exact, *row.unsure)


def _rows(values: Mapping[str, Any]) -> Iterator[Skill]:
    for key in values:
        if key != "skills":
            hint = "Skills stand below [skills], as in: [skills.cobol]"
            raise _RowError(f"unknown key `{key}`", key, hint=hint)
    table = values.get("skills", {})
    if not isinstance(table, dict):
        raise _RowError("`skills` is not a table", "skills", hint="Write a line such as [skills.cobol] above a skill.")
    for slug, row in table.items():
        yield _row(slug, row)


def _row(slug: str, row: object) -> Skill:
    at = ("skills", slug)
    if not isinstance(row, dict):
        hint = f'Write {slug} = {{ label = "…" }}, or [skills.{slug}] and its keys below.'
        raise _RowError(f"`{slug}` is not a table", *at, hint=hint)
    for key in row:
        if key not in KEYS:
            raise _RowError(f"`{slug}` has an unknown key `{key}`", *at, key, hint=did_you_mean(key, KEYS))
    try:
        return msgspec.convert({**row, "slug": slug}, Skill)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at ")
        key = path.strip("`$.").partition("[")[0]
        hint = 'Write a list of strings: ["…", "…"].' if "array" in message else ""
        raise _RowError(f"`{slug}`, `{key}`: {message}", *at, key, hint=hint) from None


def _check(row: Skill, skills: Mapping[str, Skill]) -> None:
    """What is wrong with one row. Raises _RowError."""
    at = ("skills", row.slug)
    if row.slug != slug_or_hash(row.slug, "skill"):
        raise _RowError(f"`{row.slug}` cannot stand in an address", *at, hint="Use a-z, 0-9 and hyphens.")
    if row.drop:
        _check_dropped(row)
        return
    if row.slug not in packaged() and not row.label.strip():
        raise _RowError(f"`{row.slug}` has no label", *at, hint=f'Add label = "…".{_meant(row.slug)}')
    for name in names(row):
        if not TOKEN.search(name):
            raise _RowError(f"`{row.slug}`: {name!r} has no letter or digit", *at, value=name, hint="Take it out.")
    for slug in row.near:
        if slug not in skills:
            hint = f"`near` holds the slugs of skills.{_meant(slug, skills)}"
            raise _RowError(f"`{row.slug}`, `near`: no skill is called `{slug}`", *at, "near", value=slug, hint=hint)
    for key, pattern in (*(("yes", each) for each in row.yes), *(("no", each) for each in row.no)):
        _check_pattern(pattern, row.slug, key)


def _check_pattern(pattern: str, slug: str, key: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        hint = "It is a regular expression; § stands for the name. Single quotes keep backslashes."
        raise _RowError(f"`{slug}`, `{key}`: {error}", "skills", slug, key, value=pattern, hint=hint) from None


def _check_dropped(row: Skill) -> None:
    at = ("skills", row.slug)
    if row.slug not in packaged():
        hint = f"Only a packaged skill can be dropped.{_meant(row.slug)}"
        raise _RowError(f"no skill is called `{row.slug}`", *at, "drop", hint=hint)
    if row != Skill(slug=row.slug, drop=True):
        raise _RowError(f"`{row.slug}` is dropped and described", *at, "drop", hint="Keep one of the two.")


def _refuse(clash: Clash, mine: set[str]) -> None:
    slug = next((slug for slug in reversed(clash.slugs) if slug in mine), clash.slugs[1])
    other = clash.slugs[clash.slugs[0] == slug]
    hint = f"Take it out here, or drop the other one: {other} = {{ drop = true }}"
    message = f"{clash.spelling!r} names two skills: `{slug}` and `{other}`"
    raise _RowError(message, "skills", slug, value=clash.spelling, hint=hint)


def _spelling(row: Skill, words: tuple[str, ...]) -> str:
    """The name of these words as the row writes it."""
    found = (name for name in names(row) if tuple(TOKEN.findall(name.casefold())) == words)
    return next(found, " ".join(words))


def _meant(slug: str, skills: Iterable[str] | None = None) -> str:
    close = difflib.get_close_matches(slug, list(skills or packaged()), 1)
    return f" Did you mean `{close[0]}`?" if close else ""
