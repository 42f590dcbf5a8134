"""Asking for apply links: what hosts may answer, and how gently they are asked. All hosts are on this machine."""

import datetime
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sitegen.errors import ContentError
from sitegen.links.answer import Answer
from sitegen.outside.links import MAX_HOPS, Pace, ask
from tests.outside.hosts import AD, Hosts, Page, names_lead_here, serving

QUICK = Pace(pause=0, timeout=20, retries=0, back_off=0.01, allow_private=True)
CLOSED = "<h1>Crumb</h1><p>The job you are looking for is no longer open.</p>"


@pytest.fixture
def hosts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hosts]:
    names_lead_here(monkeypatch)
    with serving() as server:
        yield server


def asked(*addresses: str, pace: Pace = QUICK) -> dict[str, Answer]:
    return {answer.url: answer for answer in ask(addresses, pace)}


def one(address: str, pace: Pace = QUICK) -> Answer:
    return asked(address, pace=pace)[address]


@pytest.mark.parametrize("status", [200, 204, 404, 410, 403, 500])
def test_the_status_is_told_as_it_is(hosts: Hosts, status: int) -> None:
    hosts.pages["/ad"] = Page(status, AD if status == 200 else "")
    answer = one(hosts.url("a.example/ad"))
    assert (answer.status, answer.failure, answer.hops, answer.sign) == (status, None, (), None)


def test_redirects_are_followed_and_told(hosts: Hosts) -> None:
    hosts.pages["a.example/old"] = Page(301, "", (("location", "/newer"),))
    hosts.pages["a.example/newer"] = Page(302, "", (("location", hosts.url("b.example/ad")),))
    hosts.pages["b.example/ad"] = Page()
    answer = one(hosts.url("a.example/old"))
    assert answer.status == 200
    assert [(hop.status, hop.url) for hop in answer.hops] == [
        (301, hosts.url("a.example/newer")),
        (302, hosts.url("b.example/ad")),
    ]


def test_a_redirect_that_asks_for_a_cookie_first_is_no_loop(hosts: Hosts) -> None:
    visits = iter((Page(302, "", (("location", "/ad"), ("set-cookie", "seen=1"))), Page()))
    hosts.pages["/ad"] = lambda: next(visits)
    assert one(hosts.url("a.example/ad")).status == 200


def test_a_loop_of_redirects_ends(hosts: Hosts) -> None:
    hosts.pages["/a"] = Page(302, "", (("location", "/b"),))
    hosts.pages["/b"] = Page(302, "", (("location", "/a"),))
    assert one(hosts.url("a.example/a")).failure == "loop"
    assert hosts.asked.total() == MAX_HOPS + 1


def test_the_words_of_the_page_are_read_packed_or_not(hosts: Hosts) -> None:
    hosts.pages["/plain"] = Page(200, CLOSED)
    hosts.pages["/packed"] = Page(200, CLOSED, (("content-encoding", "gzip"),))
    for path in ("plain", "packed"):
        answer = one(hosts.url(f"a.example/{path}"))
        assert (answer.sign, answer.words) == ("closed", "The job you are looking for is no longer open.")


def test_a_page_that_grows_without_end_when_unpacked_is_read_in_part(hosts: Hosts) -> None:
    hosts.pages["/bomb"] = Page(200, " " * 50_000_000 + CLOSED, (("content-encoding", "gzip"),))
    assert one(hosts.url("a.example/bomb")).sign is None


def test_a_file_that_is_no_page_is_not_read(hosts: Hosts) -> None:
    hosts.pages["/ad.pdf"] = Page(200, CLOSED, (("content-type", "application/pdf"),))
    assert one(hosts.url("a.example/ad.pdf")).sign is None


def test_a_host_that_refuses_head_is_no_trouble_because_it_is_not_asked_so(hosts: Hosts) -> None:
    hosts.pages["/ad"] = Page()
    assert one(hosts.url("a.example/ad")).status == 200
    assert hosts.methods == {"GET": 1}


def test_a_slow_host_is_given_up_in_time(hosts: Hosts) -> None:
    hosts.pages["/slow"] = Page(seconds=60)
    begun = time.monotonic()
    answer = one(hosts.url("a.example/slow"), msgspec.structs.replace(QUICK, timeout=0.3))
    assert (answer.failure, answer.detail) == ("timeout", "0.3 seconds")
    assert time.monotonic() - begun < 30


