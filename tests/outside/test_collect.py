"""Claims: every path has one maker, and a path that cannot be published is found before anything is rendered."""

import pytest

from sitegen.collect import Claim, collect, fault_of
from sitegen.errors import CollisionError


def claims(*paths: str) -> list[Claim]:
    return [Claim(path, f"claimant {number}") for number, path in enumerate(paths, 1)]


def test_claims_keep_their_order() -> None:
    assert list(collect(claims("b", "a/index.html", "pagefind/"))) == ["b", "a/index.html", "pagefind/"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a/index.html", "a/index.html"),
        ("a/index.html", "A/Index.html"),
        ("é.html", "e\u0301.html"),
        ("a", "a/index.html"),
        ("a/b/c", "a"),
        ("pagefind/", "pagefind/pagefind.js"),
        ("pagefind/", "pagefind"),
    ],
)
def test_two_claims_on_one_path_name_both(one: str, other: str) -> None:
    with pytest.raises(CollisionError) as raised:
        collect(claims("x", one, other))
    for expected in (repr(one), repr(other), "claimant 2", "claimant 3"):
        assert expected in raised.value.message


def test_all_collisions_are_told_at_once() -> None:
    with pytest.raises(CollisionError) as raised:
        collect(claims("a", "b", "a", "b", "../c"))
    assert [raised.value.message.count(path) for path in ("'a'", "'b'", "'../c'")] == [2, 2, 1]


def test_neighbours_are_no_collision() -> None:
    assert len(collect(claims("a/index.html", "ab/index.html", "a/b/index.html", "a.html"))) == 4


@pytest.mark.parametrize(
    "path", ["index.html", ".well-known/x", "jobs/c-9f/index.html", "jobs/コンソール/index.html", "console/x"]
)
def test_ordinary_paths_have_no_fault(path: str) -> None:
    assert fault_of(path) == ""


@pytest.mark.parametrize(
    "path",
    ["", "/", "/etc", "..", "a/..", "a/./b", "a//b", "a\0",
     "a\nb", "a:b", "CON", "nul.txt", "Com1/x", "a ", "a./b", "\ud800", "é" * 128],
)  # fmt: skip
def test_a_path_that_some_host_cannot_hold_has_a_fault(path: str) -> None:
    assert fault_of(path)
