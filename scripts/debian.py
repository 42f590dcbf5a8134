"""Debian packages, for a machine where we are root (a container, a continuous-integration runner) and nowhere else.

Comes in: a package name. Goes out: whether it was installed. It must never be asked where `may_install` says no.
"""

import os
import platform
import subprocess
import sys


def may_install() -> bool:
    """True for root on Debian itself. Ubuntu is left out: its Chromium package is a stub that needs snap."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return False
    return release["ID"] == "debian" and os.geteuid() == 0


def install(package: str) -> bool:
    """True where apt-get could install it. What it prints goes to stderr."""
    return _run("update", "-qq") and _run("install", "-qq", "-y", "--no-install-recommends", package)


def _run(*arguments: str) -> bool:
    print("+ apt-get", *arguments, file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(["apt-get", *arguments], env=quiet, stdout=sys.stderr, check=False).returncode == 0
