"""A Chromium is found where people have one, and what is missing is said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import chromium


def program(folder: Path, name: str) -> str:
    file = folder / name
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    return str(file)


def test_the_program_that_the_environment_names_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "chromium")
    named = program(tmp_path, "my-browser")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", named)
    assert chromium.find() == named


def test_chromium_is_preferred_to_chrome_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    chrome = program(tmp_path, "google-chrome")
    assert chromium.find() == chrome
    assert chromium.find() != program(tmp_path, "chromium")
    assert chromium.find() == str(tmp_path / "chromium")


def test_a_name_that_is_no_program_is_an_error_and_not_passed_over(repository: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "CHROMIUM": str(tmp_path / "missing")}
    command = [sys.executable, "-m", "scripts.chromium", "--install"]
    done = subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "missing" in done.stderr
    assert done.stdout == ""
