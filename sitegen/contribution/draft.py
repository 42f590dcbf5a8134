"""What somebody states about a job, and its text → the file of a posting that says the same.

Comes in: a `Submission`. Goes out: a `Draft`: the name and text of the file, and what sitegen reads in it. Nothing of
what was handed over is dropped, and what was only read in the text stays there, to be read again with its evidence.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from sitegen.contribution.header import KEYS, front_matter
from sitegen.coverage import FACTS
from sitegen.model.parsed import Parsed, SourceFile
from sitegen.model.posting import BodyKind, FieldName, Posting, RawPosting
from sitegen.model.rules import PACKAGED_ONLY, Vocabulary
from sitegen.reading import ingest
from sitegen.reading.body.kind import tell_kind
from sitegen.reading.fields.keys import is_absent
from sitegen.reading.ingest import parse_posting
from sitegen.slugs import slug_or_hash

LISTS: tuple[FieldName, ...] = ("location", "skill")
"""Fields of which every value counts."""
ENDINGS: Mapping[BodyKind, str] = {"markdown": ".md", "plain": ".txt", "html": ".html"}


class Submission(msgspec.Struct, frozen=True):
    """A job as it is handed over."""

    stated: Mapping[FieldName, str] = {}
    """What a person has said in so many words; it wins over what the text says."""
    text: str = ""
    """The posting as it was copied or written; it may have a header of its own."""


class Draft(msgspec.Struct, frozen=True):
    """A posting file that is not written yet."""

    name: str
    """Of the file, such as `night-baker-at-crumb-sons.md`; a number is added where it is taken."""
    text: str
    parsed: Parsed
    """What sitegen reads in it, as `jobs/<name>`."""

    @property
    def posting(self) -> Posting | None:
        """None where the file would be left out; the problems say why."""
        return self.parsed.postings[0] if self.parsed.postings else None


def draft(submission: Submission, vocabulary: Vocabulary = PACKAGED_ONLY) -> Draft:
    """The file that says what was submitted."""
    stated = {name: value for name, value in submission.stated.items() if not is_absent(value)}
    text = _lines(submission.text)
    read = _read("paste.txt", text, vocabulary)
    raw = parse_posting(_source("paste.txt", text)).raw if text.strip() else None
    if raw is None or not read.postings:  # no text, or one whose own header is broken: it stays below ours as it is
        return _named(stated, front_matter(_single(stated)), text, "markdown", vocabulary)
    posting = read.postings[0]
    header = front_matter(_header(stated, raw))
    body = "\n".join((*(left.words for left in raw.unread), *_said_again(raw), raw.body))
    made = _named(_single_facts(posting) | stated, header, body, raw.body_kind, vocabulary)
    if not stated and not _same(made.posting, posting):
        made = _named(_single_facts(posting), "", text, raw.body_kind, vocabulary)
    return made


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _source(name: str, text: str) -> SourceFile:
    return SourceFile(f"jobs/{name}", text.encode("utf-8", "replace"))


def _read(name: str, text: str, vocabulary: Vocabulary) -> Parsed:
    return ingest(_source(name, text), vocabulary)


def _single(stated: Mapping[FieldName, str]) -> Mapping[FieldName, list[str]]:
    return {name: [value] for name, value in stated.items()}


def _single_facts(posting: Posting) -> dict[FieldName, str]:
    """Title and company, which a file is named after."""
    facts: tuple[tuple[FieldName, Any], ...] = (("title", posting.title), ("company", posting.company))
    return {name: fact.value for name, fact in facts if fact}


def _header(stated: Mapping[FieldName, str], raw: RawPosting) -> Mapping[FieldName, list[str]]:
    """What was stated, else what the text's own header states."""
    own: dict[FieldName, list[str]] = {}
    for field in raw.fields:
        if field.origin != "path" and (field.name in LISTS or field.name not in own):
            own.setdefault(field.name, []).append(field.value)
    return {**own, **_single(stated)}


def _said_again(raw: RawPosting) -> Iterator[str]:
    """Lines of the text's own header that have no room in ours: a second company, another date."""
    first: dict[FieldName, str] = {}
    for field in raw.fields:
        if (
            field.origin != "path"
            and field.name not in LISTS
            and first.setdefault(field.name, field.value) != field.value
        ):
            yield f"{KEYS[field.name].capitalize()}: {field.value}"


def _named(facts: Mapping[FieldName, str], header: str, body: str, kind: BodyKind, vocabulary: Vocabulary) -> Draft:
    ending = next((end for end in _endings(kind) if tell_kind(f"a{end}", body, header=bool(header)) == kind), ".md")
    words = " at ".join(filter(None, (facts.get("title", ""), facts.get("company", ""))))
    unnamed = hashlib.sha1(body.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:6]
    name = f"{slug_or_hash(words, 'posting') if words else f'posting-{unnamed}'}{ending}"
    text = f"{header}\n{body.strip(chr(10))}\n" if header else f"{body.strip(chr(10))}\n"
    return Draft(name, text, _read(name, text, vocabulary))


def _endings(kind: BodyKind) -> tuple[str, ...]:
    """The one that names the kind, then the others."""
    return (ENDINGS[kind], *(end for each, end in ENDINGS.items() if each != kind))


def _same(one: Posting | None, other: Posting) -> bool:
    """Whether two postings say the same, wherever it stands."""
    return (
        one is not None and one.prose == other.prose and all(_value(one, name) == _value(other, name) for name in FACTS)
    )


def _value(posting: Posting, name: str) -> object:
    fact = getattr(posting, name)
    if fact is None:
        return None
    return [skill.value for skill in fact.value] if name == "skills" else fact.value
