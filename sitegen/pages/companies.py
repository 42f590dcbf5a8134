"""The index of employers, A to Z."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

import msgspec

from sitegen.model.board import Board
from sitegen.model.company import Company
from sitegen.model.page import Page
from sitegen.paths import COMPANIES, file


class Letter(msgspec.Struct, frozen=True):
    """The companies under one letter."""

    name: str
    """`0-9`, `A` to `Z`, or `Other` for names that start in another script."""
    companies: tuple[Company, ...]


def plan(board: Board) -> Iterator[Page]:
    """`/companies/`: employers with a listed job."""
    hiring = [company for company in board.companies if company.open_jobs or board.archive]
    unnamed = sum(1 for job_id in board.listed if board.jobs[job_id].company is None)
    letters = tuple(
        Letter(name, tuple(members)) for (_, name), members in groupby(sorted(hiring, key=_order), key=_initial)
    )
    context = {"path": COMPANIES, "section": "companies", "letters": letters, "total": len(hiring), "unnamed": unnamed}
    yield Page(file(COMPANIES), "companies.html", context)


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _initial(company: Company) -> tuple[int, str]:
    """Digits first, then the letters, then other scripts: where a name is looked for."""
    first = next((char for char in _folded(company.name) if char.isalnum()), "")
    if first.isdigit():
        return 0, "0-9"
    return (1, first.upper()) if first.isascii() and first else (2, "Other")


def _order(company: Company) -> tuple[tuple[int, str], str, str]:
    return _initial(company), _folded(company.name), company.slug
