"""Pictures for where pages are shared: which page has which, what is on it, and that it is drawn once."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image

from sitegen.errors import ThemeError
from sitegen.model.board import Board
from sitegen.model.theme import Theme
from sitegen.social import Pictures, pictures, touch_icon
from sitegen.social.card import of_board, of_job
from sitegen.social.colours import read_colours
from sitegen.social.drawing import HEIGHT, WIDTH, draw, draw_icon, written
from tests.boards import board, closed, job, salary, theme

ADDRESS = "https://example.org/repo/"
COLOURS = read_colours("")


def of(made: Board, look: Theme | None = None) -> Pictures:
    return pictures(made, look or theme())


def with_files(**files: bytes) -> Theme:
    """The theme with further files in `static/`; `social_png` is `social.png`."""
    look = theme()
    return replace(look, files={**look.files, **{name.replace("_", "."): data for name, data in files.items()}})


def shared_board(**settings: Any) -> Board:
    return board(job(), closed(job("Miller", key="2")), **{"base_url": ADDRESS} | settings)


def test_all_pages_share_one_picture_unless_the_owner_wants_more() -> None:
    made = of(shared_board())
    assert [planned.path for planned in made.planned] == [made.of_board]
    assert all(made.of(each) == made.of_board for each in (None, *shared_board().jobs.values()))


def test_each_open_job_may_have_its_own() -> None:
    whole = shared_board(social_images="jobs")
    made = of(whole)
    is_open, is_closed = whole.jobs.values()
    assert made.of(is_open) not in (None, made.of_board)
    assert made.of(is_closed) == made.of_board
    assert {planned.path for planned in made.planned} == {made.of_board, made.of(is_open)}


@pytest.mark.parametrize("settings", [{"social_images": "none"}, {"base_url": ""}])
def test_there_are_none_where_they_are_not_wanted_or_could_not_be_found(settings: dict[str, Any]) -> None:
    made = of(shared_board(**settings))
    assert (made.of_board, made.jobs, made.planned) == (None, {}, ())


def test_an_owners_picture_takes_the_place_of_the_boards() -> None:
    made = of(shared_board(), with_files(social_png=b"a picture"))
    assert (made.of_board, made.planned) == ("social.png", ())


def test_a_picture_is_named_by_what_it_shows() -> None:
    first = of(shared_board()).of_board
    assert of(shared_board(pay_scale_max=200_000)).of_board == first
    assert of(shared_board(name="Bakers")).of_board != first
    look = theme()
    other = replace(look, assets={**look.assets, "site.css": b":root { --band: #000; }"})
    assert of(shared_board(), other).of_board != first


@pytest.mark.parametrize("title", ["Bäcker", "パン職人", "Baker 🥖", "Пекарь"])
def test_words_that_the_font_cannot_write_have_the_picture_of_the_board(title: str) -> None:
    made = of(board(job(title), base_url=ADDRESS, social_images="jobs"))
    assert made.jobs == {}
    assert made.of_board


def test_signs_that_the_font_lacks_are_spelled_where_that_says_the_same() -> None:
    card = of_job(job("Baker – Nights", pay=salary(40_000, 50_000, "EUR")), shared_board(), has_mark=True)
    drawn = written(card, None)
    assert drawn
    assert (drawn.title, drawn.pay) == ("Baker - Nights", "EUR 40k-50k")


def test_a_font_that_is_none_is_a_broken_theme() -> None:
    with pytest.raises(ThemeError, match="not a font"):
        of(shared_board(), with_files(social_ttf=b"no font"))


LONG = (
    "Senior Principal Distinguished Baker of Very Long Loaves and Very Short Rolls (Nights, Weekends and Holidays) " * 2
)


@pytest.mark.parametrize("title", ["Baker", LONG, "W" * 300])
@pytest.mark.parametrize("company", ["Crumb & Co", LONG, None])
def test_a_picture_is_a_small_png_of_the_size_that_is_shown_whole(title: str, company: str | None) -> None:
    made = job(title, company, pay=salary(40_000, 50_000), places=["Springfield, IL"])
    card = written(of_job(made, shared_board(), has_mark=True), None)
    assert card
    data = draw(card, COLOURS, None)
    picture = Image.open(BytesIO(data))
    assert (picture.format, picture.size, picture.mode) == ("PNG", (WIDTH, HEIGHT), "P")
    assert len(data) < 40_000
    assert data == draw(card, COLOURS, None), "the same card is the same bytes"
    edge = picture.convert("RGB").crop((WIDTH - 40, 140, WIDTH, HEIGHT)).getcolors()
    assert edge, "nothing runs out of the picture"
    assert len(edge) == 1


def test_the_colours_are_those_of_the_theme() -> None:
    colours = read_colours(":root { --band: #102030; --bg: #fed }")
    card = written(of_board(shared_board(), has_mark=False), None)
    assert card
    assert Image.open(BytesIO(draw(card, colours, None))).convert("RGB").getpixel((5, 5)) == (0x10, 0x20, 0x30)
    assert Image.open(BytesIO(draw_icon(colours))).convert("RGB").getpixel((5, 5)) == (0x10, 0x20, 0x30)


def test_the_icon_for_home_screens_is_the_packaged_mark_or_the_owners_own() -> None:
    assert [planned.path for planned in touch_icon(theme())] == ["apple-touch-icon.png"]
    look = theme()
    other_mark = replace(look, templates={**look.templates, "_mark.html": "<svg></svg>"})
    assert list(touch_icon(other_mark)) == []
    assert list(touch_icon(replace(look, files={"apple-touch-icon.png": b"mine"}))) == []


def test_a_theme_without_a_style_has_the_packaged_colours(repository: Path) -> None:
    style = (repository / "static" / "assets" / "site.css").read_text(encoding="utf-8")
    assert read_colours(style) == read_colours("")
