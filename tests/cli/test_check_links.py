"""`sitegen check --links`: what it tells about hosts that answer in every way there is, and how gently it asks.

The hosts are on this machine; names below `example` lead to it, as if they were looked up.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sitegen.build import read_board
from sitegen.cli import links
from sitegen.outside import link_cache
from sitegen.outside.links import Pace
from sitegen.progress import silent
from tests.cli.run import sitegen
from tests.outside.hosts import Hosts, Page, names_lead_here, serving
from tests.sites import make_board

GENTLY = ("--links", "--allow-private", "--link-pause", 0, "--link-timeout", 2, "--link-retries", 0)
"""Quick enough for a test; limits are those of everyday."""

QUICK = Pace(pause=0, timeout=2, retries=0, allow_private=True)

PAGES = {
    "/ok": Page(),
    "/moved": Page(301, "", (("location", "/new"),)),
    "/new": Page(),
    "/found": Page(302, "", (("location", "/ok"),)),
    "/missing": Page(404, "<h1>Not here</h1>"),
    "/gone": Page(410, ""),
    "/broken": Page(500, "<h1>Oh no</h1>"),
    "/slow": Page(seconds=6),
    "/soft": Page(200, "<h1>Baker</h1><p>This position is no longer accepting applications.</p>"),
    "/jobs/4231957": Page(302, "", (("location", "/jobs/"),)),
    "/jobs/": Page(200, "<h1>All jobs</h1><p>Baker. Butcher. Candlestick maker.</p>"),
    "/loop": Page(302, "", (("location", "/loop"),)),
    "/wall": Page(403, "<title>Just a moment...</title>"),
}


@pytest.fixture
def hosts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hosts]:
    names_lead_here(monkeypatch)
    with serving() as server:
        server.pages.update(PAGES)
        yield server


def posting(name: str, url: str) -> str:
    return f"-- content/jobs/{name}.md --\n---\ntitle: Baker of {name}\nurl: {url}\n---\nBake bread for {name} daily.\n"


def board_of(folder: Path, links: dict[str, str], more: str = "") -> Path:
    texts = [posting(name, url) for name, url in links.items()]
    return make_board("\n".join(("-- content/site.toml --\nas_of = 2026-01-31\n", *texts, more)), folder)


def links_of(hosts: Hosts) -> dict[str, str]:
    """A posting for each way to answer."""
    paths = [path for path in PAGES if path not in ("/new", "/jobs/")]
    links = {
        path.strip("/").replace("/", "-"): hosts.url(f"{number}.example{path}") for number, path in enumerate(paths)
    }
    return links | {
        "nobody": "http://nowhere.example/ad",
        "tls": hosts.url("tls.example/ok").replace("http:", "https:"),
        "refused": "http://refused.example:9/ad",
    }


def told(root: Path, *options: object) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(sitegen("check", "--root", root, "--json", *GENTLY, *options).stdout)
    return result


def test_every_answer_is_reported_right(hosts: Hosts, tmp_path: Path) -> None:
    root = board_of(tmp_path, links_of(hosts))
    found = told(root)["links"]
    states = {Path(link["path"]).stem: (link["state"], link["reason"], link["status"]) for link in found["links"]}
    assert states == {
        "ok": ("alive", "ok", 200),
        "moved": ("alive", "moved", 200),
        "found": ("alive", "ok", 200),
        "missing": ("dead", "not-found", 404),
        "gone": ("dead", "gone", 410),
        "broken": ("doubtful", "server-error", 500),
        "slow": ("doubtful", "timeout", None),
        "soft": ("dead", "says-closed", 200),
        "jobs-4231957": ("dead", "redirected-to-list", 200),
        "loop": ("dead", "loop", None),
        "wall": ("unknown", "forbidden", 403),
        "nobody": ("dead", "no-host", None),
        "tls": ("doubtful", "tls", None),
        "refused": ("doubtful", "refused", None),
    }
    assert found["counts"] == {
        "alive": 3, "moved": 1, "dead": 6, "doubtful": 4, "unknown": 1, "not_tested": 0, "by_mail": 0, "none": 0,
    }  # fmt: skip
    moved = next(link for link in found["links"] if link["moved_to"])
    assert (moved["moved_to"], moved["redirects"]) == (moved["url"].replace("/moved", "/new"), [301])


def test_people_read_file_line_what_and_fix(hosts: Hosts, tmp_path: Path) -> None:
    root = board_of(tmp_path, links_of(hosts))
    done = sitegen("check", "--root", root, *GENTLY)
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    dead = [line for line in lines if "[dead-link]" in line]
    assert len(dead) == 6
    soft = next(line for line in dead if line.startswith("jobs/soft.md:3: warning[dead-link] apply: http://"))
    assert soft.endswith("says “This position is no longer accepting applications.”")
    assert "`closed = true` into jobs/soft.md.toml" in lines[lines.index(soft) + 1]
    moved = next(line for line in lines if line.startswith("jobs/moved.md:3: note[moved-link] "))
    assert re.search(
        r'`apply = "http://\d+\.example:\d+/new"` into jobs/moved\.md\.toml', lines[lines.index(moved) + 1]
    )
    assert sum("note[doubtful-link]" in line for line in lines) == 4
    assert not any("wall.md" in line and "-link]" in line for line in lines), "there is nothing to mend"
    assert "14 links: 3 alive (1 moved), 6 dead, 4 doubtful, 1 that no program may judge" in lines
    assert lines[-1].endswith("0 errors, 6 warnings, 5 notes")


def test_nothing_is_closed_and_nothing_of_the_owners_is_written(hosts: Hosts, tmp_path: Path) -> None:
    root = board_of(tmp_path, links_of(hosts))
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    sitegen("check", "--root", root, *GENTLY)
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert {path.relative_to(root).as_posix() for path in after.keys() - before.keys()} == {
        ".sitegen/links.json", ".sitegen/memo.sqlite", ".sitegen/.gitignore",
    }  # fmt: skip
    assert (root / ".sitegen" / ".gitignore").read_text() == "*\n"
    assert {path: after[path] for path in before} == before


def test_no_more_is_asked_at_once_than_allowed(hosts: Hosts, tmp_path: Path) -> None:
    hosts.pages.update({f"/ad{number}": Page(seconds=0.1) for number in range(24)})
    links = {f"ad{number}": hosts.url(f"h{number % 8}.example/ad{number}") for number in range(24)}
    found = told(board_of(tmp_path, links), "--link-requests", 3)
    assert found["links"]["counts"]["alive"] == 24
    assert hosts.asked.total() == 24
    assert 1 < hosts.most <= 3
    assert max(hosts.most_of_host.values()) <= 2


def test_one_host_is_asked_by_two_at_once_at_most(hosts: Hosts, tmp_path: Path) -> None:
    hosts.pages.update({f"/ad{number}": Page(seconds=0.2) for number in range(8)})
    links = {f"ad{number}": hosts.url(f"one.example/ad{number}") for number in range(8)}
    told(board_of(tmp_path, links))
    assert hosts.most_of_host["one.example"] == 2


def test_a_host_has_the_pause_that_is_asked_for(hosts: Hosts, tmp_path: Path) -> None:
    hosts.pages.update({f"/ad{number}": Page() for number in range(3)})
    urls = {f"ad{number}": hosts.url(f"one.example/ad{number}") for number in range(3)}
    told(board_of(tmp_path, urls), "--link-pause", 0.5)
    starts = hosts.starts["one.example"]
    assert starts[-1] - starts[0] > 0.7, "two pauses, the server's own delay taken off"


def examined(root: Path, days: float = 7) -> links.Tested:
    """What the command is told, without the rest of a check."""
    _, board = read_board(root, {})
    return links.examine(links.Wanted(QUICK, days), root, board, silent, lambda _: True)


def test_answers_are_used_again_until_they_are_too_old(hosts: Hosts, tmp_path: Path) -> None:
    root = board_of(tmp_path, {name: hosts.url(f"a.example/{name}") for name in ("ok", "missing", "broken")})
    first = examined(root)
    asked = hosts.asked.copy()
    again = examined(root)
    assert (first.asked_now, again.asked_now) == (3, 1)
    assert [one.verdict for one in again.links] == [one.verdict for one in first.links]
    assert set(hosts.asked - asked) == {"a.example/broken"}, "doubt is asked again"
    assert "1 asked now, 2 in earlier runs whose answers are in .sitegen/links.json" in links.lines(again)
    assert examined(root, days=0).asked_now == 3


def test_a_private_network_is_not_asked_unless_allowed(hosts: Hosts, tmp_path: Path) -> None:
    root = board_of(tmp_path, {"ok": hosts.url("a.example/ok")})
    done = sitegen("check", "--root", root, "--links")
    assert done.exit_code == 0
    assert "note[doubtful-link]" in done.stdout
    assert "leads into a private network as seen from here, which is not asked (127.0.0.1)" in done.stdout
    assert hosts.asked.total() == 0


def test_links_of_closed_jobs_and_mail_addresses_are_not_asked(hosts: Hosts, tmp_path: Path) -> None:
    urls = {"closed": hosts.url("a.example/missing"), "mail": "jobs@crumb.example"}
    root = board_of(tmp_path, urls, "-- content/jobs/closed.md.toml --\nclosed = true\n")
    done = sitegen("check", "--root", root, *GENTLY)
    assert done.exit_code == 0
    assert "Links: no open job has a web address to apply at." in done.stdout
    assert hosts.asked.total() == 0


def test_a_link_of_a_sidecar_is_told_with_the_line_of_the_sidecar(hosts: Hosts, tmp_path: Path) -> None:
    sidecar = f'-- content/jobs/ad.md.toml --\n# ours\n\napply = "{hosts.url("a.example/gone")}"\n'
    done = sitegen("check", "--root", board_of(tmp_path, {"ad": "https://a.example/ok"}, sidecar), *GENTLY)
    assert "jobs/ad.md.toml:3: warning[dead-link] " in done.stdout


def test_only_the_files_asked_for_are_tested(hosts: Hosts, tmp_path: Path) -> None:
    root = board_of(tmp_path, {name: hosts.url(f"a.example/{name}") for name in ("ok", "missing")})
    done = sitegen("check", "--root", root, *GENTLY, "--only", "jobs/ok.md")
    assert done.exit_code == 0
    assert set(hosts.asked) == {"a.example/ok"}


def test_github_annotates_a_dead_link(hosts: Hosts, tmp_path: Path) -> None:
    root = board_of(tmp_path, {"missing": hosts.url("a.example/missing")})
    done = sitegen("check", "--root", root, "--format", "github", *GENTLY)
    assert re.search(r"^::warning file=content/jobs/missing\.md,line=3,title=.*::", done.stdout, re.MULTILINE)


def test_without_a_network_nothing_is_called_dead_or_kept(hosts: Hosts, tmp_path: Path) -> None:
    root = board_of(tmp_path, {f"ad{number}": f"http://nowhere.example/{number}" for number in range(3)})
    done = sitegen("check", "--root", root, *GENTLY)
    assert done.exit_code == 0
    assert "No host could be reached: is this machine online? Nothing of this run was kept." in done.stdout
    assert not (root / ".sitegen" / "links.json").exists()


def test_a_second_run_that_only_meets_doubt_again_is_not_taken_for_one_without_a_network(
    hosts: Hosts, tmp_path: Path
) -> None:
    root = board_of(tmp_path, {"ok": hosts.url("a.example/ok"), "refused": "http://refused.example:9/ad"})
    for _ in range(2):
        told = list(links.lines(examined(root)))
        assert told[0] == "2 links: 1 alive, 0 dead, 1 doubtful"
        assert "online" not in told[1]


def test_what_was_heard_before_a_run_is_ended_is_kept(hosts: Hosts, tmp_path: Path) -> None:
    root = board_of(tmp_path, {name: hosts.url(f"a.example/{name}") for name in ("ok", "missing", "gone")})
    _, board = read_board(root, {})

    def until_somebody_has_enough(_stage: str, items: Iterable[Any], _total: int) -> Iterator[Any]:
        yield next(iter(items))
        raise KeyboardInterrupt

    wanted = links.Wanted(QUICK, 7)
    with pytest.raises(KeyboardInterrupt):
        links.examine(wanted, root, board, until_somebody_has_enough, lambda _: True)
    assert len(link_cache.read(root)) == 1


def test_hosts_learn_who_asks(hosts: Hosts, tmp_path: Path) -> None:
    told(board_of(tmp_path, {"ok": hosts.url("a.example/ok")}), "--base-url", "https://board.example/jobs/")
    (agent,) = hosts.agents
    assert re.fullmatch(r"sitegen/[\d.a-z]+ \(link check; \+https://board\.example/jobs/\)", agent)


def test_words_of_a_strange_page_steer_no_terminal_and_no_runner(hosts: Hosts, tmp_path: Path) -> None:
    hosts.pages["/ad"] = Page(200, "<p>::error::x\x1b[31m This job is no longer available.</p>")
    root = board_of(tmp_path, {"ad": hosts.url("a.example/ad")})
    for form in ("human", "github"):
        out = sitegen("check", "--root", root, "--format", form, *GENTLY).stdout
        assert "\x1b" not in out
        assert not re.search(r"^\s*::error", out, re.MULTILINE)
