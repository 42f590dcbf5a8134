from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.posting import RawPosting
from sitegen.model.problem import Problem
from sitegen.reading.body.kind import tell_kind
from sitegen.reading.fields.folders import path_fields
from sitegen.reading.formats import FORMATS
from sitegen.reading.repair import repair


def parse(text: str, path: str = "a.md") -> tuple[RawPosting | None, tuple[Problem, ...]]:
    return next(form for form in FORMATS if form.recognises(path, text)).parse(path, text)


def posting(text: str, path: str = "a.md") -> RawPosting:
    raw, problems = parse(text, path)
    assert raw is not None
    assert problems == ()
    return raw


def values(raw: RawPosting) -> dict[str, str | list[str]]:
    """The fields by name, in order; a list where a name repeats."""
    found: dict[str, list[str]] = {}
    for field in raw.fields:
        found.setdefault(field.name, []).append(field.value)
    return {name: words[0] if len(words) == 1 else words for name, words in found.items()}


URL = "https://example.org/apply/baker-1"

BAKER = {"title": "Baker", "apply": URL}

HEADERS = [
    (
        f"# [Baker]({URL})  \n### Crumb  \n#### `💰 30k` `🌎 Riga`  \n\nText",
        BAKER | {"company": "Crumb", "salary": "30k", "location": "Riga"},
    ),
    (f"# [[GAC] Baker [gn]]({URL})  \n###   \n####  \n\nText", {"title": "[GAC] Baker [gn]", "apply": URL}),
    (
        f"# [Baker (see [docs](https://example.org/d))]({URL})\nText",
        BAKER | {"title": "Baker (see [docs](https://example.org/d))"},
    ),
    (f"# [Baker]({URL})  \n### None  \n#### `🌎 Riga`\nText", BAKER | {"location": "Riga"}),
    (f"# [Baker]({URL})\n### null\n#### `💰 null` `🌎 `\n\nText", BAKER),
    (f"# [Baker]({URL})\n#### `💰 30k`\n\n### About us\n\nText", BAKER | {"salary": "30k"}),
    (
        f"# [Baker]({URL})\n### Crumb\n#### `🌎 Latvia,\nEstonia,\nLithuania` `💰 30k`\nText",
        BAKER | {"company": "Crumb", "location": "Latvia, Estonia, Lithuania", "salary": "30k"},
    ),
    (
        f"# [Baker]({URL})\n### Crumb\n#### `💰 30k`\n#### `🌎 Riga`\nText",
        BAKER | {"company": "Crumb", "salary": "30k", "location": "Riga"},
    ),
    (
        "# Baker\n### Crumb\n#### 💰 30k 🌍 Riga\n\nText",
        {"title": "Baker", "company": "Crumb", "salary": "30k", "location": "Riga"},
    ),
    ("# Baker\n\n### About us\n\nText", {"title": "Baker"}),
    ("### Crumb\n#### `🌎 Riga`\n\nText", {"company": "Crumb", "location": "Riga"}),
    ("#### `🌎 Riga`\n\nText", {"location": "Riga"}),
    (f"\n\n# [Baker]({URL})\n\nText", BAKER),
    (f"# []({URL})\n\nText", {"apply": URL}),
    (f"Text\n\n  \n## CLICK TO [APPLY]({URL})\n", {"apply": URL}),
]


@pytest.mark.parametrize(("text", "fields"), HEADERS)
def test_every_part_of_a_linked_heading_may_be_missing(text: str, fields: dict[str, str]) -> None:
    raw = posting(text, "a.txt")
    assert raw.format == "linked-heading"
    assert values(raw) == fields
    assert raw.body.endswith("Text")
    assert "CLICK" not in raw.body


@pytest.mark.parametrize(("text", "fields"), HEADERS)
def test_the_body_starts_on_the_line_it_says(text: str, fields: dict[str, str]) -> None:
    raw = posting(text, "a.txt")
    assert text.split("\n")[raw.body_line - 1] == raw.body.split("\n")[0]


@pytest.mark.parametrize(
    "trailer",
    [
        f"## CLICK TO [APPLY]({URL})",
        f"**Click here to [Apply now]({URL})**",
        "CLICK TO APPLY",
    ],
)
def test_the_apply_line_is_not_part_of_the_body(trailer: str) -> None:
    raw = posting(f"# [Baker]({URL})\n\nText\n\n  \n{trailer}\n\n")
    assert raw.body == "Text"
    assert values(raw)["apply"] == URL


