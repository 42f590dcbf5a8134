"""How a job is done: in person, hybrid, remote, or several of them for the reader to choose.

Comes in: a Reading. Goes out: the modes offered, by the first source that says: override, a sentence about this job,
a `#LI-…` tag, a field, the title, the location, and last what is said of the work in general. Must never take hybrid
clouds, remote teams, or silence for a mode.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sitegen.model.fact import Alternative, Fact
from sitegen.model.place import WorkMode
from sitegen.model.posting import Field
from sitegen.model.problem import Problem
from sitegen.reading.geography.locating import locate
from sitegen.reading.geography.location_text import MODES, modes_of
from sitegen.reading.reading import Found, Line, Reading, derived, from_body, lost, refused, stated
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.by_word import REPEATED
from sitegen.reading.vocabulary.cues import Cues, cues_of

Modes = tuple[WorkMode, ...]

_TAG = re.compile(r"#(?:LI|BI)[-_ ]?(remote|hybrid|on-?site|in-?office)\b|#(remote)-li\b", re.IGNORECASE)
_TAG_MODES: dict[str, WorkMode] = {"remote": "remote", "hybrid": "hybrid"}
_SENTENCE = re.compile(r"(?<=[a-z0-9)%!?]{2}[.!?])\s+(?=[A-Z*_(])|\s[•·|]\s|(?<=[a-z])- (?=[A-Z])")
_CHOICE = re.compile(
    r"\b(?:choose|choice|options?|either|prefer\w*|available|flexib\w*|ability|opportunit\w*|can|may|whether)\b"
)
_BARE = {
    "in person": re.compile(
        r"\b(?:in[- ]person|on-?site|in-?office|office work"
        r"|(?:from|in|at) (?:the|our|an|one of our) (?:[\w-]+ ){0,2}offices?)\b"
    ),
    "hybrid": re.compile(r"\bhybrid(?:ly)?\b"),
    "remote": re.compile(r"\bremote(?:ly)?\b|\bfrom home\b"),
}
_LIST = re.compile(
    r"\b(?:in[- ]person|on-?site|in[- ]?office|hybrid|remote(?:ly)?|office|from home)\b\s*(?:[,/]|,?\s(?:or|and)\b)"
)


class _Needs(NamedTuple):
    """Cues of which a sentence holds one of each set where a pattern of the mode matches."""

    cues: Cues
    beside: Cues
    """"day" and "part" alone stand in half of all sentences."""

    def are_in(self, cues: Cues) -> bool:
        return not self.cues.isdisjoint(cues) and not self.beside.isdisjoint(cues)


def _needs(rules: dict[str, list[str]]) -> _Needs:
    return _Needs(frozenset(rules["cues"]), frozenset(rules.get("beside", rules["cues"])))


_NEEDS: dict[WorkMode, _Needs] = {mode: _needs(load("work_modes")[mode]) for mode in MODES}


def find_work_mode(reading: Reading) -> Found[Modes]:
    """The modes offered, in the order of `WorkMode`; nothing where the posting gives no cue."""
    if reading.denied("work_mode"):
        return Found()
    fields = tuple(reading.fields("work_mode"))
    unusable = tuple(field for field in fields if field.value.strip() and not _modes_of_field(field.value))
    problems = tuple(_problem(reading, field) for field in unusable)
    refusals = tuple(refused(field, "it is no work mode") for field in unusable)
    telling = [line for line in reading.lines if _may_say(cues_of(line.lower))]
    weighed = [(source, fact) for source, fact in _weighed(reading, fields, telling) if fact]
    if not weighed:
        said = _said(telling, "offered")
        return Found(said.fact if said else None, problems, refusals)
    source, believed = weighed[0]
    beaten = (_beaten(believed, fact, f"{source} comes first") for _, fact in weighed[1:])
    return Found(believed, problems, (*filter(None, beaten), *refusals))


def _weighed(
    reading: Reading, fields: tuple[Field, ...], telling: Sequence[Line]
) -> Iterator[tuple[str, Fact[Modes] | None]]:
    """Each source that may say how this job is done, with what it says, in order of trust."""
    owners = [field for field in fields if field.origin == "override"]
    yield "the owner’s word", _first(owners, _modes_of_field)
    yield "a sentence about this job", _fact(_said(telling, "explicit"))
    yield "a tag in the text", _fact(_tagged(reading.lines))
    yield "the field for it", _first((field for field in fields if field not in owners), _modes_of_field)
    yield "the title", _first(reading.fields("title"), _modes_of_title)
    yield "the location", _first(reading.fields("location"), _modes_of_location)


def _fact(found: Found[Modes] | None) -> Fact[Modes] | None:
    return found.fact if found else None


def _first(fields: Iterable[Field], modes_of: Callable[[str], Modes]) -> Fact[Modes] | None:
    """The modes of the first field that names some."""
    return next((stated(modes, field).fact for field in fields if (modes := modes_of(field.value))), None)


def _beaten(believed: Fact[Modes], other: Fact[Modes], why: str) -> Alternative | None:
    """What a weaker source says, unless it is the same; modes that exclude each other contradict."""
    if other.value == believed.value:
        return None
    return lost(other, ", ".join(other.value), why, contradicts=not set(other.value) & set(believed.value))


def _problem(reading: Reading, field: Field) -> Problem:
    hint = 'Write "in person", "hybrid", "remote", or several with commas.'
    return reading.problem(field, "bad-work-mode", f"work_mode: {field.value!r} is no work mode", hint)


def _said(lines: Sequence[Line], tier: str) -> Found[Modes] | None:
    """What all sentences of a tier say together, with the first as evidence."""
    modes: set[WorkMode] = set()
    first: tuple[int, str] | None = None
    for line in lines:
        for sentence in _SENTENCE.split(line.text):
            if said := modes_of_sentence(sentence, tier):
                modes |= said
                first = first or (line.number, sentence)
    if not first:
        return None
    found = from_body if tier == "explicit" else _derived_from_body
    return found(_ordered(modes), first[0], _cut(first[1]))


def _derived_from_body(modes: Modes, line: int, words: str) -> Found[Modes]:
    return derived(modes, "body", line, words)


@lru_cache(maxsize=REPEATED)
def modes_of_sentence(sentence: str, tier: str) -> frozenset[WorkMode]:
    """The modes that a sentence says this job has (`explicit`), or that the work has (`offered`).

    >>> sorted(modes_of_sentence("This is a hybrid role.", "explicit")), modes_of_sentence("Hybrid cloud", "offered")
    (['hybrid'], frozenset())
    """
    lower = sentence.lower()
    found = {mode for mode in _may_say(cues_of(lower)) if _says(mode, tier, lower)}
    if tier == "explicit" and _LIST.search(lower) and _CHOICE.search(lower):
        listed = {mode for mode in MODES if _BARE[mode].search(lower)}
        found |= listed if len(listed) > 1 else set()
    return frozenset() if found and _elsewhere().search(lower) else frozenset(found)


def _may_say(cues: Cues) -> list[WorkMode]:
    """The modes of which a sentence with these cues may speak."""
    return [mode for mode, needs in _NEEDS.items() if needs.are_in(cues)]


def _says(mode: WorkMode, tier: str, lower: str) -> bool:
    return any(pattern.search(lower) for pattern in _patterns(mode, tier))


def _tagged(lines: tuple[Line, ...]) -> Found[Modes] | None:
    """`#LI-Remote`, `#LI-Hybrid`: a recruiter's tag; several are several modes."""
    tags = [(line.number, match) for line in lines if "#" in line.text for match in _TAG.finditer(line.text)]
    if not tags:
        return None
    modes = {_TAG_MODES.get((match.group(1) or match.group(2)).lower(), "in person") for _, match in tags}
    return from_body(_ordered(modes), tags[0][0], tags[0][1].group())


