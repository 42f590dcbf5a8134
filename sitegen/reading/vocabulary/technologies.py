"""Names of technologies in a line of text.

Comes in: one line of plain words. Goes out: the technologies it names, by slug, with the words. Everyday words (`Go`,
`Chef`, `Spark`) count only where the words around them say so: the rules and their examples are in `rules/skills.toml`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple

from sitegen.reading.vocabulary.by_word import REPEATED
from sitegen.reading.vocabulary.lexicon import TOKEN, Lexicon, Surface, bare, lexicon, others

_PIECES = re.compile(f"({TOKEN.pattern})")
_VERSION_SIGNS = frozenset("0123456789+")
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


Why = Literal["spelling", "context", "list", "alone", "refused context", "others", "address"]
"""The first three count: a spelling that is sure, words around it (`yes`), a list with a technology that vouches for
it. The others do not: an everyday word by itself, words around it (`no`), customers or investors, an address."""
COUNTS: frozenset[Why] = frozenset(("spelling", "context", "list"))


class Judged(NamedTuple):
    """A name as it stands in a line, and whether it counts there."""

    mention: Mention
    why: Why


class _Candidate(NamedTuple):
    mention: Mention
    sure: bool


@lru_cache(maxsize=REPEATED)
def mentions(text: str, names: Lexicon | None = None) -> tuple[Mention, ...]:
    """The technologies that a line names, in its order; `names` are the packaged ones where none are given.

    >>> [each.words for each in mentions("Python (e.g., pandas, sklearn) on AWS, Google or Azure; react to changes")]
    ['Python', 'pandas', 'sklearn', 'AWS', 'Google', 'Azure']
    >>> mentions("Go above and beyond, and spark joy")
    ()
    """
    return tuple(each.mention for each in judged(text, names) if each.why in COUNTS)


def judged(text: str, names: Lexicon | None = None) -> list[Judged]:
    """Every name in a line, in its order, those that do not count there too.

    >>> [(each.mention.words, each.why) for each in judged("A Flask of tea with Python, Perl, Sinatra")]
    [('Flask', 'alone'), ('Python', 'spelling'), ('Perl', 'spelling'), ('Sinatra', 'alone')]
    """
    known = names or lexicon()
    if not known.may_name(text.lower()):
        return []
    tokens = _Tokens(text)
    starts = [
        at
        for at, word in enumerate(tokens.folded)
        if word in known.starts or word[0] == "." or (word[-1] in _VERSION_SIGNS and word[0].isalpha())
    ]
    candidates = list(_candidates(text, tokens, starts, known)) if starts else []
    return _decided(text, candidates, known) if candidates else []


class _Tokens:
    """A line cut into words and what is between them. One split of a line costs half of a match for each word."""

    def __init__(self, text: str) -> None:
        pieces = _PIECES.split(text)
        self.words = pieces[1::2]
        self.gaps = pieces[::2]
        """Before each word, and after the last one."""
        self.folded = list(map(str.casefold, self.words))
        self.ends = list(accumulate(map(len, pieces)))
        """Where each piece ends in the line, gaps and words in turn."""


def _candidates(text: str, tokens: _Tokens, starts: list[int], known: Lexicon) -> Iterator[_Candidate]:
    """The names that start at these of the line's words, none inside another."""
    free = 0
    for at in starts:
        found = _fit(tokens, at, known) if at >= free else None
        if found:
            surface, free = found
            start = tokens.ends[2 * at] + (tokens.folded[at][0] == "." and surface.words[0][0] != ".")
            stop = tokens.ends[2 * free - 1]
            yield _Candidate(Mention(surface.slug, text[start:stop], start, stop), surface.sure)


def _fit(tokens: _Tokens, at: int, known: Lexicon) -> tuple[Surface, int] | None:
    """The longest name that starts at this token, and the token after it."""
    key, word = tokens.folded[at], tokens.words[at]
    if key not in known.starts:
        key, word = bare(key), bare(word)
    for surface in known.starts.get(key, ()):
        end = at + len(surface.words)
        if surface.gaps:
            if tuple(tokens.folded[at + 1 : end]) != surface.words[1:]:
                continue
            between = zip(tokens.gaps[at + 1 : end], surface.gaps, strict=True)
            if any(gap not in (usual, " ", "-", "") for gap, usual in between):
                continue
        if surface.spelling is None or surface.spelling == word + "".join(tokens.words[at + 1 : end]):
            return surface, end
    return None


def _decided(text: str, candidates: list[_Candidate], known: Lexicon) -> list[Judged]:
    """What each candidate is: the sure ones count, and the everyday words that their context vouches for."""
    elsewhere = others(text)
    why: dict[int, Why] = {}
    open_: list[int] = []
    for number, (mention, sure) in enumerate(candidates):
        why[number] = _by_itself(text, mention, sure, elsewhere, known)
        if why[number] == "alone" and _is_listed(text, mention):
            open_.append(number)
    accepted = {number: each.mention for number, each in enumerate(candidates) if why[number] in COUNTS}
    while newly := [
        n for n in open_ if n not in accepted and _vouched(text, candidates[n].mention, accepted.values(), known)
    ]:
        accepted |= {n: candidates[n].mention for n in newly}
    return [
        Judged(mention, "list" if why[number] == "alone" and number in accepted else why[number])
        for number, (mention, _) in enumerate(candidates)
    ]


def _by_itself(text: str, mention: Mention, sure: bool, elsewhere: list[tuple[int, int]], known: Lexicon) -> Why:
    """What a name is by its spelling and the words right around it."""
    if any(start <= mention.start < end for start, end in elsewhere):
        return "others"
    if _in_address(text, mention):
        return "address"
    rules = known.contexts.get(mention.slug)
    if rules:
        around = f"{text[max(0, mention.start - 40) : mention.start]}§{text[mention.end : mention.end + 60]}"
        if rules.no and rules.no.search(around):
            return "refused context"
        if not sure and rules.yes and rules.yes.search(around):
            return "context"
    return "spelling" if sure else "alone"


def _is_listed(text: str, mention: Mention) -> bool:
    """True where a name stands as an item of a list does."""
    before = text[max(0, mention.start - 12) : mention.start]
    return bool(_LISTED_BEFORE.search(before) and _LISTED_AFTER.match(text, mention.end))


def _in_address(text: str, mention: Mention) -> bool:
    """True for a part of a web or mail address."""
    return bool(
        _HOST.match(text, mention.end) or text[max(0, mention.start - 4) : mention.start].endswith(("@", "://", "www."))
    )


def _vouched(text: str, mention: Mention, accepted: Iterable[Mention], known: Lexicon) -> bool:
    """True where an accepted technology of the same list stands near."""
    vouchers = known.near.get(mention.slug)
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
