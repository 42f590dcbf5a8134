"""What GitHub Pages answers."""

from pathlib import Path

import pytest

from sitegen.outside.hosting import answer


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "_site"
    for path in (
        "index.html",
        "404.html",
        "jobs/a/index.html",
        "about.html",
        "x y/ü.txt",
        ".sitegen.json",
        "a.pf_meta",
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    return folder


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/repo/", 200, "index.html"),
        ("/repo/index.html", 200, "index.html"),
        ("/repo/jobs/a/", 200, "jobs/a/index.html"),
        ("/repo/about", 200, "about.html"),
        ("/repo/x y/ü.txt", 200, "x y/ü.txt"),
        ("/repo/404.html", 200, "404.html"),
        ("/repo/nowhere", 404, "404.html"),
        ("/repo/jobs/", 404, "404.html"),
        ("/repo/jobs", 404, "404.html"),
        ("/repo/index.html/", 404, "404.html"),
        ("/repo//index.html", 404, "404.html"),
        ("/repo/.sitegen.json", 404, "404.html"),
    ],
)
def test_answers(site: Path, path: str, status: int, body: str) -> None:
    found = answer(site, "/repo/", path)
    assert (found.status, found.body.decode()) == (status, body)


@pytest.mark.parametrize(
    ("path", "location"),
    [("/repo", "/repo/"), ("/", "/repo/"), ("/repo/jobs/a", "/repo/jobs/a/")],
)
def test_a_folder_without_its_slash_is_redirected(site: Path, path: str, location: str) -> None:
    found = answer(site, "/repo/", path)
    assert (found.status, found.headers["location"]) == (301, location)


@pytest.mark.parametrize(
    "path",
    ["/repo/../secret.txt", "/repo/jobs/../../secret.txt", "/repo/out.txt",
     "/repo/..\\secret.txt", "/repo/\0", "/repo//etc/hostname"],
)  # fmt: skip
def test_nothing_outside_the_site_is_served(site: Path, path: str) -> None:
    assert answer(site, "/repo/", path).status == 404
    assert answer(site, "/repo/", path).body == b"404.html"


@pytest.mark.parametrize("path", ["/index.html", "/repository/", "/other/"])
def test_outside_the_base_path_is_another_site(site: Path, path: str) -> None:
    found = answer(site, "/repo/", path)
    assert found.status == 404
    assert found.body != b"404.html"


def test_a_site_at_the_root_of_its_host(site: Path) -> None:
    assert answer(site, "/", "/").body == b"index.html"
    assert answer(site, "/", "/jobs/a/").body == b"jobs/a/index.html"
    assert answer(site, "/", "/jobs/a").headers["location"] == "/jobs/a/"


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/", "text/html; charset=utf-8"), ("/x y/ü.txt", "text/plain; charset=utf-8"),
     ("/a.pf_meta", "application/octet-stream")],
)  # fmt: skip
def test_files_have_their_type(site: Path, path: str, kind: str) -> None:
    assert answer(site, "/", path).headers["content-type"] == kind


def test_a_site_that_is_not_there_is_404(tmp_path: Path) -> None:
    assert answer(tmp_path / "nothing", "/", "/").status == 404
