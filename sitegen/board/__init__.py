"""Postings → Board: duplicates merged, companies named, ads opened and closed, groups and similar jobs found. Pure."""

import datetime

import msgspec

from sitegen.board import companies, duplicates, employer_text, expiry, geography, groups, jobs, similar, variants
from sitegen.board.loose_ends import loose_ends
from sitegen.model.board import Board
from sitegen.model.parsed import Parsed
from sitegen.model.rules import PACKAGED_RULES, Rules
from sitegen.reading.pay.rates import usd_rates
from sitegen.settings import Settings


def assemble(
    parsed: Parsed,
    settings: Settings,
    today: datetime.date,
    rules: Rules = PACKAGED_RULES,
    *,
    zone: datetime.tzinfo = datetime.UTC,
) -> Board:
    """The board of these postings as it stands on `today`, a day in the board's time `zone`.

    The order of what comes in does not matter.
    """
    postings, future = expiry.without_future(sorted(parsed.postings, key=lambda posting: posting.path), today)
    merged = duplicates.group(postings)
    company_of = companies.company_tags(postings, parsed.companies)
    all_jobs = geography.with_open_to(jobs.make_jobs(merged, company_of, settings, today, rules))
    is_open = tuple(job.id for job in all_jobs.values() if job.state == "open")
    all_jobs = variants.with_variants(all_jobs, is_open or all_jobs)
    listed = tuple(job_id for job_id in is_open or all_jobs if all_jobs[job_id].has_row)
    all_jobs = similar.with_similar(all_jobs, listed)
    all_jobs, quotes = employer_text.set_employers_text_apart(all_jobs)
    all_groups = groups.make_groups(all_jobs, listed, settings)
    vain = loose_ends(parsed.companies, settings, all_jobs, all_groups)
    return Board(
        settings=settings,
        today=today,
        zone=zone,
        rates=usd_rates(rules.rates),
        jobs=all_jobs,
        listed=listed,
        archive=bool(all_jobs) and not is_open,
        updated=expiry.newest(job.dated for job in all_jobs.values()),
        companies=companies.make_companies(all_jobs, parsed.companies, quotes),
        groups=all_groups,
        pages=tuple(sorted(parsed.pages, key=lambda page: page.slug)),
        problems=tuple(sorted((*parsed.problems, *future, *vain))),
    )


def merge(parts: tuple[Parsed, ...]) -> Parsed:
    """The sum of what was read from many files."""
    fields = Parsed.__struct_fields__
    return msgspec.structs.replace(
        Parsed(), **{field: tuple(item for part in parts for item in getattr(part, field)) for field in fields}
    )
