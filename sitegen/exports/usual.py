"""What a script can work out by itself: slugs of names, addresses of jobs, pay in words. The table holds the rest.

Comes in: what the table has of a job. Goes out: what `static/assets/texts.js` makes of it, by the same few rules. Where
a job says anything else, the table says so: these rules can be too simple, but never wrong.
"""

import re
import unicodedata

from sitegen.model.salary import YearlyPay

LONGEST = 60
"""Characters that a title has in an address."""
IN_THOUSANDS = range(10_000, 999_500)
"""US dollars a year that are usually written as $10k to $999k."""


def slug(text: str) -> str:
    """The runs of a-z and 0-9 in the text, lower-cased and without accents, joined by hyphens.

    >>> slug("Développeur C++ / Go"), slug("数据")
    ('developpeur-c-go', '')
    """
    folded = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text)).lower()
    return "-".join(re.findall("[a-z0-9]+", folded))


def job_slug(title: str, company: str | None, id: str) -> str:
    """The last part of the address of a job with this title, slug of its company and id.

    >>> job_slug("Baker", "acme", "3fa2b1"), job_slug("x" * 70, None, "3fa2b1") == "x" * 60 + "-3fa2b1"
    ('baker-at-acme-3fa2b1', True)
    """
    words = slug(title)
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return f"{words}{f'-at-{company}' if company is not None else ''}-{id}"


def pay(yearly: YearlyPay | None) -> tuple[str, str, str] | None:
    """Figure, suffix and spoken words of pay that is stated in US dollars a year and in ten thousands of them.

    >>> pay(YearlyPay(89_500, 120_000)), pay(YearlyPay(90_000, 90_000)), pay(YearlyPay(None, 90_000))
    (('$90k–120k', '', 'a year'), ('$90k', '', 'a year'), None)
    """
    bounds = (yearly.minimum or 0, yearly.maximum or 0) if yearly else (0, 0)
    if not all(bound in IN_THOUSANDS for bound in bounds):
        return None
    low, high = (f"{(bound + 500) // 1000}k" for bound in bounds)
    return (f"${low}" if low == high else f"${low}–{high}", "", "a year")
