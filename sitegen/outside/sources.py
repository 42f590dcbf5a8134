"""What the owner of a board wrote: settings, rules of their own, postings with their sidecars, companies and pages.

Comes in: the folder of a board. Goes out: `Sources`, bytes only, sorted by path, with a Problem for each file that
cannot be read. Nothing is decoded or judged here, and nothing outside `content/` is ever read.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sitegen.errors import ContentError, SettingsError
from sitegen.model.parsed import SourceFile
from sitegen.model.problem import Problem, Severity
from sitegen.outside import walk
from sitegen.reading.ingest import MAX_BYTES

SIDECAR = ".toml"


class RuleTexts(msgspec.Struct, frozen=True):
    """The owner's additions to the packaged rules, as text; empty where there is no such file."""

    skills: str
    """`content/skills.toml`"""
    rates: str
    """`content/rates.toml`"""


class Sources(msgspec.Struct, frozen=True):
    """The content of a board as it stands on disk."""

    settings: str
    """Text of `content/site.toml`; empty where there is none."""
    rules: RuleTexts
    files: tuple[SourceFile, ...]
    """Postings, companies and pages, sorted by path."""
    problems: tuple[Problem, ...]
    """One for each file that was refused."""


def without_bytes(content: Sources) -> Sources:
    """The same with empty files, for those who need only their names: all bytes of a large board are many."""
    return msgspec.structs.replace(content, files=tuple(SourceFile(file.path, b"") for file in content.files))


def read(root: Path) -> Sources:
    """The content of the board in `root`. Raises ContentError or SettingsError where there is no board."""
    content = root / "content"
    if not content.is_dir():
        raise ContentError(
            f"no content/ folder in {root}",
            hint="Start a board with `sitegen init FOLDER`, or say where it is with --root FOLDER.",
        )
    items = (*_postings(content), *_prose(content, "companies"), *_prose(content, "pages"))
    return Sources(
        read_text(content / "site.toml"),
        read_rules(root),
        tuple(sorted((item for item in items if isinstance(item, SourceFile)), key=lambda file: file.path)),
        tuple(sorted(item for item in items if isinstance(item, Problem))),
    )


def read_rules(root: Path | None) -> RuleTexts:
    """The rules of the board in `root`; none where there is no board. Raises SettingsError."""
    if root is None:
        return RuleTexts("", "")
    return RuleTexts(read_text(root / "content" / "skills.toml"), read_text(root / "content" / "rates.toml"))


def board_of(file: Path) -> Path | None:
    """The folder of the board whose `content/jobs/` holds this posting."""
    parts, home = _place(file)
    return Path(*parts[: home - 2]) if home > 0 else None


def read_text(file: Path) -> str:
    """The text of a file of the owner, empty where there is none. Raises SettingsError."""
    try:
        return file.read_text(encoding="utf-8-sig") if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        where = f"{file.parent.name}/{file.name}"
        raise SettingsError(f"cannot be read: {error}", where=where, hint="Save it as UTF-8.") from None


def read_one(file: Path) -> SourceFile | Problem:
    """One posting for `sitegen explain`, with its sidecar; one outside of any `content/jobs/` is `jobs/<name>`.

    What a build refuses is refused here too: a link that leads out of `content/jobs/`, a pipe, a device.
    """
    parts, home = _place(file)
    name, sidecar = "/".join(parts[home:]), file.with_name(file.name + SIDECAR)
    has_sidecar = sidecar.is_file() or sidecar.is_symlink()
    if home < 0:  # wherever else it lies, its owner names it: links are followed
        entry = walk.Entry(name, file, walk.special(file))
        return _posting(entry, walk.Entry(name + SIDECAR, sidecar, walk.special(sidecar)) if has_sidecar else None)
    jobs = Path(*parts[:home])
    return _posting(walk.one(jobs, name), walk.one(jobs, name + SIDECAR) if has_sidecar else None)


def _place(file: Path) -> tuple[tuple[str, ...], int]:
    """The parts of a path, and which of them is the first below `content/jobs/` (-1, the last: it lies elsewhere)."""
    parts = Path(os.path.abspath(file)).parts  # noqa: PTH100 - not resolved: `content/jobs` may be a link
    return parts, max((at for at in range(2, len(parts)) if parts[at - 2 : at] == ("content", "jobs")), default=-1)


def _postings(content: Path) -> Iterator[SourceFile | Problem]:
    entries = {entry.path: entry for entry in _entries(content / "jobs", deep=True)}
    for path, entry in entries.items():
        if not (path.endswith(SIDECAR) and path.removesuffix(SIDECAR) in entries):
            yield _posting(entry, entries.get(path + SIDECAR))


def _posting(entry: walk.Entry, sidecar: walk.Entry | None) -> SourceFile | Problem:
    """A posting whose sidecar cannot be read is left out: without its overrides it would say what it should not."""
    data, overrides = _bytes(entry), _bytes(sidecar) if sidecar else None
    if isinstance(data, walk.Fault):
        return _problem(f"jobs/{entry.path}", data)
    if isinstance(overrides, walk.Fault):
        return _problem(f"jobs/{entry.path}{SIDECAR}", overrides)
    return SourceFile(f"jobs/{entry.path}", data, overrides)


def _prose(content: Path, name: str) -> Iterator[SourceFile | Problem]:
    for entry in _entries(content / name, deep=False):
        path, data = f"{name}/{entry.path}", _bytes(entry)
        yield _problem(path, data) if isinstance(data, walk.Fault) else SourceFile(path, data)


def _entries(folder: Path, *, deep: bool) -> Iterator[walk.Entry]:
    if not folder.is_dir():
        return iter(())
    try:
        return walk.walk(folder, deep=deep)
    except OSError as error:
        raise ContentError(f"cannot list content/{folder.name}: {error.strerror}") from None


def _bytes(entry: walk.Entry) -> bytes | walk.Fault:
    """The bytes of a file, unless it is too large: its size is asked before it is read."""
    if entry.fault:
        return entry.fault
    try:
        size = entry.file.stat().st_size
        if size > MAX_BYTES:
            message = f"has {size:,} bytes, more than the {MAX_BYTES:,} of a posting"
            return walk.Fault("too-large", message, "Split it, or keep the text only.")
        return entry.file.read_bytes()
    except OSError as error:
        return walk.unreadable(error)


def _problem(path: str, fault: walk.Fault) -> Problem:
    severity: Severity = "warning" if fault.code == "symlink-folder" else "error"
    return Problem(path, 0, fault.code, severity, fault.message, fault.hint)
