"""A job → its content file: front matter with every fact (`.Params` of the templates), the body in Markdown."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

import msgspec
from jinja2 import Environment

from sitegen.board.groups import TAGS
from sitegen.board.syndication import may_be_passed_on
from sitegen.display.dates import iso
from sitegen.display.timestamps import begins, true_date
from sitegen.exports.front_matter import entries
from sitegen.exports.job_record import job_record, sources
from sitegen.exports.markdown import markdown
from sitegen.feeds.entries import make_entry
from sitegen.model.board import Board, GroupKind
from sitegen.model.job import Job
from sitegen.model.page import Page
from sitegen.pages import company as company_pages
from sitegen.paths import job_iri, job_path, moved_path
from tests.bench.hugo.kinds import KINDS

IN_RECORD = ("id", "page", "title", "company", "apply")
"""Keys of the front matter of `index.md` that the template has from elsewhere."""


def pages(board: Board, env: Environment, plans: Sequence[Page]) -> Iterator[tuple[str, str]]:
    """Path below `content/` and text of every job's file. `env` has the filters of our templates, `plans` our pages."""
    terms = _terms(board)
    comparisons = {page.path: page.context for page in plans if page.template == "job.html"}
    listed = set(board.listed)
    for weight, job in enumerate(board.jobs.values(), 1):
        context = comparisons[f"{job_path(job)}index.html"]
        front = {
            "title": env.filters["job_title"](job.title),
            "weight": weight,
            "aliases": [f"/{moved_path(slug)}" for slug in job.former],
            **terms[job.id],
            "params": _params(job, board, env, context) | {"listed": job.id in listed},
        }
        if day := true_date(job):
            front["date"] = begins(day, board.zone).isoformat()
        prose = job.lead.prose
        yield f"jobs/{job.slug}.md", f"{json.dumps(front, ensure_ascii=False)}\n\n{markdown(prose.html.html)}\n"


def _terms(board: Board) -> Mapping[str, dict[str, list[str]]]:
    """The terms of each job: those of the lists that it stands in."""
    terms: dict[str, dict[str, list[str]]] = {job_id: defaultdict(list) for job_id in board.jobs}
    for group in board.groups:
        for job_id in group.jobs:
            terms[job_id][KINDS[group.kind].plural].append(group.tag.slug)
    for company in board.companies:
        for job_id in company_jobs(board, company.jobs):
            terms[job_id]["companies"].append(company.slug)
    return terms


def company_jobs(board: Board, ids: Sequence[str]) -> list[str]:
    """Those that stand on the page of a company: the open ones, else those that closed lately."""
    recent = [
        job_id
        for job_id in ids
        if (day := board.jobs[job_id].closed_on) and day >= board.today - company_pages.KEPT_CLOSED
    ]
    return [job_id for job_id in ids if board.jobs[job_id].state == "open"] or recent


def _params(job: Job, board: Board, env: Environment, context: Mapping[str, Any]) -> dict[str, Any]:
    words, prose = env.filters, job.lead.prose
    record = msgspec.to_builtins(job_record(job, board))
    del record["origins"]  # the template makes them of the evidence
    entry = make_entry(job, board)
    comparison = context["comparison"]
    others = context["company"].open_jobs - (job.state == "open") if context["company"] else 0
    values: dict[str, Any] = {
        "job": True,
        "icons": ["back", "forward", "out", "info", "save", "link", "theme"],
        "open": job.state == "open",
        "hidden": job.state != "open",
        "record": record,
        "evidence": {
            name: {
                "origin": source.evidence.origin,
                "words": source.evidence.words,
                "stated": source.evidence.stated,
                "file": source.posting.path,
                "line": source.evidence.line,
            }
            for name, source in sources(job)
        },
        "front": [{"key": key, "value": value} for key, value in entries(job, "") if value and key not in IN_RECORD],
        "company": record["company"],
        "tile": msgspec.to_builtins(words["tile"](job.company.label if job.company else None)),
        "place": words["location"](job),
        "row_place": words["row_location"](job),
        "details": words["details"](job),
        "dated": iso(job.dated) if job.dated else None,
        "day": iso(job.dated) if job.dated and job.dated.day else None,
        "month_id": iso(job.dated)[:7] if job.dated else None,
        "month": words["month"](job.dated) if job.dated else None,
        "row_date": words["row_date"](job.dated) if job.dated else None,
        "ends": words["ends"](job),
        "row_ends": words["row_ends"](job),
        "ended": words["ended"](job),
        "description": words["description"](job),
        "excerpt": prose.excerpt,
        "language": _calls(env)["language_differs"](job, board.settings.language),
        "also": [link._asdict() for link in words["also_listed"](job)],
        "links": [link._asdict() for link in words["other_links"](job)] if job.state == "open" else [],
        "readings": msgspec.to_builtins(words["readings"](job)),
        "apply_label": _calls(env)["apply_label"](job.apply, archive=board.archive) if job.apply else None,
        "facts": list(_facts(job, env)),
        "pay": _pay(job, env, comparison),
        "tags": {KINDS[kind].plural: _tags(kind, job, words) for kind in ("category", "place")},
        "codes": [tag.slug for kind in KINDS for tag in TAGS[kind](job)],
        "legal": markdown(prose.legal.html),
        "employer": markdown(prose.employer.html) if prose.employer else "",
        "similar": [f"/{job_path(board.jobs[other])}" for other in job.similar],
        "others": others,
        "company_open": context["company"].open_jobs if context["company"] else 0,
        "report": _calls(env)["report_address"](job),
        "edit": _calls(env)["edit_address"](job),
        "markup": _markup(_calls(env)["job_markup"](job)),
        "iri": job_iri(job, board.settings.base_url),
        "feed_tags": entry.tags,
        "feed_facts": _feed_facts(entry.summary),
        "syndicated": bool(
            job.state == "open"
            and job.title
            and job.company
            and prose.text
            and true_date(job)
            and may_be_passed_on(job, board.settings.no_syndication)
        ),
    }
    if job.salary:
        values["pay_row"] = msgspec.to_builtins(words["pay_row"](job.salary))
    if job.yearly:
        values["row_strip"] = msgspec.to_builtins(_calls(env)["row_strip"](job.yearly))
        values["usd"] = [job.yearly.minimum, job.yearly.maximum]
    return {key: value for key, value in values.items() if value not in (None, "", [], ())}


