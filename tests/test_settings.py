"""`content/site.toml`: what is refused, where the fault is said to be, and what is made of the rest."""

from pathlib import Path

import pytest

from sitegen.build import read_board
from sitegen.errors import SettingsError
from sitegen.settings import parse_settings
from tests.sites import make_board


def fault(text: str, **options: object) -> SettingsError:
    with pytest.raises(SettingsError) as raised:
        parse_settings(text, **options)
    return raised.value


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "ftp://example.org",
        "https://",
        "https://u:p@example.org/",
        "https://example.org/../x",
        "https://example.org/%2e%2E/x",
        "https://example.org/a b",
        "https://example.org/\n",
        'https://example.org/"x"',
        "https://example.org/'x'",
        "https://example.org/<x>",
        "https://example.org:99999/",
        "https://example.org:0/",
        "https://example.org:x/",
        "https://[::1/",
        "https://example.org/?a=b",
        "https://example.org/#a",
    ],
)
def test_what_pages_cannot_be_published_below_is_no_base_url(address: str) -> None:
    assert "is not an address" in fault("", base_url=address).message


@pytest.mark.parametrize(
    ("written", "canonical", "path"),
    [
        ("https://example.org", "https://example.org/", "/"),
        ("https://example.org/jobs", "https://example.org/jobs/", "/jobs/"),
        ("http://localhost:8000//x//y", "http://localhost:8000/x/y/", "/x/y/"),
        ("https://[::1]:8000/", "https://[::1]:8000/", "/"),
        ("https://bäcker.example/~kim/", "https://bäcker.example/~kim/", "/~kim/"),
        ("", "", "/"),
    ],
)
def test_canonical_addresses_and_links_have_one_path(written: str, canonical: str, path: str) -> None:
    settings = parse_settings("", base_url=written)
    assert (settings.base_url, settings.base_path) == (canonical, path)


def test_a_fault_is_said_to_be_where_it_was_written() -> None:
    assert fault('name = "Bakers"\nbase_url = "x"').where == "content/site.toml:2"
    assert fault('base_url = "https://example.org"', base_url="x").where == "--base-url"


@pytest.mark.parametrize("line", ['name = ""', 'name = " "', 'contact_email = "x"', 'contact_email = "a@b.c\\nd"'])
def test_values_that_pages_cannot_show_are_refused(line: str) -> None:
    assert fault(line).where == "content/site.toml:1"


def test_an_address_for_mail_is_taken() -> None:
    assert parse_settings('contact_email = "jobs+board@mail.example.org"').contact_email


def test_an_unknown_setting_is_told_on_one_line() -> None:
    assert fault('"a\\n::error::b" = 1').message == "unknown setting `a ::error::b`"


@pytest.mark.parametrize(
    ("name", "hint"), [("Europe/Rigga", "`Europe/Riga`"), ("Europe", ""), ("", "UTC"), ("../UTC", "`UTC`")]
)
def test_an_unknown_time_zone_is_refused_with_its_place_whatever_the_day(tmp_path: Path, name: str, hint: str) -> None:
    board = make_board(f"-- content/site.toml --\nas_of = 2026-01-31\ntime_zone = '{name}'\n", tmp_path)
    with pytest.raises(SettingsError) as raised:
        read_board(board, {})
    assert raised.value.where == "content/site.toml:2"
    assert hint in raised.value.hint


def test_a_branch_may_have_folders_but_must_be_one_that_git_could_have() -> None:
    assert parse_settings('branch = "jobs/2026"').branch == "jobs/2026"
    for name in ("", "a b", "a//b", "../main", "a?b"):
        assert fault(f'branch = "{name}"').where == "content/site.toml:1"


@pytest.mark.parametrize("tag", ["de", "pt-BR", "ar", "klingon", ""])
def test_a_language_that_the_templates_do_not_speak_is_refused(tag: str) -> None:
    assert "English" in fault(f'language = "{tag}"').message


@pytest.mark.parametrize("tag", ["en", "en-US", "en-GB"])
def test_any_english_is_taken(tag: str) -> None:
    assert parse_settings(f'language = "{tag}"').language == tag
