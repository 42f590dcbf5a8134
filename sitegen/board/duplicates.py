"""Postings → groups of postings that are one job: same title, same employer, same words (UI.md 8.13).

Nothing is lost by it: every posting of a group stays, the oldest leads. Postings without text are never merged.
"""

import hashlib
from collections.abc import Iterable

from sitegen.board.company_names import company_key
from sitegen.model.posting import Posting


def group(postings: Iterable[Posting]) -> list[tuple[Posting, ...]]:
    """The postings, grouped; in a group the oldest first, then by path. Linear in the number of postings."""
    groups: dict[tuple[str, str, str], list[Posting]] = {}
    for posting in sorted(postings, key=_age):
        groups.setdefault(_identity(posting), []).append(posting)
    return [tuple(members) for members in groups.values()]


def _age(posting: Posting) -> tuple[tuple[int, int, int], str]:
    date = posting.posted.value if posting.posted else None
    return (date.year, date.month, date.day or 99) if date else (9999, 99, 99), posting.path


def _identity(posting: Posting) -> tuple[str, str, str]:
    words = " ".join(posting.prose.text.casefold().split())
    if not words:
        return posting.path, "", ""
    title = " ".join(posting.title.value.casefold().split()) if posting.title else ""
    company = company_key(posting.company.value) if posting.company else ""
    return title, company, hashlib.sha1(words.encode(), usedforsecurity=False).hexdigest()
