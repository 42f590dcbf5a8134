"""Words of postings that are not about the job, by the patterns of `rules/boilerplate.toml`.

Comes in: source text or the plain words of a block. Goes out: the text without them, or yes and no.
"""

import re

from sitegen.reading.rules import load

_RULES = load("boilerplate")


def _any(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _RULES[name]), re.IGNORECASE)


_REMOVED = _any("removed")
_LINES = re.compile(rf"^[ \t]*(?:{_any('lines').pattern})[ \t]*$", re.IGNORECASE | re.MULTILINE)
_BLOCKS = _any("blocks")
_CHROME = _any("chrome")
_EMPLOYER = _any("employer")
_SECTIONS = _any("sections")
_LEGAL = _any("legal")
_LEGAL_HEADING = _any("legal_heading")
_GENERIC = frozenset(_RULES["generic"])
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n")
_MONEY = re.compile(r"[$€£₹]\s?\d|\b(?:USD|EUR|GBP|CAD|AUD|PLN|INR)\s?\d", re.IGNORECASE)


def without_tags(body: str) -> str:
    """The source without recruiters' tags and the "CLICK TO APPLY" line.

    >>> without_tags("Remote work. #LI-Remote\\n\\n## CLICK TO [APPLY](https://example.org/1)").strip()
    'Remote work.'
    """
    return _LINES.sub("", _REMOVED.sub("", body))


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


def is_legal(text: str) -> bool:
    """True for a paragraph that is mostly about equal opportunity, accommodation, privacy or background checks.

    One that states pay never is: pay must not be folded away.

    >>> is_legal("Acme is an equal opportunity employer."), is_legal("We build privacy tools. You lead the team. Join us.")
    (True, False)
    """
    if not _LEGAL.search(text):
        return is_legal_heading(text)
    if _MONEY.search(text):
        return False
    sentences = [sentence for sentence in _SENTENCE_END.split(text) if len(sentence) > 20] or [text]
    return 3 * sum(bool(_LEGAL.search(sentence)) for sentence in sentences) >= len(sentences)


def is_legal_heading(text: str) -> bool:
    """True for a line that only names such a notice.

    >>> is_legal_heading("Equal Opportunity Employer"), is_legal_heading("Privacy Engineer")
    (True, False)
    """
    return len(text) <= 90 and bool(_LEGAL_HEADING.fullmatch(text.strip(" .:!")))
