"""Pictures of 1200 × 630 pixels, the size that is shown whole wherever a page is shared.

Comes in: a card, colours, a font. Goes out: a PNG with a small palette, about 15 KB. Must never draw the box that a
font has for a letter it lacks: a card whose words it cannot write has no picture.
"""

from functools import cache
from io import BytesIO
from typing import NamedTuple

import PIL
from PIL import Image, ImageColor, ImageDraw

from sitegen.social.card import Card
from sitegen.social.colours import Colours
from sitegen.social.lettering import Font, face, shortened, spelled, wrapped

DRAWN_BY = f"1 pillow-{PIL.__version__}"
"""Changes with whatever may change a pixel: raise the number with the code of this module."""

WIDTH, HEIGHT = 1200, 630
MARGIN = 80
ROOM = WIDTH - 2 * MARGIN
BAND = 128
TITLE_SIZES = (76, 64, 54)
TITLE_LINES = 3
SHADES = 6
"""Steps between a colour and its ground that smooth the edges of letters."""
BAR = "#6FCDB1"
"""The middle bar of the mark, the same on every ground."""
DRAWN_ON = {"bg": "text text-2 accent line soft band", "soft": "accent", "band": "on-band on-band-2 bar"}
"""Which colours are drawn on which ground, for the palette."""


class Sheet(NamedTuple):
    """What is drawn on, and with."""

    pen: ImageDraw.ImageDraw
    tones: dict[str, str]
    """Colours by the name of their custom property."""
    font: Font


class Style(NamedTuple):
    """How words are set. The font has one weight: bold is a thin outline."""

    size: int
    tone: str
    is_bold: bool = False

    @property
    def outline(self) -> float:
        """Pixels around each letter."""
        return self.size / 64 if self.is_bold else 0


def written(card: Card, font: Font) -> Card | None:
    """The card in letters that the font has; None where its title, its employer or the name of the board has others."""
    parts = {name: spelled(getattr(card, name), font) for name in ("site", "title", "above", "below", "pay", "letter")}
    if any(parts[name] is None for name in ("site", "title", "above")):
        return None
    return Card(**{name: part or "" for name, part in parts.items()}, has_mark=card.has_mark, is_board=card.is_board)


def draw(card: Card, colours: Colours, font: Font) -> bytes:
    """The picture of a card of `written`, as a PNG."""
    tones = colours.light
    image = Image.new("RGB", (WIDTH, HEIGHT), tones["band" if card.is_board else "bg"])
    sheet = Sheet(ImageDraw.Draw(image), tones, font)
    if card.is_board:
        _draw_board(sheet, card)
    else:
        _draw_job(sheet, card)
    return _png(image, tones)


