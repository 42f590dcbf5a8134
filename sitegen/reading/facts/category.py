"""The category of a job, as a field or the folder names it.

Comes in: a Reading. Goes out: the name as written; `board/categories.py` knows how to show it. Must never be derived
from the words of the job: folders are only loosely related to it, but they are what the owner of the board chose.
"""

from sitegen.reading.reading import Found, Reading, stated
from sitegen.reading.vocabulary.placeholders import is_placeholder


def find_category(reading: Reading) -> Found[str]:
    """The first category that a field states; the path comes last."""
    if reading.denied("category"):
        return Found()
    for field in reading.fields("category"):
        name = " ".join(field.value.split())
        if not is_placeholder(name):
            return stated(name, field)
    return Found()
