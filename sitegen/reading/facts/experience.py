"""Years of experience: the smallest number that qualifies.

Comes in: a Reading. Goes out: whole years, or nothing. Alternatives ("PhD with 3 or Master with 6") give their minimum,
several requirements their maximum. Must never take a company's age, a vesting period, a maximum or a mere wish.
"""

import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sitegen.reading.quoting import sentence_around
from sitegen.reading.reading import Found, Line, Reading, from_body, stated
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.cues import Cues, lines_with
from sitegen.reading.vocabulary.placeholders import is_placeholder

MOST = 20
"""Years that a job can sensibly ask for; a larger number is somebody's age."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\S)")
_OR = re.compile(r"\b(?:or|ou|oder|o|equivalent|alternatively|in lieu)\b|/|;", re.IGNORECASE)
_STARTS_WITH_OR = re.compile(r"\W*(?:or|ou|oder|o)\b", re.IGNORECASE)
_DEGREE = re.compile(
    r"\b(?:ph\.?\s?d|doctora\w*|master\w*|m\.?s\.?c?|mba|bachelor\w*|b\.?s\.?c?|b\.?a|degree|diploma|high school)\b",
    re.IGNORECASE,
)
_CUES, _BESIDE = (Cues(load("experience")[key]) for key in ("cues", "beside"))
MOST_MENTIONS = 20
"""Numbers of years in one sentence that are looked at."""
AROUND = 160
"""Characters on either side of a number that say what it counts."""
_CLAUSE_END = re.compile(r"[;()]|, (?:but|and preferably)")
_WISHED_AFTER = re.compile(
    r"[^.;()]{0,60}\((?:strongly |highly |is |would be )?"
    r"(?:preferred|desired|desirable|a plus|nice[ -]to[ -]have|optional|ideal(?:ly)?)\)",
    re.IGNORECASE,
)
_WISHED_BEFORE = re.compile(r"\b(?:preferabl[ey]|ideally|preferred)\b[\s:,]*$", re.IGNORECASE)


class _Years(NamedTuple):
    """One requirement: the years of one line."""

    years: int
    line: Line
    words: str
    by_degree: bool
    """The line is about a degree, so that its neighbours may be alternatives."""


def find_experience(reading: Reading) -> Found[int]:
    """A field's years; else those the text asks for; else those of the title."""
    if reading.denied("experience"):
        return Found()
    for field in reading.fields("experience"):
        years = years_of(field.value)
        if years is not None:
            return stated(years, field)
        if field.origin == "override" and not is_placeholder(field.value):
            problem = reading.problem(
                field,
                "bad-experience",
                f"experience: {field.value!r} is no number of years",
                "Write a number such as 3.",
            )
            return Found(None, (problem,))
    required = list(_required(reading.lines))
    if required:
        best = _smallest_that_qualifies(required)
        return from_body(best.years, best.line.number, best.words)
    for field in reading.fields("title"):
        match = _mention().search(field.value)
        if match and not _is_something_else(field.value, match):
            return stated(_lowest(match), field)
    return Found()


def years_of(text: str) -> int | None:
    """The smallest number of years of a field.

    >>> years_of("5+ years"), years_of("7-10"), years_of("24 months"), years_of("Mid level")
    (5, 7, 2, None)
    """
    match = re.search(r"\d{1,3}", text)
    if not match:
        return None
    number = int(match.group())
    years = number // 12 if re.search(r"\bmonths?\b|\bmois\b|\bmonate\b", text, re.IGNORECASE) else number
    return years if years <= MOST else None


def _required(lines: tuple[Line, ...]) -> Iterator[_Years]:
    """The requirement of each line that states one; sections of mere wishes are left out."""
    possible = {line.number for line in lines_with(lines_with(lines, _CUES), _BESIDE)}
    seen, is_wished = 0, False
    for at, line in enumerate(lines):
        if line.number in possible:
            seen, is_wished = at + 1, _is_wished(lines[seen : at + 1], above=is_wished)
            if not is_wished and (found := _of_line(line)):
                yield found


