"""The colours of a theme, from the custom properties of its style: what stands outside the page follows the page.

Comes in: the text of `site.css`. Goes out: `Colours`, light and dark. A property that the style does not have, or has
as anything but a plain colour, is that of the packaged theme.
"""

import re

import msgspec

_LIGHT = {
    "bg": "#FAFBF9", "text": "#14201B", "text-2": "#43514A", "line": "#E0E5DF", "accent": "#0B6652",
    "band": "#12362D", "on-band": "#F4F8F5", "on-band-2": "#B8D0C5", "soft": "#E3F0EA",
}  # fmt: skip
_DARK = {"band": "#12251F"}
_PROPERTY = re.compile(r"--(?P<name>[\w-]+)\s*:\s*(?P<colour>#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3}))\s*[;}]")
_IN_THE_DARK = re.compile(r"@media[^{]*prefers-color-scheme:\s*dark[^{]*\{")


class Colours(msgspec.Struct, frozen=True):
    """Colours by the name of their custom property without dashes in front, as `#RRGGBB`."""

    light: dict[str, str]
    dark: dict[str, str]


def read_colours(style: str) -> Colours:
    """The colours of a style: of each property the first that it is given, and the first in the dark.

    >>> read_colours(":root { --band: #123; } @media (prefers-color-scheme: dark) { :root { --band: #000 } }").dark
    {'band': '#000000'}
    """
    dark = _IN_THE_DARK.search(style)
    light = _properties(style[: dark.start()] if dark else style, _LIGHT)
    return Colours(light, _properties(style[dark.end() :] if dark else "", _DARK))


def _properties(style: str, usual: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _PROPERTY.finditer(style):
        found.setdefault(match["name"], _long(match["colour"]))
    return {name: found.get(name, colour) for name, colour in usual.items()}


def _long(colour: str) -> str:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    return f"#{digits.upper()}"
