"""How a job is done: in person, hybrid, remote, or several of them for the reader to choose.

Comes in: a Reading. Goes out: the modes offered, by the first source that says: override, a sentence about this job, a
`#LI-…` tag, a field, the title, the location, and last what is said of the work in general. Must never take hybrid clouds,
remote teams, or silence for a mode.
"""

import re
from collections.abc import Iterator
from functools import cache

from sitegen.model.place import WorkMode
from sitegen.reading.geography.location_text import MODES, take_apart
from sitegen.reading.reading import Found, Line, Reading, derived, from_body, stated
from sitegen.reading.rules import load

_TAG = re.compile(r"#(?:LI|BI)[-_ ]?(remote|hybrid|on-?site|in-?office)\b|#(remote)-li\b", re.IGNORECASE)
_TAG_MODES: dict[str, WorkMode] = {"remote": "remote", "hybrid": "hybrid"}
_SENTENCE = re.compile(r"(?<=[a-z0-9)%!?]{2}[.!?])\s+(?=[A-Z*_(])|\s[•·|]\s")
_CHOICE = re.compile(r"\b(?:choose|choice|options?|either|prefer\w*|available|flexib\w*|ability|opportunit\w*|can|may|whether)\b", re.I)
_BARE = {
    "in person": re.compile(r"\b(?:in-person|in person|on-?site|in-?office|from (?:the|our|an) office|office)\b", re.I),
    "hybrid": re.compile(r"\bhybrid(?:ly)?\b", re.I),
    "remote": re.compile(r"\bremote(?:ly)?\b|\bfrom home\b", re.I),
}
_LIST = re.compile(r"\b(?:in[- ]person|on-?site|in[- ]?office|hybrid|remote(?:ly)?|office|from home)\b\s*(?:[,/]|,?\s(?:or|and)\b)", re.I)


def find_work_mode(reading: Reading) -> Found[tuple[WorkMode, ...]]:
    """The modes offered, in the order of `WorkMode`; nothing where the posting gives no cue."""
    if reading.denied("work_mode"):
        return Found()
    fields = [(field, _modes_of_field(field.value)) for field in reading.fields("work_mode")]
    for field, modes in fields:
        if field.origin == "override" and modes:
            return stated(modes, field)
    if found := _said(reading.lines, "explicit"):
        return found
    if found := _tagged(reading.lines):
        return found
    for field, modes in fields:
        if modes:
            return stated(modes, field)
    for name in ("title", "location"):
        for each in reading.fields("title" if name == "title" else "location"):
            if modes := _modes_of_title(each.value) if name == "title" else _modes_of_location(each.value):
                return stated(modes, each)
    if found := _said(reading.lines, "offered"):
        return found
    unusable = [field for field, modes in fields if not modes and field.value.strip()]
    hint = 'Write "in person", "hybrid", "remote", or several with commas.'
    return Found(
        problems=tuple(
            reading.problem(field, "bad-work-mode", f"work_mode: {field.value!r} is no work mode", hint)
            for field in unusable
        )
    )


def _said(lines: tuple[Line, ...], tier: str) -> Found[tuple[WorkMode, ...]] | None:
    """What all sentences of a tier say together, with the first as evidence."""
    modes: set[WorkMode] = set()
    first: tuple[int, str] | None = None
    for line in lines:
        if not _any_cue().search(line.text):
            continue
        for sentence in _SENTENCE.split(line.text):
            said = _modes_of_sentence(sentence, tier)
            if said:
                modes |= said
                first = first or (line.number, sentence)
    if not first:
        return None
    found = _ordered(modes)
    if tier == "explicit":
        return from_body(found, first[0], _cut(first[1]))
    return derived(found, "body", first[0], _cut(first[1]))


def _modes_of_sentence(sentence: str, tier: str) -> set[WorkMode]:
    """The modes that a sentence says this job has (`explicit`), or that the work has (`offered`)."""
    if not _any_cue().search(sentence) or _elsewhere().search(sentence):
        return set()
    if tier == "explicit" and _CHOICE.search(sentence) and _LIST.search(sentence):
        listed = {mode for mode in MODES if _BARE[mode].search(sentence)}
        if len(listed) > 1:
            return listed
    return {mode for mode in MODES if _patterns(mode, tier).search(sentence)}


def _tagged(lines: tuple[Line, ...]) -> Found[tuple[WorkMode, ...]] | None:
    """`#LI-Remote`, `#LI-Hybrid`: a recruiter's tag; several are several modes."""
    tags = [(line.number, match) for line in lines if "#" in line.text for match in _TAG.finditer(line.text)]
    if not tags:
        return None
    modes = {_TAG_MODES.get((match.group(1) or match.group(2)).lower(), "in person") for _, match in tags}
    return from_body(_ordered(modes), tags[0][0], tags[0][1].group())


def _modes_of_field(value: str) -> tuple[WorkMode, ...]:
    """Words or a yes of a field that is only about the work mode.

    >>> _modes_of_field("Onsite, Hybrid"), _modes_of_field("true"), _modes_of_field("TELECOMMUTE"), _modes_of_field("?")
    (('in person', 'hybrid'), ('remote',), ('remote',), ())
    """
    if value.strip().casefold() in ("true", "yes"):
        return ("remote",)
    if re.fullmatch(r"\W*(?:office|in.?person|on.?site)\W*", value, re.IGNORECASE):
        return ("in person",)
    return take_apart(value.replace("_", "-")).modes


def _modes_of_title(value: str) -> tuple[WorkMode, ...]:
    """The modes that a title names, hybrid clouds and remote sensing left aside."""
    return () if _elsewhere().search(value) else take_apart(value).modes


def _modes_of_location(value: str) -> tuple[WorkMode, ...]:
    """The modes that a location names; "anywhere" and "worldwide" are remote.

    >>> _modes_of_location("Hybrid or Remote"), _modes_of_location("Lyon, France"), _modes_of_location("Anywhere (LATAM)")
    (('hybrid', 'remote'), (), ('remote',))
    """
    from sitegen.reading.geography.locating import locate

    return locate(value).modes


def _ordered(modes: set[WorkMode]) -> tuple[WorkMode, ...]:
    return tuple(mode for mode in MODES if mode in modes)


@cache
def _patterns(mode: WorkMode, tier: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in load("work_modes")[mode][tier]), re.IGNORECASE)


@cache
def _elsewhere() -> re.Pattern[str]:
    patterns = load("work_modes")["elsewhere"]["patterns"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def _any_cue() -> re.Pattern[str]:
    """Cheap test that a line is worth reading: most are not."""
    return re.compile(
        r"remot|hybri|híbrid|on-?site|on site|in[- ]person|in[- ]office|office|home|anywhere|virtual|distributed|t[ée]l[ée]trav|teletrab"
        r"|presencial|zdaln|hybryd|stacjon|thuis|vor ort|sur site|présentiel|wfh|mobil|telecommut|hub|ремот|віддален|удал|远程|リモート",
        re.IGNORECASE,
    )


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= 200 else sentence[:199].rstrip() + "…"


