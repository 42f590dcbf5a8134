"""A folder a case: `input.*` (with `input.*.toml` beside it where overrides matter) and what must come out of it.

`expected.json` names only what the case is about: `path`, `format`, `body_kind`, `body_line`, `fields` (all of them),
`body_has`, `body_lacks`, `repairs` (kinds), `unread`, `problems` (codes) and `facts` (values by field of Posting).
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sitegen.model.parsed import SourceFile
from sitegen.model.posting import Field
from sitegen.reading import ingest
from sitegen.reading.ingest import parse_posting

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/expected.json"))
RAW = ("format", "body_kind", "body_line")
KNOWN = {"path", *RAW, "fields", "body_has", "body_lacks", "repairs", "unread", "problems", "facts"}


def source(case: Path, path: str | None) -> SourceFile:
    (file,) = [each for each in case.glob("input.*") if not each.name.endswith(".toml")]
    sidecar = file.with_name(f"{file.name}.toml")
    return SourceFile(
        f"jobs/{path or file.name}", file.read_bytes(), sidecar.read_bytes() if sidecar.exists() else None
    )


def by_name(fields: Iterable[Field]) -> dict[str, str | list[str]]:
    found: dict[str, list[str]] = {}
    for field in fields:
        found.setdefault(field.name, []).append(field.value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))
def test_what_is_read_from(case: Path) -> None:
    expected: dict[str, Any] = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert expected.keys() <= KNOWN
    file = source(case, expected.pop("path", None))
    raw, repairs, _ = parse_posting(file)
    parsed = ingest(file)
    assert (raw is None) == (not parsed.postings)
    found: dict[str, Any] = {
        "repairs": sorted({repair.kind for repair in repairs}),
        "problems": [problem.code for problem in parsed.problems],
    }
    if raw is not None:
        found |= {name: getattr(raw, name) for name in RAW}
        found |= {"fields": by_name(raw.fields), "unread": [each.words for each in raw.unread]}
        assert [words for words in expected.pop("body_has", []) if words not in raw.body] == []
        assert [words for words in expected.pop("body_lacks", []) if words in raw.body] == []
    for name, value in expected.pop("facts", {}).items():
        fact = getattr(parsed.postings[0], name)
        assert msgspec.to_builtins(fact.value if fact else None) == value, name
    assert {name: found[name] for name in expected} == expected
