"""The exceptions of a broken *site*: settings, theme, output folder, tools. Content faults are `Problem` values.

Only `cli.py` catches them; each message is one the owner of the board can act on.
"""

from functools import partial


class SiteError(Exception):
    """The root: what is wrong, where, and what to do about it."""

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        """`file:line`, or empty."""
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        """As it is sent from one process to another."""
        return partial(type(self), where=self.where, hint=self.hint), (self.message,)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        fix = f"\n  {self.hint}" if self.hint else ""
        return f"{place}{self.message}{fix}"


class SettingsError(SiteError):
    """`content/site.toml` cannot be used."""


class ContentError(SiteError):
    """The board folder as a whole cannot be read (no `content/`)."""


class ThemeError(SiteError):
    """A template or static file is missing or does not compile."""


class CollisionError(SiteError):
    """Two outputs claim one path."""


class PublishError(SiteError):
    """The output folder is not ours, or cannot be written."""


class SearchError(SiteError):
    """Pagefind is missing or failed."""


class RatchetError(SiteError):
    """The file with the figures that may not get worse cannot be used."""
