"""What an answer means for a reader who wants to apply: the ad is there, it is not, or nobody can tell from here.

Comes in: an `Answer`. Goes out: a `Verdict` with its reason in words. "dead" is only said of what no reader can reach,
or of what the host itself calls gone; everything that another day may change is "doubtful".
"""

from http import HTTPStatus
from typing import Literal

import msgspec

from sitegen.links.answer import Answer, Failure
from sitegen.links.redirects import landing, new_address

State = Literal["alive", "dead", "doubtful", "unknown"]
"""unknown: the host lets no program in, so that only a reader can tell; nothing is guessed from it."""

Reason = Literal[
    "ok", "moved", "not-found", "gone", "says-closed", "redirected-to-list", "redirected-to-error", "loop", "no-host",
    "private", "client-error", "server-error", "timeout", "refused", "tls", "broken", "no-dns",
    "forbidden", "too-many-requests", "wall", "sign-in", "script",
]  # fmt: skip
"""Stable names, for tools."""

_OF_FAILURE: dict[Failure, tuple[State, str]] = {
    "no-host": ("dead", "has a host that does not exist"),
    "loop": ("dead", "is redirected without end"),
    "private": ("doubtful", "leads into a private network as seen from here, which is not asked"),
    "no-dns": ("doubtful", "could not be asked: names of hosts cannot be looked up now"),
    "refused": ("doubtful", "has a host that refuses connections"),
    "timeout": ("doubtful", "did not answer in time"),
    "tls": ("doubtful", "has no secure connection that browsers accept"),
    "broken": ("doubtful", "broke the connection, or does not speak HTTP"),
}
_FORBIDDEN = (401, 402, 403, 407, 451, 999)
"""Of a host that wants to know who asks; 999 is LinkedIn's own."""


class Verdict(msgspec.Struct, frozen=True):
    """The judgement of one address."""

    state: State
    reason: Reason
    message: str
    """What is the matter, in words that go on from the address."""
    moved_to: str = ""
    """Where it has moved for good, of an address that is alive."""


def judge(answer: Answer) -> Verdict:
    """What the answer means. Never raises, and depends on nothing else."""
    if answer.failure:
        state, message = _OF_FAILURE[answer.failure]
        return Verdict(state, answer.failure, f"{message} ({answer.detail})" if answer.detail else message)
    return _of_status(answer, answer.status or 0) or _of_page(answer) or _of_redirects(answer) or _alive(answer)


def _of_status(answer: Answer, status: int) -> Verdict | None:
    told = f"answers {_named(status)}"
    if status in (404, 410):
        return Verdict("dead", "not-found" if status == 404 else "gone", told)
    if status in _FORBIDDEN or answer.sign == "wall":
        reason: Reason = "forbidden" if status in _FORBIDDEN else "wall"
        return Verdict("unknown", reason, f"lets no program in ({_named(status)})")
    if status == 429:
        return Verdict("unknown", "too-many-requests", "has been asked too often")
    if status >= 500:
        return Verdict("doubtful", "server-error", told)
    return None if 200 <= status < 300 else Verdict("doubtful", "client-error", told)


def _of_page(answer: Answer) -> Verdict | None:
    if answer.sign == "closed":
        return Verdict("dead", "says-closed", f"says “{answer.words}”")
    return None


def _of_redirects(answer: Answer) -> Verdict | None:
    where = landing(answer.url, answer.final)
    if where == "list":
        return Verdict("dead", "redirected-to-list", f"leads to a list of jobs, not to the ad: {answer.final}")
    if where == "error":
        return Verdict("dead", "redirected-to-error", f"leads to an error, not to the ad: {answer.final}")
    if where == "door":
        return Verdict("unknown", "sign-in", f"asks to sign in: {answer.final}")
    return None


def _alive(answer: Answer) -> Verdict:
    if answer.sign == "script":
        return Verdict("unknown", "script", "is a page that scripts draw: its status says nothing about the ad")
    moved = new_address(answer)
    if moved:
        return Verdict("alive", "moved", f"has moved for good to {moved}", moved)
    return Verdict("alive", "ok", "is there")


def _named(status: int) -> str:
    """404 Not Found."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
