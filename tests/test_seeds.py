"""The three seed postings: kept byte for byte, read right, and clean on their pages."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.sites import site_of

SEEDS = {
    "000_a86095bebd14385f.txt": "afc5f2829c266229f049b0abedb1600a0ebe166686b5461b572db6ce46019a1b",
    "001_91cf3c101ea4900e.txt": "e3e6bdc04cb0ff31b037ded61b32c3dd66c9ea37b6bd62b732248a40a651c956",
    "002_f125a5005ee4b5bd.txt": "37d15cbddf5abdaecdcbf2ed576b53abbfcc2e40480862f0a252d97a9206cd72",
}
"""File name → SHA-256 of what the user gave us."""

APPLY = "https://www.remotewlb.com/apply/"
FACTS: dict[str, dict[str, object]] = {
    "000_a86095bebd14385f.txt": {
        "title": "Principle Data Scientist - AI/ML",
        "company": "Zscaler",
        "hiring_in": {"countries": ["GB"], "areas": []},
        "work_mode": None,
        "salary": None,
        "level": "Staff and principal",
        "experience": 8,
        "apply": f"{APPLY}principle-data-scientist-ai-ml-41354",
        "skills": [
            "Python", "pandas", "scikit-learn", "PyTorch", "SQL", "AWS", "Google Cloud", "Azure", "Kubeflow", "Spark",
        ],
    },
    "001_91cf3c101ea4900e.txt": {
        "title": None,
        "company": "Zoom",
        "hiring_in": None,
        "work_mode": ["in person", "hybrid", "remote"],
        "salary": (117_000, 233_900, "USD", "year"),
        "level": None,
        "experience": 3,
        "apply": None,
        "skills": ["Python", "TensorFlow", "PyTorch", "spaCy", "Docker", "Kubernetes", "AWS"],
    },
    "002_f125a5005ee4b5bd.txt": {
        "title": "Principal Machine Learning Engineer",
        "company": "Sezzle",
        "hiring_in": {"countries": ["TR"], "areas": []},
        "work_mode": ["remote"],
        "salary": (4_000, 10_000, "USD", "month"),
        "level": "Staff and principal",
        "experience": 6,
        "apply": f"{APPLY}principal-machine-learning-engineer-remote",
        "skills": [
            "AWS", "Amazon SageMaker", "Python", "Go", "SQL", "Kubernetes", "Docker", "Prometheus", "Grafana",
            "CloudWatch", "Spark", "Kafka",
        ],
    },
}  # fmt: skip


def explained(seed: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "sitegen", "explain", "--json", str(seed)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, stdin=subprocess.DEVNULL)
    assert result.returncode == 0, result.stderr
    told: dict[str, Any] = json.loads(result.stdout)
    return told


def read(facts: dict[str, Any], name: str) -> object:
    fact = facts["seniority" if name == "level" else name]
    if fact is None:
        return None
    value = fact["value"]
    if name == "salary":
        return int(value["minimum"]), int(value["maximum"]), value["currency"], value["period"]
    if name == "level":
        return re.sub(r".*level: (.*)\)", r"\1", fact["display"])
    return value


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_is_kept_byte_for_byte(repository: Path, name: str) -> None:
    data = (repository / "content/jobs" / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == SEEDS[name]


@pytest.mark.parametrize("name", SEEDS)
def test_every_fact_of_a_seed_is_read_right(repository: Path, name: str) -> None:
    told = explained(repository / "content/jobs" / name)
    assert {fact: read(told["facts"], fact) for fact in FACTS[name]} == FACTS[name]


def test_the_untitled_seed_is_reported_with_the_fix(repository: Path) -> None:
    (problem,) = explained(repository / "content/jobs/001_91cf3c101ea4900e.txt")["problems"]
    assert problem["code"] == "missing-title"
    assert "001_91cf3c101ea4900e.txt.toml" in problem["hint"]


def test_clean_text_is_left_alone_and_damage_is_on_the_ledger(repository: Path) -> None:
    assert explained(repository / "content/jobs/001_91cf3c101ea4900e.txt")["repairs"] == []
    repairs = explained(repository / "content/jobs/002_f125a5005ee4b5bd.txt")["repairs"]
    assert ("Ã¼", "ü") in {(repair["before"], repair["after"]) for repair in repairs}


@pytest.fixture(scope="module")
def pages(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Company → the job page of its seed."""
    site = tmp_path_factory.mktemp("seeds") / "site"
    site_of(repository, out=site)
    found = {page.parent.name: page.read_text(encoding="utf-8") for page in site.glob("jobs/*/index.html")}
    return {
        name: html for name in ("zscaler", "zoom", "sezzle") for slug, html in found.items() if f"-at-{name}-" in slug
    }


def test_no_damage_and_no_noise_reaches_a_page(pages: dict[str, str]) -> None:
    assert len(pages) == len(SEEDS)
    for html in pages.values():
        assert not re.search(r"â€|ðŸ|Ã¼|CLICK TO|#LI-|#Li-|\*\*", html)


def test_no_paragraph_is_said_twice(pages: dict[str, str]) -> None:
    for html in pages.values():
        paragraphs = re.findall(r"<p>([^<]{31,})</p>", html)
        assert len(paragraphs) == len(set(paragraphs))


def test_bold_lines_are_headings_and_legal_text_is_folded(pages: dict[str, str]) -> None:
    headings = re.findall(r'<h2 id="s-[^"]*">([^<]*)</h2>', pages["sezzle"])
    assert headings == [
        "About Sezzle", "About the Role", "Responsibilities", "Minimum Requirements", "Ideal Skills &amp; Experience",
        "About You", "What Makes Working at Sezzle Awesome",
    ]  # fmt: skip
    shown, fold, folded = pages["zscaler"].partition('<details class="fold">')
    assert fold
    assert "affirmative action employer" in folded
    assert "affirmative action employer" not in shown


def test_the_untitled_seed_is_shown_as_an_untitled_role(pages: dict[str, str]) -> None:
    assert re.search(r"<h1[^>]*>\s*Untitled role\s*</h1>", pages["zoom"])
