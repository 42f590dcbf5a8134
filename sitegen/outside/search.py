"""The text index: Pagefind, run once over a folder of lean documents that nobody else ever sees.

Comes in: one small HTML document a listed job, and the `pagefind/` folder of the last build. Goes out: the files of the
index as outputs. Pagefind works while the pages are rendered; its own interface (418 KB) is left out, ours is used.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from sitegen.errors import SearchError
from sitegen.model.page import Output
from sitegen.outside import manifest

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
INSTALL = "Install it with `pip install 'pagefind[bin]'`, in the same environment as sitegen."


class Stamp(msgspec.Struct, frozen=True):
    """What an index was made from, and what it holds."""

    made_from: str
    """SHA-256 of documents, options and Pagefind's version."""
    files: Mapping[str, manifest.Published]


@contextmanager
def index(
    documents: Iterable[Output], language: str, last: Path, *, pagefind: Sequence[str] = PAGEFIND
) -> Iterator[Iterator[Output]]:
    """The files of the index, below `pagefind/`; none for a board without documents.

    `language` is the board's (BCP 47), `last` the index of the last build, which is handed over again where it would be
    the same. Raises SearchError with Pagefind's own words, at once where it is missing and else when it has failed.
    """
    options = ("--include-characters", "+#.", "--force-language", language.partition("-")[0].lower(), "--quiet")
    with tempfile.TemporaryDirectory(prefix="sitegen-search-") as folder:
        site, made, digest = Path(folder, "documents"), Path(folder, "index"), hashlib.sha256()
        if not _write(documents, site, digest):
            yield iter(())
            return
        digest.update(repr((options, _version(pagefind))).encode())
        kept = _read_stamp(last)
        if kept and kept.made_from == digest.hexdigest() and _is_whole(last, kept):
            yield _outputs(last, (*kept.files, STAMP))
            return
        command = [*pagefind, "--site", str(site), "--output-path", str(made), *options]
        with subprocess.Popen(  # noqa: S603 - our own command; the documents are files
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=folder, env=_environment()
        ) as process:
            try:
                yield _finished(process, made, digest.hexdigest())
            finally:
                process.kill()


def _environment() -> dict[str, str]:
    """Pagefind takes options from variables (and from a file in its folder) too: the board would depend on them."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}


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


def _write(documents: Iterable[Output], site: Path, digest: "hashlib._Hash") -> int:
    """Writes the documents below `site`; how many there are."""
    count = 0
    for document in documents:
        count += 1
        digest.update(repr((document.path, len(document.data))).encode() + document.data)
        file = site / document.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(document.data)
    return count


def _finished(process: "subprocess.Popen[bytes]", made: Path, made_from: str) -> Iterator[Output]:
    """Waits for Pagefind when the first file of the index is asked for."""
    words, _ = process.communicate()
    if process.returncode:
        message = f"Pagefind has failed ({process.returncode}): {_last_words(words.decode(errors='replace'))}"
        raise SearchError(message, hint="The site was left as it was. If memory was short, free some and build again.")
    paths = sorted(file.relative_to(made).as_posix() for file in made.rglob("*") if file.is_file())
    files = {}
    for output in _outputs(made, [path for path in paths if path.startswith(KEPT)]):
        files[output.path.removeprefix(f"{FOLDER}/")] = manifest.entry(output.data)
        yield output
    yield Output(f"{FOLDER}/{STAMP}", msgspec.json.encode(Stamp(made_from, files), order="deterministic"))


def _outputs(folder: Path, paths: Iterable[str]) -> Iterator[Output]:
    return (Output(f"{FOLDER}/{path}", (folder / path).read_bytes()) for path in paths)


def _read_stamp(last: Path) -> Stamp | None:
    try:
        return msgspec.json.decode((last / STAMP).read_bytes(), type=Stamp)
    except (OSError, msgspec.DecodeError):
        return None


def _is_whole(last: Path, stamp: Stamp) -> bool:
    """True where every file of the old index is there as it was made."""
    try:
        return all(manifest.entry((last / path).read_bytes()) == file for path, file in stamp.files.items())
    except OSError:
        return False


def _last_words(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"
