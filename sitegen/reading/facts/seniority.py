"""The level of a job: from a field, else its title, else a sentence that says it.

Comes in: a Reading with the title read. Goes out: one of the eleven levels, or nothing: most titles state none, and
none is ever assumed. Must never take "Chief of Staff", "Lead generation" or "our staff" for a level.
"""

import re
from functools import cache
from typing import NamedTuple

from sitegen.model.fact import Alternative, Fact
from sitegen.model.posting import Seniority
from sitegen.model.problem import Problem
from sitegen.reading.quoting import sentence_around
from sitegen.reading.reading import Found, Reading, comes_first, derived, from_body, lost, stated
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.cues import Cues, lines_with
from sitegen.reading.vocabulary.placeholders import is_placeholder


class _Level(NamedTuple):
    name: Seniority
    words: re.Pattern[str]


_NEEDS, _BESIDE = (Cues(load("seniority")["text"][key]) for key in ("needs", "beside"))
_ALTERNATIVES = re.compile(r"\s*(?:/|\bor\b|\bto\b|\bbis\b|\bou\b|\bund\b|\boder\b|\band\b|&|-|–|,)\s*\(?")
_OPTIONAL = re.compile(
    r"^\((?:senior|sr\.?|junior|jr\.?|lead|principal|staff)\)|\((?:senior|sr\.?)\)(?=\s+\w)", re.IGNORECASE
)


def find_seniority(reading: Reading) -> Found[Seniority]:
    """A field's level; else the title's; else the one that the text gives this job in so many words."""
    if reading.denied("seniority"):
        return Found()
    problems: list[Problem] = []
    title = reading.known.get("title")
    from_title = _of_title(title) if title else None
    for field in reading.fields("seniority"):
        if level := _of_value(field.value):
            fact = stated(level, field).fact
            return Found(fact, tuple(problems), _other(from_title, level, comes_first(field.origin)))
        if not is_placeholder(field.value):
            hint = "Use one of: intern, junior, mid, senior, lead, staff, principal, manager, director, vp, executive."
            problems.append(reading.problem(field, "bad-seniority", f"seniority: {field.value!r} is no level", hint))
    if from_title:
        return Found(from_title, tuple(problems))
    found = _in_text(reading) if not (title and _names_a_grade(title.value)) else None
    return Found(found.fact if found else None, tuple(problems))


def _of_title(title: Fact[str]) -> Fact[Seniority] | None:
    level, at = level_of_title(title.value), title.evidence
    return derived(level, at.origin, at.line, at.words).fact if level else None


def _other(fact: Fact[Seniority] | None, level: Seniority, why: str) -> tuple[Alternative, ...]:
    """The level of the title, where it is another one."""
    return (lost(fact, fact.value, why, contradicts=True),) if fact and fact.value != level else ()


def level_of_title(title: str) -> Seniority | None:
    """The level that a title states; of alternatives ("Middle/Senior") the first.

    >>> level_of_title("Principle Data Scientist"), level_of_title("Engineer II"), level_of_title("Junior / Middle Dev")
    ('principal', 'mid', 'junior')
    >>> level_of_title("Chief of Staff"), level_of_title("Account Manager"), level_of_title("Engineer, Internal Tools")
    (None, None, None)
    """
    words = _OPTIONAL.sub(" ", _traps().sub(" ", title))
    found = [(match, level.name) for level in _levels() if (match := level.words.search(words))]
    if not found:
        return None
    match, best = found[0]
    for other, name in found[1:]:
        between = words[other.end() : match.start()]
        if other.end() <= match.start() and _ALTERNATIVES.fullmatch(between):
            match, best = other, name
    return best


def _of_value(value: str) -> Seniority | None:
    """The level that a field names."""
    word = " ".join(value.split()).casefold()
    named: Seniority | None = load("seniority")["values"].get(word)
    if named or word in {level.name for level in _levels()}:
        return named or next(level.name for level in _levels() if level.name == word)
    return level_of_title(value)


def _in_text(reading: Reading) -> Found[Seniority] | None:
    for line in lines_with(lines_with(reading.lines, _NEEDS), _BESIDE):
        for match in _statement().finditer(line.text):
            if level := level_of_title(match.group("level")):
                return from_body(level, line.number, sentence_around(line.text, *match.span()), is_stated=True)
    return None


def _names_a_grade(title: str) -> bool:
    """True for `Engineer III`: the title states a grade, and words of the text are not about it."""
    return bool(re.search(r"\b(?:I{3}|IV|V|L\d|IC\d)\b", title))


@cache
def _levels() -> tuple[_Level, ...]:
    return tuple(
        _Level(row["level"], re.compile(rf"(?<![\w-])(?:{'|'.join(row['words'])})(?![\w])", re.IGNORECASE))
        for row in load("seniority")["title"]
    )


@cache
def _traps() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(load('seniority')['traps']['phrases'])})(?!\w)", re.IGNORECASE)


@cache
def _statement() -> re.Pattern[str]:
    rules = load("seniority")["text"]
    words = f"(?i:{rules['levels']})"
    level = rf"{words}(?:/{words}|[ -]level)?"
    sentence = rf"(?i:{rules['openings']})(?={level}{rules['closings']}\b)"
    return re.compile(rf"\b(?:(?i:{rules['labels']})|{sentence})(?P<level>{level})")