def _calls(env: Environment) -> Mapping[str, Callable[..., Any]]:
    """What our templates call."""
    return cast(Mapping[str, Callable[..., Any]], env.globals)


def _markup(value: Mapping[str, Any] | None) -> str | None:
    """Without the text of the ad, which Hugo makes, and without the brace that opens it."""
    if value is None:
        return None
    rest = {key: each for key, each in value.items() if key != "description"}
    return json.dumps(rest, ensure_ascii=False, separators=(",", ":"))[1:]


def _tags(kind: GroupKind, job: Job, words: Mapping[str, Any]) -> list[dict[str, str]]:
    tags = words["hiring"](job.hiring_in) if kind == "place" and job.hiring_in else ()
    tags = TAGS[kind](job) if kind != "place" else tags
    return [{"slug": tag.slug, "label": tag.label} for tag in tags]


def _facts(job: Job, env: Environment) -> Iterator[dict[str, Any]]:
    """The strip below the heading."""
    words = env.filters
    yield {"label": "Hiring in", "kind": "in", "tags": _tags("place", job, words), "value": "Not stated"}
    if job.work_mode:
        yield {"label": "Work mode", "value": words["work_mode"](job.work_mode), "sub": words["employment"](job)}
    elif employment := words["employment"](job):
        yield {"label": "Employment", "value": employment}
    if job.level:
        yield {"label": "Level", "kind": "level", "tags": _tags("level", job, words)}
    yield {"label": "Category", "kind": "category", "tags": _tags("category", job, words), "value": "Not stated"}
    dated = job.dated
    last = words["apply_by"](job)
    yield {
        "label": words["date_label"](job),
        "date": iso(dated) if dated else None,
        "value": words["long_date"](dated) if dated else "Not stated",
        "sub": f"Apply by {words['long_date'](last)}" if last else None,
    }


def _pay(job: Job, env: Environment, comparison: Any) -> dict[str, Any]:
    """The pay card."""
    words = env.filters
    median = comparison.pay.median if comparison else None
    middle = f"{words['thousands'](median)} ({comparison.pay.stated} jobs)" if comparison else ""
    if not job.salary:
        notes = [f"The middle for roles here that do is {middle} a year."] if comparison else []
        return {"label": words["pay_label"](job.salary), "full": "Not stated by the employer", "notes": notes}
    notes = [
        "" if job.salary.currency else "The employer does not say in which currency.",
        "" if job.salary.period else "The employer does not say for which period.",
        words["pay_in_dollars"](job),
        "Read from the job text, so check it with the employer." if words["pay_is_from_text"](job) else "",
        f"The mark is the middle for roles here, {middle}." if comparison and job.yearly else "",
    ]
    return {
        "label": words["pay_label"](job.salary),
        "full": words["pay_full"](job.salary),
        "notes": [note for note in notes if note],
        "strip": msgspec.to_builtins(_calls(env)["card_strip"](job.yearly, median=median)) if job.yearly else None,
    }


def _feed_facts(summary: str) -> list[dict[str, str]]:
    """The facts of an entry, in words."""
    facts = summary.removeprefix("<p>").partition("</p>")[0].split("<br>")
    return [{"name": name, "value": value} for name, _, value in (fact.partition(": ") for fact in facts)]
