"""An ad by its number, before it is a file: title, employer, place, pay, and a text of many sections.

The length of texts is log-normal, with the median and the spread of the real postings.
"""

import math
import random
from collections.abc import Iterator

import msgspec

from tests.bench.ads.employer import Employer, employer
from tests.bench.ads.words import (
    BUILDS,
    COUNTRIES,
    FIELDS,
    FOREIGN,
    LEVELS,
    MANNERS,
    PEOPLE,
    PLACES,
    QUALITIES,
    ROLES,
    THINGS,
    VERBS,
    rare,
    skill_names,
    weighted,
)

MEDIAN, SPREAD, LONGEST = 4300, 0.42, 15_000
"""Bytes of a text, of which the facts above it take a few hundred."""
FOREIGN_SHARE = 0.04
STATED_PAY = 0.7
"""Of the ads of employers that state pay at all; the others say it in the text, or not."""


class Ad(msgspec.Struct, frozen=True, kw_only=True):
    """What an ad says, in no format yet."""

    title: str
    category: str
    company: Employer
    place: str
    pay: str
    """For a chip or a key; may be empty."""
    body: str
    """Markdown."""


def ad(seed: int, number: int, company_number: int) -> Ad:
    """The ad of this number, of this employer."""
    chance = random.Random(f"{seed} ad {number}")
    company = employer(seed, company_number)
    role, category, skills = chance.choice(ROLES)
    level = weighted(chance, LEVELS)
    name = f"{role}s" if level.endswith("of ") else role
    title = f"{level}{name}" if chance.random() < 0.45 else f"{level}{name}, {chance.choice(FIELDS)}"
    if level == "Intern ":
        title = f"{role} Intern"
    pay = _pay(chance) if company.pays and chance.random() < STATED_PAY else ""
    used = list(dict.fromkeys((*chance.sample(skills, chance.randint(2, 4)), *_more_skills(chance))))
    size = min(int(MEDIAN * math.exp(chance.gauss(0, SPREAD))), LONGEST)
    language = chance.choice(sorted(FOREIGN)) if chance.random() < FOREIGN_SHARE else ""
    text = _foreign(chance, company, language, used, size) if language else _text(chance, company, used, size)
    return Ad(
        title=title,
        category=category if chance.random() < 0.7 else "Others",
        company=company,
        place=place(chance),
        pay=pay,
        body=text,
    )


def place(chance: random.Random) -> str:
    """As ads write it: half of them say "remote" before it, some name several."""
    one = weighted(chance, PLACES)
    if chance.random() < 0.06:
        one = ", ".join(chance.sample(COUNTRIES, chance.randint(2, 4)))
    return f"remote,{one}" if one and chance.random() < 0.6 else one


def _more_skills(chance: random.Random) -> Iterator[str]:
    """Technologies of all kinds, the well-known ones more often."""
    names = skill_names()
    for _ in range(chance.randint(0, 7)):
        yield names[int(len(names) * chance.random() ** 2.2)]


def _pay(chance: random.Random) -> str:
    """As ads write it."""
    low = chance.randint(45, 190)
    high = low + chance.randint(10, 70)
    hour = chance.randint(25, 110)
    return chance.choice(
        (
            f"${low},000 - ${high},000/yr", f"${low},000 - ${high},000", f"${low}k - ${high}k", f"${low},000 - "
            f"${high},000",
            f"${hour} - ${hour + 15} per hour", f"€{low},000 - €{high},000", f"£{low}k–£{high}k", f"up to ${high},000",
            f"USD {low}000 - {high}000 per year", f"${low},000.00", f"CA${low},000 - CA${high},000 a year",
            f"{low}.000 € - {high}.000 €", f"from ${low},000", "0", f"${hour * 160:,} a month",
        )
    )  # fmt: skip


def _filled(chance: random.Random, template: str, company: Employer, skills: list[str]) -> str:
    return template.format(
        product=company.product if chance.random() < 0.6 else rare(chance).capitalize(),
        field=chance.choice(FIELDS).lower(),
        people=chance.choice(PEOPLE),
        thing=chance.choice(THINGS),
        skills=" and ".join(chance.sample(skills, min(2, len(skills)))),
        days=chance.randint(24, 32),
    )


