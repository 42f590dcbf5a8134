"""The employer: as a field names it, else as the body does where the evidence is good.

Comes in: a Reading. Goes out: one name. Must never emit a placeholder (`None`, `Internal Job Board`) nor guess.
"""

from sitegen.reading.reading import Found, Reading, derived, stated
from sitegen.reading.vocabulary.employers import clean_company, employer_of


def find_company(reading: Reading) -> Found[str]:
    """The first name that a field states; without one the employer that the text names."""
    if reading.denied("company"):
        return Found()
    for field in reading.fields("company"):
        name = " ".join(field.value.split()) if field.origin == "override" else clean_company(field.value)
        if name:
            return stated(name, field)
    employer = employer_of(reading.lines)
    if not employer:
        return Found()
    return derived(employer.name, "body", employer.line.number, employer.line.text[:300])
