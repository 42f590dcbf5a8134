"""The employer: as a field names it, else as the body does where the evidence is good.

Comes in: a Reading. Goes out: one name. Must never emit a placeholder (`None`, `Internal Job Board`) nor guess.
"""

import msgspec

from sitegen.model.fact import Alternative
from sitegen.reading.reading import Found, Reading, derived, outranked, refused, stated
from sitegen.reading.vocabulary.employers import clean_company, employer_of


def find_company(reading: Reading) -> Found[str]:
    """The first name that a field states; without one the employer that the text names."""
    if reading.denied("company"):
        return Found()
    passed: list[Alternative] = []
    for field in reading.fields("company"):
        name = " ".join(field.value.split()) if field.origin == "override" else clean_company(field.value)
        if name:
            others = (*outranked(reading.fields("company"), field), *passed)
            return msgspec.structs.replace(stated(name, field), alternatives=others)
        passed.append(refused(field, "it is a placeholder"))
    employer = employer_of(reading.lines)
    if not employer:
        return Found(alternatives=tuple(passed))
    found = derived(employer.name, "body", employer.line.number, employer.words)
    return msgspec.structs.replace(found, alternatives=tuple(passed))
