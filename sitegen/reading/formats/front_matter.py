"""YAML front matter over Markdown or HTML, as pythonjobs and Jekyll boards keep their postings.

What comes in is repaired text, what goes out is a RawPosting, or the problem for which there is none. Values are
handed over as written; a key that no table knows is reported as unread.
"""

from collections.abc import Iterator

from sitegen.model.posting import Field, FieldName, RawPosting, Unread
from sitegen.model.problem import Problem
from sitegen.reading.body.kind import tell_kind
from sitegen.reading.fields import keys
from sitegen.reading.fields.folders import path_fields
from sitegen.reading.fields.yaml_header import Entry, Header, HeaderError, Value, has_header, load, split

NAME = "front-matter"


def recognises(path: str, text: str) -> bool:
    """A file that starts with `---` and a key."""
    return has_header(path, text)


def parse(path: str, text: str) -> tuple[RawPosting | None, tuple[Problem, ...]]:
    """The posting, or None with the fault of its YAML."""
    try:
        header = split(path, text)
        entries = load(header)
    except HeaderError as error:
        where = f"jobs/{path}"
        return None, (Problem(where, error.line, "bad-front-matter", "error", error.message, error.hint),)
    body, body_line, used = _body(header, entries)
    fields: list[Ranked] = []
    unread: list[Unread] = []
    problems: list[Problem] = []
    for entry in entries:
        if entry is used:
            continue
        if fault := _fault_of_shape(entry):
            problems.append(Problem(f"jobs/{path}", entry.line, "bad-value", "warning", f"{entry.key}: {fault}", HINT))
        if keys.normal(entry.key) in keys.PLACE:
            continue
        found = [] if fault else list(_fields(entry))
        fields += found
        unread += _unread(entry, found)
    raw = RawPosting(
        path=path,
        format=NAME,
        fields=(
            *(field for _, field in sorted(fields, key=_rank)),
            *_place([entry for entry in entries if not _fault_of_shape(entry)]),
            *path_fields(path),
        ),
        body=body,
        body_kind=tell_kind(path, body, header=True),
        body_line=body_line,
        unread=tuple(unread),
    )
    return raw, tuple(problems)


def _body(header: Header, entries: list[Entry]) -> tuple[str, int, Entry | None]:
    """(body, its first line, the entry it is from); numfocus keeps the whole text in `description`."""
    body = header.body.strip("\n")
    if body.strip():
        skipped = len(header.body) - len(header.body.lstrip("\n"))
        return body, header.body_line + skipped, None
    for entry in entries:
        if keys.normal(entry.key) in keys.BODY and isinstance(entry.value, str) and entry.value.strip():
            return entry.value.rstrip(), entry.value_line, entry
    return "", header.body_line, None


Ranked = tuple[int, Field]


def _rank(ranked: Ranked) -> int:
    return ranked[0]


LISTS = keys.LISTS | {"apply", "contact"}
BLOCKS = {"location", "contact", "salary"}
"""Fields whose value may be a list, or a block of keys (`salary: {min: 50000, …}`)."""
HINT = "Write one value, in quotes where it holds a colon or a bracket."


def _fault_of_shape(entry: Entry) -> str:
    """What is wrong with the shape of a value that a field would take; a list of one is that one."""
    key, value = keys.normal(entry.key), entry.value
    name = "location" if key in keys.PLACE else keys.FRONT_MATTER.get(key, ("", 0))[0]
    if not name or isinstance(value, str):
        return ""
    if isinstance(value, dict) and name not in BLOCKS:
        return "a block of keys is not a value"
    if len(value) > 1 and isinstance(value, list) and name not in LISTS:
        return "is one value, not several"
    if isinstance(value, dict) and name == "contact":
        return ""  # its keys are taken one by one
    parts = value.values() if isinstance(value, dict) else value
    return "" if all(isinstance(part, str) for part in parts) else "is nested too deeply"


def _fields(entry: Entry) -> Iterator[Ranked]:
    key = keys.normal(entry.key)
    known = keys.FRONT_MATTER.get(key)
    if known is None:
        return
    name, rank = known
    if name == "contact" and isinstance(entry.value, dict):
        yield from _contact(entry.value, entry.line)
        return
    if name == "salary" and isinstance(entry.value, dict):
        values = [_pay(entry.value)]
    elif name == "skill":
        values = [skill for text in _texts(entry.value) for skill in text.split(",")]
    elif name == "apply" or not isinstance(entry.value, list):
        values = list(_texts(entry.value))
    else:
        values = ["; ".join(_texts(entry.value))]
    for value in values:
        word = _status(name, key, value.strip())
        if not keys.is_absent(word):
            yield rank, Field(name, word, "front matter", entry.line)


def _unread(entry: Entry, found: list[Ranked]) -> Iterator[Unread]:
    """What nothing has read of an entry: all of it, or a phone number in a contact block."""
    if not found and _words(entry.value):
        yield Unread(entry.line, f"{entry.key}: {_words(entry.value)}"[:200])
    elif keys.normal(entry.key) == "contact" and isinstance(entry.value, dict):
        for key, value in entry.value.items():
            if keys.normal(key) not in keys.CONTACT and _words(value):
                yield Unread(entry.line, f"{entry.key}.{key}: {_words(value)}"[:200])


def _status(name: FieldName, key: str, value: str) -> str:
    """`status: solved` and `remote: true` in the words of their fields; empty where they say nothing."""
    if name == "closed" and value.lower() in keys.CLOSED:
        return "true"
    if name == "closed" and (key == "status" or value.lower() in keys.OPEN):
        return ""
    if key == "remote" and value.lower() in ("true", "yes"):
        return "remote"
    return "" if key == "remote" and value.lower() in ("false", "no") else value


def _contact(block: dict[str, Value], line: int) -> Iterator[Ranked]:
    for key, value in block.items():
        known = keys.CONTACT.get(keys.normal(key))
        if known and isinstance(value, str) and not keys.is_absent(value):
            yield known[1], Field(known[0], value.strip(), "front matter", line)


def _pay(block: dict[str, Value]) -> str:
    """`{min: 50000, max: 70000, currency: EUR, period: year}` as one line that the salary reader knows."""
    part = {keys.normal(key): value for key, value in block.items() if isinstance(value, str) and value.strip()}
    bounds = [part[key] for key in ("min", "minimum", "from", "max", "maximum", "to", "value", "amount") if key in part]
    period = part.get("period") or part.get("interval") or part.get("unit")
    words = [" - ".join(bounds[:2]), part.get("currency", ""), f"per {period}" if period else ""]
    return " ".join(word for word in words if word) if bounds else ""


def _place(entries: list[Entry]) -> Iterator[Field]:
    """City, region and country may be keys of their own: one location, without what is said twice."""
    by_key = {keys.normal(entry.key): entry for entry in entries}
    parts: list[str] = []
    line = 0
    for key in keys.PLACE:
        if key not in by_key:
            continue
        words = "; ".join(_texts(by_key[key].value)).strip()
        line = line or by_key[key].line
        if not keys.is_absent(words) and words.lower() not in ", ".join(parts).lower():
            parts.append(words)
    if parts:
        yield Field("location", ", ".join(parts), "front matter", line)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _words(value: Value) -> str:
    return " ".join(" ".join(_texts(value)).split())
