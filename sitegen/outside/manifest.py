"""What we published into a folder: the proof that it is ours, and the list of files that we may delete.

Comes in: an output folder. Goes out: the files of the last build by path. It holds no date, so that the same site has
the same manifest, byte for byte.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

NAME = ".sitegen.json"


class Published(msgspec.Struct, frozen=True):
    """One file as it was published."""

    size: int
    """Bytes."""
    sha256: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All files of one build, by site path."""

    files: Mapping[str, Published]
    made_by: str = "sitegen"
    format: int = 1


def read(folder: Path) -> Manifest | None:
    """The manifest in `folder`; None where there is none that we wrote."""
    try:
        return msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None


def encode(manifest: Manifest) -> bytes:
    """The bytes of the manifest file, sorted by path."""
    return msgspec.json.format(msgspec.json.encode(manifest, order="deterministic"), indent=1) + b"\n"


def entry(data: bytes) -> Published:
    """What the manifest says about a file with these bytes."""
    return Published(len(data), hashlib.sha256(data).hexdigest())
