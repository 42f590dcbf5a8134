"""Names of technologies in a line of text.

Comes in: one line of plain words. Goes out: the technologies it names, by slug, with the words. Everyday words (`Go`,
`Chef`, `Spark`) count only where the words around them say so: the rules and their examples are in `rules/skills.toml`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from sitegen.reading.rules import load

_TOKEN = re.compile(r"\.?[^\W_]+(?:\+\+|#|\+(?!\w))?")
_VERSION = re.compile(r"[\d.]+\+?$|\+$")
_LISTED_BEFORE = re.compile(
    r"(?:^|[,/(|&;:•·+)–—-]|\b(?:and|or|y|et|und|e|o|ou|oder|with|using|in|like|as|e\.g\.?|either|via|on|including|of|plus))\s*$",
    re.IGNORECASE,
)
_LISTED_AFTER = re.compile(r"\s*(?:[,/)|&;.:+(…–—-]|$|(?:and|or|y|et|und|e|o|ou|oder|etc|skills|experience|scripting|for|apps?|applications?|developers?|services)\b)", re.IGNORECASE)
_GAP_WORD = re.compile(r"[^\W_][\w.+#'’-]*")
_GAP_WORDS = frozenset("and or y et und e o ou oder eg e.g etc with plus like such as including either on in using via".split())
NEAR = 45
"""Characters between an everyday word and the technology that vouches for it."""


class Mention(NamedTuple):
    """A technology named in a line."""

    slug: str
    words: str
    start: int
    end: int


class _Surface(NamedTuple):
    """One way to write a technology's name."""

    slug: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    """What stands between the words; a blank or a hyphen may stand there too."""
    spelling: str | None
    """Where case counts: the words as they must be written, without what is between them."""
    sure: bool


class _Candidate(NamedTuple):
    mention: Mention
    sure: bool


def label(slug: str) -> str:
    """The canonical name of a technology."""
    return str(load("skills")["skills"][slug]["label"])


def mentions(text: str) -> list[Mention]:
    """The technologies that a line names, in its order.

    >>> [each.words for each in mentions("Python (e.g., pandas, sklearn) on AWS, Google or Azure; react to changes")]
    ['Python', 'pandas', 'sklearn', 'AWS', 'Google', 'Azure']
    >>> mentions("Go above and beyond, and spark joy")
    []
    """
    if _index().keys().isdisjoint(token for token in _TOKEN.findall(text.casefold())) and not _may_have_version(text):
        return []
    return _decided(text, list(_candidates(text)))


def named(text: str) -> str | None:
    """The technology whose name this is (a tag); case does not matter and no context is asked for.

    >>> named("golang"), named("go"), named("teamwork")
    ('go', 'go', None)
    """
    tokens = tuple(_TOKEN.findall(text.casefold().strip()))
    for surface in _index().get(tokens[0], ()) if tokens else ():
        if surface.words == tokens:
            return surface.slug
    return None


def is_name_of(slug: str, company: str) -> bool:
    """True where an employer is called like this technology: its own name is no skill of its jobs.

    >>> is_name_of("docker", "Docker, Inc."), is_name_of("docker", "Dockyard")
    (True, False)
    """
    tokens = tuple(_TOKEN.findall(company.casefold()))
    forms = {"inc", "llc", "ltd", "gmbh", "corp", "corporation", "limited", "labs", "software", "io", ".io", "com", ".com", "hq", "technologies"}
    return any(tokens[: len(words)] == words and set(tokens[len(words) :]) <= forms for words in _names()[slug])


def _may_have_version(text: str) -> bool:
    """True where a name may hide behind a version or a full stop ("Python3", "skills.Python")."""
    return bool(re.search(r"[a-z]{2}\d|\.[a-z]", text, re.IGNORECASE))


def _candidates(text: str) -> Iterator[_Candidate]:
    tokens = list(_TOKEN.finditer(text))
    folded = [token.group().casefold() for token in tokens]
    at = 0
    while at < len(tokens):
        found = _fit(text, tokens, folded, at)
        if found:
            surface, end = found
            start = tokens[at].start() + (tokens[at].group()[0] == "." and surface.words[0][0] != ".")
            stop = tokens[end - 1].end()
            yield _Candidate(Mention(surface.slug, text[start:stop], start, stop), surface.sure)
            at = end
        else:
            at += 1


def _fit(text: str, tokens: list[re.Match[str]], folded: list[str], at: int) -> tuple[_Surface, int] | None:
    """The longest name that starts at this token, and the token after it."""
    key, word = folded[at], tokens[at].group()
    index = _index()
    if key not in index:
        key, word = _bare(key), _bare(word)
        if key not in index:
            return None
    for surface in index[key]:
        end = at + len(surface.words)
        if end > len(tokens) or tuple(folded[at + 1 : end]) != surface.words[1:]:
            continue
        if any(
            text[tokens[at + i].end() : tokens[at + i + 1].start()] not in (gap, " ", "-", "")
            for i, gap in enumerate(surface.gaps)
        ):
            continue
        if surface.spelling is None or surface.spelling == word + "".join(token.group() for token in tokens[at + 1 : end]):
            return surface, end
    return None


