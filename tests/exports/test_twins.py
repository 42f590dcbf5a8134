"""The files beside the page of a job: the front matter and the text of `index.md` are read back as the same job."""

import datetime
import json
import re
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from sitegen.board import assemble, merge
from sitegen.exports import jobs_json, twins
from sitegen.exports.front_matter import front_matter, pay
from sitegen.exports.job_record import value_of
from sitegen.exports.markdown import markdown
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.parsed import SourceFile
from sitegen.model.posting import Posting
from sitegen.model.prose import Prose, SafeHtml
from sitegen.model.salary import Salary
from sitegen.reading import ingest
from sitegen.reading.facts.salary import parse_salary
from sitegen.settings import Settings
from tests.boards import TODAY, board, closed, job
from tests.exports.decoded import files_of
from tests.exports.hostile import raw_board, read_board
from tests.pages.outline import site

BASE = "https://example.org/repo/"


def read_back(source: bytes) -> Posting:
    """What sitegen reads from a twin that somebody puts into a board of their own."""
    parsed = ingest(SourceFile("jobs/back.md", source))
    assert parsed.problems == ()
    (posting,) = parsed.postings
    return posting


def markdown_of(made: Board) -> bytes:
    (source,) = (planned.make() for planned in twins.plan(made) if planned.path.endswith("/index.md"))
    return source


def facts(posting: Posting) -> dict[str, Any]:
    """Its values, without where they stood; of pay without the words."""
    names = ("title", "company", "places", "hiring_in", "work_mode", "employment", "seniority", "experience",
             "language", "category", "posted", "deadline", "apply")  # fmt: skip
    found = {name: fact.value if (fact := getattr(posting, name)) else None for name in names}
    found["skills"] = [skill.value for skill in posting.skills.value] if posting.skills else []
    found["salary"] = msgspec.structs.replace(posting.salary.value, text="") if posting.salary else None
    return found


POSTINGS = {
    "everything": """\
---
title: "Night Baker: Bread & Rolls"
company: Crumb & Sons
location: Lyon, France; Berlin, Germany
hiring_in: France, Germany
salary: €2,400 - €2,800 a month
employment: full-time, permanent
work_mode: hybrid
seniority: senior
experience: 3 years
skills: [Python, C#, PostgreSQL]
category: Python
posted: 2025-03-01
deadline: 2025-04-30
url: https://crumb.example/apply?a=1&b=2
---
## What you do

We bake bread while the city sleeps, and we write the software that tells the ovens when: you look after both.

- 1. dough, *by hand*
- `ovens` and 100% of the **rolls**

## What we offer

Bread, as much as you can carry, and mornings off.
""",
    "hardly anything": "# [Baker](https://example.org/1)\n\nWe bake bread while the city sleeps, for the whole town.\n",
    "a figure of pay": "# [Baker](https://example.org/1)\n### Acme\n#### `💰 $52/hour` `🌎 Remote, US`\nBread.\n",
    "on target": "---\ntitle: Seller\nsalary: $120k OTE\n---\nWe sell bread, all day long, to all who come in.\n",
}


@pytest.mark.parametrize("source", POSTINGS.values(), ids=POSTINGS)
def test_a_twin_is_read_back_as_the_same_job(source: str) -> None:
    first = ingest(SourceFile("jobs/Python/2025-03/first.md", source.encode()))
    made = assemble(merge((first,)), Settings(base_url=BASE, expire_after_days=0), TODAY)
    again = read_back(markdown_of(made))
    assert facts(again) == facts(first.postings[0])
    assert again.prose.text == first.postings[0].prose.text
    assert {unread.words.partition(":")[0] for unread in again.unread} == {"id", "page"}


def test_a_closed_job_is_read_back_closed() -> None:
    for on, said in ((datetime.date(2025, 2, 1), "2025-02-01"), (None, True)):
        made = closed(job(), on)
        assert yaml.safe_load(front_matter(made).strip("-\n"))["closed"] in (said, on)
        posting = read_back(markdown_of(board(made)))
        assert posting.closed
        assert posting.closed.value.on == on
    assert read_back(markdown_of(board(job()))).closed is None


