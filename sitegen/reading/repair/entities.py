"""Text that was HTML-escaped once too often (`R&amp;D`, `&nbsp;`) → text.

What comes in is a posting whose body is not HTML, what goes out is the posting without the entities and the changes,
where the text as a whole is judged to be escaped. It never produces `<` or `>`, so it cannot make markup out of words.
"""

import html
import re

import msgspec

from sitegen.model.posting import RawPosting
from sitegen.reading.repair import Change

ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
TAG = re.compile(r"(?:<|&lt;)/?[A-Za-z][A-Za-z0-9]*(?:\s[^<>&]{0,500})?/?(?:>|&gt;)")
# A text that talks about entities writes them as code or in quotes: "know why `&nbsp;` is not a space".
QUOTED = re.compile(r"[`\"'“‘«]\s?&[#\w]{2,31};\s?[`\"'”’»]")


def unescape_posting(raw: RawPosting) -> tuple[RawPosting, list[Change]]:
    """The posting without entities. After the format, because only that knows a body of HTML, where they are right."""
    changes: list[Change] = []
    fields = []
    for field in raw.fields:
        value, found = unescape(field.value) if is_escaped(field.value) else (field.value, [])
        fields.append(msgspec.structs.replace(field, value=value) if found else field)
        changes += (Change(field.line or 0, "entity", *pair) for pair in found)
    body = raw.body
    if raw.body_kind != "html" and "&" in body and is_escaped(body):
        lines = body.split("\n")
        for index, line in enumerate(lines):
            lines[index], found = unescape(line)
            changes += (Change(raw.body_line + index, "entity", *pair) for pair in found)
        body = "\n".join(lines)
    return (msgspec.structs.replace(raw, fields=tuple(fields), body=body) if changes else raw), changes


def is_escaped(text: str) -> bool:
    """Whether the entities of a text are damage: decided for the whole text, by weight.

    Escaping leaves no bare ampersand and no tag behind, so a text with tags is HTML (where entities are right) and a
    text with more bare ampersands than entities was not escaped.

    >>> is_escaped("R&amp;D &amp; design")
    True
    >>> is_escaped("R&D, Q&A and the entity &nbsp;")
    False
    >>> is_escaped("<p>R&amp;D</p>")
    False
    """
    found = ENTITY.findall(text)
    replaceable = sum(_character(entity) != entity for entity in found)
    bare = text.count("&") - len(found)
    return replaceable > bare and not TAG.search(text) and not QUOTED.search(text)


def unescape(line: str) -> tuple[str, list[tuple[str, str]]]:
    """The line without its entities, and what was replaced.

    >>> unescape("R&amp;amp;D&nbsp;lead &lt;b&gt;")
    ('R&D lead &lt;b&gt;', [('&amp;', '&'), ('&nbsp;', ' '), ('&amp;', '&')])
    """
    replaced: list[tuple[str, str]] = []
    for _ in range(3):  # aggregators escape up to twice
        found = [(entity, _character(entity)) for entity in ENTITY.findall(line)]
        found = [(entity, character) for entity, character in found if entity != character]
        if not found:
            break
        replaced += found
        line = ENTITY.sub(lambda match: _character(match[0]), line)
    return line, replaced


def _character(entity: str) -> str:
    """The character an entity stands for; the entity itself where it is not one, or would be markup or invisible."""
    character = html.unescape(entity).replace("\xa0", " ")
    return character if character.isprintable() and not set(character) & set("<>;`") else entity
