"""The lexicon of technologies: every way to write each name, and the words that must or must not stand around it.

Comes in: `rules/skills.toml` and the owner's `Vocabulary`. Goes out: a `Lexicon`, look-ups by first word, made once a
process. Must never hold a name that neither of the two has.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

import msgspec

from sitegen.model.rules import PACKAGED_ONLY, Skill, Vocabulary
from sitegen.reading.late import late
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.by_word import ByWord
from sitegen.reading.vocabulary.cues import Cues, cues_of

TOKEN = re.compile(r"\.?[^\W_]+(?:\+\+|#|\+(?!\w))?")
"""A word of a name: `Node`, `.js`, `C++`, `F#`."""
_VERSION = re.compile(r"[\d.]+\+?$|\+$")
LISTS = ("also", "exact", "unsure", "near", "yes", "no", "examples", "refused")
"""Keys of a skill that an owner's row adds to."""


class Surface(NamedTuple):
    """One way to write a technology's name."""

    slug: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    """What stands between the words; a blank or a hyphen may stand there too."""
    spelling: str | None
    """Where case counts: the words as they must be written, without what is between them."""
    sure: bool


class Contexts(NamedTuple):
    """What must and must not stand around a name, which is written §."""

    yes: re.Pattern[str] | None
    no: re.Pattern[str] | None


class Lexicon(NamedTuple):
    """All names that count as technologies on one board."""

    skills: Mapping[str, Skill]
    """By slug, the packaged ones first."""
    starts: Mapping[str, tuple[Surface, ...]]
    """First word → names that start with it: the longest first, sure ones before everyday words."""
    contexts: Mapping[str, Contexts]
    """Of the technologies that have any."""
    near: Mapping[str, frozenset[str]]
    """The technologies that may vouch for this one, where not any may."""
    names: Mapping[str, frozenset[tuple[str, ...]]]
    """The words of every way to write each name, by slug."""
    follow: ByWord[tuple[str, ...]]
    """What must follow a word, between blanks and in lower case, to make a name: one of these parts of words, which for
    a name of one word is no more than the empty one."""

    def __hash__(self) -> int:
        """There is one lexicon of a board, so that which one it is says what is in it."""
        return id(self)

    def may_name(self, lower: str) -> bool:
        """Whether a line in lower case can name a technology: the words that names start with are everyday words often
        ("team" City, "new" Relic), so that the second word is asked for, too.
        """
        if not self.follow.is_answered(lower):
            return False
        parts = set(itertools.chain.from_iterable(self.follow.of(lower)))
        return "" in parts or any(map(lower.__contains__, parts))

    def label(self, slug: str) -> str:
        """The canonical name of a technology."""
        return self.skills[slug].label

    def named(self, text: str) -> str | None:
        """The technology whose name this is (a tag); case does not matter and no context is asked for.

        >>> lexicon().named("golang"), lexicon().named("go"), lexicon().named("teamwork")
        ('go', 'go', None)
        """
        tokens = tuple(TOKEN.findall(text.casefold().strip()))
        surfaces = self.starts.get(tokens[0], ()) if tokens else ()
        return next((surface.slug for surface in surfaces if surface.words == tokens), None)

    def is_name_of(self, slug: str, company: str) -> bool:
        """True where an employer is called like this technology: its own name is no skill of its jobs.

        >>> lexicon().is_name_of("docker", "Docker, Inc."), lexicon().is_name_of("docker", "Dockyard")
        (True, False)
        """
        tokens = tuple(TOKEN.findall(company.casefold()))
        return any(
            tokens[: len(words)] == words and _company_words().issuperset(tokens[len(words) :])
            for words in self.names[slug]
        )


def lexicon(vocabulary: Vocabulary = PACKAGED_ONLY) -> Lexicon:
    """The lexicon of a board: the packaged skills with what its owner added, changed or dropped."""
    return _lexicon(vocabulary)


