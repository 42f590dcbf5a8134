"""The style sheet: colours that can be read in both themes, and a size that a phone can afford."""

import re

import pytest

from tests.boards import ROOT

CSS = (ROOT / "static" / "assets" / "site.css").read_text(encoding="utf-8")
TEXT, CONTROL = 4.5, 3.0


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9A-F]{6});", block))


_light, _dark = re.split(r"@media screen and \(prefers-color-scheme: dark\) \{", CSS, maxsplit=1)
LIGHT = tokens(_light)
DARK = LIGHT | tokens(_dark.partition("/* ---- Ground")[0])
THEMES = {"light": LIGHT, "dark": DARK}

PAIRS = [
    *((text, ground, TEXT) for text in ("text", "text-3", "accent") for ground in ("bg", "surface", "sunken")),
    *((text, ground, TEXT) for text in ("text-2", "visited") for ground in ("bg", "sunken")),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-2", TEXT),
    ("accent-2", "soft", TEXT),
    ("on-band", "band", TEXT),
    ("on-band-2", "band", TEXT),
    ("amber", "surface", TEXT),
    ("amber", "sunken", CONTROL),
    ("star", "bg", CONTROL),
    ("star", "sunken", CONTROL),
    ("danger", "bg", TEXT),
    ("text", "mark", TEXT),
    *(("control", ground, CONTROL) for ground in ("bg", "surface", "sunken")),
    ("accent", "line", CONTROL),
    *((f"t{n}-on", f"t{n}", 7.0) for n in range(8)),
]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_that_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", THEMES)
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_every_pair_of_colours_can_be_read(scheme: str, text: str, ground: str, least: float) -> None:
    assert contrast(THEMES[scheme][text], THEMES[scheme][ground]) >= least


def test_the_edge_of_the_search_field_can_be_seen_on_the_band() -> None:
    assert contrast(LIGHT["surface"], LIGHT["band"]) >= CONTROL
    assert contrast(DARK["sline"], DARK["band"]) >= CONTROL


def test_every_colour_of_the_light_theme_has_its_dark_one() -> None:
    assert set(tokens(_dark.partition("/* ---- Ground")[0])) - {"sline"} == set(LIGHT)


def test_every_token_that_is_used_is_defined() -> None:
    assert set(re.findall(r"var\(--([a-z0-9-]+)\)", CSS)) <= set(LIGHT) | {"sline", "mono", "scrim", "shadow", "apart"}


def test_the_reader_who_chose_dark_sees_the_dark_of_the_system() -> None:
    system, chosen = _dark.partition("/* ---- Ground")[0].split("@media screen {")
    declared = [re.findall(r"--[a-z0-9-]+: [^;]+;", block.partition("@media")[0]) for block in (system, chosen)]
    assert declared[0]
    assert declared[0] == declared[1]


def test_colours_are_tokens() -> None:
    rules = CSS.partition("/* ---- Ground")[2].partition("@media print")[0]
    assert set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", rules)) == {"#FFFFFF"}, "white is the focus ring inside the band"


def test_nothing_is_fetched_from_elsewhere() -> None:
    for path in [*(ROOT / "static").rglob("*.*"), *(ROOT / "templates").iterdir()]:
        text = path.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?://|@import|url\(", text), path.name
