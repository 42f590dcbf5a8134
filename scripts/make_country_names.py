"""Makes `sitegen/reading/rules/country_names.toml`: what countries are called in languages that job ads are written in.

Comes in: CLDR, by way of babel. Goes out: ISO 3166-1 code = names in the country's own languages and in LANGUAGES.
Run `python scripts/make_country_names.py > sitegen/reading/rules/country_names.toml` after an update of babel. English
names are not here: they are read from babel itself.
"""

import json
import re
import sys

from babel import Locale, UnknownLocaleError, __version__
from babel.languages import get_official_languages

LANGUAGES = ("de", "es", "fr", "it", "nl", "pl", "pt", "sv")
# Codes of CLDR that are no country: groupings, reserved and retired codes.
NOT_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO SARK TA UN XA XB ZZ".split())
HEADER = f"""\
# Names of countries in their own languages and in {", ".join(LANGUAGES)}; English ones come from babel itself.
# Source: Unicode CLDR through babel {__version__}. Made by scripts/make_country_names.py.
"""


def name_in(language: str, code: str) -> str:
    """What a country is called in a language; empty where CLDR does not say."""
    try:
        return str(Locale.parse(language).territories.get(code, ""))
    except (UnknownLocaleError, ValueError):
        return ""


def main() -> None:
    """Print the table."""
    english = {str(code): str(name) for code, name in Locale("en").territories.items()}
    lines = []
    for code in sorted(code for code in english if re.fullmatch("[A-Z]{2}", code) and code not in NOT_COUNTRIES):
        names = {name_in(language, code) for language in (*get_official_languages(code), *LANGUAGES)}
        names -= {"", english[code], code}
        lines.append(f"{code} = {json.dumps(sorted(names), ensure_ascii=False)}")
    sys.stdout.write(HEADER + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
