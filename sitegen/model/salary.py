"""Pay as an employer states it, and the yearly figure that makes pay comparable."""

from decimal import Decimal
from typing import Literal

import msgspec

Period = Literal["hour", "day", "week", "month", "year"]
Basis = Literal["base", "ote"]
"""ote: on-target earnings, used only where nothing else is given."""


class Salary(msgspec.Struct, frozen=True, gc=False):
    """A range of pay. At least one bound is set; a single figure has both bounds equal; "up to" has no minimum."""

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str | None
    """ISO 4217, or None where neither the words nor the place say."""
    period: Period | None
    """None where neither the words nor the size of the figure say; never assumed to be a year."""
    basis: Basis = "base"
    text: str = ""
    """The employer's own words."""


class YearlyPay(msgspec.Struct, frozen=True, gc=False):
    """The same range in whole US dollars a year, for filters, sorting and the pay strip only, never as a claim."""

    minimum: int | None
    maximum: int | None
