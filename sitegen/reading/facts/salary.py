"""Pay: what the employer states, from the sidecar, front matter, a header or the body.

Comes in: the salary fields and the lines of the body. Goes out: a `Salary` in the employer's own currency and period.
Never reports a scraper's placeholder, funding, a stipend or a bonus as pay, and never converts.
"""

import re
from collections.abc import Sequence

import msgspec

from sitegen.model.posting import Field
from sitegen.model.problem import Problem
from sitegen.model.salary import Salary
from sitegen.reading.pay.currencies import resolve
from sitegen.reading.pay.statements import read_lines, read_value
from sitegen.reading.pay.words import RULES
from sitegen.reading.reading import Found, Reading, from_body, stated

HINT = 'Write it like `$90,000 - $120,000 a year`, or salary = "" in the sidecar if none is stated.'
_UNTRUSTED = [(re.compile(rule["pattern"]), rule["verdict"]) for rule in RULES["untrusted"]]
_TRUSTED_ORIGINS = ("override", "front matter")
"""Written by a person for this board. Headers and structured fields come from scrapers and answer to the body."""


def find_salary(reading: Reading) -> Found[Salary]:
    """The pay of a posting.

    An owner's value wins. A range in the body outweighs a scraped header (where both exist and differ, the body is
    right); without one the header counts; a single figure of the body comes last.
    """
    if reading.denied("salary"):
        return Found()
    countries = _countries(reading)
    problems: list[Problem] = []
    header: tuple[Field, Salary] | None = None
    for field in reading.fields("salary"):
        salary = parse_salary(field.value, countries)
        if salary is None:
            problems.append(reading.problem(field, "bad-salary", f"salary: {_why_not(field.value)}", HINT))
        elif field.origin in _TRUSTED_ORIGINS:
            return _with(stated(salary, field), problems)
        else:
            header = header or (field, salary)
    body = read_lines(reading.lines, countries)
    if header and not (body and body.is_sure and (body.salary.currency or not header[1].currency)):
        return _with(stated(header[1], header[0]), problems)
    return _with(from_body(body.salary, body.line, body.words) if body else Found(), problems)


def parse_salary(words: str, countries: Sequence[str] = ()) -> Salary | None:
    """Pay from a value that stood in a salary field; None where it states none.

    `countries` (ISO 3166) are those of the job: they decide what `kr` is, and the currency where none is written.

    >>> pay = parse_salary("£95-115k")
    >>> str(pay.minimum), str(pay.maximum), pay.currency, pay.period
    ('95000', '115000', 'GBP', 'year')
    >>> pay = parse_salary("at least eur 4,500 gross per month")
    >>> str(pay.minimum), pay.maximum, pay.currency, pay.period
    ('4500', None, 'EUR', 'month')
    >>> [parse_salary(words) for words in ("$Competitive", "253000.0", "$50M - $12B")]
    [None, None, None]
    """
    verdict = _verdict(words)
    statement = None if verdict == "refuse" else read_value(words, countries)
    if statement is None:
        return None
    currency = statement.salary.currency
    if verdict == "currency" and resolve(None, (), countries) not in (None, currency):
        currency = None
    return msgspec.structs.replace(statement.salary, currency=currency, text=" ".join(words.split()))


def _verdict(words: str) -> str:
    bare = re.sub(r"\s+", "", words).casefold()
    return next((verdict for pattern, verdict in _UNTRUSTED if pattern.fullmatch(bare)), "")


def _countries(reading: Reading) -> tuple[str, ...]:
    """The countries of the job, from its places, else from where it hires."""
    places = reading.value("places") or ()
    hiring = reading.value("hiring_in")
    found = [place.country for place in places if place.country] or (list(hiring.countries) if hiring else [])
    return tuple(dict.fromkeys(found))


def _why_not(words: str) -> str:
    shown = f'"{words.strip()[:80]}"'
    if _verdict(words) == "refuse":
        return f"{shown} is what a scraper puts where it knows nothing"
    if not re.search(r"[1-9]", words):
        return f"{shown} has no number"
    return f"{shown} is not the pay of a job"


def _with(found: Found[Salary], problems: list[Problem]) -> Found[Salary]:
    return Found(found.fact, tuple(problems))
