"""The fragments of a finished index → `rows.json`: which row of the job table each result of a text search is.

Comes in: the files of an index as they go by, the addresses of the rows, the path of their table. Goes out: the same
files, and one more. A result without a row, or a row that no search could find, is an error: the build must not end.
"""

import gzip
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from sitegen.errors import SearchError
from sitegen.model.page import Output

NAME = "rows.json"
SHORTEST = 4
"""Characters of an id that are kept at least; as many as tell all of a board apart."""
HINT = "The site was left as it was. Another version of Pagefind may have changed its files: see constraints.txt."

_BEGINS = b"pagefind_dcd"
"""What Pagefind signs its files with."""


class TextIds(msgspec.Struct, frozen=True):
    """What `rows.json` says."""

    table: str
    """Site path of the job table whose rows these are."""
    length: int
    """Characters of each id: `en_b766278` is `b7662` where that is enough."""
    fragments: str
    """The ids in the order of the rows, nothing between them."""


class _Fragment(msgspec.Struct, frozen=True):
    url: str


def with_rows(files: Iterable[Output], folder: str, addresses: Sequence[str], table: str) -> Iterator[Output]:
    """The files of an index in `folder`, then `rows.json`; `addresses` are the paths of the rows' documents, in order.

    Raises SearchError where fragments and rows do not match.
    """
    ids: dict[str, str] = {}
    for output in files:
        if output.path.startswith(f"{folder}/fragment/"):
            ids[_address(output)] = output.path.rpartition("/")[2].partition(".")[0].partition("_")[2]
        yield output
    _compare(ids, addresses)
    length, fragments = _shortened([ids[address] for address in addresses])
    yield Output(f"{folder}/{NAME}", msgspec.json.encode(TextIds(table, length, fragments)))


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


def _shortened(ids: Sequence[str]) -> tuple[int, str]:
    """The ids cut to as few characters as tell them apart, shorter ones filled up with spaces.

    >>> _shortened(["b766278", "b766300", "c000000"])
    (5, 'b7662b7663c0000')
    """
    length = SHORTEST
    while len({id_[:length] for id_ in ids}) < len(ids):
        length += 1
    return length, "".join(f"{id_[:length]:{length}}" for id_ in ids)
