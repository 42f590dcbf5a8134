"""A board of about fifty made-up postings that has every page type and the shapes that break a layout.

Nothing here was written by an employer: plain data in, the three input formats out.
"""

import shutil
from pathlib import Path

SETTINGS = """\
name = "Openings"
base_url = "https://example.org/repo/"
as_of = 2026-11-01
expire_after_days = 120
per_page = 12
place_minimum = 3
skill_minimum = 3
repository = "https://example.org/somebody/board"
contact_email = "jobs@example.org"
"""

TITLES = (
    "Python Engineer", "Senior Go Developer", "C# Developer", "Data Scientist", "Junior Web Developer",
    "Platform Engineer", "Staff Software Engineer", "Product Designer", "Support Specialist", "Engineering Manager",
)  # fmt: skip
COMPANIES = ("Crumb & Sons", "Lantern", "Northwind Bakery", "Ämter GmbH", "Tidewater Labs", "Quill")
PLACES = (
    "United States", "Canada", "Germany", "Remote - Europe", "Anywhere", "Berlin, Germany", "United Kingdom",
    "Toronto, Canada",
)  # fmt: skip
PAY = ("$90,000 - $120,000 a year", "$60 - $80 per hour", "€70,000 - €85,000", "", "$350,000 - $420,000", "")
SKILLS = (
    "Python, Django and PostgreSQL", "Go, Kubernetes and Docker", "C#, .NET and Azure", "Python, pandas and SQL",
    "JavaScript, TypeScript and React",
)  # fmt: skip
CATEGORIES = ("Python", "Golang", "C#", "Others")
TEAMS = ("Paper", "Printing", "Binding", "Shipping", "Returns")
MONTHS = ("2026-10", "2026-09", "2026-08")

BODY = """\
{company} makes tools for people who plan their week on paper. We are a small team that writes things down.

**What you will do**

  * Build and look after the parts of our product that print the weekly sheets, with {skills}
  * Talk with the people who use them, and change what they stumble over
  * Explain your work in plain words, in writing and in review

**What we look for**

You have worked with {skills} for {years} years or longer, you know x from y on a sheet of graph paper, and you like to
leave things simpler than they were.

**How we work**

Four days a week are enough. Meetings have an agenda. Position number {number} is a real opening in a real team.

{company} is an equal opportunity employer and considers all applicants without regard to race, religion, gender, age
or disability. If you need accommodation during the application process, write to us.
"""

ODD = {
    "jobs/Others/2026-10/long-title.md": """\
# [Senior Principal Distributed Infrastructure Reliability Engineer (m/w/d) for Interdepartmental Telecommunications]\
(https://apply.example.org/long)
### Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft
#### `🌎 Vienna, Austria`

Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, again and again, without a space.
""",
    "jobs/Others/2026-10/shapes.md": """\
---
title: Engineer of Shapes
company: Lantern
url: https://apply.example.org/shapes
---
# A heading that is too large

| column | another column | a third column | and a fourth column with long words | a fifth |
|---|---|---|---|---|
| one | two | three | four four four four four four four four | five |

    curl --header 'Accept: text/plain' --url-with-a-very-long-name https://example.org/a/b/c/d/e/f/g/h/i/j/k/l

## First part

<script>document.title = "owned"</script> <img src="https://elsewhere.example/x.png" onerror="alert(1)">

## Second part

A [link](javascript:alert(1)) and a [good one](https://example.org/) and an image ![x](https://elsewhere.example/y.png)

### Third part

> Quoted words, and a rule below.

---

## Fourth part

1. first
2. second

## Fifth part

The end.
""",
    "jobs/Others/2026-09/sprache.md": """\
---
title: Bäckerin oder Bäcker
company: Ämter GmbH
location: Hamburg, Deutschland
---
Wir suchen eine Bäckerin oder einen Bäcker für unsere Backstube in Hamburg. Sie backen jeden Morgen frisches Brot und
kümmern sich um die Öfen. Wir bieten einen sicheren Arbeitsplatz, gute Kollegen und freie Wochenenden.
""",
    "jobs/Others/2026-09/bare.txt": "We need somebody who waters the plants on the third floor.\n",
    "jobs/Others/2026-09/mojibake.md": """\
### Quill
#### `ðŸŒŽ TÃ¼rkiye`

Weâ€™re looking for someone who writes letters, and who doesnâ€™t mind ink.
""",
    "jobs/Others/2026-08/unnamed.md": """\
# [Keeper of Lists](https://apply.example.org/lists)
### None
#### `💰 0` `🌎 Remote`

Somebody has to keep the lists in order.
""",
    "jobs/Others/2025-01/old.md": "---\ntitle: Long Closed Role\ncompany: Quill\n---\nThis one closed long ago.\n",
    "jobs/Others/2026-10/closed.md": """\
---
title: Role Past Its Deadline
company: Lantern
deadline: 2026-10-20
---
Applications were accepted until the deadline.
""",
    "companies/lantern.md": "---\nname: Lantern\nwebsite: https://lantern.example/\n---\nLantern makes light.\n",
}