@pytest.mark.parametrize("period", ["hour", "day", "week", "month", "year"])
@pytest.mark.parametrize(
    ("low", "high"), [("20", "40"), ("45.50", "45.50"), (None, "90"), ("30", None), ("12.25", "19.75")]
)
def test_pay_is_read_back_as_it_was(low: str | None, high: str | None, period: Any) -> None:
    scale = {"hour": 1, "day": 10, "week": 40, "month": 150, "year": 2000}[period]
    bounds = [None if bound is None else Decimal(bound) * scale for bound in (low, high)]
    stated = Salary(bounds[0], bounds[1], "EUR", period)
    found = parse_salary(pay(stated))
    assert found
    assert msgspec.structs.replace(found, text="") == stated


def test_a_job_that_says_nothing_has_a_front_matter_of_its_id() -> None:
    made = job(None, None, posted=None, category=None, apply=None)
    assert front_matter(made) == f'---\nid: "{made.id}"\n---\n'


@given(st.text(max_size=60))
def test_any_title_is_one_value_of_the_front_matter(title: str) -> None:
    made = msgspec.structs.replace(job(), title=title)
    found = yaml.safe_load(front_matter(made).removeprefix("---\n").removesuffix("---\n"))
    assert found.get("title", "") == title


def test_all_that_the_ad_says_is_in_both_files() -> None:
    body = Prose(
        SafeHtml(b"<p>Bread.</p>"), SafeHtml(b"<p>Equal.</p>"), (), "", b"Bread.", SafeHtml(b"<p>Since 1900.</p>")
    )
    made = board(job(body=body))
    source = markdown_of(made).decode()
    assert source.partition("---\n\n")[2] == "Bread.\n\n---\n\nSince 1900.\n\n---\n\nEqual.\n"
    (twin,) = (json.loads(planned.make()) for planned in twins.plan(made) if planned.path.endswith(".json"))
    assert twin["body"] == {"main": "<p>Bread.</p>", "employer": "<p>Since 1900.</p>", "legal": "<p>Equal.</p>"}


def test_the_json_says_why_each_fact_is_believed_and_fits_its_schema() -> None:
    source = (
        "# [Senior Baker](https://example.org/1)\n### Acme\n#### `🌎 France`\nWe write our bread in Python and Go.\n"
    )
    parsed = ingest(SourceFile("jobs/a.md", source.encode()))
    made = assemble(parsed, Settings(base_url=BASE), TODAY)
    (twin,) = (json.loads(planned.make()) for planned in twins.plan(made) if planned.path.endswith(".json"))
    schema = jobs_json.schema()
    Draft202012Validator({"$ref": "#/$defs/JobFile", "$defs": schema["$defs"]}).validate(twin)
    address, _, part = twin["$schema"].partition("#")
    assert address == "../../jobs.schema.json"
    assert schema["$defs"][part.rpartition("/")[2]]["title"] == "JobFile"
    reason = {"origin": "header", "words": "Senior Baker", "stated": True, "file": "a.md", "line": 1}
    assert twin["evidence"]["title"] == reason
    assert set(twin["evidence"]) == set(twin["origins"])


def test_every_job_has_both_files_beside_its_page_and_its_head_names_them() -> None:
    made = board(job("One"), closed(job("Gone")))
    files = files_of(twins.plan(made))
    pages = site(made)
    for one in made.jobs.values():
        page = pages[f"jobs/{one.slug}/index.html"]
        links = {link.attributes["type"]: link.attributes["href"] for link in alternates(page)}
        for kind, ending in (("application/json", "json"), ("text/markdown", "md")):
            path = f"jobs/{one.slug}/index.{ending}"
            assert links[kind] == f"/{path}"
            assert path in files
    assert len(files) == 4


def test_an_owner_may_have_none() -> None:
    made = board(job(), job_files=False)
    assert files_of(twins.plan(made)) == {}
    assert not [
        link for page in site(made).values() for link in alternates(page) if "index." in link.attributes["href"]
    ]


def alternates(page: Any) -> list[Any]:
    return [link for link in page.all("link") if link.attributes.get("rel") == "alternate"]


def test_files_do_not_change_with_the_day_of_the_build() -> None:
    made = board(job())
    later = msgspec.structs.replace(made, today=made.today + datetime.timedelta(days=1))
    assert files_of(twins.plan(made)) == files_of(twins.plan(later))


