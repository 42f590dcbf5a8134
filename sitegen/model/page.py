"""What pages and exports hand over: a page to be rendered, a file to be made, and a file to be published."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec


class Page(msgspec.Struct, frozen=True):
    """One HTML file to be: which template, with which records."""

    path: str
    """Posix path below the output folder, `jobs/x/index.html`."""
    template: str
    context: Mapping[str, object]
    """Records of the model and plain values; nothing is formatted yet."""
    source: str = ""
    """What its owner would look for when its path is taken: `content/pages/about`. Empty: the template says it."""


class Output(msgspec.Struct, frozen=True):
    """One file to be published."""

    path: str
    data: bytes


class Planned(NamedTuple):
    """One file of an export to be: its path is known before it is made, so that a clash of paths costs nothing and
    only the file that is being written is in memory.
    """

    path: str
    """Posix path below the output folder."""
    make: Callable[[], bytes]
    made_from: tuple[object, ...] | None = None
    """Records: with settings, day and theme all that it is made of. None where it may be made of the whole board."""
