"""The file in which the owner of a board keeps the figures that may not get worse.

Comes in: its path. Goes out: what is recorded in it. It is written only where the owner says so.
"""

from pathlib import Path

import msgspec

from sitegen.errors import RatchetError
from sitegen.health.ratchet import Record, encode


def read(file: Path) -> Record:
    """The figures that were recorded. Raises RatchetError."""
    hint = "Record the figures of today with --update."
    try:
        return msgspec.json.decode(file.read_bytes(), type=Record)
    except FileNotFoundError:
        raise RatchetError("there are no recorded figures", where=str(file), hint=hint) from None
    except OSError as error:
        raise RatchetError(f"cannot be read: {error.strerror or error}", where=str(file)) from None
    except msgspec.DecodeError as error:
        raise RatchetError(
            f"is not what `sitegen health --update` writes: {error}", where=str(file), hint=hint
        ) from None


def write(file: Path, recorded: Record) -> None:
    """Records the figures. Raises RatchetError."""
    try:
        file.write_bytes(encode(recorded))
    except OSError as error:
        hint = "Choose a file in a folder that exists."
        raise RatchetError(f"cannot be written: {error.strerror or error}", where=str(file), hint=hint) from None
