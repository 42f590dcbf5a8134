"""Reading on a Dask cluster: the same site, or an error that says what to do."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import sitegen
from sitegen.errors import SiteError
from sitegen.model.rules import PACKAGED_ONLY
from sitegen.outside import cluster, memo
from sitegen.outside.ingested import ingested
from tests.outside.test_ingested import FILES
from tests.sites import files, site_of

pytest.importorskip("distributed")

CLUSTER = """
import sys, distributed
with distributed.LocalCluster(
    n_workers=int(sys.argv[1]), threads_per_worker=1, processes=True, dashboard_address=None
) as cluster:
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
"""


@contextmanager
def running(workers: int, path: Path | None = None) -> Iterator[str]:
    """The address of the scheduler of a cluster on this machine; packages are looked for in `path` first."""
    command = [sys.executable, "-W", "ignore", "-c", CLUSTER, str(workers)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", cwd=path
    ) as process:
        assert process.stdin
        assert process.stdout
        yield process.stdout.readline().strip()
        process.stdin.close()


def read_on(address: str) -> None:
    list(ingested(FILES, PACKAGED_ONLY, cluster.on(address), memo.NOTHING))


def test_however_a_board_is_read_the_site_is_the_same(tmp_path: Path) -> None:
    for file in FILES:
        target = tmp_path / "content" / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
        if file.sidecar is not None:
            target.with_name(f"{target.name}.toml").write_bytes(file.sidecar)
    (tmp_path / "content" / "site.toml").write_text("as_of = 2026-01-31\n")

    def made(name: str, *options: str) -> dict[str, bytes]:
        return files(site_of(tmp_path, *options, out=tmp_path / name))

    expected = made("here", "--no-memo", "--workers", "1")
    assert sum(path.startswith("jobs/") for path in expected) > 20
    assert made("in two processes, with a memo that is empty", "--workers", "2") == expected
    assert made("from the memo", "--workers", "2") == expected
    with running(2) as address:
        assert made("on a cluster", "--no-memo", "--scheduler", address) == expected


def another_version(folder: Path) -> None:
    shutil.copytree(Path(sitegen.__file__).parent, folder / "sitegen", ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "sitegen" / "reading" / "rules" / "skills.toml").open("a") as rules:
        rules.write("# one rule more\n")


def nothing_of_it(folder: Path) -> None:
    (folder / "sitegen").mkdir()
    (folder / "sitegen" / "__init__.py").touch()


@pytest.mark.parametrize(
    ("make", "words"), [(another_version, "another version of sitegen"), (nothing_of_it, "does not have this sitegen")]
)
def test_a_worker_with_other_code_is_an_error(tmp_path: Path, make: Callable[[Path], None], words: str) -> None:
    make(tmp_path)
    with running(1, tmp_path) as address, pytest.raises(SiteError, match=words) as raised:
        read_on(address)
    assert "same versions" in raised.value.hint


def test_a_scheduler_without_workers_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "WORKERS_WITHIN", 0.1)
    with running(0) as address, pytest.raises(SiteError, match="has no workers") as raised:
        read_on(address)
    assert f"dask worker {address}" in raised.value.hint


@pytest.mark.parametrize("address", ["", "localhost", "localhost:8786", "tcp://localhost", "http://localhost:8786"])
def test_what_is_no_address_of_a_scheduler_is_said(address: str) -> None:
    with pytest.raises(SiteError, match="is not the address") as raised:
        read_on(address)
    assert "tcp://host:port" in raised.value.hint


def test_a_scheduler_that_does_not_answer_is_not_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ANSWERS_WITHIN", 0.2)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(SiteError, match="no scheduler of Dask answers"):
        read_on(address)


def test_without_dask_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SiteError, match="not installed") as raised:
        read_on("tcp://localhost:8786")
    assert "sitegen[distributed]" in raised.value.hint


def test_nobody_is_asked_where_nothing_is_to_be_read() -> None:
    assert list(ingested((), PACKAGED_ONLY, cluster.on("tcp://nobody:1"), memo.NOTHING)) == []