def _is_wished(lines: tuple[Line, ...], *, above: bool) -> bool:
    """Whether the last line stands below a heading of mere wishes; `above`: whether the line before the first one does.

    The nearest heading decides, so most lines need not be looked at.
    """
    for line in reversed(lines):
        if line.kind == "heading" or len(line.text) <= 70:
            if _words("preferred_heading").search(line.text):
                if line.kind == "heading" or len(line.text) <= 45:
                    return True
            elif line.kind == "heading" or line.text.istitle():
                return False
    return above


def _of_line(line: Line) -> _Years | None:
    best: _Years | None = None
    for sentence in _SENTENCE.split(line.text):
        mentioned = list(itertools.islice(_mention().finditer(sentence), MOST_MENTIONS))
        found = [match for match in mentioned if _counts(sentence, match)]
        if not found or (line.kind != "item" and _is_about_the_company(sentence)):
            continue
        years = [_lowest(match) for match in found]
        between = sentence[found[0].end() : found[-1].start()]
        lowest = min(years) if len(years) > 1 and _OR.search(between) else max(years)
        if not best or lowest > best.years:
            best = _Years(
                lowest,
                line,
                sentence_around(sentence, found[0].start(), found[-1].end()),
                bool(_DEGREE.search(sentence)),
            )
    return best


def _counts(sentence: str, match: re.Match[str]) -> bool:
    """True for years of experience that the job asks for."""
    if not 0 <= _lowest(match) <= MOST:
        return False
    if _is_something_else(sentence, match):
        return False
    before, after = _around(sentence, match)
    clause = _CLAUSE_END.split(after)[0]
    if _words("preferred").search(clause[:120]) or _WISHED_BEFORE.search(before) or _WISHED_AFTER.match(after):
        return False
    return bool(_words("about").search(after[:90]) or _words("about").search(before[-40:]) or match.group("plus"))


def _is_something_else(sentence: str, match: re.Match[str]) -> bool:
    """True for the years of a company, a contract, a degree, a maximum."""
    before, after = _around(sentence, match)
    behind = any(pattern.search(after) for pattern in _after())
    return behind or any(pattern.search(before[-100:]) for pattern in _before())


def _around(sentence: str, match: re.Match[str]) -> tuple[str, str]:
    """What stands before and after a number."""
    return (
        sentence[max(0, match.start() - AROUND) : match.start()].rstrip(),
        sentence[match.end() : match.end() + AROUND],
    )


def _is_about_the_company(sentence: str) -> bool:
    """True for "With over 20 years of experience, Acme …": it asks nothing of anybody."""
    if _words("company_line").search(sentence):
        return True
    return bool(_words("company_sentence").search(sentence)) and not _words("asks").search(sentence)


def _lowest(match: re.Match[str]) -> int:
    word = (match.group("digits") or match.group("low")).casefold()
    return int(word) if word.isdigit() else int(load("experience")["numbers"][word])


def _smallest_that_qualifies(required: list[_Years]) -> _Years:
    """The largest of the requirements, neighbours about different degrees being alternatives."""
    groups: list[_Years] = []
    for each in required:
        last = groups[-1] if groups else None
        is_next = last is not None and each.line.number - last.line.number <= 3
        if last and is_next and (_STARTS_WITH_OR.match(each.line.text) or (each.by_degree and last.by_degree)):
            groups[-1] = min(last, each, key=lambda one: one.years)
        else:
            groups.append(each)
    return max(groups, key=lambda one: one.years)


@cache
def _mention() -> re.Pattern[str]:
    rules = load("experience")
    number = rf"\d{{1,2}}|{'|'.join(rules['numbers'])}"
    return re.compile(
        rf"(?<![\w.,$€£-])(?P<low>{number})(?:\s?\((?P<digits>\d{{1,2}})\))?\s?(?P<plus>\+|\bplus\b|or more|ou plus)?"
        rf"(?:\s?(?:-|–|—|~|\bto\b|\bor\b|\bà\b|\bbis\b|\ba\b|/)\s?(?:{number})\s?(?:\+|plus)?)?"
        rf"[\s-]{{0,2}}(?:full |solid |strong |good )?(?:{rules['words']['years']})(?!\w)(?:\s?\+)?['’]?",
        re.IGNORECASE,
    )


@cache
def _before() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(words, re.IGNORECASE) for words in load("experience")["words"]["before"])


@cache
def _after() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(words, re.IGNORECASE) for words in load("experience")["words"]["after"])


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(load("experience")["words"][name], re.IGNORECASE)
