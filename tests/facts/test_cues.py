"""A cue only spares a search: whatever a guarded pattern can match holds a cue of its list."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.reading.pay.words import ATTACHED
from sitegen.reading.rules import load
from sitegen.reading.vocabulary.cues import EVERY, Cues, cues_of


def _guarded() -> Iterator[tuple[str, str, Cues]]:
    """(name, pattern, cues of which a match holds one) of every rule of where one may live and work."""
    for mode in ("remote", "hybrid", "in person"):
        rules = load("work_modes")[mode]
        for tier in ("explicit", "offered"):
            for number, pattern in enumerate(rules[tier]):
                for key in ("cues", "beside"):
                    if key in rules:
                        yield f"{mode} {tier} {number} {key}", pattern, frozenset(rules[key])
    for kind in ("limits", "rights", "nations", "worldwide"):
        row = load("hiring")[kind]
        for number, rule in enumerate(row if isinstance(row, list) else [row]):
            people, where = load("hiring")["people"], load("hiring")["where"]
            pattern = rule["pattern"].replace("{people}", people).replace("{where}", where)
            yield f"{kind} {number}", pattern, frozenset(rule["needs"])


GUARDED = tuple(_guarded())


@pytest.mark.parametrize(("pattern", "needs"), [row[1:] for row in GUARDED], ids=[row[0] for row in GUARDED])
def test_what_a_guarded_rule_matches_holds_a_cue(pattern: str, needs: Cues) -> None:
    @given(st.from_regex(pattern))
    @settings(max_examples=6, deadline=None, database=None, derandomize=True)
    def holds(text: str) -> None:
        match = re.search(pattern, text)
        assert match
        assert not needs.isdisjoint(cues_of(f"{match.group()} ".lower())), text

    holds()


def test_a_cue_stands_in_one_word() -> None:
    assert [cue for cue in EVERY if " " in cue.strip() or cue != cue.lower()] == []


@pytest.mark.parametrize("behind", [" " * 300_000 + "!", "net " * 50_000 + "!", "(" + " " * 300_000 + "!"])
def test_what_stands_behind_an_amount_is_read_in_one_pass(behind: str) -> None:
    # a pattern that went back over these for each sign of them would not come to an end
    assert ATTACHED.match(behind) is None
