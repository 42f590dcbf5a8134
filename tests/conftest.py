"""Where the tests run."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sitegen.model.parsed import Parsed
from tests import corpus

# Hypothesis measures nothing: a test that fails on a busy machine says nothing about the code. What a robot runs is the
# same every time, so that a failure is the change's own; the searching is done by people.
settings.register_profile(
    "sitegen", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("sitegen")


def pytest_xdist_auto_num_workers() -> int:
    """Half as many again as there are cores: who drives a browser waits for it a third of the time."""
    return (os.cpu_count() or 1) * 3 // 2


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


@pytest.fixture(scope="session")
def session_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """What all the processes that tests run in share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def real_postings(shared: Path, session_folder: Path) -> tuple[Parsed, ...]:
    """What each real posting became, in the order of their paths."""
    return corpus.read(shared / "corpus" / "remotewlb", session_folder)


@pytest.fixture(scope="session")
def real_board(shared: Path, repository: Path, session_folder: Path) -> Path:
    """The root of a board of all real postings, built. Only to be looked at."""
    return corpus.board(shared / "corpus" / "remotewlb", repository / "content" / "pages", session_folder)