def _modes_of_field(value: str) -> Modes:
    """Words or a yes of a field that is only about the work mode.

    >>> _modes_of_field("Onsite, Hybrid"), _modes_of_field("true"), _modes_of_field("TELECOMMUTE")
    (('in person', 'hybrid'), ('remote',), ('remote',))
    """
    if value.strip().casefold() in ("true", "yes"):
        return ("remote",)
    if re.fullmatch(r"\W*(?:office|in.?person|on.?site)\W*", value, re.IGNORECASE):
        return ("in person",)
    return modes_of(value.replace("_", "-"))


def _modes_of_title(value: str) -> Modes:
    """The modes that a title names, hybrid clouds and remote sensing left aside."""
    modes = modes_of(value)
    return () if modes and _elsewhere().search(value.lower()) else modes


def _modes_of_location(value: str) -> Modes:
    """The modes that a location names; "anywhere" and "worldwide" are remote.

    >>> _modes_of_location("Hybrid or Remote"), _modes_of_location("Lyon, France"), _modes_of_location("Anywhere")
    (('hybrid', 'remote'), (), ('remote',))
    """
    return locate(value).modes


def _ordered(modes: set[WorkMode]) -> Modes:
    return tuple(mode for mode in MODES if mode in modes)


@cache
def _patterns(mode: WorkMode, tier: str) -> tuple[re.Pattern[str], ...]:
    """For text in lower case: three times as fast as without regard to case."""
    return tuple(re.compile(pattern) for pattern in load("work_modes")[mode][tier])


@cache
def _elsewhere() -> re.Pattern[str]:
    patterns = load("work_modes")["elsewhere"]["patterns"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= 200 else sentence[:199].rstrip() + "…"
