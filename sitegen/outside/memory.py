"""What this process has freed goes back to the system, where the C library can be told so.

Reading a board takes and frees its bytes in small pieces, and the C library keeps them for later: a fifth of all that a
build of 10,000 postings holds. Copies of the process would hold it once more.
"""

import ctypes
import sys


def give_back() -> None:
    """Gives back what is free; does nothing where it cannot be done (it is of the GNU C library)."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim:
            trim(0)
