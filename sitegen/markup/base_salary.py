"""Pay as a MonetaryAmount: the employer's own figure, from a field of its own."""

from decimal import Decimal

from sitegen.model.fact import Fact, Origin
from sitegen.model.job import Job
from sitegen.model.salary import Salary

FIELDS: tuple[Origin, ...] = ("override", "front matter", "structured", "header")
"""Where pay stands by itself. What was read from the text is shown as such, and not claimed to machines."""


def base_salary(job: Job) -> dict[str, object] | None:
    """`baseSalary`; None where Google's rules ask for more than the ad states.

    Base pay with currency and period, one figure or a range with both ends. An open range ("up to") would have to be
    given as one figure, which it is not. None too where the ad contradicts itself.
    """
    posting = next((posting for posting in job.postings if posting.salary), None)
    if not posting or not posting.salary or any(other.contradicts for other in posting.alternatives.get("salary", ())):
        return None
    pay = posting.salary.value
    if not _is_claimable(posting.salary) or pay.minimum is None or pay.maximum is None or not pay.period:
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


def _is_claimable(fact: Fact[Salary]) -> bool:
    return fact.evidence.origin in FIELDS and fact.value.basis == "base" and fact.value.currency is not None


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)
