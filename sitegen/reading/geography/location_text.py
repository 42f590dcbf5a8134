"""The words of a location line, taken apart: cues of a work mode, groups that belong together, and their parts.

Comes in: one line as it stands ("remote,Canada - Toronto"). Goes out: the modes it names and its parts, in groups. Must
never decide what a part is: that is `locating`.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from babel import Locale

from sitegen.model.place import WorkMode
from sitegen.reading.geography.gazetteer import POSTAL, area_names, country_codes, country_name_of, fold, regions
from sitegen.reading.rules import load

MODES: tuple[WorkMode, ...] = ("in person", "hybrid", "remote")


class Part(NamedTuple):
    """One name of a line, and what stood before it."""

    text: str
    dash: bool = False
    """True behind ` - ` or `:` ("Canada - Toronto"): what follows lies in what stands before."""


class Taken(NamedTuple):
    """A location line, taken apart."""

    groups: tuple[tuple[Part, ...], ...]
    modes: tuple[WorkMode, ...]
    anywhere: bool
    """True where it says "anywhere" or "from anywhere"; the groups may still say anywhere in what."""


_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_SYMBOLS = re.compile("[\u200b-\u200f\u2060\ufeff\ufe0f`*_\U0001f000-\U0001faff\u2600-\u27bf]+")
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_CODES = re.compile(r"\s*(?:[A-Z]{2}[\s,/]+){3,}[A-Z]{2}\s*")
"""`CA CO GA OR IN`: a list of states, in which "or" and "in" are none."""
_ANYWHERE = re.compile(r"\banywhere\b|\bWFA\b", re.IGNORECASE)
_NOT_THERE = re.compile(
    r"\b(?:non|not|outside|excluding|except|excl\.?)(?:[ -](?:of|in|the|for))*[ -]+[^,;|()/]+", re.IGNORECASE
)
_SUBURB = re.compile(r"\s*\((?:the |greater )?([^(),;]+?)(?: metro(?:politan)?)? area\)", re.IGNORECASE)
_HARD = re.compile(
    r"""
    [;|\n•·+]+ | //+ | \s*/\s*          # marks
    | ,?\s+(?:or|Or|and|And|&|ou|oder|und|et|y|lub|plus|as\swell\sas)\s+   # words
    | (?<!,)\s+(?:OR|AND)\s+(?=\S)      # but ", OR" is Oregon
    """,
    re.VERBOSE,
)  # fmt: skip
_SOFT = re.compile(r"(,)|\s+[-–—>]+\s+|\s*[–—]\s*|:|^[-–—\s]+|[-–—\s]+$|(?<=\s)-(?=\w)|(?<=\w)-(?=\s)")


@cache
def _cue_pattern(mode: WorkMode, *, alone: bool = False) -> re.Pattern[str]:
    """The words for a mode and what belongs to them ("fully remote position"); `alone`: in brackets, nothing else."""
    words = "|".join(re.escape(word) for word in sorted(load("location_words")["cues"][mode], key=len, reverse=True))
    more = "|".join(load("location_words")["behind_cues"])
    cue = rf"(?<!\w)(?:(?:100\s?%|fully|full|all|mostly)[ -])?(?:{words})(?:[ -](?:{more}))*(?!\w)"
    return re.compile(rf"[(\[]\s*{cue}\s*[)\]]" if alone else cue, re.IGNORECASE)


@cache
def _joined_names() -> re.Pattern[str]:
    """Names that hold a separator themselves ("Trinidad and Tobago", "UK&I", "Korea, Republic of")."""
    spellings = {
        name
        for table in (
            *load("countries")["aliases"].values(),
            *((row["label"], *row.get("aliases", ())) for row in load("areas")["area"].values()),
            *((name, *others) for rows in load("regions")["regions"].values() for name, others in rows.items()),
        )
        for name in table
        if re.search(r"[,&/]| and ", name)
    }
    english = {str(Locale("en").territories[code]) for code in country_codes()}
    english |= {name.replace("St.", "Saint") for name in english}
    spellings |= {name.replace("&", word) for name in english for word in ("&", "and") if "&" in name}
    names = "|".join(re.escape(name) for name in sorted(spellings, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)


def modes_of(line: str) -> tuple[WorkMode, ...]:
    """The modes that a line names, be it a location or a title.

    >>> modes_of("Hybrid or Remote"), modes_of("Lyon, France"), modes_of("Engineer (Anywhere)")
    (('hybrid', 'remote'), (), ('remote',))
    """
    return _modes_and_rest(line)[0]


def _modes_and_rest(line: str) -> tuple[tuple[WorkMode, ...], str]:
    """The modes, and the text without their words."""
    text = unicodedata.normalize("NFC", line)
    text = _FLAG.sub(lambda flag: f", {_flag_name(flag.group())}", text)
    text = _POSTCODE.sub(" ", _SYMBOLS.sub(" ", text))
    if _CODES.fullmatch(text):
        text = ", ".join(text.replace(",", " ").replace("/", " ").split())
    found, text = _without_cues(text)
    if _ANYWHERE.search(line):
        found.add("remote")
    return tuple(mode for mode in MODES if mode in found), text


def take_apart(line: str) -> Taken:
    """The parts of a location line.

    >>> take_apart("Remote,Austin, TX").groups, take_apart("Hybrid or Remote").modes
    (((Part(text='Austin', dash=False), Part(text='TX', dash=False)),), ('hybrid', 'remote'))
    """
    modes, text = _modes_and_rest(line)
    text = _NOT_THERE.sub(" ", text)
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group())
        return f"\ue000{len(kept) - 1}\ue001"

    text = _joined_names().sub(keep, text)
    groups = []
    for group in _groups(text):
        parts = tuple(part for part in _parts(group, kept) if part.text)
        if parts:
            groups.append(parts)
    return Taken(tuple(groups), modes, bool(_ANYWHERE.search(line)))


def _without_cues(text: str) -> tuple[set[WorkMode], str]:
    """The modes that are named, and the text with a `;` in their place."""
    found: set[WorkMode] = set()
    for mode in ("hybrid", "in person", "remote"):
        text, alone = _cue_pattern(mode, alone=True).subn(" ", text)
        text, count = _cue_pattern(mode).subn(" ; ", text)
        count += alone
        if count:
            found.add(mode)
    return found, text


def _flag_name(flag: str) -> str:
    return country_name_of("".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in flag))


def _groups(text: str) -> list[str]:
    """Split where one place ends for certain: in `Toronto, Canada,Paris, France` at the tight comma."""
    text = _SUBURB.sub(lambda match: f", {match.group(1)} Area", text)
    text = re.sub(r"\s*[(\[]\s*", " ( ", text)
    text = re.sub(r"[)\]]", " ; ", text)
    # "Brazil (São Paulo)": a name in brackets lies in the country or region before it.
    text = re.sub(
        r"([^,;|(]+) \( ", lambda match: match.group(1) + (" - " if _is_large(match.group(1)) else " ; "), text
    )
    text = text.replace("(", ";")
    text = re.sub(r"(?<=\w),(?=([A-Z]{2,3})\b)", lambda match: ", " if _is_code(match.group(1)) else ",", text)
    if ", " in text:
        text = re.sub(r",(?=[^\s,;])", ";", text)
    return _HARD.split(text)


def _is_large(name: str) -> bool:
    key = fold(name)
    return key in regions() or key in area_names() or bool(country_name_of(name))


def _is_code(code: str) -> bool:
    """US, CA and AU write `City,ST`: a region code and no country's."""
    return any(region.country in POSTAL and region.code == code for region in regions().get(fold(code), ()))


def _parts(group: str, kept: list[str]) -> list[Part]:
    parts = []
    dash = False
    start = 0
    for match in _SOFT.finditer(group):
        parts.append(Part(_tidy(group[start : match.start()], kept), dash))
        dash, start = match.group(1) is None, match.end()
    parts.append(Part(_tidy(group[start:], kept), dash))
    return parts


def _tidy(text: str, kept: list[str]) -> str:
    text = re.sub("\ue000(\\d+)\ue001", lambda match: kept[int(match.group(1))], text)
    text = " ".join(text.split()).strip(" -–—,;:'\"!?@#<>=")
    return "" if not re.search(r"\w", text) else text
