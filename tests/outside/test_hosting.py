"""What GitHub Pages answers."""

from collections.abc import Mapping

import pytest

from sitegen.outside.hosting import answer


class Files:
    """A site whose files say their own paths."""

    def __init__(self, *paths: str) -> None:
        self._files: Mapping[str, bytes] = {path: path.encode() for path in paths}

    def has(self, path: str) -> bool:
        return path in self._files

    def file(self, path: str) -> bytes:
        return self._files[path]


SITE = Files("index.html", "404.html", "jobs/a/index.html", "about.html", "x y/ü.txt", ".sitegen.json", "a.pf_meta")


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
        ("/repo/jobs/../index.html", 404, "404.html"),
        ("/repo/jobs\\a\\index.html", 404, "404.html"),
        ("/repo/\0", 404, "404.html"),
    ],
)
def test_answers(path: str, status: int, body: str) -> None:
    found = answer(SITE, "/repo/", path)
    assert (found.status, found.body.decode()) == (status, body)


@pytest.mark.parametrize(
    ("path", "location"),
    [("/repo", "/repo/"), ("/", "/repo/"), ("/repo/jobs/a", "/repo/jobs/a/")],
)
def test_a_folder_without_its_slash_is_redirected(path: str, location: str) -> None:
    found = answer(SITE, "/repo/", path)
    assert (found.status, found.headers["location"]) == (301, location)


@pytest.mark.parametrize("path", ["/index.html", "/repository/", "/other/"])
def test_outside_the_base_path_is_another_site(path: str) -> None:
    found = answer(SITE, "/repo/", path)
    assert found.status == 404
    assert found.body != b"404.html"


def test_a_site_at_the_root_of_its_host() -> None:
    assert answer(SITE, "/", "/").body == b"index.html"
    assert answer(SITE, "/", "/jobs/a/").body == b"jobs/a/index.html"
    assert answer(SITE, "/", "/jobs/a").headers["location"] == "/jobs/a/"


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/", "text/html; charset=utf-8"), ("/x y/ü.txt", "text/plain; charset=utf-8"),
     ("/a.pf_meta", "application/octet-stream")],
)  # fmt: skip
def test_files_have_their_type(path: str, kind: str) -> None:
    assert answer(SITE, "/", path).headers["content-type"] == kind


def test_a_site_without_a_404_page_says_it_in_words() -> None:
    found = answer(Files(), "/", "/nothing")
    assert (found.status, found.headers["content-type"]) == (404, "text/plain; charset=utf-8")
