"""Publishing: differences only, our files only, all or nothing."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.errors import PublishError
from sitegen.model.page import Output
from sitegen.outside import manifest, swap, workspace
from sitegen.outside.publish import Published, publish
from tests.sites import files

OLD = {"index.html": b"old home", "jobs/a/index.html": b"job a", "jobs/b/index.html": b"job b"}
NEW = {"index.html": b"new home", "jobs/a/index.html": b"job a", "jobs/c/index.html": b"job c"}


def outputs(site: dict[str, bytes]) -> Iterator[Output]:
    return (Output(path, data) for path, data in site.items())


@pytest.fixture
def board(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


@pytest.fixture
def target(board: Path) -> Path:
    """A published site."""
    publish(outputs(OLD), board / "_site", board=board)
    return board / "_site"


def site_of(target: Path) -> dict[str, bytes]:
    """What a reader can get: everything but the manifest."""
    return {path: data for path, data in files(target).items() if path != manifest.NAME}


def state(folder: Path) -> list[tuple[str, int, int]]:
    """Names, inodes and times of a folder and everything in it: equal only where nothing was touched."""
    found = [folder, *sorted(folder.rglob("*"))]
    return [(str(path), path.lstat().st_ino, path.lstat().st_mtime_ns) for path in found]


def test_a_first_build_writes_everything(board: Path) -> None:
    assert publish(outputs(OLD), board / "deep" / "_site", board=board) == Published(3, 0, 0)
    assert site_of(board / "deep" / "_site") == OLD


def test_a_second_build_touches_nothing(board: Path, target: Path) -> None:
    before = state(target)
    assert publish(outputs(OLD), target, board=board) == Published(0, 3, 0)
    assert state(target) == before


def test_the_order_of_outputs_does_not_show(board: Path, target: Path) -> None:
    reverse = dict(reversed(OLD.items()))
    publish(outputs(reverse), board / "other", board=board)
    assert files(board / "other") == files(target)


def test_only_differences_are_written_and_what_is_gone_is_removed(board: Path, target: Path) -> None:
    unchanged = (target / "jobs/a/index.html").stat().st_ino
    assert publish(outputs(NEW), target, board=board) == Published(2, 1, 1)
    assert site_of(target) == NEW
    assert (target / "jobs/a/index.html").stat().st_ino == unchanged
    assert not (target / "jobs/b").exists()


def test_a_file_that_somebody_edited_is_written_again(board: Path, target: Path) -> None:
    (target / "index.html").write_bytes(b"OLD HOME")
    assert publish(outputs(OLD), target, board=board) == Published(1, 2, 0)
    assert site_of(target) == OLD


def test_files_of_others_are_kept(board: Path, target: Path) -> None:
    (target / "CNAME").write_text("jobs.example.org")
    (target / "jobs" / "b" / "notes.txt").write_text("mine")
    (target / "empty" / "folder").mkdir(parents=True)
    (target / "link").symlink_to("nowhere")
    publish(outputs(NEW), target, board=board)
    assert site_of(target) == NEW | {"CNAME": b"jobs.example.org", "jobs/b/notes.txt": b"mine"}
    assert (target / "empty" / "folder").is_dir()
    assert (target / "link").readlink() == Path("nowhere")


def test_a_link_to_a_folder_is_kept_and_nothing_is_taken_from_behind_it(board: Path, target: Path) -> None:
    (board / "photos").mkdir()
    (board / "photos" / "cat.jpg").write_bytes(b"meow")
    (target / "photos").symlink_to(board / "photos")
    (target / "jobs" / "b" / "photos").symlink_to("../../../photos")
    publish(outputs(NEW), target, board=board)
    assert (target / "photos").readlink() == board / "photos"
    assert (target / "jobs" / "b" / "photos").readlink() == Path("../../../photos")
    assert files(board / "photos") == {"cat.jpg": b"meow"}


@pytest.mark.parametrize(("foreign", "ours"), [("x.html", "x.html"), ("x", "x/index.html"), ("x/mine.txt", "x")])
def test_a_file_of_others_is_never_overwritten(board: Path, target: Path, foreign: str, ours: str) -> None:
    (target / foreign).parent.mkdir(exist_ok=True)
    (target / foreign).write_text("mine")
    with pytest.raises(PublishError):
        publish(outputs(OLD | {ours: b"ours"}), target, board=board)
    assert (target / foreign).read_text() == "mine"
    assert OLD.items() <= site_of(target).items()


def test_a_file_of_others_that_says_the_same_becomes_ours(board: Path, target: Path) -> None:
    (target / "robots.txt").write_bytes(b"x")
    publish(outputs(OLD | {"robots.txt": b"x"}), target, board=board)
    assert publish(outputs(OLD), target, board=board) == Published(0, 3, 1)
    assert site_of(target) == OLD


def test_a_file_may_become_a_folder_and_back(board: Path) -> None:
    for site in ({"about": b"a"}, {"about/index.html": b"b"}, {"about": b"c"}):
        publish(outputs(site), board / "_site", board=board)
        assert site_of(board / "_site") == site


def test_a_folder_that_is_not_ours_is_refused_before_anything_is_made(board: Path) -> None:
    photos = board / "photos"
    photos.mkdir()
    (photos / "cat.jpg").write_bytes(b"meow")
    with pytest.raises(PublishError, match="not made by sitegen"):
        publish(_unasked(), photos, board=board)
    assert files(photos) == {"cat.jpg": b"meow"}


@pytest.mark.parametrize("text", ["", "{}", '{"files": 3}', "[]", '{"files": {}, "more": 1}'])
def test_a_manifest_that_we_did_not_write_is_none(board: Path, text: str) -> None:
    (board / "other").mkdir()
    (board / "other" / manifest.NAME).write_text(text)
    with pytest.raises(PublishError, match="not made by sitegen"):
        publish(_unasked(), board / "other", board=board)


def _unasked() -> Iterator[Output]:
    return (pytest.fail("an output was asked for") for _ in "x")


def test_an_empty_folder_is_taken(board: Path) -> None:
    (board / "_site").mkdir()
    publish(outputs(OLD), board / "_site", board=board)
    assert site_of(board / "_site") == OLD


@pytest.mark.parametrize("where", [".", "..", "content", "content/jobs", "templates", "static/x", "link"])
def test_the_board_itself_is_never_the_output(board: Path, where: str) -> None:
    (board / "link").symlink_to("content")
    with pytest.raises(PublishError, match="board"):
        publish(_unasked(), board / where, board=board)


def test_a_file_is_not_an_output_folder(board: Path) -> None:
    (board / "_site").write_text("mine")
    with pytest.raises(PublishError, match="is a file"):
        publish(_unasked(), board / "_site", board=board)


def test_an_output_folder_may_be_a_link(board: Path) -> None:
    (board / "elsewhere").mkdir()
    (board / "_site").symlink_to("elsewhere")
    publish(outputs(OLD), board / "_site", board=board)
    assert (board / "_site").is_symlink()
    assert site_of(board / "elsewhere") == OLD


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a/../../x", "a//b", "a\0b", "a\\b", "con", "aux.html", "a/", "a.", "x" * 256, manifest.NAME]
)
def test_no_path_leaves_the_folder_or_fails_on_another_host(board: Path, target: Path, path: str) -> None:
    with pytest.raises(PublishError):
        publish(outputs(OLD | {path: b"x"}), target, board=board)
    assert site_of(target) == OLD


@pytest.mark.parametrize("twin", ["INDEX.html", "jobs/A/index.html"])
def test_paths_that_are_one_on_some_hosts_are_refused(board: Path, target: Path, twin: str) -> None:
    with pytest.raises(PublishError, match="twice"):
        publish(outputs(OLD | {twin: b"x"}), target, board=board)


def test_an_error_while_making_an_output_leaves_the_site_as_it_was(board: Path, target: Path) -> None:
    def failing() -> Iterator[Output]:
        yield from outputs(NEW)
        raise PublishError("the last page cannot be made")

    before = state(target)
    with pytest.raises(PublishError, match="last page"):
        publish(failing(), target, board=board)
    assert state(target) == before
    assert {path.name for path in board.iterdir()} == {"content", "_site"}


def test_nothing_is_left_beside_the_site(board: Path, target: Path) -> None:
    publish(outputs(NEW), target, board=board)
    assert {path.name for path in board.iterdir()} == {"content", "_site"}


def test_two_builds_of_one_folder_do_not_harm_each_other(board: Path, target: Path) -> None:
    with workspace.beside(target.resolve()), pytest.raises(PublishError, match="another build"):
        publish(outputs(NEW), target, board=board)
    assert site_of(target) == OLD
    publish(outputs(NEW), target, board=board)
    assert site_of(target) == NEW


def test_two_renames_do_where_the_system_cannot_exchange(board: Path, target: Path) -> None:
    publish(outputs(NEW), target, board=board, put=swap.put_by_renames)
    assert site_of(target) == NEW
    assert {path.name for path in board.iterdir()} == {"content", "_site"}


def test_a_rename_that_fails_gives_the_old_site_back(board: Path, target: Path) -> None:
    def half(new: Path, place: Path, aside: Path) -> None:
        place.rename(aside)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(PublishError, match="No space left"):
        publish(outputs(NEW), target, board=board, put=half)
    assert site_of(target) == OLD


def test_the_manifest_is_sorted_and_has_no_date(target: Path) -> None:
    published = manifest.read(target)
    assert published is not None
    assert list(published.files) == sorted(OLD)
    assert published.files["index.html"].size == len(b"old home")


CRASHES = """
import os, signal, sys
from pathlib import Path
from sitegen.outside import swap
from sitegen.outside.publish import publish
from tests.outside.test_publish import NEW, OLD, outputs

