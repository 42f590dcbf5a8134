"""The lines of the two selects in the rail, in words: at least this pay, posted since then."""

from babel import Locale

from sitegen.display.dates import short_month
from sitegen.display.pay import thousands
from sitegen.model.board import Choice
from sitegen.model.posting import PostingDate

_DAYS = {"7d": "Last 7 days", "30d": "Last 30 days", "90d": "Last 3 months"}


def choice_label(choice: Choice, locale: Locale) -> str:
    """What a choice is called, without its count: $150k or more, Since Jan 2025, Last 7 days."""
    if choice.value in _DAYS:
        return _DAYS[choice.value]
    year, _, month = choice.value.partition("-")
    if month:
        return f"Since {short_month(PostingDate(int(year), int(month)), locale)}"
    return f"{thousands(int(choice.value) * 1000, locale)} or more"