@cache
def _lexicon(vocabulary: Vocabulary) -> Lexicon:
    skills = combined(vocabulary.skills)
    found: dict[str, list[Surface]] = {}
    for surface in itertools.chain.from_iterable(map(surfaces, skills.values())):
        found.setdefault(surface.words[0], []).append(surface)
    starts = {
        word: tuple(sorted(some, key=lambda each: (-len(each.words), each.spelling is None, not each.sure)))
        for word, some in found.items()
    }
    return Lexicon(
        skills,
        starts,
        {slug: Contexts(one_of(row.yes), one_of(row.no)) for slug, row in skills.items() if row.yes or row.no},
        {slug: frozenset(row.near) for slug, row in skills.items() if row.near},
        {slug: frozenset(surface.words for surface in surfaces(row)) for slug, row in skills.items()},
        ByWord(partial(_follow, starts)),
    )


def _follow(starts: Mapping[str, tuple[Surface, ...]], word: str) -> tuple[str, ...]:
    """What must stand in a line beside this word, so that a name may start in it."""
    tokens = TOKEN.findall(word.casefold())
    some = (surface for token in tokens for key in (token, bare(token)) for surface in starts.get(key, ()))
    return tuple({surface.words[1] if len(surface.words) > 1 else "" for surface in some})


def bare(word: str) -> str:
    """Without a leading full stop and a trailing version."""
    bare = _VERSION.sub("", word.lstrip("."))
    return bare if len(bare) >= 3 else word.lstrip(".")


@cache
def packaged() -> Mapping[str, Skill]:
    """The skills of `rules/skills.toml` by slug."""
    return {slug: msgspec.convert({"slug": slug, **row}, Skill) for slug, row in load("skills")["skills"].items()}


def combined(own: Iterable[Skill]) -> Mapping[str, Skill]:
    """The packaged skills with the owner's rows applied: new ones added, others widened, renamed or dropped."""
    skills = dict(packaged())
    for row in own:
        known = skills.get(row.slug)
        if row.drop:
            skills.pop(row.slug, None)
        elif known:
            longer = {key: tuple(dict.fromkeys(getattr(known, key) + getattr(row, key))) for key in LISTS}
            skills[row.slug] = msgspec.structs.replace(known, label=row.label or known.label, **longer)
        else:
            skills[row.slug] = row
    return skills


def surfaces(row: Skill) -> Iterator[Surface]:
    """Every way to write a skill's name."""
    cased = {name.casefold() for name in row.exact + row.unsure}
    for name in ((row.label,) if row.label.casefold() not in cased else ()) + row.also:
        yield _surface(row.slug, name, exact=False, sure=True)
        if name.endswith(".js"):
            yield _surface(row.slug, f"{name[:-3]} js", exact=False, sure=True)
            yield _surface(row.slug, f"{name[:-3]}js", exact=False, sure=True)
    for name in row.exact:
        yield _surface(row.slug, name, exact=True, sure=True)
    for name in row.unsure:
        yield _surface(row.slug, name, exact=True, sure=False)


def _surface(slug: str, name: str, *, exact: bool, sure: bool) -> Surface:
    tokens = list(TOKEN.finditer(name))
    gaps = tuple(name[left.end() : right.start()] for left, right in itertools.pairwise(tokens))
    spelling = "".join(token.group() for token in tokens) if exact else None
    return Surface(slug, tuple(token.group().casefold() for token in tokens), gaps, spelling, sure)


def one_of(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for several. Few technologies are named on one board, so that few are ever compiled."""
    alternatives = "|".join(f"(?:{pattern})" for pattern in patterns)
    return late(alternatives, re.IGNORECASE) if alternatives else None


@cache
def _company_words() -> frozenset[str]:
    return frozenset(load("skills")["context"]["company_words"])


_NEEDS = Cues(load("skills")["context"]["needs"])
_OTHERS = late(rf"\b{load('skills')['context']['others']}", re.IGNORECASE)


def others(text: str) -> list[tuple[int, int]]:
    """Where a line lists investors or customers, not tools."""
    if _NEEDS.isdisjoint(cues_of(text.lower())):
        return []
    return [match.span() for match in _OTHERS.finditer(text)]
