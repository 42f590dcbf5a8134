"""One open job as a JobPosting, by the rules of Google's job search (revised 2026-09).

Comes in: a job and its board. Goes out: the JSON value, or `Withheld` with every reason. Must never invent what the
rules ask for: no employer, date, country, pay or last day that the ad does not state.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from sitegen.display.endings import apply_by
from sitegen.display.timestamps import ends, first_day
from sitegen.markup.base_salary import base_salary
from sitegen.markup.whereabouts import whereabouts
from sitegen.model.board import Board
from sitegen.model.company import Company
from sitegen.model.job import Job
from sitegen.model.posting import EmploymentType
from sitegen.paths import job_path

Reason = Literal["closed", "no title", "no company", "no date", "no country", "only regions", "hardly any text"]
"""Why an ad has no markup. "no country": no place with one and, for a purely remote job, no countries that it hires in;
"only regions": it hires worldwide, in EMEA or in another region, which Google takes for no place at all."""

SHORTEST_TEXT = 100
"""Characters. Google wants the whole text of an ad; below this the page says itself that there must be more."""

EMPLOYMENT: Mapping[EmploymentType, str] = {
    "full-time": "FULL_TIME", "part-time": "PART_TIME", "contract": "CONTRACTOR", "freelance": "CONTRACTOR",
    "temporary": "TEMPORARY", "internship": "INTERN", "volunteer": "VOLUNTEER", "apprenticeship": "OTHER",
}  # fmt: skip
"""Google has no word for "permanent", which says nothing about hours."""
_PARAGRAPH = re.compile(r"<(?:p|li|br)\b")


class Withheld(msgspec.Struct, frozen=True):
    """Why an ad has no markup: all that would have to be stated, in the order of the page."""

    reasons: tuple[Reason, ...]


def job_posting(job: Job, board: Board, company: Company | None = None) -> Mapping[str, object] | Withheld:
    """The JobPosting of an open job of this company. Properties that are not known are left out, never filled."""
    if reasons := reasons_against(job):
        return Withheld(reasons)
    values = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": job.title,
        "description": job.lead.prose.whole,
        "datePosted": first_day(job.posted).isoformat() if job.posted else None,
        "validThrough": _valid_through(job, board),
        "employmentType": _employment(job),
        "hiringOrganization": _organization(job, company),
        **whereabouts(job),
        "baseSalary": base_salary(job),
        "experienceRequirements": _experience(job),
        "directApply": False,
        "url": board.settings.base_url + job_path(job) if board.settings.base_url else None,
    }
    return {name: value for name, value in values.items() if value is not None}


def reasons_against(job: Job) -> tuple[Reason, ...]:
    """Why the job has no markup; empty where it has."""
    return tuple(_reasons(job))


def _reasons(job: Job) -> Iterator[Reason]:
    if job.state == "closed":
        yield "closed"
    if not job.title:
        yield "no title"
    if not job.company:
        yield "no company"
    if not job.posted:
        # The day on which a board first had an ad is no date of its employer's, and may be much later.
        yield "no date"
    if not whereabouts(job):
        yield "only regions" if job.hiring_in and job.hiring_in.areas else "no country"
    prose = job.lead.prose
    if (len(prose.text) < SHORTEST_TEXT and not prose.employer) or not _PARAGRAPH.search(prose.html.html):
        yield "hardly any text"


def _organization(job: Job, company: Company | None) -> dict[str, object] | None:
    if not job.company:
        return None
    website = company.website if company else None
    return {"@type": "Organization", "name": job.company.label, **({"sameAs": website} if website else {})}


def _valid_through(job: Job, board: Board) -> str | None:
    """The end of the last valid day that is stated and shown; never one that follows from the age of an ad."""
    day = apply_by(job)
    return ends(day, board.zone).isoformat() if day else None


def _employment(job: Job) -> str | list[str] | None:
    fact = next((posting.employment for posting in job.postings if posting.employment), None)
    types = list(dict.fromkeys(EMPLOYMENT[value] for value in fact.value if value in EMPLOYMENT)) if fact else []
    return types[0] if len(types) == 1 else types or None


def _experience(job: Job) -> dict[str, object] | None:
    """Years of experience, where the text that is shown asks for them."""
    fact = job.lead.experience
    if not fact or not fact.value or fact.evidence.origin != "body":
        return None
    return {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 12 * fact.value}
