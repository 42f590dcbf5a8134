"""One file below `content/` → what it became: a posting, notes on a company, or a page, with its problems.

What comes in is a SourceFile, what goes out is a Parsed with at most one record. It depends on nothing but its
arguments and the package's rules, and it never raises, for any bytes.
"""

from pathlib import PurePosixPath
from typing import Any, NamedTuple

import msgspec

from sitegen.model.fact import Alternative, Fact
from sitegen.model.parsed import Parsed, SourceFile
from sitegen.model.posting import Field, Posting, RawPosting, Repair
from sitegen.model.problem import Problem, Severity
from sitegen.model.rules import PACKAGED_ONLY, Vocabulary
from sitegen.reading.body.prose import make_prose
from sitegen.reading.body.text import plain_lines
from sitegen.reading.content import parse_company, parse_page
from sitegen.reading.facts import FACTS
from sitegen.reading.fields.sidecar import parse_sidecar
from sitegen.reading.formats import FORMATS
from sitegen.reading.reading import Found, Reading
from sitegen.reading.repair import ledger, repair
from sitegen.reading.repair.entities import unescape_posting

MAX_BYTES = 1_048_576
"""Largest file that is read, 1 MiB: the longest posting of 18,574 real ones has 21 kB, a saved page has 570 kB."""

TEXT_NAMES = frozenset(("", ".md", ".markdown", ".txt", ".text", ".html", ".htm", ".yaml", ".yml"))
MARKDOWN_NAMES = frozenset((".md", ".markdown"))

MAX_CONTROLS = 0.05
"""Share of control characters above which bytes are not text; a text has hardly any, random bytes have a tenth."""

MAX_UNDECODED = 0.3
"""Share of bytes that are not UTF-8 above which a text is in an encoding that we do not read (cp1251, Shift JIS).
French in Windows-1252 has 5 %."""

CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\x1b"))


def ingest(file: SourceFile, vocabulary: Vocabulary = PACKAGED_ONLY) -> Parsed:
    """Read one file; `vocabulary` are the skills that the owner of the board has added."""
    try:
        return _ingest(file, vocabulary)
    except Exception as error:  # the promise of this module: a broken posting costs that posting
        message = f"could not be read: {type(error).__name__}: {error}"[:300]
        hint = "This is a fault of sitegen; please report it with the file."
        return Parsed(problems=(Problem(file.path, 0, "unreadable", "error", message, hint),))


def _ingest(file: SourceFile, vocabulary: Vocabulary) -> Parsed:
    folder, _, rest = file.path.partition("/")
    if folder not in ("jobs", "companies", "pages") or not rest:
        hint = "Put postings below content/jobs/, and keep other files elsewhere."
        return _left_out(file, "unknown-type", "note", "not read: outside jobs, companies and pages", hint)
    name = PurePosixPath(rest).suffix.lower()
    if name not in (TEXT_NAMES if folder == "jobs" else MARKDOWN_NAMES):
        if name == ".toml":
            hint = f"Rename it to the posting's name with .toml added, as in {rest.removesuffix('.toml')}.md.toml."
            return _left_out(file, "lone-sidecar", "warning", "there is no posting that this file belongs to", hint)
        ending = "the ending .md, .txt or .html" if folder == "jobs" else "the ending .md"
        hint = f"Give it {ending} if it is meant to be read, else keep it elsewhere."
        return _left_out(file, "unknown-type", "note", f"not read: {name or 'no'} extension", hint)
    fault = _fault(file)
    if fault:
        return fault
    if folder == "jobs":
        return _posting(file, vocabulary)
    text = repair(file.data).text
    return parse_company(file.path, text) if folder == "companies" else parse_page(file.path, text)


def _left_out(file: SourceFile, code: str, severity: Severity, message: str, hint: str = "") -> Parsed:
    return Parsed(problems=(Problem(file.path, 0, code, severity, message, hint),))


