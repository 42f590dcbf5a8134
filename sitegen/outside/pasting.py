"""What is pasted into the terminal.

Comes in: keys, until Ctrl-D. Goes out: the text, whole: a terminal that collects lines cuts them at 4,095 bytes on
Linux and at 1,023 on a Mac, and a paragraph that was copied is one line.
"""

import os
import sys

END = b"\x04"
"""Ctrl-D, as it arrives where the terminal does not act on it."""


def read(descriptor: int) -> str:
    """The text up to Ctrl-D (on Windows Ctrl-Z and Enter), from the terminal that is open as `descriptor`."""
    if sys.platform == "win32":
        return sys.stdin.read()
    import termios  # noqa: PLC0415 - not on Windows

    before = termios.tcgetattr(descriptor)
    during = termios.tcgetattr(descriptor)
    during[3] &= ~(termios.ICANON | termios.ECHOCTL)  # no lines are collected, and new ones are not shown as ^J
    termios.tcsetattr(descriptor, termios.TCSADRAIN, during)
    pasted = b""
    try:
        while END not in pasted and (keys := os.read(descriptor, 65_536)):
            pasted += keys
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
    return pasted.partition(END)[0].decode("utf-8", "replace")
