"""Words of postings that are not about the job, by the patterns of `rules/boilerplate.toml`.

Comes in: source text or the plain words of a block. Goes out: the text without them, or yes and no.
"""

import re
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from sitegen.reading.late import late
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.by_word import REPEATED, ByWord

VERB_WITHIN = 90
"""Characters after an employer's name in which a sentence about it has its verb."""

_RULES = load("boilerplate")


class _Legal(NamedTuple):
    """A pattern of legal notices, tried only where a word of the text holds its own."""

    word: str
    pattern: re.Pattern[str]
    weight: int


def _alternatives(name: str) -> str:
    return "|".join(f"(?:{pattern})" for pattern in _RULES[name])


def _any(name: str) -> re.Pattern[str]:
    return late(_alternatives(name), re.IGNORECASE)


_REMOVED = _any("removed")
_LINES = late(rf"^[ \t]{{0,8}}(?:{_alternatives('lines')})[ \t]{{0,8}}$", re.IGNORECASE | re.MULTILINE)
_BLOCKS = _any("blocks")
_CHROME = _any("chrome")
_EMPLOYER = _any("employer")
_SECTIONS = _any("sections")
_LEGAL = tuple(
    _Legal(rule["word"], late(rule["pattern"], re.IGNORECASE), rule.get("weight", 2)) for rule in _RULES["legal"]
)
_LEGAL_WORDS = frozenset(rule.word for rule in _LEGAL)


def _legal_of_word(word: str) -> tuple[int, ...]:
    if not any(map(word.__contains__, _LEGAL_WORDS)):
        return ()
    return tuple(number for number, rule in enumerate(_LEGAL) if rule.word in word)


_LEGAL_BY_WORD = ByWord(_legal_of_word)
"""Which patterns a word makes worth a search: 45 words looked for in each paragraph cost four times as much."""
_LEGAL_HEADING = _any("legal_heading")
_BESIDE = frozenset(_RULES["legal_heading_beside"].split())
_GENERIC = frozenset(_RULES["generic"])
_TOPICS = {topic: _any(topic) for topic in ("terms", "work", "whereabouts")}
_VERB = late(rf"\b(?:{''.join(_RULES['being_or_doing'].split())})\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_MONEY = late(r"[$€£₹]\s?\d|\b(?:USD|EUR|GBP|CAD|AUD|PLN|INR)\s?\d", re.IGNORECASE)


def without_tags(body: str) -> str:
    r"""The source without recruiters' tags and the "CLICK TO APPLY" line.

    >>> without_tags("Remote work. #LI-Remote\n\n## CLICK TO [APPLY](https://example.org/1)").strip()
    'Remote work.'
    """
    lower = body.lower()
    if "#li" in lower or "#bi" in lower:
        body = _REMOVED.sub("", body)
    return _LINES.sub("", body) if "click to" in lower else body


def is_noise(text: str) -> bool:
    """True for a block that is left out whole."""
    return bool(_BLOCKS.match(text))


def is_chrome(text: str) -> bool:
    """True for a line of the web page that a paste was copied from."""
    return bool(_CHROME.fullmatch(text))


def is_generic(heading: str) -> bool:
    """True for a heading that says nothing before another heading.

    >>> is_generic("Job Description"), is_generic("About the team")
    (True, False)
    """
    return heading.casefold().strip(" .:") in _GENERIC


def is_employers(heading: str) -> bool:
    """True for the heading of a section about the employer or its pay, not about the work.

    >>> is_employers("About Sezzle"), is_employers("About the role")
    (True, False)
    """
    return bool(_EMPLOYER.fullmatch(heading))


def is_section(line: str) -> bool:
    """True for a line that begins like the heading of a usual section.

    >>> is_section("Preferred Qualifications"), is_section("Strong coding skills")
    (True, False)
    """
    return bool(_SECTIONS.match(line))


@lru_cache(maxsize=REPEATED)
def is_legal(text: str, *, weight: int = 2) -> bool:
    """True for a paragraph that is mostly about equal opportunity, accommodation, privacy or background checks.

    `weight` is how much it must say of them. One that states pay is never legal: pay is not to be hidden.

    >>> is_legal("Acme is an equal opportunity employer.")
    True
    >>> is_legal("We build privacy tools. You lead the team. Join us.")
    False
    """
    worth = set(chain.from_iterable(_LEGAL_BY_WORD.of(text.lower())))
    if not worth:
        return False
    found = [_LEGAL[number] for number in worth if _LEGAL[number].pattern.search(text)]
    if sum(rule.weight for rule in found) < weight or states_pay(text):
        return False
    sentences = _SENTENCE_END.split(text)
    share = sum(any(rule.pattern.search(sentence) for rule in found) for sentence in sentences)
    return 3 * share >= len(sentences)


def states_pay(text: str) -> bool:
    """True for words with an amount of money in them."""
    return bool(_DIGIT.search(text) and _MONEY.search(text))


@lru_cache(maxsize=REPEATED)
def is_legal_heading(text: str) -> bool:
    """True for a line that only names such a notice.

    >>> is_legal_heading("Equal Opportunity Employer"), is_legal_heading("Privacy Engineer")
    (True, False)
    """
    if len(text) > 90:
        return False
    beside, found = _LEGAL_HEADING.subn(" ", text)
    return bool(found) and all(word in _BESIDE for word in _WORD.findall(beside.lower()))


def speaks_of(text: str, *topics: Literal["terms", "work", "whereabouts"]) -> bool:
    """True for words about what an employer offers and asks by law, about the work, or about where it is done.

    >>> speaks_of("Acme offers dental insurance.", "terms"), speaks_of("Acme is fully remote.", "terms", "work")
    (True, False)
    """
    return states_pay(text) or any(_TOPICS[topic].search(text) for topic in topics)


def begins_with_employer(text: str, name: str) -> bool:
    """True for a text whose first sentence is about the employer of this name: it is, has or does something.

    >>> begins_with_employer("At Acme, we are many.", "Acme"), begins_with_employer("Acmes are trees.", "Acme")
    (True, False)
    """
    for opening in (f"at {name}", f"about {name}", name):
        end = len(opening)
        if text[:end].lower() == opening.lower() and not _WORD.match(text, end):
            return bool(_VERB.search(text, end, end + VERB_WITHIN))
    return False
