"""The wheel holds the package, its rules, the theme and the starter board, and nothing else; and it works alone."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.sites import make_board

BOARD = ("templates", "static", "content")
PACKAGE_SUFFIXES = {".py", ".toml", ".tsv", ".csv", ".json", ".gz", ".txt"}
ABOUT = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that a file left lying about in the checkout is packed only if a rule takes it."""
    copy = tmp_path_factory.mktemp("wheel") / "sitegen"
    leave = shutil.ignore_patterns(
        ".venv", ".git", "_site", "build", "dist", "__pycache__", ".*_cache", ".hypothesis", "node_modules"
    )
    shutil.copytree(repository, copy, ignore=leave)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(copy / "out"), str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next((copy / "out").glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked into an empty folder; its dependencies stay where they are."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder)]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True)
    return folder


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with only the unpacked wheel in front of its path, away from the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_wheel_holds_the_package_the_theme_and_the_board_and_nothing_else(repository: Path, wheel: Path) -> None:
    package = {path for path in (repository / "sitegen").rglob("*") if path.suffix in PACKAGE_SUFFIXES}
    expected = {path.relative_to(repository).as_posix() for path in package} | {"sitegen/py.typed"}
    for name in BOARD:
        board = {path for path in (repository / name).rglob("*") if path.is_file()}
        expected |= {f"sitegen/_board/{path.relative_to(repository).as_posix()}" for path in board}
    about = wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info"
    expected |= {f"{about}/{name}" for name in ABOUT}
    with zipfile.ZipFile(wheel) as archive:
        assert sorted(archive.namelist()) == sorted(expected)


def test_the_package_runs_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    where = run(installed, tmp_path, "-c", "import sitegen; print(sitegen.__file__)")
    assert Path(where.stdout.strip()).is_relative_to(installed), where.stderr
    done = run(installed, tmp_path, "-m", "sitegen", "--help")
    assert done.returncode == 0, done.stderr
    assert "build" in done.stdout


def test_a_board_elsewhere_is_built_with_the_theme_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    make_board("-- content/jobs/baker.md --\n---\ntitle: Baker\ncompany: Crumb\n---\nWe bake bread.\n", tmp_path)
    done = run(installed, tmp_path, "-m", "sitegen", "build")
    assert done.returncode == 0, done.stderr
    assert "Baker" in (tmp_path / "_site" / "index.html").read_text(encoding="utf-8")
