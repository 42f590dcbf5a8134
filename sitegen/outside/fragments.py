"""The fragments of a finished index → `rows.json`: which row of the job table each result of a text search is.

Comes in: the files of an index as they go by, the addresses of the rows, the path of their table. Goes out: the same
files, and one more. A result without a row, or a row that no search could find, is an error: the build must not end.
"""

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from sitegen.errors import SearchError
from sitegen.exports.columns import packed
from sitegen.model.page import Output

NAME = "rows.json"
SHORTEST = 4
"""Hex digits of an id that are kept at least."""
HINT = "The site was left as it was. Another version of Pagefind may have changed its files: see constraints.txt."

_BEGINS = b"pagefind_dcd"
"""What Pagefind signs its files with."""
_NAMED = re.compile(r"/[a-z-]+_([0-9a-f]+)\.pf_fragment$")


class TextIds(msgspec.Struct, frozen=True):
    """What `rows.json` says."""

    table: str
    """Site path of the job table whose rows these are."""
    digits: int
    """Hex digits of each id: `en_b766278` is `b7662` where five are enough to tell them apart."""
    fragments: str
    """Base64 of the digits in the order of the rows, one after the other."""


class _Fragment(msgspec.Struct, frozen=True):
    url: str


def with_rows(files: Iterable[Output], folder: str, addresses: Sequence[str], table: str) -> Iterator[Output]:
    """The files of an index in `folder`, then `rows.json`; `addresses` are the paths of the rows' documents, in order.

    Raises SearchError where fragments and rows do not match.
    """
    ids: dict[str, str] = {}
    for output in files:
        if output.path.startswith(f"{folder}/fragment/"):
            ids[_address(output)] = _id(output)
        yield output
    _compare(ids, addresses)
    digits, shortened = _shortened([ids[address] for address in addresses])
    yield _said(folder, TextIds(table, digits, packed(shortened, digits)))


def same_rows(files: Iterable[Output], folder: str, rows: TextIds, table: str) -> Iterator[Output]:
    """The files of an index whose results are known to be these rows, then `rows.json`: no fragment is opened."""
    yield from files
    yield _said(folder, msgspec.structs.replace(rows, table=table))


def read_rows(index: Path) -> TextIds | None:
    """What `rows.json` of a published index says; None where there is none that can be read."""
    try:
        return msgspec.json.decode((index / NAME).read_bytes(), type=TextIds)
    except (OSError, msgspec.DecodeError):
        return None


def _said(folder: str, rows: TextIds) -> Output:
    return Output(f"{folder}/{NAME}", msgspec.json.encode(rows))


def _id(output: Output) -> str:
    """`b766278` of `pagefind/fragment/en_b766278.pf_fragment`: `rows.json` can hold hex digits alone."""
    named = _NAMED.search(output.path)
    if not named:
        raise SearchError(f"{output.path} is not named as we know fragments", hint=HINT)
    return named[1]


def _address(output: Output) -> str:
    """The path of the document that a fragment is of."""
    try:
        signed = gzip.decompress(output.data)
        if not signed.startswith(_BEGINS):
            raise SearchError(f"{output.path} is not a fragment that we can read", hint=HINT)
        url = msgspec.json.decode(signed[len(_BEGINS) :], type=_Fragment).url
    except (OSError, EOFError, zlib.error, msgspec.DecodeError) as error:
        raise SearchError(f"{output.path} is not a fragment that we can read: {error}", hint=HINT) from None
    return f"{url.strip('/')}/index.html"


def _compare(ids: Mapping[str, str], addresses: Sequence[str]) -> None:
    rows = set(addresses)
    for what, lost in (("results without a row", ids.keys() - rows), ("rows without a result", rows - ids.keys())):
        if lost:
            raise SearchError(f"the text index has {what}: {len(lost)}, such as {min(lost)}", hint=HINT)


def _shortened(ids: Sequence[str]) -> tuple[int, list[str]]:
    """The ids cut to as few hex digits as tell them apart, shorter ones filled up with zeros.

    >>> _shortened(["b766278", "b766300", "c000000"])
    (5, ['b7662', 'b7663', 'c0000'])
    """
    for digits in range(SHORTEST, max(map(len, ids)) + 2):
        cut = [id_[:digits].ljust(digits, "0") for id_ in ids]
        if len(set(cut)) == len(ids):
            return digits, cut
    raise SearchError("two results of the text index have one id", hint=HINT)
