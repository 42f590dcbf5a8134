"""How long work tells how far it is: nobody who works needs to know who looks."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Progress(Protocol):
    """Told about long work: gives the items on, one by one, and may show how many of `total` are done."""

    def __call__(self, stage: str, items: Iterable[Item], total: int, /) -> Iterable[Item]:
        """The same items in the same order."""


def silent(_stage: str, items: Iterable[Item], _total: int) -> Iterable[Item]:
    """Shows nothing."""
    return items