def test_another_address_in_the_apply_line_comes_after_that_of_the_title() -> None:
    raw = posting(f"# [Baker]({URL})\n\nText\n## CLICK TO [APPLY](https://example.org/other)\n")
    assert values(raw)["apply"] == [URL, "https://example.org/other"]
    assert [field.line for field in raw.fields if field.name == "apply"] == [1, 4]


def test_an_apply_line_in_the_middle_stays() -> None:
    assert "CLICK" in posting(f"# Baker\n\nText\n## CLICK TO [APPLY]({URL})\n\nMore").body


def test_only_a_header_has_an_empty_body() -> None:
    raw = posting(f"# [Baker]({URL})  \n### Crumb  \n####   \n\n  \n## CLICK TO [APPLY]({URL})\n")
    assert raw.body == ""
    assert values(raw) == {"title": "Baker", "apply": URL, "company": "Crumb"}


def test_a_chip_that_no_field_takes_is_unread() -> None:
    raw = posting(f"# [Baker]({URL})\n### Crumb\n#### `❤️ free bread` `🌎 Riga` `night shift`\n\nText")
    assert [(each.line, each.words) for each in raw.unread] == [(3, "❤️ free bread"), (3, "night shift")]
    assert values(raw)["location"] == "Riga"


def test_a_backtick_that_never_closes_takes_no_lines_of_the_body() -> None:
    raw = posting(f"# [Baker]({URL})\n### Crumb\n#### `🌎 Riga\n\n" + "Text\n" * 60)
    assert values(raw)["location"] == "Riga"
    assert raw.body.count("Text") == 60


@pytest.mark.parametrize("heading", ["# About the job", "# Job Description", "# Overview", "# Who we are"])
def test_a_section_heading_is_not_a_title(heading: str) -> None:
    raw = posting(f"{heading}\n\nYou bake.")
    assert values(raw) == {}
    assert raw.body.startswith(heading)


FRONT = """\
---
title: "Baker: nights"
company: Crumb
url: https://example.org/jobs
location: Oslo
country: NO
contract: permanent
contact:
    name: Kim
    email: kim@example.org
    phone: +47 000
created: !!timestamp '2024-05-17'   # the day
tags:
  - bread
  - Rye Sour
shoe size: 44
---

# Overview

You bake.
"""


def test_front_matter_in_the_style_of_pythonjobs() -> None:
    raw = posting(FRONT, "a.html")
    assert raw.format == "front-matter"
    assert values(raw) == {
        "title": "Baker: nights",
        "company": "Crumb",
        "apply": "https://example.org/jobs",
        "location": "Oslo, NO",
        "employment": "permanent",
        "contact": ["kim@example.org", "Kim"],
        "posted": "2024-05-17",
        "skill": ["bread", "Rye Sour"],
    }
    assert (raw.body_kind, raw.body_line, raw.body.split("\n")[0]) == ("markdown", 19, "# Overview")
    assert {field.name: field.line for field in raw.fields}["posted"] == 12
    assert [each.words for each in raw.unread] == ["contact.phone: +47 000", "shoe size: 44"]


@pytest.mark.parametrize(
    ("yaml", "fields"),
    [
        ("organization: Crumb\nrole: Baker", {"company": "Crumb", "title": "Baker"}),
        ("role: Night baker\ntitle: Baker", {"title": ["Baker", "Night baker"]}),
        ("Job-Title: Baker", {"title": "Baker"}),
        ("tags: 'bread, rye'", {"skill": ["bread", "rye"]}),
        ("tags: [bread, rye]", {"skill": ["bread", "rye"]}),
        ("city: Riga\ncountry: Latvia", {"location": "Riga, Latvia"}),
        ("location: Riga, Latvia\ncountry: Latvia", {"location": "Riga, Latvia"}),
        ("salary: {min: 50000, max: 70000, currency: EUR, period: year}", {"salary": "50000 - 70000 EUR per year"}),
        ("salary: 1.500,00", {"salary": "1.500,00"}),
        ("status: solved", {"closed": "true"}),
        ("status: searching", {}),
        ("closed: 2024-05-01", {"closed": "2024-05-01"}),
        ("remote: yes", {"work_mode": "remote"}),
        ("remote: false", {}),
        ("remote: two days", {"work_mode": "two days"}),
        ("company: null\ntitle: ~\nurl:\nlocation: N/A", {}),
        ("how_to_apply:\n  - kim@example.org\n  - https://example.org", {"apply": ["kim@example.org", "https://example.org"]}),
        ("deadline: 2021-05-10  # last day", {"deadline": "2021-05-10"}),
        ("title: [Baker]\ncategories: [Bread]", {"title": "Baker", "category": "Bread"}),
        ("location: [Riga, Oslo]\nremote: [yes]", {"work_mode": "remote", "location": "Riga; Oslo"}),
        ("contact: {email: kim@example.org, web: [a, b]}", {"contact": "kim@example.org"}),
        ("location: {city: Riga, country: Latvia}", {"location": "Riga; Latvia"}),
    ],
)  # fmt: skip
def test_other_names_and_shapes_in_front_matter(yaml: str, fields: dict[str, str]) -> None:
    assert values(posting(f"---\n{yaml}\n---\nText")) == fields


