"""What the scripts of the theme must keep to: what makes them small must not change them, and they must mean what the
board means."""

import re
from pathlib import Path

from sitegen.board.facets import DAYS, MOST_MONTHS, NOT_STATED, PAY_STEPS
from sitegen.exports.job_table import VERSION

NESTED = re.compile(r"`[^`]*\$\{[^}`]*`[^`]* [^`]*`")
"""A text with places, and with spaces, inside the place of another: what makes scripts small takes the spaces out."""


def test_no_text_with_places_stands_in_the_place_of_another(repository: Path) -> None:
    scripts = sorted((repository / "static" / "assets").glob("*.js"))
    found = [
        f"{script.name}: {line.strip()}"
        for script in scripts
        for line in script.read_text(encoding="utf-8").splitlines()
        if NESTED.search(line)
    ]
    assert scripts
    assert NESTED.search("`Save ${title}${company && ` at ${company}`}`")
    assert found == []


def test_scripts_offer_what_the_board_offers(repository: Path) -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in (repository / "static" / "assets").glob("*.js"))
    days = ", ".join(f'"{each}"' for each in DAYS)
    for said in (
        f"STEPS = {list(PAY_STEPS)};",
        f"MOST_MONTHS = {MOST_MONTHS};",
        f'NOT_STATED = "{NOT_STATED.slug}";',
        f"return [{days}];",
        f"raw.version !== {VERSION})",
    ):
        assert said in scripts
