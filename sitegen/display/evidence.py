"""Facts of a job that were read from its text or follow from other words → those words, for the reader to judge.

Comes in: a job. Goes out: one `Read` a fact, with what contradicts it. What a field of its own states needs none.
"""

import re
from collections.abc import Iterator

import msgspec

from sitegen.model.fact import Alternative, Evidence
from sitegen.model.job import Job
from sitegen.model.posting import Posting

LABELS = {
    "title": "Title", "company": "Company", "places": "Place", "hiring_in": "Hiring in", "work_mode": "Work mode",
    "seniority": "Level", "salary": "Pay", "apply": "How to apply",
}  # fmt: skip
"""The facts that a job page shows, as it calls them. Skills are words of the text anyway."""
LONGEST = 220
"""Characters of the words that are shown."""
MOST_OTHERS = 2
_TAG = re.compile(r"#[A-Za-z]{2}[-_ ]?(?=\w)")
"""What comes before the word of a recruiter's tag, `#LI-Remote`: noise on a page."""


class Read(msgspec.Struct, frozen=True):
    """One fact with the words it was read from."""

    label: str
    words: str
    source: str
    """Where they stand: "text", "tag", "title", "location" …"""
    others: tuple["Read", ...] = ()
    """What the ad says elsewhere that cannot be true too."""


def readings(job: Job) -> tuple[Read, ...]:
    """The facts of a job page that were not stated by a field of their own, or not by that alone."""
    return tuple(_readings(job))


def _readings(job: Job) -> Iterator[Read]:
    for name, label in LABELS.items():
        posting = next((each for each in job.postings if getattr(each, name)), None)
        if not posting:
            continue
        evidence: Evidence = getattr(posting, name).evidence
        others = tuple(_others(posting, name, label))
        if evidence.origin != "path" and (others or evidence.origin == "body" or not evidence.stated):
            yield Read(label, _cut(evidence.words), _source(name, evidence, posting), others)


def _others(posting: Posting, name: str, label: str) -> Iterator[Read]:
    contradicting = [other for other in posting.alternatives.get(name, ()) if other.contradicts]
    for other in contradicting[:MOST_OTHERS]:
        yield Read(label, _cut(_words(other)), _source(name, other.evidence, posting))


def _words(other: Alternative) -> str:
    return other.evidence.words or other.shown


def _source(name: str, evidence: Evidence, posting: Posting) -> str:
    """What a reader of the page would call the place of the words."""
    if evidence.origin == "body":
        return "tag" if _TAG.match(evidence.words) else "text"
    if name == "seniority" or (posting.title and evidence.words in posting.title.evidence.words):
        return "title"
    return "pay line" if name == "salary" else "location"


def _cut(words: str) -> str:
    text = _TAG.sub("", " ".join(words.split()))
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0].rstrip(" ,;:–-") + "…"