@pytest.mark.parametrize(
    "yaml",
    [
        "title: {a: {b: 1}}",
        "title: {en: Baker}",
        "title: [Baker, Cook]",
        "company: [Crumb, Loaf]",
        "tags: [{name: rye}]",
        "location: {city: {name: Riga}}",
        "salary: {range: {min: 1}}",
    ],
)
def test_a_value_of_the_wrong_shape_is_a_warning_and_no_value(yaml: str) -> None:
    raw, (problem,) = parse(f"---\nstatus: open\n{yaml}\n---\nText")
    assert (problem.path, problem.line, problem.code, problem.severity) == ("jobs/a.md", 3, "bad-value", "warning")
    assert problem.hint
    assert raw is not None
    assert raw.fields == ()


def test_an_escape_in_front_matter_puts_nothing_back_that_repair_takes_out() -> None:
    raw = posting('---\ntitle: "Ba\\e[31mk\\u202Eer\\0"\n---\nBake bread.\n', "a.md")
    assert [field.value for field in raw.fields if field.name == "title"] == ["Ba[31mker"]


def test_an_unknown_key_in_front_matter_is_one_line() -> None:
    raw = posting('---\ntitle: Baker\n"a\\n::error::b": 1\n---\nBake bread.\n', "a.md")
    assert [left.words for left in raw.unread] == ["a ::error::b: 1"]


def test_a_yaml_file_is_front_matter_with_the_text_in_it() -> None:
    raw = posting("title: Baker\ndescription: |\n  ## Duties\n  You bake.\n", "a.yaml")
    assert values(raw) == {"title": "Baker"}
    assert (raw.body, raw.body_line) == ("## Duties\nYou bake.", 3)


def test_a_description_above_a_body_is_unread() -> None:
    raw = posting("---\ndescription: short\n---\nText")
    assert raw.body == "Text"
    assert [each.words for each in raw.unread] == ["description: short"]


BROKEN = [
    ("---\ntitle: Baker: nights\n---\nText", 2, "quotes"),
    ("---\ntitle: Baker\ntitle: Cook\n---\nText", 3, "Keep one"),
    ("---\na: &x [1]\nb: *x\n---\nText", 2, ""),
    ("---\ntitle: !!python/object:os.system x\n---\nText", 2, "without a tag"),
    ("---\ntitle: !secret x\n---\nText", 2, "without a tag"),
    ("---\na: {b: {c: {d: {e: {f: {g: 1}}}}}}\n---\nText", 2, ""),
    ("---\na: " + "[" * 2000 + "\n---\nText", 2, ""),
    ("---\ntitle: Baker\n\tcompany: Crumb\n---\nText", 3, ""),
    ("---\ntitle: Baker\n\nText without an end", 1, "---"),
    ("---\ntitle: 'Baker\n---\nText", 3, ""),
    ("---\n? [a]\n: b\ntitle: x\n---\nText", 2, ""),
    ("---\na: " + "x" * 70_000 + "\n---\nText", 2, "below"),
]


@pytest.mark.parametrize(("text", "line", "hint"), BROKEN)
def test_broken_yaml_is_one_error_with_its_line(text: str, line: int, hint: str) -> None:
    raw, problems = parse(text, "dir/a.yaml" if text.startswith("---\n?") else "dir/a.md")
    assert raw is None
    (problem,) = problems
    assert (problem.code, problem.severity) == ("bad-front-matter", "error")
    assert problem.path.startswith("jobs/dir/a.")
    assert problem.line == line
    assert hint in problem.hint


def test_a_rule_above_a_text_is_not_front_matter() -> None:
    assert posting("---\n\nWe bake at night. Come: now.\n\n---\nMore").format == "paste"


def test_a_paste_is_its_text() -> None:
    raw = posting("About the job\nYou bake.\n", "a.txt")
    assert raw.format == "paste"
    assert (raw.fields, raw.body, raw.body_kind, raw.body_line) == ((), "About the job\nYou bake.", "plain", 1)


def test_labels_at_the_very_top_of_a_paste_are_fields() -> None:
    raw = posting(
        "\nJob title: Baker\n**Company:** Crumb\n\nLocation : Riga\nPay: N/A\nYou bake.\nSalary: later", "a.txt"
    )
    assert values(raw) == {"title": "Baker", "company": "Crumb", "location": "Riga"}
    assert [field.line for field in raw.fields] == [2, 3, 5]
    assert (raw.body, raw.body_line) == ("You bake.\nSalary: later", 7)


