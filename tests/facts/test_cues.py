"""A cue only spares a search: whatever a guarded pattern can match holds a cue of its list."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from sitegen.reading.pay.words import ATTACHED
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.cues import EVERY, Cues, cues_of


def _guarded() -> Iterator[tuple[str, str, tuple[Cues, ...]]]:
    """(name, pattern, sets of cues of each of which a match holds one) of every rule of where one may live and work."""
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
            yield f"{kind} {number}", pattern, (Cues(rule["needs"]),)


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


def test_a_cue_stands_in_one_word() -> None:
    assert [cue for cue in EVERY if " " in cue.strip() or cue != cue.lower()] == []


@pytest.mark.parametrize("behind", [" " * 300_000 + "!", "net " * 50_000 + "!", "(" + " " * 300_000 + "!"])
def test_what_stands_behind_an_amount_is_read_in_one_pass(behind: str) -> None:
    # a pattern that went back over these for each sign of them would not come to an end
    assert ATTACHED.match(behind) is None
