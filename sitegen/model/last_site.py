"""What is there of the board before this build: two data files of the last site, as they were published."""

import msgspec


class LastSite(msgspec.Struct, frozen=True):
    """Empty where there was none, or nobody has it at hand."""

    jobs: bytes = b""
    """`jobs.json`"""
    changes: bytes = b""
    """`changes.json`"""
