"""Postings made by hand for tests of the stages after reading: plain values in, facts with evidence out."""

import datetime
from decimal import Decimal
from typing import Any

from sitegen.model.fact import Evidence, Fact
from sitegen.model.parsed import Parsed
from sitegen.model.place import HiringIn
from sitegen.model.posting import Posting, PostingDate
from sitegen.model.prose import Prose, SafeHtml
from sitegen.model.salary import Salary


def fact(value: Any, words: str = "") -> Fact[Any]:
    return Fact(value, Evidence("header", 1, words or str(value)))


def prose(text: str) -> Prose:
    return Prose(SafeHtml(f"<p>{text}</p>".encode()), SafeHtml(b""), (), text[:200], text.encode())


def usd(minimum: int, maximum: int) -> Salary:
    return Salary(Decimal(minimum), Decimal(maximum), "USD", "year", text=f"${minimum} - ${maximum}")


def posting(path: str = "acme.md", text: str | None = None, **facts: Any) -> Posting:
    """A posting with these facts: `posted` is "2024-05" or "2024-05-17", `skills` are names, `hiring_in` countries."""
    if "posted" in facts:
        facts["posted"] = PostingDate(*(int(part) for part in facts["posted"].split("-")))
    if "skills" in facts:
        facts["skills"] = tuple(fact(name) for name in facts["skills"])
    if "hiring_in" in facts and not isinstance(facts["hiring_in"], HiringIn):
        facts["hiring_in"] = HiringIn(countries=tuple(facts["hiring_in"]))
    body = prose(f"Text of {path}." if text is None else text)
    found: dict[str, Any] = {name: fact(value) for name, value in facts.items()}
    return Posting(path=path, format="front-matter", prose=body, **found)


def parsed(*postings: Posting, **other: Any) -> Parsed:
    return Parsed(postings=postings, **other)


TODAY = datetime.date(2024, 6, 15)
