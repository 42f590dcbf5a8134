"""A title as an employer writes it → the name of the job, and what stood around it.

Comes in: one title. Goes out: the title without remote, place, gender, requisition, contract and term parts, and those
parts. Must never respell the employer's words nor drop a technology.
"""

import re
from functools import cache, partial
from typing import NamedTuple

from sitegen.reading.geography import gazetteer
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.placeholders import is_placeholder

_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\ufe0f]")
_PICTURES = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF]+")
_EDGES = " \t•·●▪*–—-|,;:/_"
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\}")
_OPEN_BRACKET = re.compile(r"[(\[{]([^()\[\]{}]*)$")
_SEPARATOR = re.compile(r"\s+[-–—|/:•·@]+\s+|\s*[|•·]\s*|,\s*|(?<=\w)[-–—:]\s+|\s+[-–—](?=\w)|\s+-{2,}\s*")
_PIECES = re.compile(r"[,/|;&+–—-]|\s(?:or|and|und|oder|et|ou)\s")
_CODE_FIRST = re.compile(
    r"^(?:\d{4}-\d{3,}\s*[_:-]\s*|#?\d{4,}[A-Z]?\s*[-–—:_]\s*|[A-Z]{2,4}-?\d{3,}[A-Z]?\s*[-–—:]\s*)"
)
_CODE_LAST = re.compile(r"\s+(?:(?:REF|R|JR|OP|REQ)[-#]?\d{4,}[A-Z]?(?:-\d+)?|#\d{3,}|ref\d{3,})$")
_PROJECT = re.compile(r"^\[([A-Z]{2,5}\d?)\]\s*|^\((\d{2,}|[A-Z]{2})\)\s*")
_GRADE = re.compile(r"(?:IC|L|P|G)\d")
_REMOTE_LAST = re.compile(
    r"(?<!\bof)(?<!\bfor)(?<!\bthe)\s+(?:(?:fully|100%|us|usa|uk|eu|emea|latam|europe|canada)[ -])?"
    r"(?:remote|home-?office)$",
    re.IGNORECASE,
)
_REMOTE_FIRST = re.compile(r"^(?:100 ?%|fully)[ -]remote[\s,:-]+|^(?:remote|hybrid)\s*[-–—|:,]\s+", re.IGNORECASE)
_CLAUSE_LAST = re.compile(r"\s+(?:on-?site|hybrid) (?:or|/) remote\b.*$", re.IGNORECASE)


class TitleParts(NamedTuple):
    """A title taken apart."""

    title: str | None
    """None where nothing names a job."""
    dropped: tuple[str, ...]
    """The parts left out, as written and without brackets, in the order in which they were found."""


def clean_title(text: str, here: frozenset[str] = frozenset()) -> str | None:
    """The name of the job alone, or None where the words name none; `here` are names of the job's places, folded.

    >>> clean_title("Senior  Engineer (Remote - US) - Summer 2025"), clean_title("Principle Data Scientist - AI/ ML")
    ('Senior Engineer', 'Principle Data Scientist - AI/ML')
    >>> clean_title("Developer (C#/.NET), Platform (m/f/d)"), clean_title("None")
    ('Developer (C#/.NET), Platform', None)
    """
    return title_parts(text, here).title


def title_parts(text: str, here: frozenset[str] = frozenset()) -> TitleParts:
    """The title and what was dropped from it (a work mode, a place, a contract: others read them)."""
    title = _plain(text)
    dropped: list[str] = []
    if is_placeholder(title):
        return TitleParts(None, ())
    brackets, outer_parts = partial(_without_brackets, here=here), partial(_without_outer_parts, here=here)
    for step in (_without_codes, brackets, _without_clauses, outer_parts, _without_clauses):
        shorter = step(title, dropped)
        title = shorter if re.search(r"\w\w", shorter) else title
    return TitleParts(_tidy(title) or None, tuple(part for part in dropped if part))


def _plain(text: str) -> str:
    """Without invisible characters, pictures, bullets and doubled spaces; a slash touches both of its sides or none."""
    words = " ".join(_PICTURES.sub(" ", _INVISIBLE.sub("", text)).split()).lstrip("•·●▪*–—-|,;:_ ")
    words = re.sub(r"(?<=\w\w)/ (?=\S)", "/", words.replace("*", ""))
    return re.sub(rf"^(?:{_any('copy')})[!:]?\s*", "", words, flags=re.IGNORECASE).strip()


def _without_codes(title: str, dropped: list[str]) -> str:
    for pattern in (_CODE_FIRST, _PROJECT, _CODE_LAST):
        if match := pattern.search(title):
            dropped.append(match.group().strip(_EDGES + "()[]"))
            title = (title[: match.start()] + title[match.end() :]).strip()
    return title


def _without_brackets(title: str, dropped: list[str], here: frozenset[str]) -> str:
    def keep(match: re.Match[str]) -> str:
        inside = next(group for group in match.groups() if group is not None)
        if is_noise(inside, here) or (match.group()[0] == "[" and _GRADE.fullmatch(inside)):
            dropped.append(inside.strip())
            return " "
        kept = _SEPARATOR.split(inside)
        if "|" in inside and is_noise(kept[-1]):
            dropped.append(kept[-1])
            return match.group()[0] + inside.rpartition("|")[0].strip() + match.group()[-1]
        return match.group()

    title = _BRACKETS.sub(keep, title)
    cut = _OPEN_BRACKET.search(title)
    if cut and is_noise(cut.group(1)):
        dropped.append(cut.group(1).strip())
        title = title[: cut.start()]
    return " ".join(title.split())


