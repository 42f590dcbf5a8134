"""The facts of a job → front matter that sitegen's own reader, and others', read back: `title: "Night Baker"`.

Comes in: a `Job` and the address of its page. Goes out: lines of YAML between two `---`. What is not known has no key.
"""

import datetime
import json
import re
from collections.abc import Iterator
from decimal import Decimal

from sitegen.board.geography import area_label, country_name
from sitegen.display import dates
from sitegen.exports.job_record import deadline, value_of
from sitegen.model.job import Job
from sitegen.model.place import HiringIn
from sitegen.model.salary import Salary

Value = str | bool | tuple[str, ...]

SEPARATOR = "; "
"""Between places, which have commas themselves."""
_encode = json.JSONEncoder(ensure_ascii=False).encode
_BREAKS = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What JSON leaves as it is, and YAML 1.1 takes for the end of a line or refuses (5.1)."""


def front_matter(job: Job, address: str = "") -> str:
    """The header, with the line feed at its end; `address` is that of the job's page, where it is known."""
    return "".join(("---\n", *(f"{key}: {_yaml(value)}\n" for key, value in entries(job, address) if value), "---\n"))


def entries(job: Job, address: str) -> Iterator[tuple[str, Value | None]]:
    """Keys with their values; those without a value are left out of the file. `id` and `page` say which job it was."""
    yield "id", job.id
    yield "page", address
    yield "title", job.title
    yield "company", job.company.label if job.company else None
    yield "location", SEPARATOR.join(place.text for place in job.places)
    yield "hiring_in", _hiring(job.hiring_in) if job.hiring_in else None
    yield "work_mode", ", ".join(job.work_mode)
    yield "salary", pay(job.salary) if job.salary else None
    yield "employment", ", ".join(value_of(job, "employment") or ())
    yield "seniority", value_of(job, "seniority")
    yield "experience", _years(value_of(job, "experience"))
    yield "category", value_of(job, "category")
    yield "skills", tuple(skill.label for skill in job.skills)
    yield "language", value_of(job, "language")
    yield "posted", dates.iso(job.posted) if job.posted else None
    yield "deadline", _day(deadline(job))
    yield "closed", _closed(job)
    yield "apply", job.apply


def pay(salary: Salary) -> str:
    """Pay as one line that can be read in one way only.

    >>> pay(Salary(Decimal(90000), Decimal("120000.50"), "EUR", "year"))
    '90000 - 120000.50 EUR per year'
    >>> pay(Salary(None, Decimal(52), "USD", "hour")), pay(Salary(Decimal(300), None, None, None, "ote"))
    ('up to 52 USD per hour', 'from 300 OTE')
    """
    low, high = (None if bound is None else _amount(bound) for bound in (salary.minimum, salary.maximum))
    if low is None or high is None:
        figure = f"from {low}" if high is None else f"up to {high}"
    else:
        figure = low if low == high else f"{low} - {high}"
    period = f"per {salary.period}" if salary.period else ""
    basis = "OTE" if salary.basis == "ote" else ""
    return " ".join(filter(None, (figure, salary.currency, period, basis)))


def _amount(bound: Decimal) -> str:
    return str(int(bound)) if bound == int(bound) else f"{bound:.2f}"


def _hiring(hiring: HiringIn) -> str:
    return SEPARATOR.join((*map(country_name, hiring.countries), *map(area_label, hiring.areas)))


def _years(years: int | None) -> str | None:
    return None if years is None else f"{years} years"


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _closed(job: Job) -> Value | None:
    """The last day it was open, or that it is closed; nothing for an open one."""
    return None if job.state == "open" else _day(job.closed_on) or True


def _yaml(value: Value) -> str:
    r"""A value as JSON, which is YAML too (1.2, 10.2), less the few characters that are not.

    >>> _yaml('Baker: "Nights" #1'), _yaml(("C#", "R")), _yaml("a\u2028b"), _yaml(True)
    ('"Baker: \\"Nights\\" #1"', '["C#", "R"]', '"a\\u2028b"', 'true')
    """
    return _BREAKS.sub(lambda found: f"\\u{ord(found[0]):04x}", _encode(value))