@pytest.mark.parametrize("line", ["Requirements: an oven", "Note: we bake", "10:30 start", "Responsibilities:"])
def test_other_lines_with_a_colon_stay_in_the_body(line: str) -> None:
    assert posting(f"{line}\nYou bake.", "a.txt").body.startswith(line)


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("a.txt", "Plain text\n\n* with a star", "plain"),
        ("a", "Plain text", "plain"),
        ("a.md", "Plain text", "markdown"),
        ("a.txt", "## Duties\n\nYou bake.", "markdown"),
        ("a.txt", "**Duties**\n\nYou bake.", "markdown"),
        ("a.html", "<p>You bake</p>", "html"),
        ("a.md", "<div><p>You bake</p></div>", "html"),
        ("a.html", "You bake.<br>Then<br>rest.<br>", "html"),
        ("a.html", "# Duties\n\nYou bake.", "markdown"),
        ("a.md", "Use C<br>or a < b", "markdown"),
    ],
)
def test_the_kind_of_a_body_is_told_by_its_text_first(path: str, body: str, kind: str) -> None:
    assert tell_kind(path, body) == kind


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("C#/2024-05/baker/README.md", [("category", "C#"), ("posted", "2024-05")]),
        ("board/Night Shift/2024-05-17/baker.md", [("category", "Night Shift"), ("posted", "2024-05-17")]),
        ("2024-05/baker.md", [("posted", "2024-05")]),
        ("2024-05-17-baker.md", [("posted", "2024-05-17")]),
        ("crumb/baker.md", []),
        ("Python/2024-13/baker.md", []),
        ("Python/2024/baker.md", []),
        ("baker.md", []),
    ],
)
def test_the_path_is_evidence_only_where_it_names_a_month(path: str, fields: list[tuple[str, str]]) -> None:
    assert [(field.name, field.value) for field in path_fields(path)] == fields
    assert all((field.origin, field.line) == ("path", None) for field in path_fields(path))


@pytest.mark.parametrize("text", [f"# [Baker]({URL})\n\nText", "---\ntitle: x\n---\nText", "Text"])
def test_every_format_hands_over_what_the_path_says_last(text: str) -> None:
    assert [field.name for field in posting(text, "Food/2024-05/a.md").fields][-2:] == ["category", "posted"]


lines = st.sampled_from(
    "---|# [a](https://b.c/d)|### x|#### `💰 1` `🌎|`||a: b|- c|  d: [|Title: x|<p>|...|## CLICK TO [APPLY](https://b.c/d)|"
    "text **bold**|a: &x|b: *x|\t|!!t|? k|🌎 Riga".split("|")
)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@given(st.lists(st.one_of(lines, st.text(max_size=12)), max_size=12).map("\n".join))
def test_no_format_raises(form: Callable[..., object], text: str) -> None:
    text = repair(text.encode("utf-8", "replace")).text
    form.recognises("a.md", text)  # type: ignore[attr-defined]
    raw, problems = form.parse("a.md", text)  # type: ignore[attr-defined]
    assert raw is not None or problems
    if raw is not None and form.name == "linked-heading":  # type: ignore[attr-defined]
        assert not raw.body or text.split("\n")[raw.body_line - 1] == raw.body.split("\n")[0]


RUBBISH = [" " * 300_000 + "x", "# [" + "](https://" * 30_000, "Title: " + "x" * 300_000, "**a" * 99_999]


@pytest.mark.parametrize("text", RUBBISH, ids=["blanks", "links", "label", "bold"])
def test_a_huge_line_of_rubbish_is_body_and_takes_linear_time(text: str) -> None:
    assert posting(text).fields == ()


@pytest.mark.corpus
def test_every_posting_of_the_corpus_is_a_linked_heading(shared: Path) -> None:
    folder = shared / "corpus" / "remotewlb"
    files = sorted(folder.rglob("README.md"))
    assert len(files) == 2346
    companies = 0
    for file in files:
        path = file.relative_to(folder).as_posix()
        raw = posting(repair(file.read_bytes()).text, path)
        found = values(raw)
        assert raw.format == "linked-heading", path
        assert {"title", "apply", "category", "posted"} <= found.keys(), path
        assert (found["category"], found["posted"]) == tuple(path.split("/")[:2])
        assert "CLICK TO [APPLY]" not in raw.body, path
        assert raw.unread == (), path
        companies += "company" in found
    assert companies == 2346 - 273
