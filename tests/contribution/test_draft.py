"""What is handed over comes out of the file again: every fact, every word."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.contribution.draft import Submission, draft
from sitegen.contribution.header import KEYS, front_matter
from sitegen.coverage import FACTS
from sitegen.model.parsed import SourceFile
from sitegen.model.posting import FieldName, Posting
from sitegen.reading import ingest
from sitegen.reading.ingest import parse_posting


def said(posting: Posting) -> dict[str, object]:
    """The facts without where they stand."""
    facts = {name: getattr(posting, name) for name in FACTS}
    return {
        name: [skill.value for skill in fact.value] if name == "skills" else fact.value
        for name, fact in facts.items()
        if fact
    }


PASTES = {
    "plain": "Crumb & Sons is looking for a Night Baker.\n\n  * Bread\n  * Rolls\n\n--- \nApply: a@crumb.example\n",
    "markdown": "# Night Baker\n\n**Crumb & Sons** bakes.\n\n- Bread\n- Rolls\n",
    "linked heading": (
        "# [Night Baker](https://crumb.example/7)\n### Crumb\n#### `💰 €2,400 - €2,800 a month` `🏖 Sea`\n\nBake.\n"
    ),
    "labels": "Job title: Night Baker\nCompany: Crumb\nSalary: €30 an hour\nTeam: Night\n\nBake bread: the best.\n",
    "html": "<p>Bake <b>bread</b>.</p><ul><li>Rolls</li></ul>\n<script>alert(1)</script>\n",
    "front matter": "---\ntitle: Night Baker\ntags: [Bread, Python]\nremote: true\n---\nBake bread.\n",
    "rule above": "---\nBake bread, and nothing else.\n---\n",
    "damaged": "The cafÃ© needs a baker.\r\nItâ€™s in Lyon.\r\n",
    "commands": "::error::x\n##[error]y\n${{ github.token }}\n",
}


@pytest.mark.parametrize("kind", PASTES)
def test_a_paste_says_in_its_file_what_it_said_before(kind: str) -> None:
    (before,) = ingest(SourceFile("jobs/paste.txt", PASTES[kind].encode())).postings
    made = draft(Submission({}, PASTES[kind]))
    assert made.posting
    assert said(made.posting) == said(before)
    assert made.posting.prose.text.split() == before.prose.text.split() or before.unread
    assert all(left.words in made.text for left in before.unread)
    assert ingest(SourceFile(f"jobs/{made.name}", made.text.encode())) == made.parsed


def test_lines_of_the_same_name_are_all_kept() -> None:
    text = "Title: Baker\nLocation: Lyon, France\nLocation: Paris, France\nCompany: Crumb\nCompany: Rolls\n\nBake.\n"
    made = draft(Submission({"salary": "€3,000 a month"}, text))
    assert made.posting
    assert made.posting.places
    assert [place.city for place in made.posting.places.value] == ["Lyon", "Paris"]
    assert made.posting.company
    assert made.posting.company.value == "Crumb"
    assert made.text.endswith("---\n\nCompany: Rolls\nBake.\n")


@pytest.mark.corpus
def test_real_pastes_say_in_their_files_what_they_said_before(shared: Path) -> None:
    files = [file for file in (shared / "formats" / "plain-pastes").rglob("*") if file.suffix in (".txt", ".md")]
    files += sorted((shared / "seeds").iterdir())
    assert len(files) > 3
    for file in files:
        text = file.read_bytes().decode("utf-8", "replace")
        for before in ingest(SourceFile("jobs/paste.txt", text.encode())).postings:
            made = draft(Submission({}, text)).posting
            assert made, file
            assert said(made) == said(before), file


def test_what_was_stated_wins_over_what_the_text_says() -> None:
    stated: dict[FieldName, str] = {"title": "Day Baker", "salary": "€20 an hour", "deadline": "2027-01-31"}
    made = draft(Submission(stated, PASTES["linked heading"]))
    assert made.name == "day-baker-at-crumb.md"
    assert made.text == (
        "---\ntitle: Day Baker\ncompany: Crumb\nsalary: €20 an hour\ndeadline: 2027-01-31\n"
        "url: https://crumb.example/7\n---\n\n🏖 Sea\nBake.\n"
    )


def test_a_text_whose_own_header_is_broken_stays_below_ours() -> None:
    broken = "---\ntitle: [Baker\n---\nBake bread.\n"
    made = draft(Submission({"title": "Night Baker"}, broken))
    assert made.posting
    assert made.text == f"---\ntitle: Night Baker\n---\n\n{broken}"


def test_a_file_is_named_after_its_job() -> None:
    assert draft(Submission({"title": "Ingénieur·e", "company": "Crumb & Sons"}, "x")).name == (
        "ingenieur-e-at-crumb-sons.txt"
    )
    assert draft(Submission({"title": "../../etc/passwd"}, "# x\n")).name == "etc-passwd.md"
    assert draft(Submission({"title": "数据工程师"}, "x")).name.startswith("posting-")
    assert draft(Submission({}, "x\n")).name.startswith("posting-")
    assert draft(Submission({"title": "con"}, "x")).name == "posting-con.txt"


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1).filter(
    lambda words: " ".join(words.split()) not in ("", "~", "null", "Null", "NULL") and "\ufffd" not in words
)


@given(st.dictionaries(st.sampled_from(list(KEYS)), WORDS, min_size=1), st.text(max_size=30))
def test_front_matter_is_read_back_as_it_was_meant(values: dict[FieldName, str], body: str) -> None:
    header = front_matter({name: [value] for name, value in values.items()})
    raw = parse_posting(SourceFile("jobs/a.md", f"{header}\nBake {body}".encode())).raw
    assert raw
    assert raw.body.startswith("Bake")
    titles = [field.value for field in raw.fields if field.name == "title"]
    if "title" in values and titles and values["title"].isascii():
        assert titles == [" ".join(values["title"].split())]
