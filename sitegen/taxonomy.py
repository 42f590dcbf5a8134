"""What the names of skills are worth: their own sentences, their clashes, and what they find in postings.

Comes in: the owner's vocabulary and the postings read with it. Goes out: a `Taxonomy`, or for one text each name in it
with the reason why it counts or not. It decides nothing: it asks the same reader that reads the postings.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from sitegen.model.fact import Evidence
from sitegen.model.posting import Posting
from sitegen.model.rules import Skill, Vocabulary
from sitegen.reading.vocabulary.lexicon import Lexicon, lexicon
from sitegen.reading.vocabulary.skills_file import Clash, clashes
from sitegen.reading.vocabulary.technologies import COUNTS, Why, judged

NOT_THERE = "no spelling of it stands there"
REASONS: Mapping[Why, str] = {
    "spelling": "this spelling always counts",
    "context": "the words around it say so",
    "list": "it stands in a list beside another technology",
    "alone": "an everyday word, and nothing around it says that the skill is meant",
    "refused context": "the words around it say that something else is meant",
    "others": "it stands among investors or customers",
    "address": "it is part of an address",
}


class Naming(msgspec.Struct, frozen=True):
    """A name in a text."""

    words: str
    skill: str
    """Slug."""
    label: str
    counts: bool
    why: str


class Failure(msgspec.Struct, frozen=True):
    """A sentence of a skills file that is not read as the file says."""

    skill: str
    sentence: str
    should_count: bool
    """True for one of `examples`, False for one of `refused`."""
    why: str


class Use(msgspec.Struct, frozen=True):
    """A skill in the postings of the board."""

    skill: str
    label: str
    postings: int
    path: str
    """Of the first posting that names it, below `content/`."""
    line: int | None
    words: str


class Taxonomy(msgspec.Struct, frozen=True, kw_only=True):
    """The skills of a board, examined."""

    skills: int
    own: tuple[str, ...]
    """Slugs that the owner's files speak of."""
    sentences: int
    failures: tuple[Failure, ...]
    clashes: tuple[Clash, ...]
    postings: int | None
    """None where there is no board to count in."""
    used: tuple[Use, ...]
    """The most named first."""
    unused: tuple[str, ...]
    """Slugs, the owner's first; empty where there is no board."""

    @property
    def is_sound(self) -> bool:
        """True where every sentence is read as it should be, and no spelling names two skills."""
        return not self.failures and not self.clashes


def examine(vocabulary: Vocabulary, postings: Iterable[Posting] | None) -> Taxonomy:
    """The skills of the package and the owner, and their use in these postings (None: there is no board)."""
    names = lexicon(vocabulary)
    read = None if postings is None else tuple(postings)
    used = tuple(_uses(names, read or ()))
    own = dict.fromkeys(row.slug for row in vocabulary.skills)
    silent = names.skills.keys() - {use.skill for use in used} if read is not None else ()
    in_order = sorted(silent, key=lambda slug: (slug not in own, slug))
    return Taxonomy(
        skills=len(names.skills),
        own=tuple(own),
        sentences=sum(len(row.examples) + len(row.refused) for row in names.skills.values()),
        failures=tuple(failure for row in names.skills.values() for failure in _failures(row, names)),
        clashes=tuple(clashes(names.skills)),
        postings=None if read is None else len(read),
        used=used,
        unused=tuple(in_order),
    )


def names_in(text: str, vocabulary: Vocabulary) -> tuple[Naming, ...]:
    """Every name in a text, those that do not count there too."""
    names = lexicon(vocabulary)
    found = (each for line in text.splitlines() for each in judged(line, names))
    return tuple(
        Naming(
            each.mention.words, each.mention.slug, names.label(each.mention.slug), each.why in COUNTS, REASONS[each.why]
        )
        for each in found
    )


def _failures(row: Skill, names: Lexicon) -> Iterator[Failure]:
    for should_count, sentences in ((True, row.examples), (False, row.refused)):
        for sentence in sentences:
            whys = [each.why for each in judged(sentence, names) if each.mention.slug == row.slug]
            if any(why in COUNTS for why in whys) != should_count:
                why = next((why for why in whys if (why in COUNTS) != should_count), None)
                yield Failure(row.slug, sentence, should_count, REASONS[why] if why else NOT_THERE)


def _uses(names: Lexicon, postings: Iterable[Posting]) -> Iterator[Use]:
    """The skills that postings name; names that only a sidecar knows are none of the lexicon's."""
    counts: dict[str, int] = {}
    first: dict[str, tuple[str, Evidence]] = {}
    for posting in sorted(postings, key=lambda each: each.path):
        for skill in posting.skills.value if posting.skills else ():
            counts[skill.value] = counts.get(skill.value, 0) + 1
            first.setdefault(skill.value, (posting.path, skill.evidence))
    slugs = {row.label: slug for slug, row in names.skills.items()}
    for label, count in sorted(counts.items(), key=lambda each: (-each[1], each[0].casefold())):
        path, evidence = first[label]
        if label in slugs:
            yield Use(slugs[label], label, count, f"jobs/{path}", evidence.line, evidence.words)
