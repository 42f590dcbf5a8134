"""Numbers as the language of the board writes them."""

from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.numbers import format_decimal


@cache
def board_locale(language: str) -> Locale:
    """The locale of a language tag. Plain `en` is international English: 13 March 2025, not March 13.

    >>> str(board_locale("en")), str(board_locale("pt-BR"))
    ('en_001', 'pt_BR')
    """
    return Locale.parse("en-001" if language == "en" else language, sep="-")


@lru_cache(maxsize=4096)  # the same counts stand on every page, and Babel parses the pattern for each
def number(value: int | Decimal, locale: Locale) -> str:
    """With separators; fractions only where there are any, and then two digits.

    >>> number(5689, board_locale("en")), number(5689, board_locale("de")), number(Decimal("52.5"), board_locale("en"))
    ('5,689', '5.689', '52.50')
    """
    pattern = "#,##0" if value == int(value) else "#,##0.00"
    return format_decimal(value, format=pattern, locale=locale)