root, put = Path(sys.argv[1]), getattr(swap, sys.argv[2])

def publish_until(last, board):
    seen = 0
    def count(event, _arguments):
        nonlocal seen
        if event.startswith(("os.", "open", "shutil.", "ctypes.")):
            seen += 1
            if seen == last:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    publish(outputs(NEW), board / "_site", board=board, put=put)

step, killed = 1, True
while killed:
    board = root / str(step)
    (board / "content").mkdir(parents=True)
    publish(outputs(OLD), board / "_site", board=board)
    (board / "_site" / "mine.txt").write_text("mine")
    child = os.fork()
    if not child:
        publish_until(step, board)
        os._exit(0)
    killed = os.waitpid(child, 0)[1] == signal.SIGKILL
    step += 1
"""
"""Builds one board a step, each killed just before the n-th thing it does to the disk, until one lives to its end."""


@pytest.mark.parametrize("put", ["put", "put_by_renames"])
def test_a_build_killed_at_any_step_leaves_a_whole_site(tmp_path: Path, put: str) -> None:
    subprocess.run([sys.executable, "-c", CRASHES, str(tmp_path), put], check=True, cwd=Path(__file__).parents[2])
    boards = list(tmp_path.iterdir())
    assert len(boards) > 20
    sites = [{**site, "mine.txt": b"mine"} for site in (OLD, NEW)]
    if put == "put":
        assert {site_of(board / "_site")["index.html"] for board in boards} == {b"old home", b"new home"}
    for board in boards:
        target = board / "_site"
        if put == "put":
            assert site_of(target) in sites, board
        elif not target.exists():  # between two renames; the next build gives it back
            assert site_of(board / "._site.sitegen" / "aside") == sites[0]
        publish(outputs(OLD), target, board=board)
        assert site_of(target) == sites[0], board
        assert {path.name for path in board.iterdir()} == {"content", "_site"}, board
