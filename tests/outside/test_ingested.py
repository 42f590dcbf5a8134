"""Reading a board with and without a memo, here and elsewhere, gives the same."""

import re
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from sitegen.errors import SiteError
from sitegen.model.parsed import Parsed, SourceFile
from sitegen.model.rules import PACKAGED_ONLY, Skill, Vocabulary
from sitegen.outside import code_version as code
from sitegen.outside import ingested, memo
from sitegen.outside.ingested import LIBRARIES, PARTS, Packed
from sitegen.outside.workers import serial
from sitegen.reading import ingest
from tests.project.test_structure import PACKAGE, imports, name_of

Item = TypeVar("Item")
Result = TypeVar("Result")

POSTINGS = Path(__file__).parents[1] / "postings"
FILES = (
    *(
        SourceFile(f"jobs/{file.parent.name}/{file.name}", file.read_bytes())
        for file in sorted(POSTINGS.glob("*/input.*"))
    ),
    SourceFile("companies/crumb.md", b"# Crumb\n\nWe bake."),
    SourceFile("jobs/baker.md", b"# Baker\n\nYou bake.", b'title = "Night baker"\n'),
    SourceFile("jobs/empty.md", b""),
    SourceFile("jobs/picture.png", b"\x89PNG"),
    SourceFile("pages/about.md", b"# About\n\nAll of it."),
)
OVENS = Vocabulary((Skill(slug="ovenmaster", label="Ovenmaster"),))


class Counting:
    """A map that notes what it was given to do."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, function: Callable[[Item], Result], items: Sequence[Item], /) -> Iterable[Result]:
        self.read += [item.path for item in items if isinstance(item, SourceFile)]
        return map(function, items)


def remembered(root: Path, files: Sequence[SourceFile] = FILES, vocabulary: Vocabulary = PACKAGED_ONLY) -> list[str]:
    """The paths of the files that a build of these has to read."""
    counting = Counting()
    with memo.of(root) as kept:
        list(ingested.ingested(files, vocabulary, counting, kept))
    return counting.read


def as_bytes(parsed: Iterable[Parsed]) -> list[bytes]:
    return [msgspec.msgpack.encode(each) for each in parsed]


def test_a_cold_memo_a_warm_one_and_none_give_the_same(tmp_path: Path) -> None:
    assert len(FILES) > 20
    expected = [ingest(file) for file in FILES]
    for _ in range(3):
        with memo.of(tmp_path) as kept:
            found = list(ingested.ingested(FILES, PACKAGED_ONLY, serial, kept))
        assert found == expected
        assert as_bytes(found) == as_bytes(expected)
    assert as_bytes(ingested.ingested(FILES, PACKAGED_ONLY, serial, memo.NOTHING)) == as_bytes(expected)


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    assert remembered(tmp_path) == [file.path for file in FILES]
    assert remembered(tmp_path) == []


@pytest.mark.parametrize(
    "change",
    [
        {"data": b"# Baker\n\nYou bake rolls."},
        {"sidecar": b'title = "Day baker"\n'},
        {"sidecar": None},
        {"path": "jobs/b.md"},
    ],
)
def test_one_edit_is_one_file_to_read(tmp_path: Path, change: dict[str, bytes | str | None]) -> None:
    remembered(tmp_path)
    edited = [msgspec.structs.replace(file, **change) if file.sidecar else file for file in FILES]
    assert remembered(tmp_path, edited) == [file.path for file in edited if file not in FILES]
    assert remembered(tmp_path, edited) == []
    assert remembered(tmp_path) == [], "an edit that is taken back is no edit"


def test_a_file_without_sidecar_is_not_one_with_an_empty_one(tmp_path: Path) -> None:
    remembered(tmp_path, [SourceFile("jobs/a.md", b"# A")])
    assert remembered(tmp_path, [SourceFile("jobs/a.md", b"# A", b"")]) == ["jobs/a.md"]


def test_skills_of_the_owner_make_every_file_another(tmp_path: Path) -> None:
    remembered(tmp_path)
    assert remembered(tmp_path, FILES, OVENS) == [file.path for file in FILES]
    assert remembered(tmp_path, FILES, OVENS) == []


def test_other_code_has_read_nothing_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered(tmp_path)
    monkeypatch.setattr(ingested, "version", lambda: b"other")
    assert remembered(tmp_path) == [file.path for file in FILES]


@pytest.mark.parametrize("file", ["reading/__init__.py", "reading/rules/skills.toml", "slugs.py"])
def test_a_change_of_code_or_rules_is_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    for name in ("reading/__init__.py", "reading/rules/skills.toml", "slugs.py", "board/__init__.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    monkeypatch.setattr(code, "PACKAGE", tmp_path)
    version = code.code_version.__wrapped__
    before = version(*PARTS, libraries=LIBRARIES)
    (tmp_path / "board" / "__init__.py").write_text("two")
    assert version(*PARTS, libraries=LIBRARIES) == before
    (tmp_path / file).write_text("two")
    assert version(*PARTS, libraries=LIBRARIES) != before


def test_another_version_of_a_library_is_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    version = code.code_version.__wrapped__
    before = version(*PARTS, libraries=LIBRARIES)
    (tmp_path / "ruff-99.0.dist-info").mkdir()
    assert version(*PARTS, libraries=LIBRARIES) == before
    (tmp_path / "ftfy-99.0.dist-info").mkdir()
    assert version(*PARTS, libraries=LIBRARIES) != before


def test_the_version_covers_all_that_reads() -> None:
    modules = {name_of(source): source for source in PACKAGE.rglob("*.py")}
    reached, left, foreign = set[str](), ["reading.ingest"], set[str]()
    while left:
        name = left.pop()
        reached.add(name)
        for full in imports(modules[name]):
            if not full.startswith("sitegen."):
                foreign.add(full.partition(".")[0])
                continue
            inner = full.removeprefix("sitegen.")
            found = {inner, inner.rpartition(".")[0]} & modules.keys() - reached
            left += sorted(found)
    covered = tuple(part.removesuffix(".py") for part in PARTS)
    assert {name for name in reached if name.partition(".")[0] not in covered} == set()
    distributions = packages_distributions()
    libraries = {re.sub(r"[-.]+", "_", each).lower() for name in foreign for each in distributions.get(name, ())}
    assert libraries == LIBRARIES


def test_a_machine_with_other_code_is_an_error_and_no_result(tmp_path: Path) -> None:
    def elsewhere(_: Callable[[Item], Result], items: Sequence[Item], /) -> Iterable[Result]:
        return (Packed(b"other code", msgspec.msgpack.encode(Parsed())) for _ in items)  # type: ignore[misc]

    with memo.of(tmp_path) as kept, pytest.raises(SiteError, match="another version of sitegen"):
        list(ingested.ingested(FILES, PACKAGED_ONLY, elsewhere, kept))
    assert remembered(tmp_path) == [file.path for file in FILES]


def test_what_no_reader_writes_is_read_again(tmp_path: Path) -> None:
    class Foreign(memo.Forgetful):
        def look(self, _key: bytes) -> bytes | None:
            return msgspec.msgpack.encode({"postings": 3})

    assert list(ingested.ingested(FILES, PACKAGED_ONLY, serial, Foreign())) == [ingest(file) for file in FILES]
