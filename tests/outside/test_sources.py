"""Reading content/: which files are read, in which order, and what is said of the others."""

import os
from pathlib import Path

import pytest

from sitegen.errors import ContentError, SettingsError
from sitegen.model.parsed import SourceFile
from sitegen.model.problem import Problem
from sitegen.outside import sources
from sitegen.reading.ingest import MAX_BYTES
from tests.sites import make_board

AS_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    """An empty content/jobs."""
    folder = tmp_path / "board" / "content" / "jobs"
    folder.mkdir(parents=True)
    return folder


def read(jobs: Path) -> sources.Sources:
    return sources.read(jobs.parent.parent)


def codes(jobs: Path) -> dict[str, str]:
    return {problem.path: problem.code for problem in read(jobs).problems}


def test_files_are_read_by_path_whatever_their_folder(tmp_path: Path) -> None:
    root = make_board(
        """
        -- content/site.toml --
        name = "Bakers"
        -- content/pages/about.md --
        about
        -- content/jobs/b.md --
        b
        -- content/jobs/a/2024-05/long-name/README.md --
        a
        -- content/jobs/B.txt --
        B
        -- content/companies/acme.md --
        acme
        -- content/companies/deep/never.md --
        never
        -- content/elsewhere/x.md --
        x
        """,
        tmp_path,
    )
    found = sources.read(root)
    assert found.settings.strip() == 'name = "Bakers"'
    assert [(file.path, file.data.strip()) for file in found.files] == [
        ("companies/acme.md", b"acme"),
        ("jobs/B.txt", b"B"),
        ("jobs/a/2024-05/long-name/README.md", b"a"),
        ("jobs/b.md", b"b"),
        ("pages/about.md", b"about"),
    ]
    assert found.problems == ()


def test_a_sidecar_goes_with_its_posting(jobs: Path) -> None:
    (jobs / "acme.md").write_text("posting")
    (jobs / "acme.md.toml").write_text('title = "x"')
    (jobs / "other.md.toml").write_text("alone")
    assert read(jobs).files == (
        SourceFile("jobs/acme.md", b"posting", b'title = "x"'),
        SourceFile("jobs/other.md.toml", b"alone"),
    )


@pytest.mark.parametrize("name", [".hidden", ".git/x.md", "a.md~", ".a.md.swp", "Thumbs.db", "desktop.ini", "x.tmp"])
def test_hidden_files_and_litter_are_not_read(jobs: Path, name: str) -> None:
    (jobs / name).parent.mkdir(exist_ok=True)
    (jobs / name).write_text("x")
    assert read(jobs).files == ()
    assert read(jobs).problems == ()


def test_a_link_out_of_the_folder_is_refused(jobs: Path) -> None:
    secret = jobs.parent / "site.toml"
    secret.write_text("name = 'x'")
    (jobs / "secret.md").symlink_to(secret)
    (jobs / "deep").mkdir()
    (jobs / "deep" / "passwords.md").symlink_to("/etc/passwd")
    (jobs / "folder").symlink_to(jobs.parent)
    assert read(jobs).files == ()
    assert set(codes(jobs).items()) == {
        ("jobs/secret.md", "symlink-out"),
        ("jobs/deep/passwords.md", "symlink-out"),
        ("jobs/folder", "symlink-out"),
    }
    assert {problem.severity for problem in read(jobs).problems} == {"error"}


def test_a_sidecar_that_leads_out_costs_its_posting(jobs: Path) -> None:
    (jobs / "a.md").write_text("a")
    (jobs / "a.md.toml").symlink_to("/etc/hostname")
    assert read(jobs).files == ()
    assert codes(jobs) == {"jobs/a.md.toml": "symlink-out"}


def test_a_link_within_the_folder_is_followed_to_files_only(jobs: Path) -> None:
    (jobs / "folder").mkdir()
    (jobs / "folder" / "a.md").write_text("a")
    (jobs / "b.md").symlink_to("folder/a.md")
    (jobs / "again").symlink_to("folder")
    (jobs / "folder" / "round").symlink_to("..")
    assert [file.path for file in read(jobs).files] == ["jobs/b.md", "jobs/folder/a.md"]
    assert codes(jobs) == {"jobs/again": "symlink-folder", "jobs/folder/round": "symlink-folder"}


def test_a_link_to_nothing_is_told(jobs: Path) -> None:
    (jobs / "gone.md").symlink_to("nowhere.md")
    (jobs / "one.md").symlink_to("two.md")
    (jobs / "two.md").symlink_to("one.md")
    assert set(codes(jobs).values()) == {"unreadable"}
    assert len(codes(jobs)) == 3


def test_the_folder_of_postings_may_be_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.md").write_text("a")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "jobs").symlink_to(tmp_path / "elsewhere")
    assert [file.path for file in sources.read(tmp_path).files] == ["jobs/a.md"]


