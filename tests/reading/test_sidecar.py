import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.reading.fields.sidecar import parse_sidecar

PATH = "jobs/a.md.toml"


def values(toml: str) -> list[tuple[str, str, int | None]]:
    fields, problems = parse_sidecar(PATH, toml.encode())
    assert problems == ()
    assert all(field.origin == "override" for field in fields)
    return [(field.name, field.value, field.line) for field in fields]


@pytest.mark.parametrize(
    ("toml", "fields"),
    [
        ('title = "Baker"', [("title", "Baker", 1)]),
        ('# why\n\n  "company" = "Crumb"', [("company", "Crumb", 3)]),
        ('level = "senior"', [("seniority", "senior", 1)]),
        ('seniority = "senior"', [("seniority", "senior", 1)]),
        ('work-mode = "hybrid"', [("work_mode", "hybrid", 1)]),
        ('skills = ["rye", "spelt"]', [("skill", "rye", 1), ("skill", "spelt", 1)]),
        ('location = ["Riga", "Oslo, NO"]', [("location", "Riga; Oslo, NO", 1)]),
        ("experience = 3", [("experience", "3", 1)]),
        ("deadline = 2026-12-31", [("deadline", "2026-12-31", 1)]),
        ("posted = 2026-12-31T08:00:00Z", [("posted", "2026-12-31", 1)]),
        ('posted = "2026-12"', [("posted", "2026-12", 1)]),
        ("closed = true", [("closed", "true", 1)]),
        ("closed = 2026-11-01", [("closed", "2026-11-01", 1)]),
        ("closed = false", [("closed", "", 1)]),
        ('salary = ""', [("salary", "", 1)]),
        ("skills = []", [("skill", "", 1)]),
        ("company = []", [("company", "", 1)]),
        ('company = ["Crumb"]', [("company", "Crumb", 1)]),
        ("\ufeffexperience = 3\r\nlanguage = 'lv'\r\n", [("experience", "3", 1), ("language", "lv", 2)]),
        ("", []),
    ],
)
def test_an_override_is_the_value_as_a_string(toml: str, fields: list[tuple[str, str, int]]) -> None:
    assert values(toml) == fields


@pytest.mark.parametrize(
    ("toml", "line", "code", "words"),
    [
        ('\ntittle = "Baker"', 2, "unknown-key", "Did you mean `title`?"),
        ("[salary]\nmin = 1", 1, "bad-value", "quotes"),
        ("title = true", 1, "bad-value", "quotes"),
        ('company = ["Crumb", "Loaf"]', 1, "bad-value", "one value"),
        ('skills = [{name = "rye"}]', 1, "bad-value", "quotes"),
        ('title = "Baker"\ncompany = Crumb', 2, "bad-sidecar", "title ="),
        ("posted = 2026-02-30", 1, "bad-sidecar", ""),
        ("a = " + "[" * 5000, 0, "bad-sidecar", ""),
    ],
)
def test_what_cannot_be_used_is_a_warning_with_its_line(toml: str, line: int, code: str, words: str) -> None:
    _, (problem,) = parse_sidecar(PATH, toml.encode())
    assert (problem.path, problem.code, problem.severity) == (PATH, code, "warning")
    assert problem.line == line
    assert words in problem.hint


def test_an_escape_puts_nothing_back_that_repair_takes_out() -> None:
    assert values(r'title = "Ba\u001b[31mk\u202eer\u0000"') == [("title", "Ba[31mker", 1)]


def test_a_message_about_an_unknown_key_is_one_line() -> None:
    _, problems = parse_sidecar(PATH, rb'"a\n::error::b" = 1')
    assert [problem.message for problem in problems] == ["unknown key `a ::error::b`"]


def test_an_unknown_key_does_not_cost_the_others() -> None:
    fields, problems = parse_sidecar(PATH, b'colour = "red"\ntitle = "Baker"')
    assert [(field.name, field.line) for field in fields] == [("title", 2)]
    assert [problem.hint.partition(":")[0] for problem in problems] == ["Known keys"]


def test_a_huge_sidecar_is_not_read() -> None:
    fields, problems = parse_sidecar(PATH, b'title = "Baker"\n' + b"#" * 70_000)
    assert fields == ()
    assert [problem.code for problem in problems] == ["bad-sidecar"]


@given(st.one_of(st.binary(max_size=60), st.text("title=skl[]{}\"'\n 2026-1.#true\\", max_size=60).map(str.encode)))
def test_any_bytes_are_fields_or_warnings(data: bytes) -> None:
    _, problems = parse_sidecar(PATH, data)
    assert all(problem.severity == "warning" for problem in problems)
