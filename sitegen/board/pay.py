"""Pay for comparing jobs: US dollars a year, and what a group of jobs pays.

Comes in: salaries as employers state them. Goes out: whole dollars, for filters, sorting and the pay page only. The
conversion itself (hours, days, rates) is in `reading/pay/conversion.py`. Never shown as an employer's claim.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from sitegen.model.board import MonthCount, PaySummary
from sitegen.model.job import Job
from sitegen.model.posting import PostingDate
from sitegen.model.rules import PACKAGED_RATES, Rates
from sitegen.model.salary import Salary, YearlyPay
from sitegen.reading.pay.conversion import is_plausible, yearly_usd

FEWEST = 10
"""A median of fewer stated ranges would be about those jobs, not about the group."""


def yearly(salary: Salary, rates: Rates = PACKAGED_RATES) -> YearlyPay | None:
    """The salary in whole US dollars a year, where its currency has a rate and its period is known.

    On-target earnings are not pay that can be compared.

    >>> yearly(Salary(Decimal(4000), Decimal(10000), "USD", "month"))
    YearlyPay(minimum=48000, maximum=120000)
    >>> yearly(Salary(Decimal(6000), None, "USD", None)) is None
    True
    """
    if salary.basis != "base" or not is_plausible(salary.minimum, salary.maximum, salary.currency, salary.period):
        return None
    low, high = (_dollars(bound, salary, rates) for bound in (salary.minimum, salary.maximum))
    return YearlyPay(low, high) if low is not None or high is not None else None


def _dollars(bound: Decimal | None, salary: Salary, rates: Rates) -> int | None:
    value = None if bound is None else yearly_usd(bound, salary.currency, salary.period, rates)
    return None if value is None else int(value.quantize(Decimal(1), ROUND_HALF_UP))


def summarise(jobs: Iterable[Job]) -> PaySummary:
    """How many of these jobs state pay, and the quartiles of the middles of their ranges."""
    stated = [job.yearly for job in jobs if job.yearly]
    middles = [middle for pay in stated if (middle := midpoint(pay)) is not None]
    if len(middles) < FEWEST:
        return PaySummary(len(stated), None)
    lower, median, upper = (round(percentile(middles, q)) for q in (0.25, 0.5, 0.75))
    return PaySummary(len(stated), median, lower, upper)


def by_month(jobs: Iterable[Job]) -> tuple[MonthCount, ...]:
    """How many of these jobs each month has, and how many of them state pay; jobs without a date are in none.

    Newest first.
    """
    dated = [(PostingDate(job.dated.year, job.dated.month), job) for job in jobs if job.dated]
    listed = Counter(month for month, _ in dated)
    stated = Counter(month for month, job in dated if job.yearly)
    newest_first = sorted(listed, key=lambda month: (month.year, month.month), reverse=True)
    return tuple(MonthCount(month, listed[month], stated[month]) for month in newest_first)


def midpoint(pay: YearlyPay) -> float | None:
    """The middle of a range; None where one end is open ("up to", "from"), which has no middle.

    >>> midpoint(YearlyPay(80000, 100000)), midpoint(YearlyPay(None, 100000))
    (90000.0, None)
    """
    return None if pay.minimum is None or pay.maximum is None else (pay.minimum + pay.maximum) / 2


def percentile(values: Sequence[float], q: float) -> float:
    """The value below which the share `q` (0 to 1) of the values lies, interpolated between neighbours.

    Raises ValueError for no values.

    >>> percentile([10, 20, 30, 40], 0.5), percentile([10, 20, 30], 0.1)
    (25.0, 12.0)
    """
    if not values:
        raise ValueError("percentile of no values")
    ordered = sorted(values)
    at = (len(ordered) - 1) * min(max(q, 0.0), 1.0)
    below, above = ordered[math.floor(at)], ordered[math.ceil(at)]
    return float(below + (above - below) * (at - math.floor(at)))
