"""The technologies a job names, in the order of the text: the title's first, then the body's, then tags.

Comes in: a Reading with the company read and the owner's vocabulary. Goes out: canonical names, each with its own
evidence. Must never list the employer's own name, a method (Agile, REST) or an everyday word that only looks like a
technology.
"""

import re
from collections.abc import Iterator

from sitegen.model.fact import Evidence, Fact
from sitegen.reading.reading import Found, Reading
from sitegen.reading.vocabulary.lexicon import Lexicon, lexicon
from sitegen.reading.vocabulary.technologies import mentions

_TAGS = re.compile(r"[,;|\n]")


def find_skills(reading: Reading) -> Found[tuple[Fact[str], ...]]:
    """The owner's list where there is one; else every technology that the title, the body and the tags name."""
    if reading.denied("skill"):
        return Found()
    names = lexicon(reading.vocabulary)
    own = tuple(_tags(reading, names, ("override",), keep_unknown=True))
    found = own or tuple(_in_order(reading, names))
    if not found:
        return Found()
    return Found(Fact(found, found[0].evidence))


def _in_order(reading: Reading, names: Lexicon) -> Iterator[Fact[str]]:
    company = reading.value("company")
    seen: set[str] = set()
    for fact in _everywhere(reading, names):
        slug = fact.value
        if slug not in seen:
            seen.add(slug)
            if not (company and names.is_name_of(slug, company)):
                yield Fact(names.label(slug), fact.evidence)


def _everywhere(reading: Reading, names: Lexicon) -> Iterator[Fact[str]]:
    """Slugs as they come, with repeats."""
    for field in reading.fields("title"):
        for mention in mentions(field.value, names):
            yield Fact(mention.slug, Evidence(field.origin, field.line, mention.words))
    for line in reading.lines:
        for mention in mentions(line.text, names):
            yield Fact(mention.slug, Evidence("body", line.number, mention.words))
    yield from _tags(reading, names, ("front matter", "structured", "header"), keep_unknown=False)


def _tags(reading: Reading, names: Lexicon, origins: tuple[str, ...], *, keep_unknown: bool) -> Iterator[Fact[str]]:
    """What the fields list: slugs of known technologies, or (`keep_unknown`) names as pages show them."""
    for field in reading.fields("skill"):
        if field.origin not in origins:
            continue
        for words in filter(None, (piece.strip() for piece in _TAGS.split(field.value))):
            slug = names.named(words)
            if keep_unknown:
                yield Fact(names.label(slug) if slug else words, Evidence(field.origin, field.line, words))
            elif slug:
                yield Fact(slug, Evidence(field.origin, field.line, words))
