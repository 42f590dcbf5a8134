"""One sink: which path of the site is made by whom.

Comes in: the claims of pages, theme and search. Goes out: one mapping from path to claim. Two claims on one path, or a
path that no file host can keep, raise before anything is rendered; nothing here makes a file.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from sitegen.errors import CollisionError
from sitegen.model.page import Output


class Claim(NamedTuple):
    """Who wants to publish which path, and how it is made when its turn comes."""

    path: str
    """Posix path below the output folder. A path that ends in `/` claims the whole folder."""
    claimant: str
    """Words for the error: `page job.html`, `static/robots.txt`."""
    make: Callable[[], Output] | None = None
    """None where somebody else makes what comes there."""
    key: Callable[[], bytes] | None = None
    """Digest of all that the file is made of; None where that is more work than to make it."""


_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\ud800-\udfff<>:"|?*\\]')
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


def collect(claims: Iterable[Claim]) -> Mapping[str, Claim]:
    """Claims by path, in their order. Raises CollisionError that lists every path with all its claimants."""
    by_key: dict[str, list[Claim]] = {}
    faults = []
    for claim in claims:
        by_key.setdefault(folded(claim.path.rstrip("/")), []).append(claim)
        if fault := fault_of(claim.path.removesuffix("/")):
            faults.append(f"{claim.path!r} ({claim.claimant}) {fault}")
    faults += (_words(rivals) for rivals in _collisions(by_key))
    if faults:
        raise CollisionError(
            "\n  ".join(("these paths of the site cannot be published:", *sorted(faults))),
            hint="Rename the file below content/pages/ or static/.",
        )
    return {claim.path: claim for (claim,) in by_key.values()}


def fault_of(path: str) -> str:
    """What keeps a site path from being published on any host, or nothing.

    >>> fault_of("jobs/data-engineer-1a2b3c/index.html")
    ''
    >>> fault_of("../secrets"), fault_of("aux/index.html")
    ('leaves the output folder', "has the part 'aux', which Windows reserves")
    """
    parts = path.split("/")
    if path.startswith("/") or ".." in parts:
        return "leaves the output folder"
    return next(filter(None, map(_fault_of_part, parts)), "")


@lru_cache(4096)  # most parts are those of many paths
def _fault_of_part(part: str) -> str:
    if part in ("", "."):
        return "has an empty part"
    if _FORBIDDEN.search(part) or part[-1] in ". ":
        return f"has the part {part!r}, which not every file system can hold"
    if _RESERVED.fullmatch(part):
        return f"has the part {part!r}, which Windows reserves"
    if len(part.encode("utf-8", "surrogatepass")) > 255:
        return "has a part of more than 255 bytes"
    return ""


def folded(path: str) -> str:
    """The path as hosts that ignore case and composition see it: two paths with one folded form are one file there."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _collisions(by_key: Mapping[str, list[Claim]]) -> Iterator[list[Claim]]:
    """Claims on one path, and claims on a file where another needs a folder."""
    for key, rivals in by_key.items():
        above = [claim for folder in _above(key.rpartition("/")[0]) for claim in by_key.get(folder, ())]
        if len(rivals) > 1 or above:
            yield [*above, *rivals]


@lru_cache(4096)  # the folders of a site have several files each
def _above(folder: str) -> tuple[str, ...]:
    """A folder and those that hold it: `a/b` → `a`, `a/b`."""
    parts = folder.split("/")
    return tuple("/".join(parts[:end]) for end in range(1, len(parts) + 1))


def _words(rivals: list[Claim]) -> str:
    return " and ".join(f"{claim.path!r} ({claim.claimant})" for claim in rivals)