EMPTY = """\
-- content/site.toml --
base_url = "https://example.org/repo/"
"""

SMALL = """\
-- content/site.toml --
base_url = "https://example.org/repo/"
as_of = 2026-11-01
expire_after_days = 0
-- content/jobs/Bread/2026-10/a.md --
# [Night Baker](https://apply.example.org/a)
### Crumb & Sons
#### `🌎 France`

We bake at night.
-- content/jobs/Bread/2026-09/b.md --
# [Day Baker](https://apply.example.org/b)
### Lantern
#### `🌎 Germany`

We bake by day.
-- content/jobs/Bread/2026-08/c.md --
# [Miller](https://apply.example.org/c)
### Quill
#### `🌎 Canada`

We mill.
"""


def write_board(root: Path, repository: Path) -> Path:
    """The board below `root`, with the about and post-a-job pages of the repository's own board."""
    content = root / "content"
    shutil.copytree(repository / "content" / "pages", content / "pages")
    (content / "site.toml").write_text(SETTINGS, encoding="utf-8")
    ordinary = {path: text for number in range(42) for path, text in [posting(number)]}
    for path, text in (ordinary | ODD).items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def write_large_board(root: Path, repository: Path, postings: int = 3000) -> Path:
    """A board of many postings below `root`, each with a team of its own in its title: none is another's copy."""
    content = root / "content"
    shutil.copytree(repository / "content" / "pages", content / "pages")
    for number in range(postings):
        turn, team = divmod(number // 120, len(TEAMS))
        path, text = posting(number, f", {TEAMS[team]} {turn + 1}")
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (content / "site.toml").write_text(SETTINGS, encoding="utf-8")
    return root


def posting(number: int, team: str = "") -> tuple[str, str]:
    """Path and text of the n-th ordinary posting: a linked heading or front matter, in turn."""
    title, company = TITLES[number % len(TITLES)] + team, COMPANIES[number % len(COMPANIES)]
    place, pay = PLACES[number % len(PLACES)], PAY[number % len(PAY)]
    url = f"https://apply.example.org/{number}"
    body = BODY.format(company=company, skills=SKILLS[number % len(SKILLS)], years=number % 7 + 1, number=number)
    if number % 3 == 0:
        contract = f"salary: {pay}\n" if pay else ""
        head = f"---\ntitle: {title}\ncompany: {company}\nlocation: {place}\n{contract}url: {url}\n---\n"
    else:
        chip = f"`💰 {pay}` " if pay else ""
        head = f"# [{title}]({url})\n### {company}\n#### {chip}`🌎 {place}`\n\n"
        body += f"\n### [CLICK TO APPLY]({url})\n"
    folder = f"jobs/{CATEGORIES[number % len(CATEGORIES)]}/{MONTHS[number % len(MONTHS)]}"
    return f"{folder}/posting-{number:02}.md", head + body
