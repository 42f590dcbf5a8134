import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.parsed import Parsed, SourceFile
from sitegen.model.posting import Posting
from sitegen.reading import ingest
from sitegen.reading.facts import FACTS
from sitegen.reading.formats import FORMATS, Format
from sitegen.reading.ingest import MAX_BYTES, parse_posting

BAKER = b"# [Baker](https://example.org/apply/1)\n### Crumb\n\nYou bake bread at night.\n"


def read(data: bytes, path: str = "jobs/a.md", sidecar: bytes | None = None) -> Parsed:
    return ingest(SourceFile(path, data, sidecar))


def codes(parsed: Parsed) -> list[tuple[str, str]]:
    return [(problem.code, problem.severity) for problem in parsed.problems]


def test_a_posting_is_read_with_its_path_below_jobs() -> None:
    (posting,) = read(BAKER, "jobs/Food/2024-05/a.md").postings
    assert (posting.path, posting.format) == ("Food/2024-05/a.md", "linked-heading")
    assert "bake bread" in posting.prose.text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t\n", "empty"),
        (b"x" * (MAX_BYTES + 1), "too-large"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"MZ\x90\0" + bytes(range(256)) * 4, "binary"),
        (bytes(range(1, 32)) * 8, "binary"),
        ("Требуется пекарь на ночную смену".encode("cp1251"), "binary"),
        (b"---\ntitle: a: b\n---\nText", "bad-front-matter"),
    ],
)
def test_a_broken_posting_costs_that_posting_and_says_why(data: bytes, code: str) -> None:
    parsed = read(data)
    assert parsed.postings == ()
    assert codes(parsed) == [(code, "error")]
    assert parsed.problems[0].path == "jobs/a.md"
    assert parsed.problems[0].hint


@pytest.mark.parametrize(
    "data", ["Bäcker gesucht\n".encode("utf-16"), "Bäcker für nachts gesucht, Größe egal".encode("cp1252")]
)
def test_western_text_in_another_encoding_is_read(data: bytes) -> None:
    (posting,) = read(data).postings
    assert "Bäcker" in posting.prose.text
    assert {repair.kind for repair in posting.repairs} <= {"bom", "encoding"}
    assert posting.repairs


@pytest.mark.parametrize("name", ["a.md", "a.MARKDOWN", "a.txt", "a.html", "a.htm", "README", "Food & Drink/ä b.md"])
def test_text_files_of_these_names_are_postings(name: str) -> None:
    assert len(read(BAKER, f"jobs/{name}").postings) == 1


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("jobs/logo.png", "unknown-type"),
        ("jobs/feed.json", "unknown-type"),
        ("companies/logo.svg", "unknown-type"),
        ("notes.md", "unknown-type"),
        ("drafts/a.md", "unknown-type"),
    ],
)
def test_other_files_are_a_note_never_an_error(path: str, code: str) -> None:
    assert codes(read(BAKER, path)) == [(code, "note")]


def test_a_sidecar_without_its_posting_is_a_warning() -> None:
    parsed = read(b'title = "Baker"', "jobs/a.toml")
    assert codes(parsed) == [("lone-sidecar", "warning")]
    assert "a.md.toml" in parsed.problems[0].hint


def test_overrides_come_first_in_their_fields() -> None:
    raw, _, problems = parse_posting(SourceFile("jobs/a.md", BAKER, b'title = "Night baker"\ncompany = ""'))
    assert raw is not None
    assert problems == ()
    titles = [(field.value, field.origin) for field in raw.fields if field.name == "title"]
    assert titles == [("Night baker", "override"), ("Baker", "header")]
    assert raw.fields[1].value == ""


def test_a_broken_sidecar_does_not_cost_the_posting() -> None:
    parsed = read(BAKER, sidecar=b"title = Baker")
    assert len(parsed.postings) == 1
    assert ("bad-sidecar", "warning") in codes(parsed)
    assert "jobs/a.md.toml" in {problem.path for problem in parsed.problems}


def test_a_posting_without_title_is_kept_and_reported() -> None:
    parsed = read(b"About the job\n\nYou bake bread at night.\n", "jobs/a.txt")
    assert len(parsed.postings) == 1
    (problem,) = [problem for problem in parsed.problems if problem.code == "missing-title"]
    assert problem.severity == "warning"
    assert "jobs/a.txt.toml" in problem.hint


def test_a_header_without_a_text_is_kept_with_a_note() -> None:
    parsed = read(b"# [Baker](https://example.org/apply/1)\n### Crumb\n")
    assert len(parsed.postings) == 1
    assert ("missing-description", "note") in codes(parsed)


def test_repairs_of_text_and_entities_are_in_one_ledger() -> None:
    (posting,) = read("# [Baker](https://example.org/1)\n\nR&amp;D\nitâ€™s\n".encode()).postings
    assert [(repair.line, repair.kind) for repair in posting.repairs] == [(3, "entity"), (4, "mojibake")]


