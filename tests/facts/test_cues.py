"""A cue only spares a search: whatever a guarded pattern can match holds a cue of its list."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from sitegen.reading.facts import experience, place_sources, seniority
from sitegen.reading.pay.words import ATTACHED
from sitegen.reading.rules import load
from sitegen.reading.vocabulary import lexicon
from sitegen.reading.vocabulary.cues import LISTS, RULES, Cues, cues_of, every_cue
from sitegen.reading.vocabulary.employer_frames import frames


def _guarded() -> Iterator[tuple[str, str, tuple[Cues, ...]]]:
    """(name, pattern, sets of cues of each of which a match holds one) of every rule that is spared by cues."""
    for mode in ("remote", "hybrid", "in person"):
        rules = load("work_modes")[mode]
        for tier in ("explicit", "offered"):
            for number, pattern in enumerate(rules[tier]):
                yield f"{mode} {tier} {number}", pattern, tuple(Cues(rules[key]) for key in GUARDS if key in rules)
    for kind in ("limits", "rights", "nations", "worldwide"):
        row = load("hiring")[kind]
        for number, rule in enumerate(row if isinstance(row, list) else [row]):
            people, where = load("hiring")["people"], load("hiring")["where"]
            pattern = rule["pattern"].replace("{people}", people).replace("{where}", where)
            yield f"{kind} {number}", pattern, (Cues(rule["needs"]), Cues(load("hiring")["cues"]))
    for number, frame in enumerate(frames()):
        if frame.needs:
            yield f"employer {number}", _without_lookbehind(frame.pattern.pattern), (frame.needs,)
    years, text, context = load("experience"), load("seniority")["text"], load("skills")["context"]
    yield "years", _ignoring_case(experience._mention()), tuple(Cues(years[key]) for key in ("cues", "beside"))
    yield "level in a text", seniority._statement().pattern, tuple(Cues(text[key]) for key in ("needs", "beside"))
    yield "pay zone", _ignoring_case(place_sources._PAY_ZONE), (Cues(load("pay")["zone"]["cues"]),)
    yield "investors", _ignoring_case(lexicon._OTHERS), (Cues(context["needs"]),)


def _ignoring_case(pattern: re.Pattern[str]) -> str:
    return f"(?i:{pattern.pattern})"


def _without_lookbehind(pattern: str) -> str:
    """What a match itself holds: what must stand before it is looked at, and not made up, by `from_regex`."""
    return re.sub(r"^\(\?:(?:\(\?<=[^)]*\)\|?)+\)", "", pattern)


GUARDS = ("cues", "beside")
GUARDED = tuple(_guarded())


@pytest.mark.parametrize(("pattern", "needs"), [row[1:] for row in GUARDED], ids=[row[0] for row in GUARDED])
def test_what_a_guarded_rule_matches_holds_a_cue(pattern: str, needs: tuple[Cues, ...]) -> None:
    # texts are made once a pattern and nothing is shrunk: to make them is all that this test costs
    @given(st.from_regex(pattern))
    @settings(max_examples=6, deadline=None, database=None, derandomize=True, phases=[Phase.generate])
    def holds(text: str) -> None:
        match = re.search(pattern, text)
        assert match
        cues = cues_of(f"{match.group()} ".lower())
        assert not any(each.isdisjoint(cues) for each in needs), text

    holds()


def _listed(rules: Any, path: str) -> Iterator[tuple[str, Cues]]:
    """The lists of cues of a rules file, each with where it stands."""
    rows = enumerate(rules) if isinstance(rules, list) else rules.items() if isinstance(rules, dict) else ()
    for key, value in rows:
        yield from [(f"{path} {key}", Cues(value))] if key in LISTS else _listed(value, f"{path} {key}")


def test_every_list_of_cues_guards_a_rule() -> None:
    guarded = {each for _, _, needs in GUARDED for each in needs}
    assert [path for name in RULES for path, cues in _listed(load(name), name) if cues not in guarded] == []


def test_every_cue_can_be_found() -> None:
    assert [cue for cue in every_cue() if cue not in cues_of(f"to {cue} it")] == []


def test_a_cue_stands_in_one_word() -> None:
    assert [cue for cue in every_cue() if " " in cue.strip() or cue != cue.lower()] == []


@pytest.mark.parametrize("behind", [" " * 300_000 + "!", "net " * 50_000 + "!", "(" + " " * 300_000 + "!"])
def test_what_stands_behind_an_amount_is_read_in_one_pass(behind: str) -> None:
    # a pattern that went back over these for each sign of them would not come to an end
    assert ATTACHED.match(behind) is None