def _bare(word: str) -> str:
    """Without a leading full stop and a trailing version."""
    bare = _VERSION.sub("", word.lstrip("."))
    return bare if len(bare) >= 3 else word.lstrip(".")


def _decided(text: str, candidates: list[_Candidate]) -> list[Mention]:
    """The candidates that count: the sure ones, and the everyday words that their context vouches for."""
    others = [match.span() for match in _others().finditer(text)]
    accepted: dict[int, Mention] = {}
    open_: list[int] = []
    for number, (mention, sure) in enumerate(candidates):
        if any(start <= mention.start < end for start, end in others):
            continue
        rules = _contexts(mention.slug)
        around = f"{text[max(0, mention.start - 40) : mention.start]}§{text[mention.end : mention.end + 60]}" if rules else ""
        if rules and rules.no and rules.no.search(around):
            continue
        if sure or (rules and rules.yes and rules.yes.search(around)):
            accepted[number] = mention
        elif _LISTED_BEFORE.search(text[max(0, mention.start - 12) : mention.start]) and _LISTED_AFTER.match(text, mention.end):
            open_.append(number)
    while newly := [n for n in open_ if n not in accepted and _vouched(text, candidates[n].mention, accepted.values())]:
        accepted |= {n: candidates[n].mention for n in newly}
    return [accepted[number] for number in sorted(accepted)]


def _vouched(text: str, mention: Mention, accepted: Iterable[Mention]) -> bool:
    """True where an accepted technology of the same list stands near."""
    near = _near(mention.slug)
    for other in accepted:
        left, right = sorted((other, mention), key=lambda each: each.start)
        gap = text[left.end : right.start]
        if len(gap) <= NEAR and (not near or other.slug in near) and _is_list_gap(gap):
            return True
    return False


def _is_list_gap(gap: str) -> bool:
    """Nothing but separators, connecting words and other names."""
    return not re.search(r"[.!?]\s+[A-Z]", gap) and all(
        word.casefold().strip(".") in _GAP_WORDS or not word[0].islower() for word in _GAP_WORD.findall(gap)
    )


@cache
def _others() -> re.Pattern[str]:
    """Words from which on a sentence lists investors or customers, not tools."""
    return re.compile(rf"\b{load('skills')['context']['others']}", re.IGNORECASE)


class _Contexts(NamedTuple):
    yes: re.Pattern[str] | None
    no: re.Pattern[str] | None


@cache
def _contexts(slug: str) -> _Contexts | None:
    row = load("skills")["skills"][slug]
    if "yes" not in row and "no" not in row:
        return None
    return _Contexts(_one_of(row.get("yes")), _one_of(row.get("no")))


def _one_of(patterns: list[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE) if patterns else None


@cache
def _near(slug: str) -> frozenset[str]:
    return frozenset(load("skills")["skills"][slug].get("near", ()))


@cache
def _index() -> dict[str, tuple[_Surface, ...]]:
    """First word → names that start with it: the longest first, sure ones before everyday words."""
    found: dict[str, list[_Surface]] = {}
    for slug in load("skills")["skills"]:
        for surface in _surfaces(slug):
            found.setdefault(surface.words[0], []).append(surface)
    return {
        word: tuple(sorted(surfaces, key=lambda each: (-len(each.words), each.spelling is None, not each.sure)))
        for word, surfaces in found.items()
    }


def _surfaces(slug: str) -> Iterator[_Surface]:
    row = load("skills")["skills"][slug]
    cased = {name.casefold() for kind in ("exact", "unsure") for name in row.get(kind, ())}
    for name in ((row["label"],) if row["label"].casefold() not in cased else ()) + tuple(row.get("also", ())):
        yield _surface(slug, name, exact=False, sure=True)
        if name.endswith(".js"):
            yield _surface(slug, f"{name[:-3]} js", exact=False, sure=True)
            yield _surface(slug, f"{name[:-3]}js", exact=False, sure=True)
    for name in row.get("exact", ()):
        yield _surface(slug, name, exact=True, sure=True)
    for name in row.get("unsure", ()):
        yield _surface(slug, name, exact=True, sure=False)


def _surface(slug: str, name: str, *, exact: bool, sure: bool) -> _Surface:
    tokens = list(_TOKEN.finditer(name))
    gaps = tuple(name[left.end() : right.start()] for left, right in zip(tokens, tokens[1:], strict=False))
    spelling = "".join(token.group() for token in tokens) if exact else None
    return _Surface(slug, tuple(token.group().casefold() for token in tokens), gaps, spelling, sure)


@cache
def _names() -> dict[str, frozenset[tuple[str, ...]]]:
    return {slug: frozenset(surface.words for surface in _surfaces(slug)) for slug in load("skills")["skills"]}
