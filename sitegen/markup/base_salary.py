"""Pay as a MonetaryAmount: the employer's own figure, from a field of its own."""

from decimal import Decimal

from sitegen.model.fact import Fact, Origin
from sitegen.model.job import Job
from sitegen.model.salary import Salary
from sitegen.reading.pay.currencies import is_doubtful_dollar

FIELDS: tuple[Origin, ...] = ("override", "front matter", "structured", "header")
"""Where pay stands by itself. What was read from the text is shown as such, and not claimed to machines."""


def base_salary(job: Job) -> dict[str, object] | None:
    """`baseSalary`; None where Google's rules ask for more than the ad states.

    Base pay with currency and period, one figure or a range with both ends. An open range ("up to") would have to be
    given as one figure, which it is not. None too where the ad contradicts itself, where its postings state several,
    and for a bare `$` in Toronto.
    """
    stating = [posting for posting in job.postings if posting.salary]
    contradicted = any(other.contradicts for posting in stating for other in posting.alternatives.get("salary", ()))
    facts = [posting.salary for posting in stating if posting.salary]
    if contradicted or len({_figures(fact.value) for fact in facts}) != 1:
        return None
    pay = facts[0].value
    if not _is_claimable(facts[0], job) or pay.minimum is None or pay.maximum is None or not pay.period:
        return None
    if pay.minimum == pay.maximum:
        bounds = {"value": _number(pay.minimum)}
    else:
        bounds = {"minValue": _number(pay.minimum), "maxValue": _number(pay.maximum)}
    return {
        "@type": "MonetaryAmount",
        "currency": pay.currency,
        "value": {"@type": "QuantitativeValue", **bounds, "unitText": pay.period.upper()},
    }


def _figures(pay: Salary) -> tuple[object, ...]:
    return pay.minimum, pay.maximum, pay.currency, pay.period, pay.basis


def _is_claimable(fact: Fact[Salary], job: Job) -> bool:
    pay = fact.value
    is_plain = pay.basis == "base" and pay.currency is not None
    return is_plain and fact.evidence.origin in FIELDS and not _is_guessed(pay, job)


def _is_guessed(pay: Salary, job: Job) -> bool:
    """True for a `$` that is taken for the commonest, and may be that of the place."""
    places = [place.country for place in job.places if place.country]
    who = job.hiring_in.countries if job.hiring_in else ()
    return pay.currency == "USD" and is_doubtful_dollar(pay.text, (*places, *who))


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)
