"""The words of a picture: what a font can write, and how much of it fits into a line.

Comes in: the font file of the board, or None for the one that Pillow has, which is English only. Goes out: faces and
lines. Never draws.
"""

from collections.abc import Iterator
from functools import cache
from io import BytesIO

from PIL import ImageFont

from sitegen.errors import ThemeError

FONT_FILE = "social.ttf"
"""Of `static/`: a board whose words the font of Pillow cannot write brings its own."""

_LACKING = "\U0010fffd"  # no font has a letter for it
_SPELLED = {"–": "-", "—": "-", "’": "'", "€": "EUR ", "£": "GBP ", "¥": "JPY ", "₹": "INR "}

Font = bytes | None
Face = ImageFont.FreeTypeFont


@cache
def face(font: Font, size: int) -> Face:
    """The font in one size, in pixels. Raises ThemeError where the file of the board is none."""
    if font is None:
        own = ImageFont.load_default(size)
        assert isinstance(own, Face)  # noqa: S101 - every wheel of Pillow has FreeType
        return own
    try:
        return ImageFont.truetype(BytesIO(font), size, layout_engine=ImageFont.Layout.BASIC)
    except OSError:
        raise ThemeError("is not a font that can be read", where=f"static/{FONT_FILE}") from None


def spelled(text: str, font: Font) -> str | None:
    """The text in letters of the font, dashes and currencies in others where need be; None where it lacks some."""
    letters = "".join(_letters(text, font))
    return letters if all(_has(letter, font) for letter in set(letters)) else None


def _letters(text: str, font: Font) -> Iterator[str]:
    for letter in text:
        yield letter if _has(letter, font) else _SPELLED.get(letter, letter)


@cache
def _has(letter: str, font: Font) -> bool:
    """False where the font has the same box as for a letter that none has, or nothing that could be seen."""
    drawn = face(font, 40).getmask(letter)
    return letter == " " or (drawn.getbbox() is not None and bytes(drawn) != bytes(face(font, 40).getmask(_LACKING)))


def wrapped(text: str, face: Face, width: float) -> list[str]:
    """Lines of at most `width` pixels."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and face.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return [shortened(line, face, width) for line in lines]


def shortened(text: str, face: Face, width: float) -> str:
    """The text, or as much of it as there is room for."""
    if face.getlength(text) <= width:
        return text
    while text and face.getlength(f"{text}...") > width:
        text = text[:-1]
    return f"{text.rstrip(' ,;:-')}..."
