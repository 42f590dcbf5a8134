"""The title of a job: the one a field states, else the one the text names.

Comes in: a Reading. Goes out: the clean title. Must never invent one: a text that does not name its job has none, and
placeholders (`None`, `N/A`) are no titles.
"""

import re

import msgspec

from sitegen.model.fact import Alternative
from sitegen.reading.geography import gazetteer
from sitegen.reading.reading import Found, Reading, from_body, outranked, refused, stated
from sitegen.reading.vocabulary.named_titles import named_title, names_a_job
from sitegen.reading.vocabulary.placeholders import is_placeholder
from sitegen.reading.vocabulary.titles import clean_title

_PIECES = re.compile(r"[,;|/()]|\s[-–—]\s")

_AFTER_NAME = re.compile(r"\s*(?:[-–—|:]\s+|[|:])")
_BEFORE_NAME = re.compile(r"\s+(?:[-–—|@]|at)\s*$", re.IGNORECASE)


def find_title(reading: Reading) -> Found[str]:
    """A field's title; without one the title the body names, by label, by its first line or by a sentence."""
    if reading.denied("title"):
        return Found()
    passed: list[Alternative] = []
    here = _places(reading)
    for field in reading.fields("title"):
        title = " ".join(field.value.split()) if field.origin == "override" else _clean(field.value, reading, here)
        if title and not is_placeholder(title):
            others = (*outranked(reading.fields("title"), field), *passed)
            return msgspec.structs.replace(stated(title, field), alternatives=others)
        passed.append(refused(field, "it is a placeholder"))
    named = named_title(reading.lines)
    said = from_body(named.title, named.line, named.words) if named else Found[str]()
    return msgspec.structs.replace(said, alternatives=tuple(passed))


def _clean(words: str, reading: Reading, here: frozenset[str]) -> str | None:
    """The title of a field without the employer's name at either end ("Acme - Clerk", "Clerk @ Acme")."""
    title = clean_title(words, here)
    company = reading.value("company")
    if not title or not company:
        return title
    bare = _without_name(title, company)
    return bare if names_a_job(bare) else title


def _without_name(title: str, name: str) -> str:
    """The title without a name at its beginning or end, in any case. No pattern is made of the name: to compile one for
    each employer would cost more than all else that is read in a title.

    >>> [_without_name(title, "Acme") for title in ("Acme - Clerk", "Clerk @ acme", "Acme Clerk")]
    ['Clerk', 'Clerk', 'Acme Clerk']
    """
    ends = title[-len(name) :].lower() == name.lower()
    if ends and (mark := _BEFORE_NAME.search(title[: -len(name)])):
        title = title[: mark.start()]
    begins = title[: len(name)].lower() == name.lower()
    mark = _AFTER_NAME.match(title, len(name)) if begins else None
    return title[mark.end() :] if mark else title


def _places(reading: Reading) -> frozenset[str]:
    """The names of the location fields, folded, also of towns that no table lists."""
    pieces = (piece for field in reading.fields("location") for piece in _PIECES.split(field.value))
    return frozenset(gazetteer.fold(piece) for piece in pieces if piece.strip()[:1].isupper())
