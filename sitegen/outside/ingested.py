"""All files of a board, read: what an earlier build has read is taken from the memo, and only the rest is read.

Comes in: the files, the owner's vocabulary, a map that may spread work over processes or machines, and a memo. Goes
out: one `Parsed` a file, in their order. Whether a file was remembered, and where it was read, never shows in a result:
each travels as the same bytes.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from sitegen.errors import SiteError
from sitegen.model.parsed import Parsed, SourceFile
from sitegen.model.rules import Vocabulary
from sitegen.outside.code_version import code_version
from sitegen.outside.memo import Memo
from sitegen.outside.workers import Map
from sitegen.reading import ingest

PARTS = ("reading", "model", "errors.py", "settings.py", "slugs.py", "toml_text.py")
"""What of sitegen a file is read with: `reading` and all that it imports."""
LIBRARIES = frozenset(("babel", "ftfy", "markdown_it_py", "msgspec", "nh3", "pyyaml"))
"""The libraries that these import."""

_decode = msgspec.msgpack.Decoder(Parsed).decode


class Packed(NamedTuple):
    """One file, read, as it is sent and kept."""

    code: bytes
    """Version of the code that has read it."""
    parsed: bytes
    """A Parsed as MessagePack, which can hold no code."""


def ingested(files: Sequence[SourceFile], vocabulary: Vocabulary, spread: Map, memo: Memo) -> Iterator[Parsed]:
    """The files as `ingest` reads them. Raises SiteError where another machine reads with other code."""
    code = version()
    basis = blake2b(code + msgspec.msgpack.encode(vocabulary), digest_size=32).digest()
    keys = [blake2b(msgspec.msgpack.encode(file), key=basis, digest_size=32).digest() for file in files]
    known = [_remembered(memo, key) for key in keys]
    missing = [file for file, parsed in zip(files, known, strict=True) if parsed is None]
    read = iter(spread(partial(pack, vocabulary=vocabulary), missing))
    for key, parsed in zip(keys, known, strict=True):
        if parsed is not None:
            yield parsed
            continue
        packed = next(read)
        if packed.code != code:
            hint = "Install the same versions of sitegen, its libraries and Python there and here."
            raise SiteError("postings were read by another version of sitegen on a machine of the cluster", hint=hint)
        memo.keep(key, packed.parsed)
        yield _decode(packed.parsed)


def version() -> bytes:
    """Which code reads postings in this process."""
    return code_version(*PARTS, libraries=LIBRARIES)


def pack(file: SourceFile, vocabulary: Vocabulary) -> Packed:
    """Reads one file, in whatever process this is called."""
    return Packed(version(), msgspec.msgpack.encode(ingest(file, vocabulary)))


def _remembered(memo: Memo, key: bytes) -> Parsed | None:
    packed = memo.look(key)
    try:
        return _decode(packed) if packed is not None else None
    except msgspec.DecodeError:  # written by other code that called itself the same
        return None