def _text(chance: random.Random, company: Employer, skills: list[str], size: int) -> str:
    """Sections as employers have them, until the text is long enough."""
    head, rest = _sections(chance, company, skills)
    parts = [f"{company.heading.format(f'About {company.name}')}\n\n" + "\n\n".join(company.about), *head]
    tail = [*rest, *([company.legal] if company.legal else [])]
    fixed = sum(map(len, tail))
    while sum(map(len, parts)) + fixed < size:
        parts.append(_more(chance, company, skills))
    return "\n\n".join((*parts, *tail))


def _sections(chance: random.Random, company: Employer, skills: list[str]) -> tuple[list[str], list[str]]:
    """What every text has: first and last parts."""
    what = chance.choice(("What you will do", "Responsibilities", "The role", "Your tasks", "In this role you will"))
    needs = chance.choice(("What we look for", "Requirements", "Your profile", "Qualifications", "You have"))
    years = f"{chance.randint(1, 9)}+ years of experience with {', '.join(skills[:-1])} and {skills[-1]}"
    bullets = [
        years,
        *(_filled(chance, each, company, skills) for each in chance.sample(QUALITIES, chance.randint(2, 5))),
    ]
    tasks = [_task(chance, company, skills) for _ in range(chance.randint(3, 6))]
    head = [_list(company, what, tasks), _list(company, needs, bullets)]
    rest = [_list(company, "What we offer", company.benefits)]
    if chance.random() < 0.15:
        low = chance.randint(60, 180)
        rest.append(f"The base salary range for this position is ${low},000 to ${low + 40},000 a year, by experience.")
    if chance.random() < 0.5:
        mode = chance.choice(("fully remote", "remote, with a visit to the office each quarter", "a hybrid one"))
        rest.append(f"This position is {mode}.")
    return head, rest


def _task(chance: random.Random, company: Employer, skills: list[str]) -> str:
    built = _filled(chance, chance.choice(BUILDS), company, skills)
    manner = _filled(chance, chance.choice(MANNERS), company, skills)
    named = f" in {chance.choice(skills)}" if chance.random() < 0.35 else ""
    return f"{chance.choice(VERBS)} {built}{named}, {manner}"


def _list(company: Employer, heading: str, lines: list[str] | tuple[str, ...]) -> str:
    return "\n".join((company.heading.format(heading), "", *(f"{company.bullet}{line}" for line in lines)))


def _more(chance: random.Random, company: Employer, skills: list[str]) -> str:
    """Another part: a paragraph, or a list below a heading."""
    if chance.random() < 0.4:
        heading = f"{chance.choice(('About', 'Working on', 'More on', 'The team behind'))} {rare(chance).capitalize()}"
        return _list(company, heading, [_task(chance, company, skills) for _ in range(chance.randint(3, 7))])
    return " ".join(_sentences(chance, company, skills, chance.randint(2, 5)))


def _sentences(chance: random.Random, company: Employer, skills: list[str], count: int) -> Iterator[str]:
    for _ in range(count):
        task = _task(chance, company, skills)
        yield chance.choice(
            (
                f"You’ll {task[0].lower()}{task[1:]}.",
                f"The {rare(chance)} team — {chance.randint(3, 14)} people — looks after "
                f"{_filled(chance, chance.choice(BUILDS), company, skills)}.",
                f"In the first {chance.randint(2, 9)} months you will get to know {rare(chance).capitalize()}, "
                f"{rare(chance)} and {chance.choice(PEOPLE)} who work with {chance.choice(THINGS)}.",
                f"{_filled(chance, chance.choice(QUALITIES), company, skills)}, and “{rare(chance)}” is a word "
                f"you hear often.",
                f"We use {', '.join(chance.sample(skills, min(3, len(skills))))}, and a {rare(chance)} of our own.",
            )
        )


def _foreign(chance: random.Random, company: Employer, language: str, skills: list[str], size: int) -> str:
    """The same in another language: paragraphs and one list."""
    sentences = FOREIGN[language]
    parts = [_filled(chance, each, company, skills) for each in sentences]
    while sum(map(len, parts)) < size / 2:
        parts.append(" ".join(_filled(chance, each, company, skills) for each in chance.choices(sentences, k=3)))
    return "\n\n".join((*parts, _list(company, company.product, skills)))
