"""A board of N varied made-up postings: `python -m tests.bench.generate N --seed S --out FOLDER`.

The same N and S give the same bytes, and the first M postings of N are those of M: whatever a posting is follows from
the seed and its number. A posting is written as it is made, so memory does not grow with N (but for 16 bytes each).

As many as the 2,346 real postings (in brackets) have: a median of 4.9 kB (4.8), 9.1 at 95 % (8.9); 2,001
jobs (2,039) of which 1,894 have a row (1,932); 644 employers (660); 351 lists (334); a place 84 % (84), pay 41 % (37),
a level 72 % (64), skills 100 % (95), remote work or not 79 % (95).
"""

import argparse
import datetime
import random
import shutil
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.bench.ads.ad import Ad, ad, place

AS_OF = datetime.date(2025, 3, 20)
DAYS = 400
SETTINGS = f"""\
name = "Openings"
as_of = {AS_OF.isoformat()}
expire_after_days = {DAYS}
base_url = "https://example.org/repo/"
repository = "https://github.com/example/jobs"
"""
NEW_EMPLOYER = 0.33
"""Chance that a posting is the first one of its employer; else its employer is that of an earlier posting. So some have
hundreds and most have one, and there are ever more of them (Simon's model): 660 for the 2,346 real postings."""
REPOSTED, NEARLY = 0.14, 0.045
"""Shares of postings that are an earlier one again: word for word, or with a sentence more and another place."""
FRONT_MATTER, PASTE, SIDECAR, MOJIBAKE = 0.12, 0.06, 0.03, 0.05
"""Shares of postings; what has no front matter and is no paste has a linked heading, as nearly all real ones."""
DAMAGED = str.maketrans(
    {"’": "â€™", "“": "â€œ", "”": "â€\x9d", "—": "â€”", "–": "â€“", "€": "â‚¬", "ü": "Ã¼", "é": "Ã©"}
)
"""What UTF-8 looks like where somebody has taken it for Windows-1252."""


def postings(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Path below `content/` and text of each file."""
    companies, sources = array("l"), array("l")
    for number in range(count):
        chance = random.Random(f"{seed} posting {number}")
        earlier = int(chance.random() * number)
        is_copy = number > 0 and chance.random() < REPOSTED + NEARLY
        source = sources[earlier] if is_copy else number
        if source != number:
            company = companies[source]
        elif number == 0 or chance.random() < NEW_EMPLOYER:
            company = number
        else:
            company = companies[earlier]
        companies.append(company)
        sources.append(source)
        made = ad(seed, source, company)
        yield from _files(chance, number, _varied(chance, made) if is_copy else made)


def _varied(chance: random.Random, made: Ad) -> Ad:
    """The same ad again: as it was, or with a sentence more and another place."""
    if chance.random() < NEARLY / (REPOSTED + NEARLY):
        return msgspec.structs.replace(
            made, place=place(chance), body=f"{made.body}\n\nThis opening is one of several."
        )
    return made


def _files(chance: random.Random, number: int, made: Ad) -> Iterator[tuple[str, str]]:
    day = AS_OF - datetime.timedelta(days=int(DAYS * chance.random() ** 1.2))
    url = f"https://jobs.example.com/apply/{number}"
    words = "".join(char if char.isalnum() else "-" for char in made.title.lower()).strip("-")
    folder = f"jobs/{made.category}/{day:%Y-%m}"
    kind = chance.random()
    if kind < FRONT_MATTER:
        path, text = f"{folder}/{words}-{number}.md", _front_matter(made, url, day)
    elif kind < FRONT_MATTER + PASTE:
        path, text = f"{folder}/{words}-{number}.txt", _paste(made)
    else:
        path, text = f"{folder}/{words}-{number}/README.md", _linked_heading(made, url)
    yield path, text.translate(DAMAGED) if chance.random() < MOJIBAKE else text
    if chance.random() < SIDECAR:
        yield (
            f"{path}.toml",
            f'apply = "{url}?from=sidecar"\ndeadline = {(day + datetime.timedelta(days=400)).isoformat()}\n',
        )


def _linked_heading(made: Ad, url: str) -> str:
    chips = " ".join(f"`{sign} {words}`" for sign, words in (("💰", made.pay), ("🌎", made.place)) if words)
    foot = f"## CLICK TO [APPLY]({url})"
    return f"# [{made.title}]({url})  \n### {made.company.name}  \n#### {chips}  \n\n{made.body}\n\n  \n{foot}\n"


def _front_matter(made: Ad, url: str, day: datetime.date) -> str:
    values = {
        "title": made.title, "company": made.company.name, "location": made.place, "salary": made.pay, "url": url,
        "posted": day.isoformat(),
    }  # fmt: skip
    head = "".join(f"{key}: {msgspec.json.encode(value).decode()}\n" for key, value in values.items() if value)
    return f"---\n{head}---\n\n{made.body}\n"


def _paste(made: Ad) -> str:
    facts = {"Job title": made.title, "Company": made.company.name, "Location": made.place, "Salary": made.pay}
    plain = made.body.replace("**", "").replace("# ", "").replace("#", "")
    return "\n".join((*(f"{label}: {words}" for label, words in facts.items() if words), "", plain, ""))


def write_board(folder: Path, count: int, seed: int) -> None:
    """Writes the board into `folder`, which is new."""
    content = folder / "content"
    shutil.copytree(Path(__file__).parents[2] / "content" / "pages", content / "pages")
    for path, text in postings(count, seed):
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    (content / "site.toml").write_text(SETTINGS, encoding="utf-8")


def main() -> None:
    """As the docstring says."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.generate")
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, help="folder of the board (default: build/generated-N)")
    options = parser.parse_args()
    folder = options.out or Path("build", f"generated-{options.count}")
    write_board(folder, options.count, options.seed)
    sys.stdout.write(f"{options.count:,} postings in {folder}\n")


if __name__ == "__main__":
    main()
