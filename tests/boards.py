"""Boards made by hand for tests of the stages after `assemble`: a few plain values in, whole records out."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from sitegen.board.categories import category_tag
from sitegen.board.companies import make_companies
from sitegen.board.expiry import newest
from sitegen.board.geography import with_open_to
from sitegen.board.groups import make_groups
from sitegen.board.pay import yearly
from sitegen.board.roles import role_tag
from sitegen.board.skills import skill_tag
from sitegen.model.board import Board
from sitegen.model.company import CompanyNotes
from sitegen.model.fact import Evidence, Fact, Origin
from sitegen.model.job import ClosedBy, Job, Tag
from sitegen.model.parsed import ContentPage
from sitegen.model.place import HiringIn, Place
from sitegen.model.posting import Level, Posting, PostingDate
from sitegen.model.prose import Heading, Prose, SafeHtml
from sitegen.model.salary import Salary
from sitegen.model.theme import Theme
from sitegen.settings import Settings
from sitegen.slugs import slugify

TODAY = datetime.date(2025, 3, 20)
ROOT = Path(__file__).parents[1]
TEXT = "You will build the part of the product that people touch first. We write tests, we review, we ship on Tuesdays."


def fact(value: Any, origin: Origin = "header") -> Fact[Any]:
    return Fact(value, Evidence(origin, 1, str(value)))


def prose(text: str = TEXT, headings: Iterable[str] = (), legal: str = "") -> Prose:
    """A body of one paragraph under each heading."""
    made = tuple(Heading(2, slugify(heading), heading) for heading in headings)
    html = f"<p>{text}</p>" + "".join(f'<h2 id="{h.anchor}">{h.text}</h2><p>{text}</p>' for h in made)
    return Prose(
        SafeHtml(html.encode()), SafeHtml(f"<p>{legal}</p>".encode() if legal else b""), made, text[:200], text.encode()
    )


def salary(low: float | None, high: float | None, currency: str | None = "USD", period: Any = "year") -> Salary:
    bounds = [None if bound is None else Decimal(str(bound)) for bound in (low, high)]
    return Salary(bounds[0], bounds[1], currency, period, text="as the employer wrote it")


def job(  # a job has many facts, and each test names those it is about
    title: str | None = "Engineer",
    company: str | None = "Acme",
    *,
    posted: str | None = "2025-03",
    posted_origin: Origin = "path",
    pay: Salary | None = None,
    pay_origin: Origin = "header",
    hiring: tuple[str, ...] = (),
    areas: tuple[str, ...] = (),
    places: Iterable[str | Place] = (),
    work_mode: tuple[Any, ...] = (),
    level: Level | None = None,
    category: str | None = "Python",
    skills: Iterable[str] = (),
    apply: str | None = "https://www.example.com/jobs/1",
    language: str | None = None,
    body: Prose | None = None,
    **other: Any,
) -> Job:
    """A job with these facts, open unless `state` says otherwise."""
    date = PostingDate(*(int(part) for part in posted.split("-"))) if posted else None
    key = slugify(f"{title} {company} {posted} {other.pop('key', '')}")
    posting = Posting(
        path=f"{key}.md",
        format="front-matter",
        posted=fact(date, posted_origin) if date else None,
        salary=fact(pay, pay_origin) if pay else None,
        language=fact(language, "body") if language else None,
        prose=body or prose(),
        **{name: other.pop(name) for name in ("deadline", "closed") if name in other},
    )
    return Job(
        id=key,
        slug=key,
        postings=(posting,),
        title=title,
        role=role_tag(title) if title else None,
        company=Tag(slugify(company), company) if company else None,
        places=tuple(Place(place) if isinstance(place, str) else place for place in places),
        hiring_in=HiringIn(tuple(sorted(hiring)), tuple(sorted(areas))) if hiring or areas else None,
        work_mode=work_mode,
        salary=pay,
        yearly=yearly(pay) if pay else None,
        level=level,
        category=category_tag(category) if category else None,
        skills=tuple(skill_tag(skill) for skill in skills),
        posted=date,
        apply=apply,
        **({"state": "open"} | other),
    )


def board(
    *jobs: Job, pages: tuple[ContentPage, ...] = (), notes: tuple[CompanyNotes, ...] = (), **settings: Any
) -> Board:
    """The board of these jobs, in this order."""
    chosen = Settings(**settings)
    by_id = with_open_to({job.id: job for job in jobs})
    is_open = tuple(job.id for job in jobs if job.state == "open")
    listed = tuple(job_id for job_id in is_open or by_id if by_id[job_id].has_row)
    return Board(
        settings=chosen,
        today=TODAY,
        jobs=by_id,
        listed=listed,
        archive=bool(jobs) and not is_open,
        updated=newest(job.posted for job in jobs),
        companies=make_companies(by_id, notes),
        groups=make_groups(by_id, listed, chosen),
        pages=pages,
        problems=(),
    )


def page(slug: str, title: str, text: str = TEXT) -> ContentPage:
    return ContentPage(slug, title, prose(text))


def theme() -> Theme:
    """The theme of this repository, as it lies on the disk."""
    templates = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "templates").iterdir())}
    assets = ROOT / "static" / "assets"
    return Theme(
        templates=templates | {f"sitegen/{name}": text for name, text in templates.items()},
        sources={name: f"templates/{name.removeprefix('sitegen/')}" for name in templates}
        | {f"sitegen/{name}": f"templates/{name}" for name in templates},
        assets={str(path.relative_to(assets)): path.read_bytes() for path in sorted(assets.rglob("*.*"))},
        files={"favicon.svg": (ROOT / "static" / "favicon.svg").read_bytes()},
    )


def closed(made: Job, on: datetime.date | None = None, by: ClosedBy | None = None) -> Job:
    """The same job, closed."""
    return msgspec.structs.replace(made, state="closed", closed_on=on, closed_by=by)
