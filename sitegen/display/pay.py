"""Pay in words: short in rows, full on the job page, always in the employer's own currency and period.

Comes in: a `Salary`, sometimes with its `YearlyPay`. Goes out: text. Nothing is converted but where it says so.
"""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

import msgspec
from babel import Locale
from babel.numbers import get_currency_symbol

from sitegen.board.pay import midpoint
from sitegen.display.numbers import number
from sitegen.model.job import Job
from sitegen.model.salary import Period, Salary, YearlyPay

SUFFIXES: dict[Period, str] = {"hour": "/hr", "day": "/day", "week": "/wk", "month": "/mo"}
"""Only pay that is not a year's says so in a row."""
CLOSE = 0.07
"""Pay within 7 % of the middle is "close to" it."""


class RowPay(msgspec.Struct, frozen=True):
    """`$52–75` and `/hr`; the suffix is empty for yearly pay and where the period is not known."""

    figure: str
    suffix: str
    spoken: str
    """What a screen reader adds: "a year"."""


def row(salary: Salary, locale: Locale) -> RowPay:
    """The short form."""
    low, high = salary.minimum, salary.maximum
    plain = max(bound for bound in (low, high) if bound is not None) < 10_000 and any(
        bound is not None and bound < 1000 for bound in (low, high)
    )
    texts = [None if bound is None else _short(bound, locale, plain=plain) for bound in (low, high)]
    suffix = SUFFIXES.get(salary.period, "") if salary.period else ""
    if salary.basis == "ote":
        suffix = f"{suffix} OTE".strip()
    return RowPay(_range(texts[0], texts[1], symbol(salary.currency), "–"), suffix, spoken(salary))


def full(salary: Salary, locale: Locale) -> str:
    """The long form: `$170,000 – $230,000`."""
    texts = [None if bound is None else number(bound, locale) for bound in (salary.minimum, salary.maximum)]
    sign = symbol(salary.currency)
    return _range(texts[0], texts[1], sign, f"\u00a0– {sign}")


def _range(low: str | None, high: str | None, sign: str, dash: str) -> str:
    if low is None:
        return f"Up to {sign}{high}"
    if high is None:
        return f"From {sign}{low}"
    return f"{sign}{low}" if low == high else f"{sign}{low}{dash}{high}"


def _short(value: Decimal, locale: Locale, *, plain: bool) -> str:
    """Thousands with k from 1,000, millions with m; exact below 10,000, to the nearest thousand above."""
    if plain or value < 1000:
        return number(value, locale)
    if value >= 1_000_000:
        millions = (value / 1_000_000).quantize(Decimal("0.01"), ROUND_HALF_UP)
        return _trimmed(millions, locale) + "m"
    if value >= 10_000:
        return number((value / 1000).quantize(Decimal(1), ROUND_HALF_UP), locale) + "k"
    return _trimmed(value / 1000, locale) + "k" if value % 100 == 0 else number(value, locale)


def _trimmed(value: Decimal, locale: Locale) -> str:
    decimal = number(value, locale)
    return decimal.rstrip("0") if value != int(value) else decimal


@lru_cache(maxsize=256)
def symbol(currency: str | None) -> str:
    r"""What stands before a figure: a sign, or the code and a no-break space; nothing where the currency is not known.

    >>> symbol("USD"), symbol("CAD"), symbol("PLN"), symbol(None)
    ('$', 'CA$', 'PLN\xa0', '')
    """
    if currency is None:
        return ""
    # English signs whatever the language of the board: elsewhere a bare $ may be the local dollar.
    sign: str = get_currency_symbol(currency, "en")
    return f"{sign}\u00a0" if sign.isalpha() else sign


def thousands(dollars: int, locale: Locale) -> str:
    """US dollars a year in short: $174k."""
    return f"${_short(Decimal(dollars), locale, plain=False)}"


def label(salary: Salary | None) -> str:
    """What the card calls the figure: "Pay per year"."""
    if salary is None:
        return "Pay"
    kind = "On-target pay" if salary.basis == "ote" else "Pay"
    return f"{kind} per {salary.period}" if salary.period else kind


def spoken(salary: Salary) -> str:
    """What follows the figure for those who do not see the suffix."""
    return f"{'an' if salary.period == 'hour' else 'a'} {salary.period}" if salary.period else ""


def spelled_out(figure: str, salary: Salary) -> str:
    """A figure with what it is of, where nothing beside it says so: `$170,000 a year`, `$120k a year on target`.

    On-target earnings are no base pay, and never pass for it.
    """
    target = "on target" if salary.basis == "ote" else ""
    return " ".join(filter(None, (figure, spoken(salary), target)))


def in_dollars(job: Job, locale: Locale) -> str:
    """About $90k–130k a year in US dollars: for comparable pay in another currency or period; else nothing."""
    if not job.salary or not job.yearly or (job.salary.currency, job.salary.period) == ("USD", "year"):
        return ""
    if job.salary.currency == "USD":
        return f"About {_range(*_bounds(job.yearly, locale), '$', '–')} a year."
    return f"About {_range(*_bounds(job.yearly, locale), '$', '–')} a year in US dollars."


def _bounds(yearly: YearlyPay, locale: Locale) -> tuple[str | None, str | None]:
    low, high = yearly.minimum, yearly.maximum
    return (
        None if low is None else _short(Decimal(low), locale, plain=False),
        None if high is None else _short(Decimal(high), locale, plain=False),
    )


def is_from_text(job: Job) -> bool:
    """True where the pay was read from the text of the ad, not from a field of its own."""
    fact = next((posting.salary for posting in job.postings if posting.salary), None)
    return fact is not None and fact.evidence.origin == "body"


def compare(yearly: YearlyPay | None, median: int) -> str:
    """One of above, below and close to (the median); empty where the range is open."""
    own = midpoint(yearly) if yearly else None
    if own is None:
        return ""
    if abs(own - median) <= CLOSE * median:
        return "close to"
    return "above" if own > median else "below"
