"""What the owner of a board is told about its apply links: each with its file and line, and the fix where there is one.

Comes in: the board, and the answers by address. Goes out: `ApplyLink`s, judged, and a `Problem` for each that somebody
has to look at. Hosts that let no program in are counted only: there is nothing to mend.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urldefrag

import msgspec

from sitegen.links.answer import Answer
from sitegen.links.verdict import Verdict, judge
from sitegen.model.board import Board
from sitegen.model.posting import Posting
from sitegen.model.problem import Problem
from sitegen.reading.vocabulary.addresses import web_url


class ApplyLink(msgspec.Struct, frozen=True):
    """A web address to apply at, where it stands."""

    path: str
    """Posix path below `content/`, of the sidecar where the address is an override."""
    line: int
    """1-based; 0 where there is none."""
    posting: str
    """Posix path below `content/` of the posting."""
    url: str

    @property
    def asked(self) -> str:
        """The address without its fragment, which no host is told."""
        return urldefrag(self.url).url


class Judged(msgspec.Struct, frozen=True):
    """One link with what its host answered; neither where nobody has asked."""

    link: ApplyLink
    answer: Answer | None = None
    verdict: Verdict | None = None


class LinkCounts(msgspec.Struct, frozen=True, kw_only=True):
    """The apply addresses of the open jobs."""

    alive: int = 0
    moved: int = 0
    """Of those alive: moved for good."""
    dead: int = 0
    doubtful: int = 0
    unknown: int = 0
    """Hosts that let no program in, and pages that scripts draw."""
    not_tested: int = 0
    """Web addresses that nobody has asked."""
    by_mail: int = 0
    none: int = 0
    """Postings without an address."""

    @property
    def tested(self) -> int:
        """Web addresses with an answer."""
        return self.alive + self.dead + self.doubtful + self.unknown


def apply_links(board: Board) -> tuple[ApplyLink, ...]:
    """The web addresses of all postings of open jobs, by path: who applies has no use for those of closed ones."""
    return tuple(sorted(_links(_open_postings(board)), key=lambda link: (link.path, link.line, link.url)))


def judged(links: Iterable[ApplyLink], answers: Mapping[str, Answer]) -> tuple[Judged, ...]:
    """The links with their verdicts; `answers` are by address without fragment."""
    found = ((link, answers.get(link.asked)) for link in links)
    return tuple(Judged(link, answer, judge(answer)) if answer else Judged(link) for link, answer in found)


def count_links(board: Board, all_judged: Iterable[Judged]) -> LinkCounts:
    """How many links of the board are in which state."""
    each = tuple(all_judged)
    states: Counter[str] = Counter(one.verdict.state for one in each if one.verdict)
    addresses = [posting.apply.value if posting.apply else "" for posting in _open_postings(board)]
    return LinkCounts(
        **states,
        moved=sum(1 for one in each if one.verdict and one.verdict.moved_to),
        not_tested=sum(1 for one in each if not one.verdict),
        by_mail=sum(address.startswith("mailto:") for address in addresses),
        none=addresses.count(""),
    )


def problems(all_judged: Iterable[Judged]) -> Iterator[Problem]:
    """What to look at: dead links are warnings, and what may be other tomorrow is a note."""
    for one in all_judged:
        if one.verdict:
            yield from _problem(one.link, one.verdict)


def _problem(link: ApplyLink, verdict: Verdict) -> Iterator[Problem]:
    path, line, message = link.path, link.line, f"apply: {link.url} {verdict.message}"
    sidecar = f"{link.posting}.toml"
    if verdict.state == "dead":
        hint = (
            f"Look at it. If the ad is gone, write `closed = true` into {sidecar}; "
            'if it has moved, `apply = "…"` with its new address.'
        )
        yield Problem(path, line, "dead-link", "warning", message, hint)
    elif verdict.state == "doubtful":
        hint = f"Test again another day; if it stays so, close the ad with `closed = true` in {sidecar}."
        yield Problem(path, line, "doubtful-link", "note", message, hint)
    elif web_url(verdict.moved_to):
        hint = f'Write the new address there, or `apply = "{verdict.moved_to}"` into {sidecar}.'
        yield Problem(path, line, "moved-link", "note", message, hint)


def _open_postings(board: Board) -> Iterator[Posting]:
    return (posting for job in board.jobs.values() if job.state == "open" for posting in job.postings)


def _links(postings: Iterable[Posting]) -> Iterator[ApplyLink]:
    for posting in postings:
        if posting.apply and posting.apply.value.lower().startswith(("http://", "https://")):
            path, evidence = f"jobs/{posting.path}", posting.apply.evidence
            place = f"{path}.toml" if evidence.origin == "override" else path
            yield ApplyLink(place, evidence.line or 0, path, posting.apply.value)
