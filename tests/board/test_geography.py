"""Which place pages a job belongs to: who hires in a region hires in its countries."""

import pytest

from sitegen.board.geography import area_members, country_name, open_to, place_label, place_tags
from sitegen.model.job import Tag
from sitegen.model.place import HiringIn
from sitegen.reading.geography import gazetteer

BOARD = {
    "anywhere",
    "canada",
    "united-states",
    "north-america",
    "americas",
    "latin-america",
    "mexico",
    "germany",
    "europe",
}


@pytest.mark.parametrize(
    ("hiring", "slugs"),
    [
        (HiringIn(countries=("CA",)), {"canada"}),
        (HiringIn(areas=("north-america",)), {"north-america", "canada", "united-states", "mexico"}),
        (
            HiringIn(areas=("americas",)),
            {"americas", "north-america", "latin-america", "canada", "united-states", "mexico"},
        ),
        (HiringIn(countries=("DE",), areas=("latam",)), {"germany", "latin-america", "mexico"}),
        (HiringIn(areas=("eu",)), {"germany"}),
        (HiringIn(areas=("worldwide",)), BOARD),
    ],
)
def test_a_job_is_open_to_every_place_inside_those_it_names(hiring: HiringIn, slugs: set[str]) -> None:
    assert set(open_to(hiring, BOARD)) == slugs


def test_a_place_that_the_board_does_not_have_is_left_out() -> None:
    assert open_to(HiringIn(areas=("worldwide",)), {"anywhere", "japan"}) == ("anywhere", "japan")
    assert open_to(HiringIn(countries=("JP",)), {"anywhere"}) == ()


def test_a_job_that_does_not_say_is_open_to_no_page() -> None:
    assert open_to(None, BOARD) == ()


def test_places_are_tagged_as_they_are_named() -> None:
    hiring = HiringIn(countries=("GB", "TR"), areas=("latam", "worldwide"))
    assert place_tags(hiring) == (
        Tag("united-kingdom", "United Kingdom"),
        Tag("turkiye", "Türkiye"),
        Tag("latin-america", "Latin America"),
        Tag("anywhere", "Anywhere"),
    )


def test_every_country_and_area_has_a_page_of_its_own() -> None:
    everywhere = HiringIn(tuple(sorted(gazetteer.country_codes())), tuple(sorted(gazetteer.areas())))
    slugs = [tag.slug for tag in place_tags(everywhere)]
    assert all(slugs)
    assert len(set(slugs)) == len(slugs)
    assert all(place_label(tag.slug) == tag.label for tag in place_tags(everywhere))


def test_countries_are_called_as_the_language_of_the_board_calls_them() -> None:
    assert [country_name("DE", language) for language in ("en", "fr", "pt-BR")] == ["Germany", "Allemagne", "Alemanha"]


def test_areas_hold_the_countries_that_employers_mean() -> None:
    assert {"DE", "AE", "NG"} <= area_members("emea")
    assert "US" not in area_members("emea")
    assert area_members("dach") == {"DE", "AT", "CH"}
    assert "MX" in area_members("latam")
    assert "MX" in area_members("north-america")
    assert area_members("eu") < area_members("eea") < area_members("europe")
