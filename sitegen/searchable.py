"""Board → what Pagefind reads: one small document a listed job, at the address of the job's page. Never published.

Comes in: a `Board`. Goes out: HTML files with the job's own words, weighted. What a row shows is in the job table, so
there is no metadata, which Pagefind would search too, except the title: with it slips of the pen find more. Legal
boilerplate, navigation and similar jobs are left out: words that every ad has find nothing.
"""

from collections.abc import Iterator
from html import escape

from sitegen.board.variants import of_row
from sitegen.display import places, titles
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.page import Output
from sitegen.paths import file, job_path

WEIGHTS = {"title": 7, "company": 5, "place": 3}
"""How much more a word counts there than in the text. Skills do not: excerpts would be lists of skills."""

TEXT_BEGINS = "␞"
"""Stands between the facts and the text: an excerpt is shown from there on, for the row says the facts already."""


def documents(board: Board) -> Iterator[Output]:
    """One document for each listed job, in list order: near-copies are found as the row they share."""
    for job_id in board.listed:
        job = board.jobs[job_id]
        yield Output(file(job_path(job)), _document(job, board).encode())


def _document(job: Job, board: Board) -> str:
    found = {
        "title": job.title or "",
        "company": job.company.label if job.company else "",
        "place": ", ".join(dict.fromkeys(name for each in of_row(job, board.jobs) for name in _places(each))),
    }
    weighted = "".join(
        f'<p data-pagefind-weight="{WEIGHTS[name]}">{escape(text)}</p>' for name, text in found.items() if text
    )
    # The skills by the names that the board gives them: an ad that says "k8s" is found as Kubernetes.
    lines = [*job.lead.prose.text.splitlines(), ", ".join(skill.label for skill in job.skills)]
    text = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    # One language for the whole index: Pagefind answers only in the language of the page that asks.
    return (
        f'<!doctype html><html lang="{escape(board.settings.language)}"><head><meta charset="utf-8">'
        f"<title>{escape(titles.title(job.title))}</title></head>"
        f"<body data-pagefind-body>{weighted}<p>{TEXT_BEGINS}</p>{text}</body></html>"
    )


def _places(job: Job) -> list[str]:
    hiring = places.hiring(job.hiring_in) if job.hiring_in else ()
    return [*(place.text for place in job.places), *(tag.label for tag in hiring)]
