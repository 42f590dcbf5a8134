"""A posting while it is being read, made by hand: the body as lines of text, fields by name."""

from typing import Any, cast

from sitegen.model.fact import Evidence, Fact, Origin
from sitegen.model.place import Place
from sitegen.model.posting import Field, FieldName, RawPosting
from sitegen.reading.reading import Line, Reading

BODY_LINE = 5


def field(name: str, value: str, origin: Origin = "header", line: int = 3) -> Field:
    return Field(cast(FieldName, name), value, origin, line)


def reading(body: str = "", *fields: Field, countries: tuple[str, ...] = (), **known: Any) -> Reading:
    """The body starts at line 5 of its file; `countries` are those of its places; `known` are facts read before."""
    raw = RawPosting(
        path="acme/developer.md",
        format="linked-heading",
        fields=fields,
        body=body,
        body_kind="plain",
        body_line=BODY_LINE,
    )
    numbered = enumerate((line.strip() for line in body.split("\n")), start=BODY_LINE)
    lines = tuple(Line(number, text) for number, text in numbered if text)
    if countries:
        known["places"] = tuple(Place(text=country, country=country) for country in countries)
    facts = {name: Fact(value, Evidence("header", 3, "")) for name, value in known.items()}
    return Reading(raw, lines, facts)
