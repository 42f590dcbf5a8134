"""Where the tests run."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Hypothesis measures nothing: a test that fails on a busy machine says nothing about the code. What a robot runs is the
# same every time, so that a failure is the change's own; the searching is done by people.
settings.register_profile(
    "sitegen", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("sitegen")

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real postings, labels and formats beside the checkout. They are other people's texts, so they are not in it."""
    folder = REPOSITORY.parent / "shared"
    if not (folder / "corpus").is_dir():
        pytest.skip("the real postings (../shared) are not on this machine")
    return folder
