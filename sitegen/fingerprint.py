"""What a file is made of → one digest: where it is that of the last build, the file need not be made again.

Comes in: records and plain values. Goes out: 16 bytes that change with anything in them. Must never be equal for
things of which different files would be made; that it changes once too often only costs time.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping

import msgspec

from sitegen.feeds.feed import Feed
from sitegen.listing import ListPage, Month
from sitegen.model.job import Job

SHELLS = (ListPage, Month, Feed)
"""Records that are mostly lists of others. They are gone through: written out whole, the same jobs would be written
once for every list they are in."""
SIZE = 16
"""Bytes of a digest: two of a billion are equal with a chance of 10⁻²¹."""


BINARY = bytes((0xC4, SIZE))
"""How MessagePack begins as many bytes."""
PLAIN = frozenset({str, bytes, int, bool, type(None)})


class Fingerprints:
    """Digests of one board's records; each is worked out once, however many files it is part of."""

    def __init__(self, row_of: Callable[[Job], Iterable[Job]] = lambda job: (job,)) -> None:
        """`row_of` gives the jobs that share a row in lists with a job: what is said of it is said of them all."""
        self._row_of = row_of
        self._write = msgspec.msgpack.Encoder(order="deterministic").encode
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, *values: object) -> bytes:
        """The digest of these values, in this order. Raises TypeError for what MessagePack cannot write."""
        return _digest(b"".join(map(self._one, values)))

    def _one(self, value: object) -> bytes:
        """In MessagePack, where each value tells its own length: none can be taken for two."""
        if isinstance(value, msgspec.Struct):
            return BINARY + self._record(value)
        if isinstance(value, tuple | list):
            return BINARY + self.of("list", *value)
        if type(value) not in PLAIN and isinstance(value, Mapping):
            return BINARY + self.of("mapping", *(each for pair in value.items() for each in pair))
        return self._write(value)

    def _record(self, record: msgspec.Struct) -> bytes:
        """Records are told apart by identity, which is quick; each is kept, so that no other takes its place."""
        known = self._known.get(id(record))
        if not known:
            known = self._known[id(record)] = record, self._of_record(record)
        return known[1]

    def _of_record(self, record: msgspec.Struct) -> bytes:
        name = type(record).__name__
        if isinstance(record, SHELLS):
            return self.of(name, *(getattr(record, field) for field in record.__struct_fields__))
        if isinstance(record, Job):
            return _digest(b"".join(_digest(self._write(job)) for job in self._row_of(record)) + record.id.encode())
        return _digest(name.encode() + self._write(record))


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=SIZE).digest()