def _without_clauses(title: str, dropped: list[str]) -> str:
    for pattern in (_CLAUSE_LAST, _REMOTE_LAST, _REMOTE_FIRST):
        if match := pattern.search(title):
            dropped.append(match.group().strip(_EDGES))
            title = (title[: match.start()] + title[match.end() :]).strip(_EDGES)
    return title


def _without_outer_parts(title: str, dropped: list[str], here: frozenset[str]) -> str:
    """Without the noise between separators: all of it at the end, and contract, gender or codes at the start."""
    while cut := _last_noise(title, here):
        dropped.append(title[cut:].strip(_EDGES))
        title = title[:cut].rstrip(_EDGES)
    while (match := _SEPARATOR.search(title)) and _matches(
        title[: match.start()], ("contract", "requisition", "gender")
    ):
        dropped.append(title[: match.start()].strip(_EDGES))
        title = title[match.end() :]
    return title


def _last_noise(title: str, here: frozenset[str]) -> int:
    """Where the longest noisy end of at most four parts starts, after a separator; 0 where there is none."""
    starts = [match.start() for match in _SEPARATOR.finditer(title) if _is_outside_brackets(title, match.start())]
    return next((at for at in starts[-4:] if title[:at].strip(_EDGES) and is_noise(title[at:].strip(_EDGES), here)), 0)


def _is_outside_brackets(title: str, at: int) -> bool:
    return title.count("(", 0, at) == title.count(")", 0, at)


def is_noise(part: str, here: frozenset[str] = frozenset()) -> bool:
    """True for a part of a title that says where, how or for whom, not what.

    >>> is_noise("Remote - US"), is_noise("m/w/d"), is_noise("Summer 2025")
    (True, True, True)
    >>> is_noise("Mobile"), is_noise("US Public Sector")
    (False, False)
    """
    part = part.strip(" .!*()[]")
    if not part:
        return True
    if _matches(part, ("gender", "requisition", "contract", "term", "remote", "remote_clause")) or _is_place(
        part, here
    ):
        return True
    pieces = [piece.strip(" .()") for piece in _PIECES.split(part)]
    kinds = ("gender", "requisition", "contract", "term", "remote")
    return len(pieces) > 1 and all(not piece or _matches(piece, kinds) or _is_place(piece, here) for piece in pieces)


def _matches(part: str, kinds: tuple[str, ...]) -> bool:
    return any(_whole(kind).fullmatch(part.strip()) for kind in kinds)


def _is_place(part: str, here: frozenset[str]) -> bool:
    """Made of names of places only, with or without words such as "remote", "only" and "area"."""
    bare = " ".join(_around().sub(" ", part).split()).strip(" .,:/|-–—()")
    if not bare:
        return bool(part.strip()) and bool(re.search(r"remote|hybrid|anywhere|locations?|states", part, re.IGNORECASE))
    pieces = [piece.strip(" .()") for piece in _PIECES.split(bare)]
    names = [piece for piece in pieces if piece]
    sure = [name for name in names if _place_name(name) or gazetteer.fold(name) in here]
    weak = bool(sure) or "remote" in part.casefold()
    return bool(names) and all(name in sure or (weak and _place_code(name)) for name in names)


def _place_name(name: str) -> bool:
    """A country, macro region, state or city by its name, "Austin TX" included."""
    key = gazetteer.fold(name)
    if not key or key in _never() or not name[0].isupper():
        return key in _strong() and name.isupper()
    if len(key) <= 2:
        return key in _strong()
    if key in gazetteer.countries() or key in gazetteer.area_names():
        return True
    if len(key) > 3 and (key in gazetteer.regions() or key in gazetteer.cities()):
        return True
    city, _, rest = name.rpartition(" ")
    return bool(city) and _place_code(rest) and _place_name(city)


def _place_code(name: str) -> bool:
    """A code of two or three capitals for a country or a region."""
    key = gazetteer.fold(name)
    if not name.isupper() or len(key) not in (2, 3):
        return False
    return key in gazetteer.regions() or key in gazetteer.countries() or key.upper() in gazetteer.country_codes()


def _tidy(title: str) -> str:
    title = re.sub(r",(?:\s*,)+", ",", re.sub(r"\(\s*\)|\[\s*\]", " ", title))
    title = re.sub(r"\s+([,;)])", r"\1", " ".join(title.split()))
    return title.strip(_EDGES)


def _any(kind: str) -> str:
    return "|".join(load("titles")["noise"][kind])


@cache
def _whole(kind: str) -> re.Pattern[str]:
    return re.compile(_any(kind), re.IGNORECASE)


@cache
def _around() -> re.Pattern[str]:
    return re.compile(load("titles")["places"]["around"], re.IGNORECASE)


@cache
def _never() -> frozenset[str]:
    return frozenset(load("titles")["places"]["never"])


@cache
def _strong() -> frozenset[str]:
    return frozenset(load("titles")["places"]["strong"])
