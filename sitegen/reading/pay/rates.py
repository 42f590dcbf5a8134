"""The owner's `content/rates.toml` and the packaged rates → one dated table of exchange rates. Pure.

Comes in: the text of the file, in the form of `rules/rates.toml`. Goes out: `Rates`, or SettingsError with the line and
the fix. A rate without a date or a source is refused: the pay page shows both.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from sitegen.errors import SettingsError
from sitegen.model.rules import PACKAGED_RATES, Rate, Rates
from sitegen.reading.fields.keys import did_you_mean
from sitegen.reading.pay.currencies import CURRENCIES
from sitegen.reading.rules import load
from sitegen.toml_text import parse_toml, place

FILE = "content/rates.toml"
KEYS = ("rate", "date", "source")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
EXAMPLE = 'EUR = { rate = "1.09", date = "2026-10-31", source = "European Central Bank" }'


def parse_rates(text: str, file: str = FILE) -> Rates:
    """The rates of an owner's file. Raises SettingsError."""
    values = parse_toml(text, file)
    for key in values:
        if key not in ("usd", "sources"):
            hint = f"Rates stand below [usd], as in: {EXAMPLE}"
            raise SettingsError(f"unknown key `{key}`", where=place(text, file, key), hint=hint)
    for key in ("usd", "sources"):
        if not isinstance(values.get(key, {}), dict):
            raise SettingsError(f"`{key}` is not a table", where=place(text, file, key), hint=f"Write [{key}].")
    for currency, row in values.get("usd", {}).items():
        fault = _fault(currency, row)
        if fault:
            key, message, hint = fault
            raise SettingsError(message, where=place(text, file, "usd", currency, key), hint=hint)
    return Rates(tuple(_rates(values)))


def usd_rates(own: Rates = PACKAGED_RATES) -> Mapping[str, Rate]:
    """Every rate of a board by currency: the packaged ones, and the owner's in their place."""
    return _usd_rates(own)


@cache
def _usd_rates(own: Rates) -> Mapping[str, Rate]:
    return {rate.currency: rate for rate in (*_rates(load("rates")), *own.rates)}


def _rates(values: Mapping[str, Any]) -> Iterator[Rate]:
    for currency, row in values.get("usd", {}).items():
        source = values.get("sources", {}).get(row["source"], row["source"])
        yield Rate(currency, Decimal(str(row["rate"])), str(row["date"]), str(source))


def _fault(currency: str, row: object) -> tuple[str, str, str] | None:
    """(key, what is wrong, the fix) for a row that cannot be used."""
    if currency not in CURRENCIES:
        hint = did_you_mean(currency.upper(), CURRENCIES)
        return "", f"`{currency}` is no currency that pay is read in", hint
    if not isinstance(row, dict):
        return "", f"`{currency}` is not a table", f"Write {EXAMPLE}"
    for key in row:
        if key not in KEYS:
            return key, f"`{currency}` has an unknown key `{key}`", did_you_mean(key, KEYS)
    for key in KEYS:
        if not str(row.get(key, "")).strip():
            return "", f"`{currency}` has no {key}", f"Write {EXAMPLE}"
    if not _DATE.fullmatch(str(row["date"])):
        return "date", f"`{currency}`: {str(row['date'])!r} is no date", "Write 2026, 2026-10 or 2026-10-31."
    rate = _number(row["rate"])
    if rate is None or rate <= 0:
        return "rate", f"`{currency}`: {row['rate']!r} is no rate", "Write the US dollars for one unit, such as 1.09."
    if currency == "USD" and rate != 1:
        return "rate", "`USD` is what the others are measured in: its rate is 1", "Take the line out."
    return None


def _number(value: object) -> Decimal | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() and not isinstance(value, bool) else None
