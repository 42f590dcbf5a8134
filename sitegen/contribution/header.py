"""Facts as somebody states them → front matter that people edit and our own reader reads back.

Comes in: values by field. Goes out: YAML between two `---`. Must never write a value that YAML takes for anything but
the words it is.
"""

import datetime
from collections.abc import Mapping, Sequence

import yaml

from sitegen.model.posting import FieldName

KEYS: Mapping[FieldName, str] = {
    "title": "title", "company": "company", "location": "location", "hiring_in": "hiring_in",
    "work_mode": "work_mode", "salary": "salary", "employment": "employment", "seniority": "seniority",
    "experience": "experience", "skill": "skills", "language": "language", "category": "category",
    "posted": "posted", "deadline": "deadline", "closed": "closed", "apply": "url", "contact": "contact",
}  # fmt: skip
"""What each field is called in the front matter that we write, in its order."""


def front_matter(values: Mapping[FieldName, Sequence[str]]) -> str:
    r"""The header with the line feed at its end; empty without values. Several values make a list.

    >>> front_matter({"apply": ["https://example.org/1"], "title": ["Editor: fiction"], "posted": ["2026-01-15"]})
    "---\ntitle: 'Editor: fiction'\nposted: 2026-01-15\nurl: https://example.org/1\n---\n"
    """
    entries = {key: _value(values[name]) for name, key in KEYS.items() if values.get(name)}
    if not entries:
        return ""
    written = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=float("inf"), default_flow_style=False)
    return f"---\n{written}---\n"


def _value(values: Sequence[str]) -> object:
    """One value as it is, several as a list; a day is one, or YAML would put it in quotes."""
    texts = [" ".join(value.split()) for value in values]
    if len(texts) > 1:
        return texts
    try:
        return datetime.date.fromisoformat(texts[0]) if len(texts[0]) == len("2026-01-15") else texts[0]
    except ValueError:
        return texts[0]
