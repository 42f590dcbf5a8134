"""What the last build made: kept where nobody has touched it, made again everywhere else."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sitegen.errors import PublishError
from sitegen.model.page import Output
from sitegen.outside import made, manifest
from sitegen.outside.publish import Published, Stage, Staged, publish_staged
from tests.sites import files

SITE = {"index.html": b"home", "jobs/a/index.html": b"job a", "jobs/b/index.html": b"job b"}
KEYS = {path: path.encode() for path in SITE}


def build(board: Path, site: dict[str, bytes], keys: dict[str, bytes]) -> tuple[Published, list[str]]:
    """A build on top of the last one: (what was done to the folder, the paths that had to be made)."""
    found: dict[str, made.Made] = {}
    asked: list[str] = []

    def put_all(stage: Stage) -> Iterator[Staged]:
        for path, data in site.items():
            staged = stage.kept(path, keys[path])
            if not staged:
                asked.append(path)
                staged = stage.put(Output(path, data), keys[path])
            found[path] = made.Made(staged.key, staged.entry.size, staged.changed)
            yield staged

    published = publish_staged(put_all, board / "_site", board=board, made=made.read(board).files)
    made.write(board, made.Record({**found, **made.as_it_is(board / "_site", manifest.NAME)}))
    return published, asked


@pytest.fixture
def board(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    build(tmp_path, SITE, KEYS)
    return tmp_path


def test_what_is_made_of_the_same_is_not_made_again(board: Path) -> None:
    assert build(board, SITE, KEYS) == (Published(0, 3, 0), [])


def test_what_is_made_of_something_else_is_made_and_the_rest_is_the_same_file(board: Path) -> None:
    kept, read_now = board / "_site/jobs/b/index.html", (board / "_site/index.html").open("rb")
    before = kept.stat().st_ino
    edited = SITE | {"index.html": b"new home"}
    assert build(board, edited, KEYS | {"index.html": b"other"}) == (Published(1, 2, 0), ["index.html"])
    assert kept.stat().st_ino == before
    assert edited.items() <= files(board / "_site").items()
    with read_now:
        assert read_now.read() == b"home", "who is reading the old file reads it to its end"


def test_what_comes_out_the_same_is_not_written(board: Path) -> None:
    before = (board / "_site/index.html").stat()
    assert build(board, SITE, KEYS | {"index.html": b"other"}) == (Published(0, 3, 0), ["index.html"])
    assert (board / "_site/index.html").stat() == before


def _edited(file: Path) -> None:
    file.write_bytes(b"JOB A")


def _of_another_time(file: Path) -> None:
    os.utime(file, ns=(0, 0))


def _longer(file: Path) -> None:
    found = file.stat()
    file.write_bytes(b"job a and more")
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


def _a_link(file: Path) -> None:
    mine = file.parents[3] / "mine.txt"
    file.rename(mine)
    file.symlink_to(mine)


def _gone(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize("touch", [_edited, _of_another_time, _longer, _a_link, _gone])
def test_what_somebody_has_touched_is_made_again(board: Path, touch: Callable[[Path], None]) -> None:
    touch(board / "_site/jobs/a/index.html")
    assert build(board, SITE, KEYS)[1] == ["jobs/a/index.html"]
    assert SITE.items() <= files(board / "_site").items()
    assert not (board / "_site/jobs/a/index.html").is_symlink()


def test_a_link_that_took_the_place_of_a_page_is_not_written_through(board: Path) -> None:
    _a_link(board / "_site/jobs/a/index.html")
    build(board, SITE | {"jobs/a/index.html": b"another"}, KEYS)
    assert (board / "mine.txt").read_bytes() == b"job a"


def test_a_folder_that_took_the_place_of_a_page_is_in_the_way(board: Path) -> None:
    (board / "_site/jobs/a/index.html").unlink()
    (board / "_site/jobs/a/index.html").mkdir()
    with pytest.raises(PublishError, match="in the way"):
        build(board, SITE, KEYS)


@pytest.mark.parametrize("text", [b"", b"\xc1", b"\x80", b"\x82\xa5files\x80\xa6format\x02"])
def test_a_record_that_this_version_did_not_write_is_none(board: Path, text: bytes) -> None:
    (board / ".sitegen" / made.NAME).write_bytes(text)
    assert build(board, SITE, KEYS) == (Published(0, 3, 0), list(SITE))


def test_a_file_that_the_manifest_does_not_know_is_not_kept(board: Path) -> None:
    record = made.read(board)
    (board / "_site/new.html").write_bytes(b"new")
    files_too = {**record.files, "new.html": made.as_it_is(board / "_site", "new.html")["new.html"]}
    made.write(board, made.Record(files_too))
    site, keys = SITE | {"new.html": b"new"}, KEYS | {"new.html": b""}
    assert build(board, site, keys) == (Published(0, 4, 0), ["new.html"])
