"""Bad input: a broken posting costs that posting, a broken site is one clear error before the first byte is written."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.run import sitegen
from tests.sites import files, make_board

GOOD = """
-- content/site.toml --
as_of = 2026-01-31
-- content/jobs/Bakery/2026-01/good.md --
# [Baker](https://example.org/apply)
### Crumb
#### `🌎 Canada`

Bake bread every morning.
"""


@pytest.fixture
def board(tmp_path: Path) -> Path:
    return make_board(GOOD, tmp_path / "board")


def job_pages(board: Path) -> int:
    return len(list((board / "_site" / "jobs").glob("*/index.html")))


def link_out(file: Path) -> None:
    file.symlink_to("/etc/hostname")


def bytes_of(data: bytes) -> Callable[[Path], object]:
    return lambda file: file.write_bytes(data)


LEFT_OUT = {
    "empty": ("empty.md", bytes_of(b""), "empty"),
    "only spaces": ("spaces.md", bytes_of(b" \n\t\r\n"), "empty"),
    "broken YAML": ("yaml.md", bytes_of(b"---\ntitle: [Baker\n---\nBake bread.\n"), "bad-front-matter"),
    "binary": ("photo.md", bytes_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 9), "binary"),
    "5 MB": ("huge.md", bytes_of(b"word " * 1_000_000), "too-large"),
    "a link out of the folder": ("link.md", link_out, "symlink-out"),
}
"""What it is: (name of the file, how it is made, code of the error)."""


@pytest.mark.parametrize("case", LEFT_OUT)
def test_a_posting_that_cannot_be_read_costs_only_itself(board: Path, case: str) -> None:
    name, make, code = LEFT_OUT[case]
    make(board / "content" / "jobs" / name)
    done = sitegen("build", "--root", board)
    assert done.exit_code == 0, done.stderr
    assert "2 postings read: 1 job shown" in done.stdout
    assert f"Left out: {code} 1" in done.stdout
    assert f"error[{code}] 1: jobs/{name}" in done.stdout
    assert job_pages(board) == 1
    assert sitegen("build", "--root", board, "--strict").exit_code == 1


READ_ANYWAY = {
    "invalid UTF-8": (
        b"# [B\xe9b\xe9](https://example.org/b)\n### Cr\xe8me\n\nBake \x93bread\x94 every morning.\n",
        "",
    ),
    "no header": (b"Somebody who waters the plants on the third floor, twice a week.\n", "missing-title"),
    "only a header": (b"# [Baker of Rolls](https://example.org/r)\n### Crumb\n#### `\xf0\x9f\x8c\x8e Canada`\n", ""),
}
"""What it is: (bytes, code of a problem that is reported)."""


@pytest.mark.parametrize("case", READ_ANYWAY)
def test_a_posting_that_can_be_read_in_part_is_shown(board: Path, case: str) -> None:
    data, code = READ_ANYWAY[case]
    (board / "content" / "jobs" / "odd.md").write_bytes(data)
    done = sitegen("build", "--root", board)
    assert done.exit_code == 0, done.stderr
    assert "2 postings read: 2 jobs shown" in done.stdout
    assert f"[{code}] 1: jobs/odd.md" in done.stdout or not code
    assert job_pages(board) == 2


def test_zero_postings_are_a_board_that_says_so(tmp_path: Path) -> None:
    board = make_board("-- content/site.toml --\nname = 'Empty'\n", tmp_path)
    done = sitegen("build", "--root", board)
    assert done.exit_code == 0, done.stderr
    assert "0 postings read: 0 jobs shown" in done.stdout
    assert (board / "_site" / "index.html").is_file()
    assert not (board / "_site" / "pagefind").exists()


def bad_template(board: Path) -> None:
    (board / "templates").mkdir()
    (board / "templates" / "job.html").write_text("line one\n{% if %}\n")


def failing_template(board: Path) -> None:
    (board / "templates").mkdir()
    (board / "templates" / "job.html").write_text("line one\n{{ 1 / 0 }}\n")


def foreign_folder(board: Path) -> None:
    shutil.rmtree(board / "_site")
    (board / "_site").mkdir()
    (board / "_site" / "thesis.doc").write_text("five years")


def collision(board: Path) -> None:
    (board / "static").mkdir()
    (board / "static" / "index.html").write_text("mine")


def page_in_the_way(board: Path) -> None:
    (board / "content" / "pages").mkdir()
    (board / "content" / "pages" / "companies.md").write_text("Ours.")


def typo(board: Path) -> None:
    (board / "content" / "site.toml").write_text('name = "x"\n\nbase_ulr = "https://example.org/"\n')


def no_content(board: Path) -> None:
    (board / "content").rename(board / "contents")


BROKEN = {
    "a template that does not compile": (bad_template, "templates/job.html:2: "),
    "a template that fails": (failing_template, "templates/job.html:2: "),
    "an output folder that is not ours": (foreign_folder, "was not made by sitegen"),
    "two files for one path": (collision, "static/index.html"),
    "a page of one's own for a path that is taken": (page_in_the_way, "(content/pages/companies)"),
    "an unknown setting": (typo, "content/site.toml:3: unknown setting `base_ulr`\n  Did you mean `base_url`?"),
    "no content folder": (no_content, "no content/ folder"),
}
"""What it is: (what breaks it, words of the error)."""


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_site_stops_before_the_first_byte_is_written(board: Path, case: str) -> None:
    assert sitegen("build", "--root", board).exit_code == 0
    make_broken, words = BROKEN[case]
    make_broken(board)
    before = published_and_written(board)
    done = sitegen("build", "--root", board)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert published_and_written(board) == before


def published_and_written(board: Path) -> dict[str, bytes]:
    """Every file but what was read, which a broken site does not make untrue."""
    return {path: data for path, data in files(board).items() if not path.startswith(".sitegen/")}


def test_no_pagefind_is_an_error_that_says_how_to_install_it(
    board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "path" / "pagefind").mkdir(parents=True)
    (tmp_path / "path" / "pagefind" / "__init__.py").write_text("")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path / "path"), *sys.path)))
    done = sitegen("build", "--root", board)
    assert done.exit_code == 2
    assert "pip install 'pagefind[bin]'" in done.stderr
    assert not (board / "_site").exists()


@pytest.mark.parametrize(
    "options", [["--out", "content"], ["--as-of", "soon"], ["--workers", "0"], ["--root", "nowhere"]]
)
def test_wrong_usage_is_exit_code_2(board: Path, options: list[str]) -> None:
    paths = [str(board / word) if word == "content" else word for word in options]
    assert sitegen("build", "--root", board, *paths).exit_code == 2
    assert not (board / "_site").exists()


def test_a_company_with_a_name_that_no_folder_may_have_is_shown(board: Path) -> None:
    (board / "content" / "jobs" / "aux.md").write_text("# [Nul](https://example.org/n)\n### CON\n\nBake bread.\n")
    done = sitegen("build", "--root", board)
    assert done.exit_code == 0, done.stderr
    assert (board / "_site" / "companies" / "company-con" / "index.html").is_file()


def test_a_name_cannot_steer_the_terminal(board: Path) -> None:
    (board / "content" / "jobs" / "a\x1b[31mb.md").write_text("x")
    (board / "content" / "jobs" / "\u202etxt.md").write_bytes(b"")
    done = sitegen("build", "--root", board)
    assert done.exit_code == 0
    assert not {"\x1b", "\u202e"} & set(done.stdout)