def _fault(file: SourceFile) -> Parsed | None:
    """What makes a file unfit before anything is parsed."""
    data = file.data
    if len(data) > MAX_BYTES:
        size = len(data) / MAX_BYTES
        return _left_out(file, "too-large", "error", f"{size:.1f} MiB, the limit is 1 MiB", "Keep the text only.")
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        return _left_out(file, "empty", "error", "the file is empty", "Delete it, or put the posting in it.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") and b"\n" in data.replace(b"\0", b""):
        return None  # UTF-16, see repair
    if b"\0" in data or len(data) - len(data.translate(None, CONTROLS)) > MAX_CONTROLS * len(data):
        return _left_out(file, "binary", "error", "not a text file", "Save the posting as text in UTF-8.")
    undecoded = len(data) - len(data.decode("utf-8", "ignore").encode())
    if undecoded > MAX_UNDECODED * len(data):
        message = f"{undecoded / len(data):.0%} of its bytes are not UTF-8"
        return _left_out(file, "binary", "error", message, "Save the posting as text in UTF-8.")
    return None


class RawReading(NamedTuple):
    """A posting before its facts are read."""

    raw: RawPosting | None
    """With the overrides; None where the format gave up, with the problem that says why."""
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]


def parse_posting(file: SourceFile) -> RawReading:
    """Repair, format and overrides of a file below `jobs/`; what the fact readers are given."""
    repaired = repair(file.data)
    path = file.path.removeprefix("jobs/")
    form = next(form for form in FORMATS if form.recognises(path, repaired.text))
    raw, problems = form.parse(path, repaired.text)
    overrides: tuple[Field, ...] = ()
    if file.sidecar is not None:
        overrides, more = parse_sidecar(f"{file.path}.toml", file.sidecar)
        problems += more
    if raw is None:
        return RawReading(None, repaired.repairs, problems)
    raw, entities = unescape_posting(raw)
    repairs = tuple(sorted(repaired.repairs + ledger(entities), key=lambda each: each.line))
    return RawReading(msgspec.structs.replace(raw, fields=overrides + raw.fields), repairs, problems)


class FactsRead(NamedTuple):
    """What the readers found in one posting, by field of `Posting`."""

    known: dict[str, Fact[Any]]
    problems: tuple[Problem, ...]
    """What they have to say about values they left out."""
    alternatives: dict[str, tuple[Alternative, ...]]


def read_facts(raw: RawPosting, vocabulary: Vocabulary = PACKAGED_ONLY) -> FactsRead:
    """The facts of a posting, and what else was weighed for them."""
    lines = plain_lines(raw.body, raw.body_kind, raw.body_line)
    known: dict[str, Fact[Any]] = {}
    alternatives: dict[str, tuple[Alternative, ...]] = {}
    problems: tuple[Problem, ...] = ()
    for reader in FACTS:
        found = reader.find(Reading(raw, lines, known, vocabulary))
        problems += found.problems
        if found.fact:
            known[reader.field] = found.fact
        if found.alternatives:
            alternatives[reader.field] = _settled(found)
    return FactsRead(known, problems, alternatives)


def _settled(found: Found[Any]) -> tuple[Alternative, ...]:
    """The values that lost; where the owner has decided, nothing contradicts any more."""
    if found.fact and found.fact.evidence.origin == "override":
        return tuple(msgspec.structs.replace(other, contradicts=False) for other in found.alternatives)
    return found.alternatives


def _posting(file: SourceFile, vocabulary: Vocabulary) -> Parsed:
    raw, repairs, problems = parse_posting(file)
    if raw is None:
        return Parsed(problems=problems)
    facts = read_facts(raw, vocabulary)
    problems += facts.problems
    known: dict[str, Any] = dict(facts.known)  # the fields of FACTS are those of Posting, which a test checks
    posting = Posting(
        path=raw.path,
        format=raw.format,
        prose=make_prose(raw.body, raw.body_kind),
        alternatives=facts.alternatives,
        repairs=repairs,
        unread=raw.unread,
        **known,
    )
    return Parsed(postings=(posting,), problems=(*problems, *_remarks(raw, posting)))


def _remarks(raw: RawPosting, posting: Posting) -> list[Problem]:
    """What the owner can mend in a posting that is kept."""
    path = f"jobs/{raw.path}"
    remarks = []
    if posting.title is None:
        hint = f'Add `title = "…"` to {path}.toml.'
        remarks.append(Problem(path, 0, "missing-title", "warning", "no title is stated", hint))
    if not raw.body.strip():
        hint = "Add the text of the posting, where there is one."
        remarks.append(Problem(path, 0, "missing-description", "note", "there is no text below the header", hint))
    return remarks
