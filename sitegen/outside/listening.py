"""Where the preview is heard: a port of this machine.

Comes in: a host and the first port to try. Goes out: a socket that listens, and the address to type into a browser.
"""

import errno
import socket

from sitegen.errors import SiteError

PORTS_TRIED = 20


def listen(host: str, port: int) -> socket.socket:
    """A socket on the first free port from `port`; with 0 on any. Raises SiteError where there is none."""
    tried = range(port, min(port + PORTS_TRIED, 65536)) if port else (0,)
    for candidate in tried:
        listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen()
        except OSError as error:
            listener.close()
            reason = error.strerror or str(error)
            if error.errno != errno.EADDRINUSE:
                break
        else:
            return listener
    raise SiteError(
        f"cannot listen on {host}, port {candidate}: {reason}", hint="Choose another with --port or --host."
    )


def address(listener: socket.socket, base_path: str) -> str:
    """What to type into the browser."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{base_path}"