def draw_icon(colours: Colours, size: int = 180) -> bytes:
    """The mark on its ground, for home screens and for browsers that do not draw SVG icons."""
    image = Image.new("RGB", (size, size), colours.light["band"])
    _draw_mark(Sheet(ImageDraw.Draw(image), colours.light, None), size // 6, size // 6, size * 2 // 3)
    return _png(image, colours.light)


def _png(image: Image.Image, tones: dict[str, str]) -> bytes:
    """A file of the colours that can be there, which is quicker than to look for those that are."""
    file = BytesIO()
    image.quantize(palette=_palette(tuple(sorted(tones.items()))), dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


@cache
def _palette(tones: tuple[tuple[str, str], ...]) -> Image.Image:
    """Every colour that is drawn, and the steps from it to its ground."""
    colour = {name: ImageColor.getrgb(value) for name, value in (*tones, ("bar", BAR))}
    mixed = [
        round(above + (below - above) * step / SHADES)
        for ground, drawn in DRAWN_ON.items()
        for name in drawn.split()
        for step in range(SHADES + 1)
        for above, below in zip(colour[name], colour[ground], strict=True)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette(mixed)
    return palette


def _draw_board(sheet: Sheet, card: Card) -> None:
    """The name, the headline and the sentence, in the middle of the band's colour."""
    top = 262
    if card.has_mark:
        _draw_mark(sheet, MARGIN, top - 92, 72)
    name = Style(44, "on-band-2")
    _draw_line(sheet, card.site, (MARGIN + (100 if card.has_mark else 0), top - 56), name)
    size, lines = _fitted(card.title, sheet.font)
    top = _draw_lines(sheet, lines, top + 40, Style(size, "on-band", is_bold=True))
    _draw_lines(sheet, wrapped(card.below, face(sheet.font, 36), ROOM)[:2], top + 28, Style(36, "on-band-2"))


def _draw_job(sheet: Sheet, card: Card) -> None:
    """The band with the name of the board; employer and title below it; place and pay at the foot."""
    sheet.pen.rectangle((0, 0, WIDTH, BAND), sheet.tones["band"])
    if card.has_mark:
        _draw_mark(sheet, MARGIN, (BAND - 56) // 2, 56)
    name = Style(36, "on-band", is_bold=True)
    _draw_line(sheet, card.site, (MARGIN + (78 if card.has_mark else 0), BAND // 2), name)
    top = BAND + 66
    if card.above:
        _draw_employer(sheet, card, top)
        top += 100
    size, lines = _fitted(card.title, sheet.font)
    _draw_lines(sheet, lines, top, Style(size, "text", is_bold=True))
    if card.below or card.pay:
        _draw_foot(sheet, card)


def _draw_employer(sheet: Sheet, card: Card, top: int) -> None:
    """The tile and the name."""
    left, middle = MARGIN, top + 32
    if card.letter:
        sheet.pen.rounded_rectangle((left, top, left + 64, top + 64), 14, sheet.tones["soft"])
        at, tone = (left + 32, middle), sheet.tones["accent"]
        sheet.pen.text(at, card.letter, tone, face(sheet.font, 38), anchor="mm", stroke_width=0.5)
        left += 86
    _draw_line(sheet, card.above, (left, middle), Style(38, "text-2"))


def _draw_foot(sheet: Sheet, card: Card) -> None:
    """Place and pay, on one line."""
    sheet.pen.line((MARGIN, HEIGHT - 112, WIDTH - MARGIN, HEIGHT - 112), sheet.tones["line"], 2)
    letters, right = face(sheet.font, 36), WIDTH - MARGIN
    if card.pay:
        tone = sheet.tones["accent"]
        sheet.pen.text((right, HEIGHT - 62), card.pay, tone, letters, anchor="rm", stroke_width=0.5)
        right -= round(letters.getlength(card.pay)) + 48
    _draw_line(sheet, card.below, (MARGIN, HEIGHT - 62), Style(36, "text-2"), right)


def _draw_mark(sheet: Sheet, left: float, top: float, size: float) -> None:
    """The packaged mark: three bars, in a square of `size`."""
    height = size * 0.19
    bars = ((1.0, sheet.tones["on-band"]), (0.67, BAR), (1.0, sheet.tones["on-band-2"]))
    for number, (part, colour) in enumerate(bars):
        y = top + size * 0.5 + (number - 1) * size * 0.34 - height / 2
        sheet.pen.rounded_rectangle((left, y, left + size * part, y + height), height / 2, colour)


def _draw_line(sheet: Sheet, text: str, at: tuple[int, int], style: Style, right: int = WIDTH - MARGIN) -> None:
    """One line whose left end and middle are given, shortened where it would pass `right`."""
    letters = face(sheet.font, style.size)
    text = shortened(text, letters, right - at[0])
    sheet.pen.text(at, text, sheet.tones[style.tone], letters, anchor="lm", stroke_width=style.outline)


def _draw_lines(sheet: Sheet, lines: list[str], top: int, style: Style) -> int:
    """Lines from `top` down; where the next could begin."""
    letters = face(sheet.font, style.size)
    for line in lines:
        tone = sheet.tones[style.tone]
        sheet.pen.text((MARGIN, top), line, tone, letters, anchor="la", stroke_width=style.outline)
        top += round(style.size * 1.2)
    return top


def _fitted(text: str, font: Font) -> tuple[int, list[str]]:
    """The largest size at which a title has few enough lines, and these; in the smallest one the last may be cut."""
    for size in TITLE_SIZES[:-1]:
        lines = wrapped(text, face(font, size), ROOM)
        if len(lines) < TITLE_LINES:
            return size, lines
    size = TITLE_SIZES[-1]
    lines = wrapped(text, face(font, size), ROOM)
    rest = shortened(" ".join(lines[TITLE_LINES - 1 :]), face(font, size), ROOM)
    return size, [*lines[: TITLE_LINES - 1], *filter(None, [rest])]
