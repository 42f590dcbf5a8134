"""The text index: Pagefind, run once over a folder of lean documents that nobody else ever sees.

Comes in: one small HTML document a listed job, and the `pagefind/` folder of the last build. Goes out: the files of the
index as outputs, and which row each result is. Pagefind works while the pages are rendered; its own interface (418 KB)
is left out, ours is used.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from sitegen.errors import SearchError
from sitegen.model.page import Output
from sitegen.outside.fragments import NAME, TextIds, read_rows, same_rows, with_rows

FOLDER = "pagefind"
"""Where the site has its index."""
STAMP = "made-from.json"
"""Our file in the index: what it was made from, so that the next build can tell whether it would be the same."""
PAGEFIND = (sys.executable, "-m", "pagefind")
KEPT = (
    "pagefind.js",
    "pagefind-worker.js",
    "pagefind-entry.json",
    "wasm.",
    "fragment/",
    "index/",
    "filter/",
    "pagefind.",
)
"""Beginnings of the files that a search needs; the rest is Pagefind's ready-made interface."""
MEMORY = {"_RJEM_MALLOC_CONF": "narenas:1"}
"""Pagefind's allocator, jemalloc, keeps free memory for each thread. Pagefind works in one, though hundreds read and
write its files: with one store for all it needs a tenth less, and no more time."""
INSTALL = "Install it with `pip install 'pagefind[bin]'`, in the same environment as sitegen."


class Stamp(msgspec.Struct, frozen=True):
    """What an index was made from, and what it holds."""

    made_from: str
    """SHA-256 of documents, options and Pagefind's version."""
    holds: str
    """SHA-256 of its files."""
    rows: str = ""
    """SHA-256 of which row each result is: what was made from the same has the same, whatever its table is called."""


@contextmanager
def index(
    documents: Callable[[], Iterable[Output]],
    language: str,
    last: Path,
    *,
    table: str,
    pagefind: Sequence[str] = PAGEFIND,
) -> Iterator[Iterator[Output]]:
    """The files of the index, below `pagefind/`; none for a board without documents.

    `documents` makes the rows of the job table at the site path `table`, in their order; it is called again where they
    must be indexed, so that nobody keeps or writes them only to find out that nothing has changed. `language` is the
    board's (BCP 47), `last` the index of the last build, which is handed over again where it would be the same. Raises
    SearchError with Pagefind's own words, at once where it is missing and else when it has failed.
    """
    options = ("--include-characters", "+#.", "--force-language", language.partition("-")[0].lower(), "--quiet")
    addresses, digest = _looked_over(documents())
    if not addresses:
        yield iter(())
        return
    digest.update(repr((options, _version(pagefind))).encode())
    made_from = digest.hexdigest()
    if rows := _rows_of_same(last, made_from):
        yield same_rows(_files(last, with_stamp=True), FOLDER, rows, table)
        return
    with tempfile.TemporaryDirectory(prefix="sitegen-search-") as folder:
        site, made = Path(folder, "documents"), Path(folder, "index")
        _write(documents(), site)
        command = [*pagefind, "--site", str(site), "--output-path", str(made), *options]
        with subprocess.Popen(  # noqa: S603 - our own command; the documents are files
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=folder, env=_environment()
        ) as process:
            try:
                yield _stamped(with_rows(_finished(process, made), FOLDER, addresses, table), made_from)
            finally:
                process.kill()


def _environment() -> dict[str, str]:
    """Pagefind takes options from variables (and from a file in its folder) too: the board would depend on them."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")} | MEMORY


def _version(pagefind: Sequence[str]) -> str:
    """What Pagefind calls itself; this also finds out whether it is there at all."""
    try:
        asked = subprocess.run(  # noqa: S603 - our own command
            [*pagefind, "--version"], capture_output=True, text=True, check=False, env=_environment()
        )
    except OSError as error:
        raise SearchError(f"Pagefind cannot be started: {error.strerror}", hint=INSTALL) from None
    if asked.returncode:
        raise SearchError(f"Pagefind cannot be started: {_last_words(asked.stderr)}", hint=INSTALL)
    return asked.stdout.strip()


def _looked_over(documents: Iterable[Output]) -> tuple[list[str], "hashlib._Hash"]:
    """Their paths, and a digest of them all."""
    paths, digest = [], hashlib.sha256()
    for document in documents:
        paths.append(document.path)
        _add(document, digest)
    return paths, digest


def _write(documents: Iterable[Output], site: Path) -> None:
    for document in documents:
        file = site / document.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(document.data)


def _finished(process: "subprocess.Popen[bytes]", made: Path) -> Iterator[Output]:
    """Waits for Pagefind when the first file of the index is asked for."""
    words, _ = process.communicate()
    if process.returncode:
        message = f"Pagefind has failed ({process.returncode}): {_last_words(words.decode(errors='replace'))}"
        raise SearchError(message, hint="The site was left as it was. If memory was short, free some and build again.")
    yield from _files(made)


def _stamped(files: Iterable[Output], made_from: str) -> Iterator[Output]:
    """The files of a new index, rows and all, and our stamp on it."""
    digest, rows = hashlib.sha256(), ""
    for output in files:
        if output.path == f"{FOLDER}/{NAME}":
            rows = _digest_of_rows(msgspec.json.decode(output.data, type=TextIds))
        else:
            _add(output, digest)
        yield output
    yield Output(f"{FOLDER}/{STAMP}", msgspec.json.encode(Stamp(made_from, digest.hexdigest(), rows)))


def _rows_of_same(last: Path, made_from: str) -> TextIds | None:
    """Which row each result of the last index is, where it was made from the same and nothing of it is damaged."""
    stamp, rows = _read_stamp(last), read_rows(last)
    if not stamp or not rows or (stamp.made_from, stamp.rows) != (made_from, _digest_of_rows(rows)):
        return None
    return rows if _holds(last) == stamp.holds else None


def _digest_of_rows(rows: TextIds) -> str:
    return hashlib.sha256(repr((rows.digits, rows.fragments)).encode()).hexdigest()


def _files(folder: Path, *, with_stamp: bool = False) -> Iterator[Output]:
    """The files of an index that a search needs, sorted by path."""
    paths = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    kept = (*KEPT, STAMP) if with_stamp else KEPT
    return (Output(f"{FOLDER}/{path}", (folder / path).read_bytes()) for path in paths if path.startswith(kept))


def _holds(last: Path) -> str:
    digest = hashlib.sha256()
    for output in _files(last):
        _add(output, digest)
    return digest.hexdigest()


def _add(output: Output, digest: "hashlib._Hash") -> None:
    digest.update(repr((output.path, len(output.data))).encode() + output.data)


def _read_stamp(last: Path) -> Stamp | None:
    try:
        return msgspec.json.decode((last / STAMP).read_bytes(), type=Stamp)
    except (OSError, msgspec.DecodeError):
        return None


def _last_words(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"
