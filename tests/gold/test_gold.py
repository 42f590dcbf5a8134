"""What the readers get right of the labelled postings, at least: the figures of issue 3."""

import json
from functools import cache
from pathlib import Path

import pytest

from tests.gold.scoring import GOLD, is_there, score

pytestmark = pytest.mark.corpus

AT_LEAST = [
    ("a-header", "title", "accuracy", 0.99),
    ("a-header", "company", "accuracy", 0.99),
    ("a-header", "location_raw", "accuracy", 0.99),
    ("a-header", "apply_url", "accuracy", 0.99),
    ("a-header", "header trap NOT reported as pay", "accuracy", 0.99),
    ("a-header", "salary_header", "f1", 0.97),
    ("a2-headersalary", "salary", "f1", 0.97),
    ("b-bodysalary", "salary", "precision", 0.97),
    ("b-bodysalary", "salary", "f1", 0.93),
    ("c-attributes", "work_mode", "accuracy", 0.92),
    ("c-attributes", "region", "accuracy", 0.90),
    ("c-attributes", "employment_type", "accuracy", 0.92),
    ("c-attributes", "seniority", "accuracy", 0.92),
    ("c-attributes", "min_years", "f1", 0.92),
    ("c-attributes", "language", "accuracy", 0.99),
    ("d-paste", "title", "accuracy", 0.85),
    ("d-paste", "company", "accuracy", 0.90),
    ("d-paste", "salary", "accuracy", 0.95),
    ("e-location", "city+country (micro)", "f1", 0.95),
    ("e-location", "remote", "accuracy", 0.98),
    ("e-location", "worldwide", "accuracy", 0.99),
    ("f-skills", "skills (micro)", "f1", 0.93),
    ("g-title", "title_clean", "accuracy", 0.95),
    ("h-company", "company", "precision", 0.95),
    ("h-company", "company", "recall", 0.85),
]
REPAIRED_AT_LEAST = 0.95
"""Share of the damaged texts of part i that come back exactly as they were."""


@cache
def figures() -> dict[tuple[str, str], dict[str, float]]:
    rows = json.loads(score(GOLD, "--json"))["rows"]
    return {(row["part"], row["field"] + (f" [{row['group']}]" if "group" in row else "")): row for row in rows}


@pytest.fixture(autouse=True)
def gold() -> Path:
    if not is_there(GOLD):
        pytest.skip("the labelled postings (../shared/gold) are not on this machine")
    return GOLD


@pytest.mark.parametrize(("part", "field", "figure", "least"), AT_LEAST)
def test_labelled_postings_are_read_as_well_as_promised(part: str, field: str, figure: str, least: float) -> None:
    assert figures()[part, field][figure] >= least


def test_damaged_texts_come_back_exactly() -> None:
    repaired = {
        field: row for (part, field), row in figures().items() if part == "i-mojibake" and "identity" not in field
    }
    right = sum(row["accuracy"] * row["n"] for row in repaired.values())
    assert right >= REPAIRED_AT_LEAST * sum(row["n"] for row in repaired.values())


def test_clean_texts_stay_as_they_are() -> None:
    assert figures()["i-mojibake", "text exact [identity]"]["accuracy"] == 1.0
