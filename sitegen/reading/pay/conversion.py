"""Pay a period → US dollars a year, and what is plausible. The one place where hours, days and rates are multiplied.

Comes in: an amount with currency and period. Goes out: US dollars a year. For comparison only, never shown as a claim.
"""

from decimal import Decimal

from sitegen.model.rules import PACKAGED_RATES, Rates
from sitegen.model.salary import Period
from sitegen.reading.pay.currencies import CURRENCIES
from sitegen.reading.pay.rates import usd_rates
from sitegen.reading.pay.words import RULES

PERIODS_A_YEAR: dict[Period, int] = {"hour": 2080, "day": 230, "week": 52, "month": 12, "year": 1}
"""40 hours in each of 52 weeks; 230 working days, which leaves out holidays."""
USD: dict[str, Decimal] = {code: rate.usd for code, rate in usd_rates().items()}
"""One unit of a currency in US dollars, by the packaged rates. What is plausible, and which period a figure is of, is
always judged by these, never by the owner's: a posting must not read differently on two boards."""
_LIMITS: dict[str, int] = RULES["plausible"]


def yearly_usd(
    amount: Decimal, currency: str | None, period: Period | None, rates: Rates = PACKAGED_RATES
) -> Decimal | None:
    """US dollars a year; None where the currency, its rate or the period is not known.

    >>> yearly_usd(Decimal(50), "USD", "hour"), yearly_usd(Decimal(1), "EUR", None)
    (Decimal('104000'), None)
    """
    rate = usd_rates(rates).get(currency or "")
    return amount * rate.usd * PERIODS_A_YEAR[period] if rate is not None and period else None


def is_plausible(least: Decimal | None, most: Decimal | None, currency: str | None, period: Period | None) -> bool:
    """Whether this can be the pay of a year (4,000 to 900,000 USD, top at most 4 times the bottom).

    Where currency or period is unknown only the width can be judged, and that a figure is not zero.

    >>> is_plausible(Decimal(90000), Decimal(120000), "USD", "year"), is_plausible(Decimal(0), None, None, None)
    (True, False)
    """
    bounds = [bound for bound in (least, most) if bound is not None]
    if not bounds or min(bounds) <= 0 or max(bounds) > min(bounds) * _LIMITS["most_times_least"]:
        return False
    yearly = [value for bound in bounds if (value := yearly_usd(bound, currency, period)) is not None]
    return all(_LIMITS["year_least"] <= value <= _LIMITS["year_most"] for value in yearly)


def period_by_size(least: Decimal | None, most: Decimal | None, currency: str | None) -> Period | None:
    """The period that the size of a figure makes obvious, else None.

    Years from 15,000 USD; smaller sums only where a currency's employers customarily quote months or years
    (`custom` in currencies.toml); hourly rates by their size.

    >>> period_by_size(Decimal(90000), None, "USD"), period_by_size(Decimal(5000), None, "USD")
    ('year', None)
    >>> period_by_size(Decimal(16000), Decimal(26000), "PLN"), period_by_size(Decimal(40), Decimal(40), "USD")
    ('month', 'hour')
    """
    bounds = [bound for bound in (least, most) if bound is not None]
    rate = USD.get(currency or "", Decimal(1) if currency is None else None)
    if not bounds or rate is None:
        return None
    low, high = min(bounds) * rate, max(bounds) * rate
    custom = CURRENCIES.get(currency or "", {}).get("custom")
    if low >= _LIMITS["year_from"]:
        return "year"
    if custom == "year" and low >= _LIMITS["custom_year_from"]:
        return "year"
    if custom == "month" and low >= _LIMITS["month_from"] and high <= _LIMITS["month_to"]:
        return "month"
    return "hour" if _LIMITS["hour_from"] <= low and high <= _LIMITS["hour_to"] and currency else None