def test_a_file_that_is_too_large_is_not_read_at_all(jobs: Path) -> None:
    with (jobs / "hole.md").open("wb") as hole:
        hole.truncate(1 << 40)  # a terabyte that takes no room, and that nobody could read
    (jobs / "fits.md").write_bytes(b"x" * MAX_BYTES)
    assert [file.path for file in read(jobs).files] == ["jobs/fits.md"]
    assert codes(jobs) == {"jobs/hole.md": "too-large"}


def test_what_is_not_a_regular_file_is_not_opened(jobs: Path) -> None:
    os.mkfifo(jobs / "pipe.md")  # opening it would wait for ever
    assert codes(jobs) == {"jobs/pipe.md": "unreadable"}


@AS_ROOT
def test_a_file_without_permission_is_told(jobs: Path) -> None:
    (jobs / "a.md").write_text("a")
    (jobs / "a.md").chmod(0)
    assert codes(jobs) == {"jobs/a.md": "unreadable"}


def test_a_name_that_is_not_text_is_told_in_text(jobs: Path) -> None:
    Path(os.fsdecode(os.fsencode(jobs) + b"/\xff.md")).write_text("a")
    (jobs / "two\nlines.md").write_text("a")
    assert codes(jobs) == {"jobs/\ufffd.md": "bad-name", "jobs/two\ufffdlines.md": "bad-name"}


def test_no_content_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as raised:
        sources.read(tmp_path)
    assert "sitegen init" in raised.value.hint


def test_content_without_postings_and_settings_is_an_empty_board(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert sources.read(tmp_path) == sources.Sources("", sources.RuleTexts("", ""), (), ())


@pytest.mark.parametrize("name", ["site.toml", "skills.toml", "rates.toml"])
def test_settings_and_rules_that_are_not_text_are_an_error(jobs: Path, name: str) -> None:
    (jobs.parent / name).write_bytes(b"name = '\xff'")
    with pytest.raises(SettingsError) as raised:
        read(jobs)
    assert raised.value.where == f"content/{name}"


def test_one_posting_is_read_as_the_board_would(jobs: Path) -> None:
    (jobs / "Python").mkdir()
    (jobs / "Python" / "a.md").write_text("a")
    (jobs / "Python" / "a.md.toml").write_text("t")
    assert sources.read_one(jobs / "Python" / "a.md") == read(jobs).files[0]


def test_the_folders_of_a_posting_count_from_wherever_it_is_named(jobs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (jobs / "Python").mkdir()
    (jobs / "Python" / "a.md").write_text("a")
    monkeypatch.chdir(jobs / "Python")
    for name in ("a.md", "../Python/a.md"):
        assert sources.read_one(Path(name)) == SourceFile("jobs/Python/a.md", b"a")


def test_one_posting_may_lie_anywhere(tmp_path: Path) -> None:
    (tmp_path / "ad.txt").write_text("ad")
    assert sources.read_one(tmp_path / "ad.txt") == SourceFile("jobs/ad.txt", b"ad")
    (tmp_path / "huge.txt").write_bytes(b"x" * (MAX_BYTES + 1))
    refused = sources.read_one(tmp_path / "huge.txt")
    assert isinstance(refused, Problem)
    assert refused.code == "too-large"


def test_one_posting_is_refused_where_the_board_refuses_it(jobs: Path) -> None:
    (jobs / "a.md").write_text("a")
    (jobs / "link.md").symlink_to("a.md")
    (jobs / "secret.md").symlink_to("/etc/passwd")
    (jobs / "folder").symlink_to("/etc")
    (jobs / "b.md").write_text("b")
    (jobs / "b.md.toml").symlink_to("/etc/hostname")
    os.mkfifo(jobs / "pipe.md")  # opening it would wait for ever
    (jobs / "two\nlines.md").write_text("a")
    names = ("secret.md", "folder/passwd", "b.md", "pipe.md", "two\nlines.md")
    refused = [sources.read_one(jobs / name) for name in names]
    assert [(each.path, each.code) for each in refused if isinstance(each, Problem)] == [
        ("jobs/secret.md", "symlink-out"),
        ("jobs/folder/passwd", "symlink-out"),
        ("jobs/b.md.toml", "symlink-out"),
        ("jobs/pipe.md", "unreadable"),
        ("jobs/two\ufffdlines.md", "bad-name"),
    ]
    assert sources.read_one(jobs / "link.md") == SourceFile("jobs/link.md", b"a")


def test_what_is_not_a_regular_file_is_refused_anywhere(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "ad.txt").write_text("ad")
    (tmp_path / "link.txt").symlink_to("ad.txt")
    for file in (tmp_path / "pipe.txt", Path("/dev/zero")):
        refused = sources.read_one(file)
        assert isinstance(refused, Problem)
        assert (refused.code, refused.message) == ("unreadable", "is not a regular file")
    assert sources.read_one(tmp_path / "link.txt") == SourceFile("jobs/link.txt", b"ad")
