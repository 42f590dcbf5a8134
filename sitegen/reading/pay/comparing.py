"""Two statements of pay for one job → whether they can both be true.

Comes in: two `Salary`s. Goes out: yes or no. Never takes what cannot be compared for a contradiction.
"""

from decimal import Decimal

from sitegen.model.salary import Salary
from sitegen.reading.pay.conversion import yearly_usd

ROUNDED = Decimal("0.02")
"""How far apart two figures may be that are the same: "$95k" and "$95,200"."""
CONVERTED = Decimal("0.25")
"""The same for figures in two currencies or for two periods: rates move, and weeks of work differ."""


def disagree(one: Salary, other: Salary) -> bool:
    """True where neither range lies within the other (a band of one place often lies within the whole range).

    >>> def usd(low, high): return Salary(Decimal(low), Decimal(high), "USD", "year")
    >>> disagree(usd(90_000, 120_000), usd(150_000, 180_000)), disagree(usd(90_000, 120_000), usd(95_000, 110_000))
    (True, False)
    >>> disagree(usd(90_000, 120_000), Salary(Decimal(60), Decimal(70), None, None))
    False
    """
    if (one.minimum, one.maximum) == (other.minimum, other.maximum):
        return False  # the same figures: one of the two only says more about their currency or period
    first, second = _yearly(one), _yearly(other)
    if one.basis != other.basis or not first or not second:
        return False
    alike = (one.currency, one.period) == (other.currency, other.period)
    slack = ROUNDED if alike else CONVERTED
    return not (_within(first, second, slack) or _within(second, first, slack))


Range = tuple[Decimal, Decimal]


def _yearly(salary: Salary) -> Range | None:
    """Both bounds in US dollars a year, an open end reaching far; None where that is not known."""
    low, high = (
        None if bound is None else yearly_usd(bound, salary.currency, salary.period)
        for bound in (salary.minimum, salary.maximum)
    )
    if low is None and high is None:
        return None
    return low or Decimal(0), high or Decimal(10**9)


def _within(inner: Range, outer: Range, slack: Decimal) -> bool:
    return outer[0] * (1 - slack) <= inner[0] and inner[1] <= outer[1] * (1 + slack)
