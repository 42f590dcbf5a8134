"""`sitegen build`, and what it promises: the same bytes, only differences, every posting accounted for."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sitegen.build import read_board
from sitegen.model.salary import YearlyPay
from sitegen.outside import manifest
from sitegen.outside.workers import pool
from tests.cli.run import sitegen
from tests.sites import built, files, make_board

SETTINGS = "as_of = 2026-01-31\nbase_url = 'https://example.org/repo/'\nper_page = 5\n"
POSTING = """\
# [{title}](https://example.org/apply/{number})
### {company}
#### `💰 ${low},000 - ${high},000` `🌎 {place}`

{company} looks for a {title} who knows Python, Go and SQL. Task {number} of many is waiting for you.
"""
TITLES = ("Baker", "Senior Data Engineer", "Night Porter", "Go Developer")


def write_board(root: Path, numbers: list[int]) -> Path:
    """A board of postings, written in the order of `numbers`."""
    jobs = root / "content" / "jobs"
    for number in numbers:
        file = jobs / TITLES[number % 3] / "2026-01" / f"posting-{number}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        company, place = f"Company {number % 4}", ("Canada", "Germany", "Anywhere")[number % 3]
        text = POSTING.format(
            title=TITLES[number % 4], number=number, company=company, place=place, low=90 + number, high=120 + number
        )
        file.write_text(text, encoding="utf-8")
    (root / "content" / "site.toml").write_text(SETTINGS)
    return root


@pytest.fixture(scope="module")
def numbers() -> list[int]:
    return list(range(24))


@pytest.fixture
def board(tmp_path: Path, numbers: list[int]) -> Path:
    return write_board(tmp_path / "board", numbers)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory, numbers: list[int]) -> dict[str, bytes]:
    """The site of this board, built once in a process of its own."""
    root = write_board(tmp_path_factory.mktemp("expected"), numbers)
    done = built(root)
    assert done.returncode == 0, done.stderr
    assert "24 postings read: 24 jobs shown, 0 closed, 0 merged as duplicates, 0 left out" in done.stdout
    return files(root / "_site")


def test_a_second_build_writes_nothing(board: Path, expected: dict[str, bytes]) -> None:
    sitegen("build", "--root", board)
    before = {path: path.stat().st_mtime_ns for path in (board / "_site").rglob("*")}
    again = sitegen("build", "--root", board)
    assert f"0 files written, {len(expected) - 1} unchanged, 0 removed" in again.stdout
    assert {path: path.stat().st_mtime_ns for path in (board / "_site").rglob("*")} == before


@pytest.mark.parametrize("seed", [1, 2])
def test_files_written_in_any_order_give_the_same_bytes(
    tmp_path: Path, numbers: list[int], expected: dict[str, bytes], seed: int
) -> None:
    shuffled = random.Random(seed).sample(numbers, len(numbers))
    root = write_board(tmp_path / "elsewhere", shuffled)
    sitegen("build", "--root", root)
    assert files(root / "_site") == expected


def test_many_processes_give_the_same_bytes(board: Path, expected: dict[str, bytes]) -> None:
    assert sitegen("build", "--root", board, "--workers", 2).exit_code == 0
    assert files(board / "_site") == expected


def test_a_posting_that_is_gone_takes_its_page_with_it(board: Path, numbers: list[int]) -> None:
    sitegen("build", "--root", board)
    page = next((board / "_site" / "jobs").glob("*/"))
    pages = set((board / "_site" / "jobs").iterdir())
    gone = next(file for file in (board / "content" / "jobs").rglob("*.md") if "posting-7" in file.name)
    gone.unlink()
    done = sitegen("build", "--root", board)
    left = set((board / "_site" / "jobs").iterdir())
    assert f"{len(numbers) - 1} jobs shown" in done.stdout
    assert left < pages
    assert len(pages - left) == 1
    assert page.parent.is_dir()
    (removed,) = pages - left
    assert removed.name.encode() not in b"".join(files(board / "_site").values())


def test_the_output_folder_and_the_day_may_be_chosen(board: Path) -> None:
    out = board.parent / "public"
    done = sitegen("build", "--root", board, "--out", out, "--as-of", "2026-12-31")
    assert "0 jobs shown" not in done.stdout  # none is open: the board is an archive and shows them all
    assert manifest.read(out) is not None
    assert not (board / "_site").exists()
    assert sitegen("build", "--root", board, "--out", out).exit_code == 0


def test_an_address_on_the_command_line_wins(board: Path) -> None:
    sitegen("build", "--root", board, "--base-url", "https://example.net/other/")
    home = (board / "_site" / "index.html").read_text(encoding="utf-8")
    assert "/other/" in home
    assert "/repo/" not in home


def test_duplicates_and_faults_are_accounted_for(tmp_path: Path) -> None:
    body = "We bake bread, rolls and cakes in a small house at the edge of the town, every day but Monday. " * 4
    root = make_board(
        f"""
        -- content/site.toml --
        as_of = 2026-01-31
        -- content/jobs/a.md --
        # [Baker](https://example.org/a)
        ### Crumb
        #### `🌎 Canada`

        {body}
        -- content/jobs/b.md --
        # [Baker](https://example.org/a)
        ### Crumb
        #### `🌎 Germany`

        {body}
        -- content/jobs/2024-01/old.md --
        # [Miller](https://example.org/old)
        ### Crumb

        The mill was closed long ago, and nobody grinds there any more.
        -- content/jobs/empty.md --
        """,
        tmp_path,
    )
    done = sitegen("build", "--root", root)
    assert "4 postings read: 1 job shown, 1 closed, 1 merged as duplicates, 1 left out" in done.stdout
    assert "Left out: empty 1" in done.stdout
    assert "Known: title 100 %, company 100 %, place 66 %, hiring in 66 %, work mode 0 %" in done.stdout
    assert sitegen("build", "--root", root, "--strict").exit_code == 1


def test_plain_output_has_no_control_characters(board: Path) -> None:
    done = built(board)
    assert done.stderr == ""
    assert not {"\x1b", "\r"} & set(done.stdout)


def test_a_killed_build_leaves_the_previous_site_serving(board: Path) -> None:
    sitegen("build", "--root", board)
    before = files(board / "_site")
    command = [sys.executable, "-m", "sitegen", "build", "--root", str(board), "--base-url", "https://example.org/new/"]
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    whole, after = time.monotonic() - started, files(board / "_site")
    assert after != before
    interrupted = 0
    for part in (0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95):
        if files(board / "_site") != before:
            sitegen("build", "--root", board)
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(whole * part)
            os.kill(process.pid, signal.SIGKILL)
        site = files(board / "_site")
        assert site in (before, after), f"killed after {part:.0%}"
        interrupted += process.returncode == -signal.SIGKILL and site == before
    assert interrupted, "every build was done before it was killed: nothing was tested"
    sitegen("build", "--root", board)
    assert files(board / "_site") == before
    assert {path.name for path in board.iterdir()} - {".sitegen"} == {"content", "_site"}, "nothing is left lying about"


def test_the_owners_skills_and_rates_are_used(tmp_path: Path) -> None:
    root = make_board(
        """
        -- content/jobs/a.md --
        ---
        title: Baker
        salary: €10,000 - €20,000 a year
        posted: 2026-01-01
        ---
        You know the Ovenmaster 3000 well.
        -- content/skills.toml --
        [skills]
        ovenmaster = { label = "Ovenmaster" }
        -- content/rates.toml --
        [usd]
        EUR = { rate = 3, date = "2026-01", source = "the baker" }
        """,
        tmp_path,
    )
    for workers in (1, 2):
        _, board = read_board(root, {}, spread=pool(workers))
        (job,) = board.jobs.values()
        assert [skill.slug for skill in job.skills] == ["ovenmaster"]
        assert job.yearly == YearlyPay(30000, 60000)
        assert board.rates["EUR"].source == "the baker"


@pytest.mark.parametrize("name", ["skills", "rates"])
def test_a_faulty_rules_file_stops_the_build_before_anything_is_written(name: str, tmp_path: Path) -> None:
    root = make_board(f"-- content/{name}.toml --\n\noops = 1\n", tmp_path)
    result = sitegen("build", "--root", root)
    assert result.exit_code == 2
    assert f"content/{name}.toml:2: unknown key `oops`" in result.stderr
    assert not (root / "_site").exists()
