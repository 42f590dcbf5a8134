"""Make a virtual environment: `python3 -m scripts.environment FOLDER`, with the standard library alone.

Comes in: the folder. Goes out: the environment, or one clear sentence about what this machine lacks.
It must stay readable for any Python 3, or it could not say that this one is too old.
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")


def main(folder: str) -> None:
    """Make it; exit with the reason where that cannot be done."""
    if sys.version_info < OLDEST:
        use_a_newer_python()
    if not answers("import ensurepip, venv"):
        install_venv()
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)


def use_a_newer_python() -> None:
    """Start again in a newer Python where PATH has one."""
    newer = next(filter(None, map(shutil.which, NEWER)), None)
    if newer is None:
        sys.exit("sitegen needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info))
    os.execv(newer, [newer, "-m", "scripts.environment", *sys.argv[1:]])


def answers(code: str) -> bool:
    """Whether this code runs without an error."""
    return subprocess.run([sys.executable, "-c", code], stderr=subprocess.DEVNULL, check=False).returncode == 0


def install_venv() -> None:
    """Debian and Ubuntu leave `venv` out of their Python package."""
    from scripts import debian  # noqa: PLC0415 - not readable for every Python 3

    package = "python{}.{}-venv".format(*sys.version_info)
    if not debian.may_install() or not debian.install(package):
        sys.exit(f"This Python cannot make virtual environments. On Debian or Ubuntu: sudo apt-get install {package}")


if __name__ == "__main__":
    main(sys.argv[1])
