"""A yearly range in US dollars → the pay strip: shapes on a fixed scale, the same for the whole site.

Goes out: numbers for SVG attributes, in units of the viewBox. Never text: the figure always stands beside the strip.
"""

import msgspec

from sitegen.model.salary import YearlyPay

BAND = 5.0
"""Height of the band, and its smallest width: a single figure is a dot."""


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """What to draw."""

    width: int
    height: int
    x: float
    """Left end of the band."""
    band: float
    """Width of the band."""
    arrow: str
    """Points of the triangle that says "beyond the scale"; empty within it."""
    mark: float | None = None
    """Left edge of the median mark, 1.5 wide."""


def strip(yearly: YearlyPay, *, width: int, height: int, scale: int, median: int | None = None) -> Strip:
    """The strip of a range; an open end is drawn as a dot at the end that is known."""
    low, high = (bound if bound is not None else other for bound, other in _ends(yearly))
    start, end = _place(low, width, scale), _place(high, width, scale)
    beyond = high > scale
    if beyond:
        end = width - 8.0
        start = min(start, width - 18.0)
    band = max(end - start, BAND)
    x = min(max(start if end - start >= BAND else (start + end - BAND) / 2, 0), width - BAND)
    middle = height / 2
    tip = f"{width - 6},{middle - 2.5:g} {width - 2},{middle:g} {width - 6},{middle + 2.5:g}" if beyond else ""
    mark = None if median is None else round(min(max(_place(median, width, scale) - 0.75, 0), width - 1.5), 1)
    return Strip(width=width, height=height, x=round(x, 1), band=round(band, 1), arrow=tip, mark=mark)


def _ends(yearly: YearlyPay) -> tuple[tuple[int | None, int], tuple[int | None, int]]:
    low, high = yearly.minimum, yearly.maximum
    known = high if high is not None else low
    return (low, known or 0), (high, known or 0)


def _place(dollars: int, width: int, scale: int) -> float:
    return width * min(dollars, scale) / scale
