"""What a feed has to be: valid by a schema of its format, and read by a parser that is not ours without a complaint."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import feedparser
from jsonschema import Draft202012Validator
from lxml import etree

HERE = Path(__file__).parent


@cache
def _grammar(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(HERE / f"{name}.rng"))


def valid_xml(data: bytes, name: str) -> etree._Element:
    """The root of a document that is well-formed and valid by `<name>.rng`."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    grammar = _grammar(name)
    assert grammar.validate(root), grammar.error_log
    return root


def valid_json(data: bytes, schema: Path = HERE / "json_feed.schema.json") -> dict[str, Any]:
    """A JSON Feed that is valid by a schema."""
    feed: dict[str, Any] = json.loads(data)
    Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(feed)
    return feed


def parsed(data: bytes) -> Any:
    """What feedparser makes of Atom or RSS; it says itself where a feed is not well-formed."""
    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.bozo_exception
    return found


def check_feed(data: bytes, kind: str) -> Any:
    """A feed that holds every rule of its format, `atom` or `rss`, as feedparser reads it."""
    valid_xml(data, kind)
    found = parsed(data)
    assert found.version == {"atom": "atom10", "rss": "rss20"}[kind]
    ids = [entry.id for entry in found.entries]
    assert len(set(ids)) == len(ids)
    return found
