"""Employers: spellings that are one company, its slug, and what its jobs say together.

Comes in: postings, then jobs, and the owner's notes. Goes out: companies by name. Unnamed employers are no company.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from sitegen.board.company_names import company_key
from sitegen.board.geography import place_tags
from sitegen.board.pay import percentile
from sitegen.board.variants import of_row
from sitegen.model.company import Company, CompanyFacts, CompanyNotes, Count
from sitegen.model.job import Job, Tag
from sitegen.model.posting import Posting
from sitegen.slugs import slug_or_hash


def company_tags(postings: Iterable[Posting], notes: Iterable[CompanyNotes]) -> Callable[[Posting], Tag | None]:
    """How to find the company of a posting: its most frequent spelling, or the one in the owner's notes."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    known = {company_key(name): note for note in notes for name in (note.slug, *note.aliases, note.name or note.slug)}
    for posting in postings:
        if posting.company:
            key = company_key(posting.company.value)
            note = known.get(key)
            spellings[note.slug if note else key][posting.company.value] += 1
    names = {note.slug: note.name for note in notes if note.name}
    by_key = _tags({key: names.get(key) or _favourite(spelling) for key, spelling in spellings.items()}, known)

    def tag(posting: Posting) -> Tag | None:
        if not posting.company:
            return None
        key = company_key(posting.company.value)
        note = known.get(key)
        return by_key[note.slug if note else key]

    return tag


def _favourite(spellings: Counter[str]) -> str:
    """The most frequent spelling; of equally frequent ones the first in the alphabet."""
    return min(spellings, key=lambda name: (-spellings[name], name))


def _tags(names: Mapping[str, str], notes: Mapping[str, CompanyNotes]) -> dict[str, Tag]:
    """Key → tag; slugs that collide get -2, -3 … in name order, those with notes keep their file's name."""
    reserved = {note.slug for note in notes.values()}
    tags = {key: Tag(key, name) for key, name in names.items() if key in reserved}
    taken = set(reserved)
    for key, name in sorted(names.items(), key=lambda item: (item[1].casefold(), item[1], item[0])):
        if key in tags:
            continue
        slug = base = slug_or_hash(name, "company")
        number = 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        tags[key] = Tag(slug, name)
    return tags


def make_companies(
    jobs: Mapping[str, Job], notes: Iterable[CompanyNotes], quotes: Mapping[str, str] | None = None
) -> tuple[Company, ...]:
    """The employers of these jobs, by name. Jobs come in list order and stay in it, open ones first.

    `quotes` is what their postings say about them, by slug; the owner's notes win.
    """
    by_tag: dict[Tag, list[Job]] = defaultdict(list)
    for job in jobs.values():
        if job.company and job.has_row:
            by_tag[job.company].append(job)
    noted = {note.slug: note for note in notes}
    ordered = sorted(by_tag.items(), key=lambda item: (item[0].label.casefold(), item[0].slug))
    quotes = quotes or {}
    return tuple(
        _company(tag, members, jobs, noted.get(tag.slug), quotes.get(tag.slug, "")) for tag, members in ordered
    )


def _company(tag: Tag, rows: Sequence[Job], jobs: Mapping[str, Job], note: CompanyNotes | None, quote: str) -> Company:
    is_open = [job for job in rows if job.state == "open"]
    closed = [job for job in rows if job.state == "closed"]
    about = note.about if note and note.about.text else None
    return Company(
        slug=tag.slug,
        name=tag.label,
        jobs=tuple(job.id for job in is_open + closed),
        open_jobs=len(is_open),
        facts=_facts([of_row(job, jobs) for job in is_open or closed]),
        website=note.website if note else None,
        about=about,
        quote="" if about else quote,
    )


def _facts(rows: Sequence[tuple[Job, ...]]) -> CompanyFacts:
    """What rows of lists say together: a place counts once a row, whichever job of the row it is of."""
    jobs = [row[0] for row in rows]
    dates = [job.dated for job in jobs if job.dated]
    newest = dates[0] if dates else None
    month = [date for date in dates if newest and (date.year, date.month) == (newest.year, newest.month)]
    paid = [job for job in jobs if job.yearly]
    lows = sorted(job.yearly.minimum for job in paid if job.yearly and job.yearly.minimum is not None)
    highs = sorted(job.yearly.maximum for job in paid if job.yearly and job.yearly.maximum is not None)
    enough = len(paid) >= 3 and bool(lows) and bool(highs)
    return CompanyFacts(
        newest=newest,
        newest_count=len(month),
        oldest=dates[-1] if dates else None,
        pay_stated=len(paid),
        pay_low=round(percentile(lows, 0.1)) if enough else None,
        pay_high=round(percentile(highs, 0.9)) if enough else None,
        pay_converted=any(job.salary and job.salary.currency != "USD" for job in paid),
        places=_counts(tag for row in rows for tag in _places(row)),
        categories=_counts(job.category for job in jobs if job.category),
    )


def _places(row: Iterable[Job]) -> set[Tag]:
    return {tag for job in row if job.hiring_in for tag in place_tags(job.hiring_in)}


def _counts(tags: Iterable[Tag]) -> tuple[Count, ...]:
    counted = Counter(tags)
    return tuple(Count(tag, counted[tag]) for tag in sorted(counted, key=lambda tag: (-counted[tag], tag.label)))