@pytest.mark.parametrize("make", [read_board, raw_board])
def test_hostile_words_survive_as_words(make: Any) -> None:
    made = make()
    (found,) = made.jobs.values()
    source = markdown_of(made).decode()
    header, _, text = source.removeprefix("---\n").partition("---\n\n")
    assert yaml.safe_load(header)["title"] == found.title
    assert yaml.safe_load(header)["company"] == found.company.label
    html = MarkdownIt("commonmark").render(text)  # which lets raw HTML through: there must be none
    assert "<script" not in html
    assert "🥐" in html
    again = read_back(source.encode())
    assert again.prose.html.html.count("<a ") == found.lead.prose.html.html.count("<a ")


def test_hostile_text_is_read_back_as_it_was() -> None:
    made = read_board()
    (found,) = made.jobs.values()
    again = read_back(markdown_of(made))
    assert again.prose.html == found.lead.prose.html
    assert facts(again) | {"language": None} == facts(found.lead) | {"language": None}


MARKS = {
    "<p>1. not a list</p>": "1\\. not a list",
    "<p>about 1.5, $2.50 (2) and 2. R&amp;D &amp;amp;</p>": "about 1.5, $2.50 (2) and 2. R&D \\&amp;",
    "<p>10) not a list</p>": "10\\) not a list",
    "<ul><li>2. of two - or more</li></ul>": "- 2\\. of two - or more",
    "<p># not a heading, C#</p>": "\\# not a heading, C#",
    "<p>- no bullet - at all</p>": "\\- no bullet - at all",
    "<h2>Developer C #</h2>": "## Developer C \\#",
    "<p>a*b*c &lt;b&gt; [x](y)</p>": "a\\*b\\*c \\<b\\> \\[x\\](y)",
    "<p>C:\\dir\\.git (see sed 's/\\(a\\)/b/')</p>": "C:\\\\dir\\\\.git (see sed 's/\\\\(a\\\\)/b/')",
    "<p>one<br>two</p>": "one  \ntwo",
    '<div class="scroll"><pre>a *b* ``` c\\-d</pre></div>': "````\na *b* ``` c\\-d\n````",
    "<p><code>self\\-made</code> self-made</p>": "`self\\-made` self\\-made",
    '<p><a href="https://a.example/?a=1&amp;b=2">R&amp;D</a></p>': "[R&D](https://a.example/?a=1&b=2)",
    "<table><thead><tr><th>a|b</th></tr></thead></table>": "| a\\|b |\n| ---- |",
}


@pytest.mark.parametrize(("html", "source"), MARKS.items(), ids=MARKS.values())
def test_words_do_not_become_marks(html: str, source: str) -> None:
    assert markdown(html) == source


@pytest.mark.corpus
def test_real_postings_are_read_back_as_they_were(shared: Path) -> None:
    paths = sorted((shared / "corpus" / "remotewlb").rglob("*.md"))[::80]
    parts = tuple(
        ingest(SourceFile(f"jobs/{number}/2025-03/a.md", path.read_bytes())) for number, path in enumerate(paths)
    )
    made = assemble(merge(parts), Settings(expire_after_days=0), datetime.date(2025, 3, 31))
    jobs = list(made.jobs.values())
    assert len(jobs) > 25
    kept = [again_the_same(one, made) for one in jobs]
    assert sum(kept) >= 0.9 * len(kept)


def again_the_same(one: Job, made: Board) -> bool:
    """Whether title, employer, pay, dates and every word of the text are read back from the twin of a job."""
    alone = msgspec.structs.replace(made, jobs={one.id: one})
    again = read_back(markdown_of(alone))
    whole = sorted(words(one.lead.prose)), sorted(words(again.prose))
    found = facts(again)
    salary = msgspec.structs.replace(one.salary, text="") if one.salary else None
    assert (found["title"], found["company"]) == (one.title, one.company.label if one.company else None)
    assert (found["salary"], found["posted"], found["apply"]) == (salary, one.posted, one.apply)
    assert found["employment"] == value_of(one, "employment")
    return whole[0] == whole[1]


def words(prose: Prose) -> list[str]:
    """What a reader sees, but for the marks of words that are bold and italic at once."""
    return unescape(re.sub(r"<[^>]+>", " ", prose.whole)).replace("*", " ").split()
