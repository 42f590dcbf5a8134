"""What an employer repeats in its ads: kept out of search, folded on the page of a job, quoted on its own page.

Comes in: jobs. Goes out: the same jobs, whose shown texts are about them, and one paragraph about each company. It must
never lose a word of an ad, nor fold what it says about pay, place, benefits or the work.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache

import msgspec

from sitegen.board.repetition import repeated
from sitegen.model.job import Job
from sitegen.model.prose import Prose
from sitegen.reading.body.blocks import Block, Kind
from sitegen.reading.body.boilerplate import begins_with_employer, is_employers, speaks_of
from sitegen.reading.body.prose import first_sentences, passages, set_apart

OWN_SHARE = 0.5
OWN_CHARACTERS = 400
"""An ad that would have less than this left of its text is left whole, although others say the same."""
ABOUT = range(140, 801)
"""Characters of a paragraph that is quoted …"""
QUOTED = 290
"""… and of what is shown of it at most, in whole sentences."""

Judge = Callable[[Kind, str, str], bool]
"""What says of a passage, by its kind, its text and the heading above it, whether it is set apart."""


def set_employers_text_apart(jobs: Mapping[str, Job]) -> tuple[dict[str, Job], dict[str, str]]:
    """(the same jobs in the same order, slug of the company → what its postings say about it, where they do)."""
    by_company: dict[str, list[Job]] = defaultdict(list)
    for job in jobs.values():
        if job.company:
            by_company[job.company.slug].append(job)
    changed: dict[str, Job] = {}
    quotes = {}
    for slug, members in by_company.items():
        if common := repeated(members):
            names = _names(members)
            is_about = _judge(common, names)
            changed |= {job.id: with_prose(job, without(job.lead.prose, common, is_about)) for job in members}
            if quote := _quote(common, names):
                quotes[slug] = quote
    return {job_id: changed.get(job_id, job) for job_id, job in jobs.items()}, quotes


def with_prose(job: Job, prose: Prose) -> Job:
    """The job with another text shown."""
    lead = job.lead
    if prose is lead.prose:
        return job
    shown = msgspec.structs.replace(lead, prose=prose)
    return msgspec.structs.replace(job, postings=tuple(shown if each is lead else each for each in job.postings))


def without(prose: Prose, common: Collection[str], is_about: Judge) -> Prose:
    """The prose with what is repeated out of `text`, and paragraphs of it that are about the employer in `employer`."""
    whole = prose.text
    text = "\n".join(line for line in whole.splitlines() if line not in common)
    if len(text) == len(whole) or not _is_enough(text, whole):
        return prose
    parts = passages(prose)
    apart = about_employer(parts, is_about)
    if apart and _is_enough(" ".join(each.text for number, each in enumerate(parts) if number not in apart), whole):
        prose = set_apart(prose, parts, apart)
    return msgspec.structs.replace(prose, words=text.encode())


def _is_enough(text: str, whole: str) -> bool:
    return len(text) >= max(OWN_CHARACTERS, OWN_SHARE * len(whole))


def about_employer(parts: Sequence[Block], is_about: Judge) -> set[int]:
    """Numbers of the repeated paragraphs about the employer, and of the headings that stand over nothing else."""
    apart: set[int] = set()
    heading = ""
    for number, each in enumerate(parts):
        if each.kind == "heading":
            heading = each.text
        elif is_about(each.kind, each.text, heading):
            apart.add(number)
    for number in reversed([number for number, each in enumerate(parts) if each.kind == "heading"]):
        section = range(number + 1, _end_of_section(parts, number))
        if section and apart.issuperset(section):
            apart.add(number)
    return apart


def _end_of_section(parts: Sequence[Block], start: int) -> int:
    """Number of the next heading of the same level or a higher one, or one more than the last passage."""
    after = (at for at in range(start + 1, len(parts)) if parts[at].kind == "heading")
    return next((at for at in after if parts[at].level <= parts[start].level), len(parts))


def _judge(common: Collection[str], names: Collection[str]) -> Judge:
    """Whether a passage below a heading is repeated and about the employer of these names, found out once for all."""

    @cache
    def is_about(kind: Kind, text: str, heading: str) -> bool:
        if kind not in ("paragraph", "quote") or text.endswith(":"):  # what introduces a list stays with it
            return False
        if not text or not all(line in common for line in text.splitlines()):
            return False
        if speaks_of(text, "terms", "work", "whereabouts") or speaks_of(heading, "terms", "work"):
            return False
        return is_employers(heading) or any(begins_with_employer(text, name) for name in names)

    return is_about


def _names(jobs: Iterable[Job]) -> tuple[str, ...]:
    """The spellings of the company in its postings, and the one that the board shows."""
    spelled = {posting.company.value for job in jobs for posting in job.postings if posting.company}
    return tuple(sorted(spelled | {job.company.label for job in jobs if job.company}))


def _quote(common: Mapping[str, int], names: Collection[str]) -> str:
    """The paragraph about the company that most titles repeat, cut to whole sentences; empty where none qualifies.

    One that says where people work is quoted only where there is no other.
    """
    fit = [
        line
        for line in common
        if len(line) in ABOUT
        and any(begins_with_employer(line, name) for name in names)
        and not speaks_of(line, "terms", "work")
    ]
    ranked = sorted(fit, key=lambda line: (speaks_of(line, "whereabouts"), -common[line], -len(line), line))
    for line in ranked:
        if quoted := first_sentences(line, QUOTED):
            return quoted
    return ""
