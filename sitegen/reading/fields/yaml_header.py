"""YAML front matter → its entries with their lines, as strings.

What comes in is the text of a file, what goes out are `Entry` values and the body below them, or one `HeaderError`.
It never makes anything but strings, lists and mappings: `country: NO` is Norway, and nothing a tag names is built.
"""

import re
from pathlib import PurePosixPath
from typing import NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.reading.repair import repair_text

MAX_LENGTH = 65_536
"""Characters of front matter. PyYAML in Python reads about 100 kB a second; the longest real one seen has 4 kB."""

MAX_DEPTH = 6
"""`contact: {…}` is 2 deep."""

TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")}
OPENING = re.compile(r"\s*---[ \t]*\n")
# Below blank lines and comments: a few words and a colon. A rule above a text has a sentence below it.
FIRST_KEY = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*[\w\"'?][\w \"'-]{0,40}:(?:\s|$)")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
YAML_NAMES = (".yaml", ".yml")

Value = str | list["Value"] | dict[str, "Value"]


class Entry(NamedTuple):
    """One top-level key with its value."""

    key: str
    """As written, on one line."""
    value: Value
    """Scalars as written, without quotes; empty for null."""
    line: int
    """1-based line of the key in the file."""
    value_line: int
    """Line on which the text of the value begins."""


class HeaderError(Exception):
    """Front matter that cannot be read: what is wrong, where, and what to do."""

    def __init__(self, message: str, line: int, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.line, self.hint = message, line, hint


class Header(NamedTuple):
    """A file cut in two."""

    source: str
    first_line: int
    body: str
    body_line: int


def has_header(path: str, text: str) -> bool:
    """Whether the file starts with `---` and a key, or is YAML throughout."""
    if PurePosixPath(path).suffix.lower() in YAML_NAMES:
        return True
    opening = OPENING.match(text)
    return bool(opening and FIRST_KEY.match(text, opening.end()))


def split(path: str, text: str) -> Header:
    """The front matter and the body below it. Raises HeaderError where the front matter is not closed."""
    if PurePosixPath(path).suffix.lower() in YAML_NAMES and not OPENING.match(text):
        return Header(text, 1, "", text.count("\n") + 1)
    opening = OPENING.match(text)
    start = opening.end() if opening else 0
    first_line = text.count("\n", 0, start) + 1
    closing = CLOSING.search(text, start)
    if not closing:
        raise HeaderError("the front matter has no end", first_line - 1, "Put a line `---` below its last key.")
    body_start = min(closing.end() + 1, len(text))
    return Header(text[start : closing.start()], first_line, text[body_start:], text.count("\n", 0, body_start) + 1)


def load(header: Header) -> list[Entry]:
    """The entries of a front matter, in their order. Raises HeaderError for anything that YAML or we refuse."""
    if len(header.source) > MAX_LENGTH:
        raise HeaderError("the front matter is longer than 64 KiB", header.first_line, "Put the text below it.")
    try:
        loader = _Loader(header.source)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = header.first_line + (mark.line if mark else 0)
        raise HeaderError(f"not valid YAML: {error.problem or error.context}", line, _hint(error)) from None
    except (yaml.YAMLError, ValueError) as error:
        hint = "Values with special characters need quotes."
        raise HeaderError(f"not valid YAML: {error}".splitlines()[0], header.first_line, hint) from None
    if node is None:
        return []
    if not isinstance(node, MappingNode):
        hint = "Write one fact a line, as in `title: Night Baker`."
        raise HeaderError("the front matter is not a list of `key: value` lines", header.first_line, hint)
    return [
        Entry(key, value, header.first_line + at.start_mark.line, header.first_line + _text_line(node_of))
        for (key, value), (at, node_of) in zip(_mapping(node, header).items(), node.value, strict=True)
    ]


class _Loader(yaml.BaseLoader):
    """PyYAML's loader that makes strings only, without anchors and aliases (a few lines of them fill the memory)."""

    depth = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.MarkedYAMLError(problem="anchors and aliases are not read", problem_mark=event.start_mark)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=event.start_mark)
        node: Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _value(node: Node, header: Header) -> Value:
    if node.tag not in TAGS:
        line = header.first_line + node.start_mark.line
        raise HeaderError(f"the tag {node.tag} is not read", line, "Write the value without a tag.")
    if isinstance(node, MappingNode):
        return _mapping(node, header)
    if isinstance(node, SequenceNode):
        return [_value(each, header) for each in node.value]
    is_null = isinstance(node, ScalarNode) and not node.style and node.value.lower() in ("~", "null")
    # Repaired again: an escape such as "\\e" has just put back what the repair of the file takes out.
    return "" if is_null else repair_text(str(node.value)).text


def _mapping(node: MappingNode, header: Header) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key, value in node.value:
        line = header.first_line + key.start_mark.line
        if not isinstance(key, ScalarNode):
            raise HeaderError("a key must be a word", line, "Write one fact a line, as in `title: Night Baker`.")
        name = " ".join(repair_text(key.value).text.split())  # it stands in messages, which are one line
        if name in values:
            raise HeaderError(f"the key `{name}` is there twice", line, "Keep one of them.")
        values[name] = _value(value, header)
    return values


def _text_line(node: Node) -> int:
    is_block = isinstance(node, ScalarNode) and node.style in ("|", ">")
    return int(node.start_mark.line) + is_block


def _hint(error: yaml.MarkedYAMLError) -> str:
    if error.problem and "mapping values are not allowed" in error.problem:
        return 'A value that holds a colon needs quotes: title: "Editor: fiction".'
    if error.problem and "\\t" in error.problem:
        return "YAML is indented with blanks, not tabs."
    return "Values with special characters need quotes."