def test_a_page_that_drips_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte comes soon, and the page never ends: a limit for each read alone would wait for ever."""
    names_lead_here(monkeypatch)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ended = threading.Event()

        def drip() -> None:
            client, _ = listener.accept()
            with client:
                client.recv(4096)
                client.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n")
                while not ended.wait(0.05):
                    try:
                        client.sendall(b".")
                    except OSError:
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        url = f"http://a.example:{listener.getsockname()[1]}/"
        answer = one(url, msgspec.structs.replace(QUICK, timeout=0.5))
        ended.set()
        thread.join(5)
    assert answer.failure == "timeout"


def test_a_host_that_does_not_listen_refuses(hosts: Hosts) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert one(f"http://a.example:{port}/ad").failure == "refused"


def test_a_name_that_does_not_exist_is_told_from_one_that_cannot_be_looked_up(hosts: Hosts) -> None:
    assert one("http://nowhere.example/ad").failure == "no-host"
    assert one("http://unsure.example/ad").failure == "no-dns"


def test_what_does_not_speak_http_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    names_lead_here(monkeypatch)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def greet() -> None:
            client, _ = listener.accept()
            with client:
                client.sendall(b"220 mail.example ESMTP\r\n")
                client.recv(4096)

        thread = threading.Thread(target=greet, daemon=True)
        thread.start()
        assert one(f"http://a.example:{listener.getsockname()[1]}/").failure == "broken"
        thread.join(5)


def test_a_redirect_to_what_is_no_web_address_is_broken(hosts: Hosts) -> None:
    for number, target in enumerate(("ftp://a.example/ad", "mailto:jobs@a.example", "http://[::1", "http://a b/")):
        hosts.pages[f"/{number}"] = Page(302, "", (("location", target),))
        assert one(hosts.url(f"a.example/{number}")).failure in ("broken", "no-host"), target


def test_https_on_a_port_without_it_is_a_fault_of_tls(hosts: Hosts) -> None:
    assert one(hosts.url("a.example/ad").replace("http:", "https:")).failure == "tls"


def test_a_certificate_of_nobodys_is_a_fault_of_tls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    names_lead_here(monkeypatch)
    with serving() as server:
        server.socket = self_signed(tmp_path, "a.example").wrap_socket(server.socket, server_side=True)
        answer = one(server.url("a.example/ad").replace("http:", "https:"))
    assert answer.failure == "tls"
    assert "self-signed" in answer.detail


def self_signed(folder: Path, name: str) -> ssl.SSLContext:
    """A context with a certificate made for this test; skips where nothing can make one."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"]
    try:
        made = [*command, "-keyout", str(key), "-out", str(certificate)]
        subprocess.run(made, check=True, capture_output=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        pytest.skip("openssl is not here")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def test_a_private_network_is_never_asked(hosts: Hosts) -> None:
    hosts.pages["/ad"] = Page()
    public_only = msgspec.structs.replace(QUICK, allow_private=False)
    places = (f"http://127.0.0.1:{hosts.port}/ad", f"http://[::1]:{hosts.port}/ad", f"http://0:{hosts.port}/ad")
    found = asked(hosts.url("a.example/ad"), *places, pace=public_only)
    assert {answer.failure for answer in found.values()} == {"private"}
    assert hosts.asked.total() == 0


def test_a_name_that_leads_to_a_public_and_a_private_address_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", ("93.184.215.14", 0)), (2, 1, 6, "", ("10.0.0.1", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: both)
    assert one("http://a.example/", msgspec.structs.replace(QUICK, allow_private=False)).failure == "private"


def test_never_more_at_once_than_allowed_overall_and_of_one_host(hosts: Hosts) -> None:
    places = [hosts.url(f"{host}.example/{number}") for host in "abcde" for number in range(6)]
    hosts.pages.update({f"/{number}": Page(seconds=0.1) for number in range(6)})
    pace = msgspec.structs.replace(QUICK, at_once=5, per_host=2)
    assert {answer.status for answer in asked(*places, pace=pace).values()} == {200}
    assert hosts.asked.total() == 30
    assert 1 < hosts.most <= 5
    assert 1 < max(hosts.most_of_host.values()) <= 2


def test_a_redirect_counts_at_the_host_it_leads_to(hosts: Hosts) -> None:
    for number in range(8):
        hosts.pages[f"/{number}"] = Page(302, "", (("location", hosts.url(f"b.example/ad{number}")),))
        hosts.pages[f"/ad{number}"] = Page(seconds=0.1)
    places = [hosts.url(f"a{number}.example/{number}") for number in range(8)]
    assert {answer.status for answer in asked(*places).values()} == {200}
    assert 1 < hosts.most_of_host["b.example"] <= QUICK.per_host


def test_a_host_has_its_pause_between_two_requests(hosts: Hosts) -> None:
    hosts.pages.update({f"/{number}": Page() for number in range(4)})
    pace = msgspec.structs.replace(QUICK, pause=0.3)
    asked(*(hosts.url(f"a.example/{number}") for number in range(4)), pace=pace)
    starts = hosts.starts["a.example"]
    assert starts[-1] - starts[0] > 0.6, "three pauses, the server's own delay taken off"


def test_what_may_be_better_in_a_moment_is_asked_again(hosts: Hosts) -> None:
    visits = iter((Page(503, ""), Page(500, ""), Page()))
    hosts.pages["/ad"] = lambda: next(visits)
    assert one(hosts.url("a.example/ad"), msgspec.structs.replace(QUICK, retries=2)).status == 200


def test_it_is_not_asked_for_ever(hosts: Hosts) -> None:
    hosts.pages["/ad"], hosts.pages["/gone"] = Page(500, ""), Page(404, "")
    found = asked(
        hosts.url("a.example/ad"), hosts.url("b.example/gone"), pace=msgspec.structs.replace(QUICK, retries=2)
    )
    assert sorted(answer.status or 0 for answer in found.values()) == [404, 500]
    assert hosts.asked == {"a.example/ad": 3, "b.example/gone": 1}


def test_a_host_that_asks_to_wait_is_left_alone_for_so_long(hosts: Hosts) -> None:
    visits = iter((Page(429, "", (("retry-after", "1"),)), Page(), Page()))
    hosts.pages["/ad"] = hosts.pages["/other"] = lambda: next(visits)
    pace = msgspec.structs.replace(QUICK, retries=1, per_host=1)
    found = asked(hosts.url("a.example/ad"), hosts.url("a.example/other"), pace=pace)
    assert {answer.status for answer in found.values()} == {200}
    first, *others = hosts.starts["a.example"]
    assert len(others) == 2
    assert min(others) - first >= 0.95


def test_a_host_that_asks_to_wait_too_long_is_asked_no_more(hosts: Hosts) -> None:
    hosts.pages.update({f"/{number}": Page(429, "", (("retry-after", "3600"),)) for number in range(5)})
    pace = msgspec.structs.replace(QUICK, retries=2, per_host=1)
    found = asked(*(hosts.url(f"a.example/{number}") for number in range(5)), pace=pace)
    assert {answer.status for answer in found.values()} == {429}
    assert hosts.asked.total() == 1


def test_a_host_that_is_down_is_asked_no_more_after_a_few_links(hosts: Hosts) -> None:
    hosts.pages["/ad"] = Page()
    places = [f"http://nowhere.example/{number}" for number in range(9)]
    hosts.pages.update({f"/{number}": Page(seconds=60) for number in range(9)})
    slow = [hosts.url(f"slow.example/{number}") for number in range(9)]
    pace = msgspec.structs.replace(QUICK, timeout=1, per_host=1, patience=3)
    found = asked(*places, *slow, hosts.url("a.example/ad"), pace=pace)
    assert [found[place].failure for place in places] == ["no-host"] * 9
    assert [found[place].failure for place in slow] == ["timeout"] * 9
    assert sum(count for place, count in hosts.asked.items() if place.startswith("slow")) == 3
    assert found[hosts.url("a.example/ad")].status == 200


def test_a_host_that_cannot_serve_now_is_asked_no_more_after_a_few_links(hosts: Hosts) -> None:
    """Each of its answers may ask for a minute: a source of 500 ads would take a day."""
    hosts.pages.update({f"/{number}": Page(503, "", (("retry-after", "0"),)) for number in range(9)})
    pace = msgspec.structs.replace(QUICK, per_host=1, patience=3)
    found = asked(*(hosts.url(f"a.example/{number}") for number in range(9)), pace=pace)
    assert {answer.status for answer in found.values()} == {503}
    assert hosts.asked.total() == 3


@pytest.mark.parametrize("place", ["nowhere.pem", "empty.pem"])
def test_certificates_that_cannot_be_read_are_named(
    hosts: Hosts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (tmp_path / "empty.pem").touch()
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / place))
    with pytest.raises(ContentError, match="certificates"):
        one(hosts.url("a.example/ad"))


def test_a_name_is_looked_up_once_and_may_lead_nowhere_else_after(
    hosts: Hosts, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts.pages["/ad"] = Page()
    look_up, names = socket.getaddrinfo, []

    def once(host: str | bytes | None, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        names.append(name)
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", once)
    assert one(hosts.url("a.example/ad")).status == 200
    assert names.count("a.example") == 1


def test_answers_say_when_they_were_heard(hosts: Hosts) -> None:
    hosts.pages["/ad"] = Page()
    answer = one(hosts.url("a.example/ad"))
    age = datetime.datetime.now(datetime.UTC) - answer.asked
    assert datetime.timedelta(0) <= age < datetime.timedelta(minutes=1)


def test_who_stops_listening_ends_what_is_under_way(hosts: Hosts) -> None:
    hosts.pages.update({f"/{number}": Page(seconds=0.05 if number == 0 else 60) for number in range(6)})
    answers = ask([hosts.url(f"h{number}.example/{number}") for number in range(6)], QUICK)
    assert next(answers).status == 200
    begun = time.monotonic()
    answers.close()  # type: ignore[attr-defined]  # what `for` does when its block is left
    assert time.monotonic() - begun < 30
