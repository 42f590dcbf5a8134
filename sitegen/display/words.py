"""Everything else that pages say about a job: counts, work mode, level, the line of details, the description."""

from collections.abc import Iterator, Sequence

from babel import Locale

from sitegen.board.categories import is_catch_all
from sitegen.board.groups import LEVEL_LABELS
from sitegen.display import pay, places, titles
from sitegen.display.numbers import number
from sitegen.model.board import FacetKind, Group
from sitegen.model.job import Job, Tag
from sitegen.model.place import WorkMode
from sitegen.model.posting import Level

NO_COMPANY = "Company not named"
WORK_MODES: dict[WorkMode, str] = {"in person": "on site", "hybrid": "hybrid", "remote": "remote"}
LONGEST_DESCRIPTION = 154
"""Search engines show fewer than 155 characters of a description."""


def count(how_many: int, noun: str, plural: str = "", *, locale: Locale) -> str:
    """1 job, 5,689 jobs."""
    return f"{number(how_many, locale)} {noun if how_many == 1 else plural or noun + 's'}"


def work_mode(modes: Sequence[WorkMode]) -> str:
    """What the job offers.

    >>> work_mode(["remote"]), work_mode(["in person", "hybrid", "remote"])
    ('Remote', 'On site, hybrid or remote')
    """
    names = [WORK_MODES[mode] for mode in modes]
    text = " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    return text[:1].upper() + text[1:]


def employment(job: Job) -> str:
    """Hours and contract, as far as they are stated: "Full-time, contract". Not what the level says already."""
    fact = next((posting.employment for posting in job.postings if posting.employment), None)
    return ", ".join(kind for kind in fact.value if kind != job.level).capitalize() if fact else ""


def level(value: Level) -> str:
    """The level as pages name it."""
    return LEVEL_LABELS[value]


def roles(category: Tag) -> str:
    """A category as it stands before "roles": the catch-all "Other technical" holds technical roles.

    >>> roles(Tag("java", "Java")), roles(Tag("non-technical", "Non-technical"))
    ('Java', 'non-technical')
    """
    if is_catch_all(category):
        return category.label.removeprefix("Other ")
    return category.label.lower() if category.label.startswith("Non-") else category.label


GROUP_TITLES: dict[FacetKind, str] = {
    "role": "Role", "category": "Category", "place": "Hiring in", "pay": "Pay", "level": "Level", "skill": "Skills",
    "posted": "Posted",
}  # fmt: skip


def group_title(kind: FacetKind) -> str:
    """What the rail calls a facet."""
    return GROUP_TITLES[kind]


def headline(group: Group) -> str:
    """The heading of a landing page: "Python jobs", "Jobs in Germany"."""
    name = group.tag.label
    match group.kind, group.tag.slug:
        case "pay", _:
            return "Jobs that state pay"
        case "place", _:
            return "Jobs you can do from anywhere" if name == "Anywhere" else f"Jobs in {places.with_article(name)}"
        case "level", "internship":
            return "Internships"
    return f"{name} jobs"


def language_differs(job: Job, language: str) -> str:
    """The language of a job's text where it is another than the board's, for `lang`; else empty."""
    own = job.lead.language.value if job.lead.language else ""
    return own if own and own.partition("-")[0] != language.partition("-")[0] else ""


def details(job: Job) -> tuple[str, ...]:
    """The last line of a row, without its date: level, category, up to three skills, four without a category."""
    return tuple(_details(job))


def _details(job: Job) -> Iterator[str]:
    if job.level:
        yield level(job.level)
    category = job.category if job.category and not is_catch_all(job.category) else None
    if category:
        yield category.label
    named = category.label.casefold() if category else ""
    skills = [skill.label for skill in job.skills if skill.label.casefold() not in named]
    yield from skills[: 3 if category else 4]


def description(job: Job, locale: Locale) -> str:
    """For search engines: title, company, place and pay, then as much of the text as there is room for."""
    head = [titles.title(job.title), job.company.label if job.company else NO_COMPANY]
    head += [places.location(job)]
    if job.salary:
        head.append(pay.spelled_out(pay.row(job.salary, locale).figure, job.salary))
    text = ", ".join(filter(None, head)) + "."
    return brief(f"{text} {job.lead.prose.excerpt}".replace("\u00a0", " "))


def brief(text: str) -> str:
    """As much of a description as search engines show: whole words where there are any.

    >>> brief("Short."), len(brief("word " * 60)), len(brief("一" * 200))
    ('Short.', 150, 154)
    """
    if len(text) <= LONGEST_DESCRIPTION:
        return text.strip()
    shown = text[: LONGEST_DESCRIPTION - 1]
    return (shown.rpartition(" ")[0] or shown).rstrip(" ,;:–-") + "…"
