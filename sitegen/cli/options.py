"""The options that several commands have, written once."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])

FOLDER = click.Path(file_okay=False, path_type=Path)


def examples(*commands: str) -> str:
    """The end of a command's help; the control character keeps click from folding the lines."""
    return "\n  ".join(("\b\nExamples:", *commands))


def root(command: Command) -> Command:
    """--root"""
    return click.option(
        "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
        help="Folder of the board: the one that holds content/. [default: here]",
    )(command)  # fmt: skip


def out(command: Command) -> Command:
    """--out"""
    return click.option("--out", type=FOLDER, help="Folder to publish into. [default: _site below --root]")(command)


def settings(command: Command) -> Command:
    """Settings that win over those of content/site.toml."""
    as_of = click.option(
        "--as-of", metavar="YYYY-MM-DD", type=click.DateTime(("%Y-%m-%d",)), callback=lambda *given: _day(given[-1]),
        help="Build the board as it stands on this day. [default: today]",
    )  # fmt: skip
    base_url = click.option("--base-url", help="Where the board will live, such as https://example.org/jobs/.")
    return base_url(as_of(command))


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return moment.date() if moment else None


def workers(command: Command) -> Command:
    """--workers"""
    return click.option(
        "--workers", type=click.IntRange(min=1), metavar="N", help="Processes that read postings. [default: one a core]"
    )(command)