def test_notes_on_a_company() -> None:
    data = b"---\nname: Crumb & Sons\nwebsite: https://crumb.example\naliases: [Crumb, CRUMB]\n---\nWe *bake*."
    parsed = read(data, "companies/crumb.md")
    (notes,) = parsed.companies
    assert (notes.slug, notes.name, notes.website) == ("crumb", "Crumb & Sons", "https://crumb.example")
    assert notes.aliases == ("Crumb", "CRUMB")
    assert notes.about.text == "We bake."
    assert parsed.problems == ()


def test_notes_on_a_company_may_be_prose_alone() -> None:
    (notes,) = read(b"We bake.", "companies/crumb.md").companies
    assert (notes.name, notes.website, notes.aliases) == (None, None, ())


def test_what_is_wrong_in_the_notes_is_a_warning() -> None:
    parsed = read(b"---\nnmae: Crumb\nwebsite: javascript:alert(1)\n---\nWe bake.", "companies/crumb.md")
    assert parsed.companies[0].website is None
    assert [(problem.line, problem.code) for problem in parsed.problems] == [(2, "unknown-key"), (3, "bad-url")]
    assert "`name`" in parsed.problems[0].hint


@pytest.mark.parametrize(
    ("data", "title", "text"),
    [
        (b"---\ntitle: About us\n---\nWe bake.", "About us", "We bake."),
        (b"# About us\n\nWe bake.", "About us", "We bake."),
        (b"---\ntitle: About us\n---\n# About us\nWe bake.", "About us", "We bake."),
        (b"We bake.", "Post a job", "We bake."),
    ],
)
def test_the_title_of_a_page(data: bytes, title: str, text: str) -> None:
    (page,) = read(data, "pages/post-a-job.md").pages
    assert (page.slug, page.title, page.prose.text) == ("post-a-job", title, text)


@pytest.mark.parametrize("path", ["pages/Über uns.md", "pages/a/b.md", "companies/a_b.md"])
def test_a_name_that_cannot_be_part_of_an_address_is_an_error(path: str) -> None:
    parsed = read(b"We bake.", path)
    assert codes(parsed) == [("bad-name", "error")]
    assert parsed == Parsed(problems=parsed.problems)


def test_broken_front_matter_of_a_page_is_an_error_at_its_line() -> None:
    parsed = read(b"---\ntitle: a\ntitle: b\n---\nText", "pages/about.md")
    assert [(problem.line, problem.code) for problem in parsed.problems] == [(3, "bad-front-matter")]


paths = st.sampled_from(
    ["jobs/a.md", "jobs/x/2024-05/a.txt", "jobs/a.html", "jobs/a.yaml", "companies/a.md", "pages/a.md"]
)
pieces = st.sampled_from(
    b"---\n|title: x\n|# [a](https://b.c)\n|### d\n|#### `\xf0\x9f\x92\xb0 1`\n|<p>|</div>|\xff|\xc3\xa2\xe2\x82\xac|"
    b"&amp;|&#0;|**x**\n|* y\n|$120k\n|\n|- \n|a: &b\n".split(b"|")
)


@given(
    paths,
    st.one_of(st.binary(max_size=60), st.lists(st.one_of(pieces, st.binary(max_size=4)), max_size=20).map(b"".join)),
    st.none() | st.binary(max_size=30),
)
def test_ingest_never_raises_and_accounts_for_every_file(path: str, data: bytes, sidecar: bytes | None) -> None:
    parsed = read(data, path, sidecar)
    kept = len(parsed.postings) + len(parsed.companies) + len(parsed.pages)
    errors = [problem for problem in parsed.problems if problem.severity == "error"]
    assert kept + len(errors) == 1
    assert "unreadable" not in {problem.code for problem in errors}, errors


def test_a_fault_of_ours_is_a_problem_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: str, text: str) -> bool:
        raise RuntimeError("boom")

    monkeypatch.setattr(sys.modules[ingest.__module__], "FORMATS", (Format("broken", fail, FORMATS[0].parse),))
    parsed = read(BAKER)
    assert codes(parsed) == [("unreadable", "error")]
    assert "RuntimeError: boom" in parsed.problems[0].message


def test_every_fact_is_a_field_of_a_posting_and_read_once() -> None:
    fields = [reader.field for reader in FACTS]
    assert len(fields) == len(set(fields))
    assert set(fields) <= set(Posting.__struct_fields__)


@pytest.mark.corpus
def test_every_posting_of_the_corpus_is_kept(real_postings: tuple[Parsed, ...]) -> None:
    for parsed in real_postings:
        assert len(parsed.postings) == 1, parsed.problems
        assert not any(problem.severity == "error" for problem in parsed.problems), parsed.problems


@pytest.mark.parametrize("path", ["companies/crumb.md", "pages/about.md"])
def test_front_matter_that_is_a_list_is_not_printed(path: str) -> None:
    for header in ("- a", "[a, b]"):
        parsed = read(f"---\n{header}\n---\nWe bake.".encode(), path)
        assert [(problem.code, problem.line) for problem in parsed.problems] == [("bad-front-matter", 2)]
        assert parsed.companies + parsed.pages == ()
    assert read(b"---\n\n- a\n\n---\nWe bake.", path).problems == ()
    assert read(b"---\n- a\n\nWe bake.", path).problems == ()
