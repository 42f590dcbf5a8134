"""Two thousand real postings: every word that proves a fact stands in its posting, and no fact is a placeholder."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sitegen.coverage import FACTS
from sitegen.model.fact import Evidence, Fact
from sitegen.model.parsed import Parsed
from sitegen.model.posting import Posting
from sitegen.reading.repair import repair
from sitegen.reading.vocabulary.placeholders import is_placeholder
from tests import corpus

pytestmark = pytest.mark.corpus

DAMAGE = re.compile(r"â€|Ã[\x80-¿]|ðŸ|Â[\x80-¿]|\ufffd")
NOTHING = re.compile(r"\W*competitive\b.*", re.IGNORECASE)
ELLIPSIS = re.compile(r"…|; ")
"""What joins words of several places, or stands for those that were cut."""
letters = partial(re.compile(r"[\W_]+").sub, "")


@pytest.fixture(scope="module")
def postings(shared: Path, real_postings: tuple[Parsed, ...]) -> list[tuple[str, Posting]]:
    """Each posting with its repaired text."""
    files = corpus.sources(shared / "corpus" / "remotewlb")
    found = [
        (repair(file.data).text, posting)
        for file, parsed in zip(files, real_postings, strict=True)
        for posting in parsed.postings
    ]
    assert len(found) > 1000
    return found


def facts_of(posting: Posting) -> Iterator[tuple[str, Fact[Any]]]:
    for name in FACTS:
        if fact := getattr(posting, name):
            yield name, fact
    yield from (("skills", skill) for skill in (posting.skills.value if posting.skills else ()))


def evidence_of(posting: Posting) -> Iterator[tuple[str, Evidence]]:
    yield from ((name, fact.evidence) for name, fact in facts_of(posting))
    for name, alternatives in posting.alternatives.items():
        yield from ((f"lost {name}", other.evidence) for other in alternatives)


def test_the_words_that_prove_a_fact_stand_in_its_posting(postings: list[tuple[str, Posting]]) -> None:
    for text, posting in postings:
        path, file = letters(posting.path), letters(text)
        for name, evidence in evidence_of(posting):
            source = path if evidence.origin == "path" else file
            for words in ELLIPSIS.split(evidence.words):
                assert letters(words) in source, f"{posting.path}: {name}: {evidence.words}"


def test_no_fact_is_a_placeholder_or_damaged(postings: list[tuple[str, Posting]]) -> None:
    for _, posting in postings:
        for name, fact in facts_of(posting):
            for words in strings(msgspec.to_builtins(fact.value)):
                assert not is_placeholder(words), f"{posting.path}: {name}: {words}"
                assert not NOTHING.fullmatch(words), f"{posting.path}: {name}: {words}"
                assert not DAMAGE.search(words), f"{posting.path}: {name}: {words}"


def strings(value: Any) -> Iterator[str]:
    """Every text inside a value; of pay, the words that state it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for item in value.values() for text in strings(item))
    elif isinstance(value, list | tuple):
        yield from (text for item in value for text in strings(item))
