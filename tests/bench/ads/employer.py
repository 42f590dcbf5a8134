"""An employer by its number: its name, how it writes, and what it says of itself in every ad."""

import random
from functools import lru_cache

import msgspec

from tests.bench.ads.words import BENEFITS, BUILDS, FIELDS, LEGAL, PEOPLE, THINGS, invented

KINDS = (
    "Labs",
    "Software",
    "Health",
    "Systems",
    "Group",
    "Bank",
    "Robotics",
    "Energy",
    "Studios",
    "Logistics",
    "",
    "",
    "",
)
HEADINGS = ("## {}", "### {}", "**{}**", "**{}:**", "{}:", " **{}**", "# {}", "**_{}_**")
BULLETS = ("  * ", "* ", "- ", "  • ", "  * ", "+ ")


class Employer(msgspec.Struct, frozen=True):
    """Its habits are those of whoever writes its ads."""

    name: str
    slug: str
    product: str
    field: str
    heading: str
    """With a place for the words."""
    bullet: str
    about: tuple[str, ...]
    """Paragraphs of every ad of it."""
    benefits: tuple[str, ...]
    legal: str
    pays: bool
    """Whether its ads state pay."""


@lru_cache(maxsize=10_000)
def employer(seed: int, number: int) -> Employer:
    """The employer of this number."""
    chance = random.Random(f"{seed} employer {number}")
    stem = invented(chance.randrange(10**7)).capitalize()
    name = f"{stem} {chance.choice(KINDS)}".strip()
    product = invented(chance.randrange(10**7)).capitalize()
    field = chance.choice(FIELDS)
    about = tuple(_about(chance, name, product, field) for _ in range(chance.choice((1, 2, 2, 3))))
    return Employer(
        name=name,
        slug=f"{name.lower().replace(' ', '-')}-{number}",
        product=product,
        field=field,
        heading=chance.choice(HEADINGS),
        bullet=chance.choice(BULLETS),
        about=about,
        benefits=tuple(
            each.format(days=chance.randint(20, 35), years=chance.randint(3, 7))
            for each in chance.sample(BENEFITS, chance.randint(4, 8))
        ),
        legal=chance.choice(LEGAL).format(company=name) if chance.random() < 0.75 else "",
        pays=chance.random() < 0.5,
    )


def _about(chance: random.Random, name: str, product: str, field: str) -> str:
    filled = {
        "product": product,
        "field": field.lower(),
        "people": chance.choice(PEOPLE),
        "thing": chance.choice(THINGS),
    }
    sentences = (
        f"{name} was founded in {chance.randint(1985, 2023)} and has {chance.randint(2, 90) * 10} people in "
        f"{chance.randint(2, 30)} countries.",
        f"{name} builds {chance.choice(BUILDS).format(**filled)}, and {chance.choice(PEOPLE)} use it every day.",
        f"What we sell is called {product}, and {chance.randint(2, 99)},000 {chance.choice(PEOPLE)} work with it.",
        f"We believe that {chance.choice(THINGS)} should be no more work than they have to be.",
        f"Our offices are small, our {field.lower()} team is spread over {chance.randint(2, 9)} time zones, and most "
        "of what we decide is written down.",
        f"Last year {chance.randint(2, 80)} million {chance.choice(THINGS)} went through {product}.",
    )
    return " ".join(chance.sample(sentences, chance.randint(3, 5)))
