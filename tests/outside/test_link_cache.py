"""The answers that are kept between runs."""

import datetime
from pathlib import Path

import msgspec
import pytest

from sitegen.errors import ContentError
from sitegen.links.answer import Answer, Hop
from sitegen.outside import link_cache

NOW = datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.UTC)
ANSWERS = (
    Answer(url="https://a.example/1", asked=NOW, status=200, hops=(Hop(301, "https://b.example/1"),)),
    Answer(url="https://a.example/2", asked=NOW, failure="tls", detail="self-signed"),
    Answer(url="https://a.example/3", asked=NOW, status=200, sign="closed", words="This job is closed"),
)


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    link_cache.write(tmp_path, ANSWERS, NOW)
    assert link_cache.read(tmp_path) == {answer.url: answer for answer in ANSWERS}
    assert (tmp_path / ".sitegen" / ".gitignore").read_text() == "*\n"
    assert sorted(path.name for path in (tmp_path / ".sitegen").iterdir()) == [".gitignore", "links.json"]


def test_the_order_of_what_came_does_not_matter(tmp_path: Path) -> None:
    file = tmp_path / ".sitegen" / "links.json"
    link_cache.write(tmp_path, ANSWERS, NOW)
    before = file.read_bytes()
    link_cache.write(tmp_path, reversed(ANSWERS), NOW)
    assert file.read_bytes() == before


def test_an_answer_that_nobody_renews_is_dropped(tmp_path: Path) -> None:
    old = msgspec.structs.replace(ANSWERS[0], asked=NOW - link_cache.KEPT)
    link_cache.write(tmp_path, (old, *ANSWERS[1:]), NOW)
    assert set(link_cache.read(tmp_path)) == {answer.url for answer in ANSWERS[1:]}


@pytest.mark.parametrize("rubbish", ["", "{}", "[1", '{"rules":"x","answers":[]}', '{"answers":3}', "\0"])
def test_what_cannot_be_read_counts_as_nothing(tmp_path: Path, rubbish: str) -> None:
    (tmp_path / ".sitegen").mkdir()
    (tmp_path / ".sitegen" / "links.json").write_text(rubbish)
    assert link_cache.read(tmp_path) == {}


def test_answers_by_other_words_count_as_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link_cache.write(tmp_path, ANSWERS, NOW)
    monkeypatch.setattr(link_cache, "load", lambda name: {"other": "words"})
    assert link_cache.read(tmp_path) == {}


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / ".sitegen").write_text("a file")
    with pytest.raises(ContentError, match="cannot be written"):
        link_cache.write(tmp_path, ANSWERS, NOW)
