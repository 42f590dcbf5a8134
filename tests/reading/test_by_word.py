"""What words say is asked once a word, and is the same whatever signs stand around and whatever was forgotten."""

import pytest

from sitegen.reading.vocabulary import by_word
from sitegen.reading.vocabulary.by_word import ByWord
from sitegen.reading.vocabulary.cues import cues_of, every_cue
from sitegen.reading.vocabulary.lexicon import lexicon


def longer_than_two(word: str) -> str:
    return word if len(word) > 2 else ""


def test_a_word_is_asked_for_once_and_without_the_signs_around_it() -> None:
    asked: list[str] = []

    def ask(word: str) -> str:
        asked.append(word)
        return longer_than_two(word)

    question = ByWord(ask)
    asked.clear()  # words of other texts
    assert question.of("(onceasked), to “onceasked”.") == ["onceasked", "onceasked"]
    assert asked.count("onceasked") == 1


def test_a_question_that_comes_late_knows_the_words_before_it() -> None:
    by_word.words_of("earlybird sings")
    assert ByWord(longer_than_two).is_answered("earlybird")


def test_what_is_forgotten_is_asked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    question = ByWord(longer_than_two)
    assert question.of("forgettable words") == ["forgettable", "words"]
    monkeypatch.setattr(by_word, "MOST", 0)
    assert question.of("others") == ["others"]
    assert question.of("forgettable words") == ["forgettable", "words"]


def test_no_cue_needs_a_sign_that_is_left_out() -> None:
    assert [
        cue for cue in every_cue() if cue.strip() != cue.strip().lstrip(by_word.AROUND).rstrip(by_word.BEHIND)
    ] == []


@pytest.mark.parametrize("words", ["(remote),", "“remote”.", "*remote*:"])
def test_signs_around_a_word_hide_no_cue(words: str) -> None:
    assert "remote" in cues_of(words)


@pytest.mark.parametrize("words", ["(.net),", "c++,", "“c#”.", "node.js;"])
def test_signs_around_a_word_hide_no_technology(words: str) -> None:
    assert lexicon().may_name(words)
