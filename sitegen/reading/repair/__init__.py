r"""Bytes → text that reads as its author wrote it, with a ledger of every change.

What comes in is the content of one file; what goes out is its text with `\n` line ends and the same number of lines.
It never touches text that was right (curly quotes, ligatures, accents and normal forms stay) and is idempotent.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

from sitegen.model.posting import Repair

MAX_WORDS = 80
"""Longest `before` and `after` of a ledger entry."""

MAX_ROUNDS = 8
"""One repair can uncover another (a zero-width character hid a damaged span). Each round shortens the text or is the
last one; the bound is for text made to go round in circles."""


class Repaired(msgspec.Struct, frozen=True):
    """A text after repair, and what was changed."""

    text: str
    repairs: tuple[Repair, ...]
    """By line; the same change in several places is one entry with its count."""


Kind = Literal["bom", "encoding", "mojibake", "entity", "control", "space"]


class Change(NamedTuple):
    """One change in one place, before the ledger adds them up."""

    line: int
    kind: Kind
    before: str
    after: str
    times: int = 1


# Spaces that only typography tells from a blank: the fact readers and search must not have to know eleven of them.
# U+3000 stays: it is the blank of CJK text. U+2028 and U+2029 are line breaks to Unicode but not to an editor.
SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u2028\u2029\x0b\x0c\x1c-\x1f\x85]")

# Invisible characters: C0 and C1 controls, soft hyphen, zero-width space, word joiner, BOM, bidi marks, embeddings
# and isolates, interlinear annotation. "\u200eConnectWise" is a company name in the wild.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffc]+"
)

# Joiners mean something only inside a word of an Indic or Arabic script, or an emoji (family, flag): between two
# characters that are not ASCII. Elsewhere they are paste rubbish.
STRAY_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f])")

OBJECT = "\ufffc"

CLEANERS: tuple[tuple[Kind, re.Pattern[str], str], ...] = (
    ("control", INVISIBLE, ""),
    ("control", STRAY_JOINER, ""),
    ("space", SPACES, " "),
    ("encoding", re.compile("[\ud800-\udfff]"), "\ufffd"),
)

# What a file needs so that anything at all is done to it. Printable ASCII is right by definition.
SUSPECT = re.compile("[^\n\t -~]")
NEWLINE = re.compile("\r\n?")
NOT_UTF8 = re.compile("[\udc80-\udcff]+")

UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
UTF8_BOM = b"\xef\xbb\xbf"


def repair(data: bytes) -> Repaired:
    r"""The text of a file, whatever its encoding.

    UTF-8 is expected, with or without a BOM; UTF-16 is read where a BOM says so; bytes that are not UTF-8 are read as
    Windows-1252, run by run, so that one stray byte does not damage the rest.

    >>> repair(b"Caf\xe9 \xe2\x82\xac 40k").text
    'Café € 40k'
    >>> repair("We\u00e2\u20ac\u2122re hiring".encode()).text == "We\u2019re hiring"
    True
    """
    text, changes = _decode(data)
    repaired = repair_text(text)
    if not changes:
        return repaired
    return Repaired(repaired.text, ledger(changes) + repaired.repairs)


def decode(data: bytes) -> str:
    """The text of a file, whatever its encoding, and nothing in it repaired."""
    return _decode(data)[0]


def repair_text(text: str) -> Repaired:
    """The same for text that is already decoded (of a feed, of a sidecar)."""
    if not SUSPECT.search(text):
        return Repaired(text, ())
    changes: list[Change] = []
    text = _normalise_newlines(text, changes)
    for _ in range(MAX_ROUNDS):
        before, text = text, _round(text, changes)
        if text == before:
            break
    return Repaired(text, ledger(changes))


def _round(text: str, changes: list[Change]) -> str:
    from sitegen.reading.repair import mojibake  # noqa: PLC0415 - slow to import, and of no use where nothing is new

    lines = text.split("\n")
    for number, before, after in mojibake.fix(lines):
        changes += (Change(number, "mojibake", *pair) for pair in mojibake.spans(before, after))
        lines[number - 1] = after
    for index, line in enumerate(lines):
        if not line.isprintable() or OBJECT in line:  # what the cleaners look for is not printable but for one sign
            lines[index] = _clean(index + 1, line, changes)
    return "\n".join(lines)


def _clean(number: int, line: str, changes: list[Change]) -> str:
    for kind, pattern, replacement in CLEANERS:
        if pattern.search(line):
            changes += (Change(number, kind, _printable(found), replacement) for found in pattern.findall(line))
            line = pattern.sub(replacement, line)
    return line


def _printable(found: str) -> str:
    return found.encode("utf-8", "replace").decode()


def _normalise_newlines(text: str, changes: list[Change]) -> str:
    if "\r" not in text:
        return text
    first = text[: text.index("\r")].count("\n") + 1
    windows = text.count("\r\n")
    alone = text.count("\r") - windows
    changes += (Change(first, "space", *each) for each in (("\r\n", "\n", windows), ("\r", "\n", alone)) if each[2])
    return NEWLINE.sub("\n", text)


def _decode(data: bytes) -> tuple[str, list[Change]]:
    codec = UTF16.get(data[:2])
    if codec:
        return data[2:].decode(codec, "replace"), [Change(1, "bom", codec.upper(), "UTF-8")]
    changes = []
    if data.startswith(UTF8_BOM):
        changes.append(Change(1, "bom", "\ufeff", ""))
        data = data.removeprefix(UTF8_BOM)
    try:
        return data.decode(), changes
    except UnicodeDecodeError:
        lines = data.decode("utf-8", "surrogateescape").split("\n")
    for index, line in enumerate(lines):
        changes += (Change(index + 1, "encoding", *_as_windows(found)) for found in NOT_UTF8.findall(line))
        lines[index] = NOT_UTF8.sub(lambda match: _as_windows(match[0])[1], line)
    return "\n".join(lines), changes


def _as_windows(escaped: str) -> tuple[str, str]:
    """(the bytes in words, what they are in Windows-1252)."""
    import ftfy.bad_codecs  # noqa: F401, PLC0415 - registers sloppy-windows-1252; slow to import

    data = escaped.encode("utf-8", "surrogateescape")
    return "not UTF-8: " + data.hex(" ").upper(), data.decode("sloppy-windows-1252")


def ledger(changes: Iterable[Change]) -> tuple[Repair, ...]:
    """The changes added up: one entry for the same change, at its first line, with its count."""
    first: dict[tuple[Kind, str, str], int] = {}
    counts: Counter[tuple[Kind, str, str]] = Counter()
    for line, kind, before, after, times in changes:
        key = (kind, before[:MAX_WORDS], after[:MAX_WORDS])
        first[key] = min(first.get(key, line), line)
        counts[key] += times
    repairs = [Repair(line, *key, counts[key]) for key, line in first.items()]
    return tuple(sorted(repairs, key=lambda repair: repair.line))
