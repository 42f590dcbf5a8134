"""Data, not code: what the readers know, each file with its source and date. Read once, from the package."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The data file `<name>.toml` beside this module."""
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
