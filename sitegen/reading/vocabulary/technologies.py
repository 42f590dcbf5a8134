"""Names of technologies in a line of text.

Comes in: one line of plain words. Goes out: the technologies it names, by slug, with the words. Everyday words (`Go`,
`Chef`, `Spark`) count only where the words around them say so: the rules and their examples are in `rules/skills.toml`.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sitegen.reading.vocabulary.lexicon import TOKEN, Surface, contexts, index, named, near, others

__all__ = ["Mention", "mentions", "named"]

_VERSION_SIGNS = frozenset("0123456789+")
_VERSION = re.compile(r"[\d.]+\+?$|\+$")
_HOST = re.compile(r"\.(?:com|io|org|net|dev)\b")
_LISTED_BEFORE = re.compile(
    r"(?:^|[,/(|&;:•·+)–—-]"
    r"|\b(?:and|or|y|et|und|e|o|ou|oder|with|using|in|like|as|e\.g\.?|either|via|on|including|of|plus))\s*$",
    re.IGNORECASE,
)
_LISTED_AFTER = re.compile(
    r"\s*(?:[,/)|&;.:+(…–—-]|$|(?:and|or|y|et|und|e|o|ou|oder|etc|skills|experience|scripting|for|apps?|applications?"
    r"|developers?|services)\b)",
    re.IGNORECASE,
)
_GAP_WORD = re.compile(r"[^\W_][\w.+#'’-]*")
_GAP_WORDS = frozenset(
    "and or y et und e o ou oder eg e.g etc with plus like such as including either on in using via".split()
)
NEAR = 45
"""Characters between an everyday word and the technology that vouches for it."""


class Mention(NamedTuple):
    """A technology named in a line."""

    slug: str
    words: str
    start: int
    end: int


class _Candidate(NamedTuple):
    mention: Mention
    sure: bool


def mentions(text: str) -> list[Mention]:
    """The technologies that a line names, in its order.

    >>> [each.words for each in mentions("Python (e.g., pandas, sklearn) on AWS, Google or Azure; react to changes")]
    ['Python', 'pandas', 'sklearn', 'AWS', 'Google', 'Azure']
    >>> mentions("Go above and beyond, and spark joy")
    []
    """
    folded = TOKEN.findall(text.casefold())
    names = index()
    starts = [
        at
        for at, word in enumerate(folded)
        if word in names or word[0] == "." or (word[-1] in _VERSION_SIGNS and word[0].isalpha())
    ]
    candidates = list(_candidates(text, folded, starts)) if starts else []
    return _decided(text, candidates) if candidates else []


def _candidates(text: str, folded: list[str], starts: list[int]) -> Iterator[_Candidate]:
    """The names that start at these of the line's words, none inside another."""
    tokens = list(TOKEN.finditer(text))
    if len(tokens) != len(folded):  # case folding split a letter in two, so that the words do not match one to one
        return
    free = 0
    for at in starts:
        found = _fit(text, tokens, folded, at) if at >= free else None
        if found:
            surface, free = found
            start = tokens[at].start() + (folded[at][0] == "." and surface.words[0][0] != ".")
            stop = tokens[free - 1].end()
            yield _Candidate(Mention(surface.slug, text[start:stop], start, stop), surface.sure)


def _fit(text: str, tokens: list[re.Match[str]], folded: list[str], at: int) -> tuple[Surface, int] | None:
    """The longest name that starts at this token, and the token after it."""
    key, word = folded[at], tokens[at].group()
    names = index()
    if key not in names:
        key, word = _bare(key), _bare(word)
        if key not in names:
            return None
    for surface in names[key]:
        end = at + len(surface.words)
        if end > len(tokens) or tuple(folded[at + 1 : end]) != surface.words[1:]:
            continue
        between = zip(itertools.pairwise(tokens[at:end]), surface.gaps, strict=True)
        if any(text[one.end() : two.start()] not in (gap, " ", "-", "") for (one, two), gap in between):
            continue
        rest = "".join(token.group() for token in tokens[at + 1 : end])
        if surface.spelling is None or surface.spelling == word + rest:
            return surface, end
    return None


def _bare(word: str) -> str:
    """Without a leading full stop and a trailing version."""
    bare = _VERSION.sub("", word.lstrip("."))
    return bare if len(bare) >= 3 else word.lstrip(".")


def _decided(text: str, candidates: list[_Candidate]) -> list[Mention]:
    """The candidates that count: the sure ones, and the everyday words that their context vouches for."""
    elsewhere = [match.span() for match in others().finditer(text)]
    accepted: dict[int, Mention] = {}
    open_: list[int] = []
    for number, (mention, sure) in enumerate(candidates):
        if any(start <= mention.start < end for start, end in elsewhere) or _in_address(text, mention):
            continue
        rules = contexts(mention.slug)
        around = (
            f"{text[max(0, mention.start - 40) : mention.start]}§{text[mention.end : mention.end + 60]}"
            if rules
            else ""
        )
        if rules and rules.no and rules.no.search(around):
            continue
        if sure or (rules and rules.yes and rules.yes.search(around)):
            accepted[number] = mention
        elif _LISTED_BEFORE.search(text[max(0, mention.start - 12) : mention.start]) and _LISTED_AFTER.match(
            text, mention.end
        ):
            open_.append(number)
    while newly := [n for n in open_ if n not in accepted and _vouched(text, candidates[n].mention, accepted.values())]:
        accepted |= {n: candidates[n].mention for n in newly}
    return [accepted[number] for number in sorted(accepted)]


def _in_address(text: str, mention: Mention) -> bool:
    """True for a part of a web or mail address."""
    return bool(
        _HOST.match(text, mention.end) or text[max(0, mention.start - 4) : mention.start].endswith(("@", "://", "www."))
    )


def _vouched(text: str, mention: Mention, accepted: Iterable[Mention]) -> bool:
    """True where an accepted technology of the same list stands near."""
    vouchers = near(mention.slug)
    for other in accepted:
        left, right = sorted((other, mention), key=lambda each: each.start)
        gap = text[left.end : right.start]
        if len(gap) <= NEAR and (not vouchers or other.slug in vouchers) and _is_list_gap(gap):
            return True
    return False


def _is_list_gap(gap: str) -> bool:
    """Nothing but separators, connecting words and other names."""
    return not re.search(r"[.!?]\s+[A-Z]", gap) and all(
        word.casefold().strip(".") in _GAP_WORDS or not word[0].islower() for word in _GAP_WORD.findall(gap)
    )
