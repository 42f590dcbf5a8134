"""Content faults as values: they travel with the data to the summary, `sitegen check` and the tests.

A problem never stops a build; a broken *site* is an exception (`sitegen.errors`).
"""

from typing import Literal

import msgspec

Severity = Literal["error", "warning", "note"]
"""error: the posting is left out. warning: a value is left out. note: worth knowing, nothing is left out."""


class Problem(msgspec.Struct, frozen=True, order=True, gc=False):
    """One fault in one file, with the fix. Sorts by path, line, code."""

    path: str
    """Posix path below `content/`."""
    line: int
    """1-based; 0 where the fault has no line (an empty or binary file)."""
    code: str
    """Stable kebab-case name, documented in `docs/problems.md`."""
    severity: Severity
    message: str
    """What is wrong, in plain words. Not stable."""
    hint: str = ""
    """What to do about it."""
