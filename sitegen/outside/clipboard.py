"""The clipboard of the machine.

Comes in: nothing. Goes out: its text. Where there is none to ask (a server, a system without its tools), that is said.
"""

import pyperclip

from sitegen.errors import ContentError


def read() -> str:
    """The text in the clipboard. Raises ContentError."""
    try:
        return str(pyperclip.paste())
    except pyperclip.PyperclipException as error:
        raise ContentError(
            f"the clipboard cannot be read: {str(error).strip().splitlines()[0]}",
            hint="On Linux install wl-clipboard or xclip; or paste into `sitegen new`, or hand it a file.",
        ) from None
