"""What the scripts of the theme must keep to, so that a build may publish them without comments and indents."""

import re
from pathlib import Path

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
