"""What the owner wrote in vain: notes on a company without postings, a page or a source that does not exist.

Comes in: the owner's notes and settings, the jobs and groups of the board. Goes out: a note for each, with the nearest
name that there is. Never worse than a note: ads close, and what was right yesterday must not fail a build.
"""

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from sitegen.board.syndication import is_below
from sitegen.model.board import Group
from sitegen.model.company import CompanyNotes
from sitegen.model.job import Job
from sitegen.model.problem import Problem
from sitegen.paths import group_page
from sitegen.settings import Settings


def loose_ends(
    notes: Iterable[CompanyNotes], settings: Settings, jobs: Mapping[str, Job], groups: Iterable[Group]
) -> Iterator[Problem]:
    """One note for each company of the owner that no job names, and each promoted page or source that there is not."""
    names = {job.company.slug: job.company.label for job in jobs.values() if job.company}
    for note in notes:
        if note.slug not in names:
            message = "no posting names this company, so its notes are not shown"
            yield Problem(f"companies/{note.slug}.md", 0, "unused-company", "note", message, _company_hint(note, names))
    pages = [page for page in map(group_page, groups) if page]
    for path in settings.popular:
        page = f"{path.strip('/')}/"
        if page not in pages:
            close = difflib.get_close_matches(page, pages, 1)
            hint = f"Did you mean `{close[0]}`?" if close else "Take the path of a category, place, level or skill."
            yield Problem("site.toml", 0, "unknown-popular", "note", f"popular: there is no page `{page}`", hint)
    yield from _unknown_sources(settings.no_syndication, [post.path for job in jobs.values() for post in job.postings])


def _unknown_sources(sources: Iterable[str], postings: Collection[str]) -> Iterator[Problem]:
    """What keeps nothing back may be a slip of the pen, and what was meant is passed on."""
    folders = dict.fromkeys(str(folder) for path in postings for folder in PurePosixPath(path).parents[:-1])
    for source in sources:
        if not any(is_below(path, [source]) for path in postings):
            close = difflib.get_close_matches(source.strip("/"), (*folders, *postings), 1)
            hint = f"Did you mean `{close[0]}`?" if close else "Write the path of a posting or folder in content/jobs/."
            message = f"no_syndication: there is no posting in `{source}`"
            yield Problem("site.toml", 0, "unknown-source", "note", message, hint)


def _company_hint(note: CompanyNotes, names: Mapping[str, str]) -> str:
    written = (note.slug, *(alias.casefold() for alias in (note.name or "", *note.aliases) if alias))
    known = {word: slug for slug, name in names.items() for word in (name.casefold(), slug)}
    for word in written:
        if close := difflib.get_close_matches(word, known, 1):
            return f"Did you mean `{names[known[close[0]]]}`? Then add that name to its aliases."
    return "Add the name that its postings use to its aliases, or delete the file."
