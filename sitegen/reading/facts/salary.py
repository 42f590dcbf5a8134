"""Pay: what the employer states, from the sidecar, front matter, a header or the body.

Comes in: the salary fields and the lines of the body. Goes out: a `Salary` in the employer's own currency and period.
Never reports a scraper's placeholder, funding, a stipend or a bonus as pay, and never converts.
"""

import re
from collections.abc import Sequence

import msgspec

from sitegen.model.fact import Alternative, Fact
from sitegen.model.posting import Field
from sitegen.model.problem import Problem
from sitegen.model.salary import Salary
from sitegen.reading.pay.comparing import disagree
from sitegen.reading.pay.currencies import resolve
from sitegen.reading.pay.statements import Statement, read_lines, read_value
from sitegen.reading.pay.words import RULES
from sitegen.reading.reading import Found, Reading, comes_first, from_body, lost, refused, stated

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
    fields, problems, passed = _of_fields(reading, countries)
    header = fields[0] if fields else None
    body = read_lines(reading.lines, countries)
    text = from_body(body.salary, body.line, body.words).fact if body else None
    if body:
        passed += body.passed
    if not header or not body or not text:
        return Found(header or text, problems, passed)
    believed, other, why = _weigh(header, text, body)
    passed = (*_other(believed, other, why), *passed)
    return Found(believed, problems, passed)


def _of_fields(
    reading: Reading, countries: Sequence[str]
) -> tuple[list[Fact[Salary]], tuple[Problem, ...], tuple[Alternative, ...]]:
    """The pay that the fields state, in order; what is wrong with the others; and what lost."""
    facts: list[Fact[Salary]] = []
    problems: list[Problem] = []
    passed: list[Alternative] = []
    for field in reading.fields("salary"):
        salary = parse_salary(field.value, countries)
        fact = stated(salary, field).fact if salary else None
        if not salary or not fact:
            why = _why_not(field.value)
            passed.append(refused(field, why))
            problems.append(_problem(reading, field, why))
        elif facts:
            passed.append(lost(fact, salary.text, comes_first(facts[0].evidence.origin)))
        else:
            facts.append(fact)
            if _is_constant(salary, field):
                passed.append(lost(fact, "USD", "it is a hard-coded currency, and the place speaks against it"))
    return facts, tuple(problems), tuple(passed)


def _weigh(header: Fact[Salary], text: Fact[Salary], body: Statement) -> tuple[Fact[Salary], Fact[Salary], str]:
    """The pay that is believed, the other one, and why that one lost."""
    origin = header.evidence.origin
    if origin in _TRUSTED_ORIGINS:
        return header, text, comes_first(origin)
    if not body.is_sure:
        return header, text, "the header states pay, and the text no range that is said to be pay"
    if header.value.currency and not body.salary.currency:
        return header, text, "the text does not say in which currency"
    if _is_the_same(header.value, text.value):
        return header, text, "the header states the same"
    return text, header, "the text states a range, and headers are often scraped"


def _other(believed: Fact[Salary], other: Fact[Salary], why: str) -> tuple[Alternative, ...]:
    """The pay that lost, unless it says the same."""
    one, two = believed.value, other.value
    alike = two.currency in (None, one.currency) and two.period in (None, one.period)
    if alike and (one.minimum, one.maximum) == (two.minimum, two.maximum):
        return ()
    return (lost(other, two.text, why, contradicts=disagree(one, two)),)


def _is_the_same(one: Salary, two: Salary) -> bool:
    """True where two sources state one figure: then it stands in a field of its own, and needs no caution."""
    return msgspec.structs.replace(one, text="") == msgspec.structs.replace(two, text="")


def _is_constant(salary: Salary, field: Field) -> bool:
    """True where the currency of a header was dropped."""
    return salary.currency is None and _verdict(field.value) == "currency"


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


SCRAPED = "it is what a scraper puts where it knows nothing"
PLACEHOLDER = "it is a placeholder: it has no number"
NOT_PAY = "it is not the pay of a job"


def _why_not(words: str) -> str:
    if _verdict(words) == "refuse":
        return SCRAPED
    return NOT_PAY if re.search(r"[1-9]", words) else PLACEHOLDER


def _problem(reading: Reading, field: Field, why: str) -> Problem:
    """A warning about a figure that is left out; only a note where the value says nothing that could be mended."""
    message = f'salary: "{field.value.strip()[:80]}": {why}'
    if why == NOT_PAY:
        return reading.problem(field, "bad-salary", message, HINT)
    return reading.problem(field, "empty-salary", message, HINT, "note")
