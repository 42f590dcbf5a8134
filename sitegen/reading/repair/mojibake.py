"""UTF-8 that was once read as Windows-1252, Latin-1 or their kin (`weâ€™re`) → what was written.

What comes in are the lines of a text, what goes out are the lines that change. ftfy's heuristic decides what is
damage; a line it does not call bad is touched only by the two rules below, which its authors leave to context.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest

import ftfy
from ftfy.badness import is_bad

# `unescape_html=False`: ftfy would turn `&lt;script&gt;` into `<script>`. Nothing else of its fixes is run.
CONFIG = ftfy.TextFixerConfig(unescape_html=False, normalization=None)

_CONTINUATION = re.escape(bytes(set(range(0x80, 0xC0)) - {0xA0}).decode("sloppy-windows-1252"))
# Three and four-byte sequences that stand alone among ASCII (`Suiteâ„¢`, `ï‚·` of a Symbol-font bullet) are not "bad"
# to ftfy. No language writes â, ï or ð before two such signs; the no-break space is left out because `é »` is French.
SEQUENCE = re.compile(f"[âï][{_CONTINUATION}]{{2}}|ð[{_CONTINUATION}]{{3}}")

# A no-break space (C2 A0) or an à (C3 A0) at a line's end whose second half was trimmed. Only in a damaged text:
# `Â` alone is otherwise a capital.
TRIMMED = re.compile(r"(?:(?<!\S)Â|(?:(?<!\S)|(?<=[a-z]))Ã)(?=\s*$)")

# What clean texts are full of. No rule of ftfy and none of ours finds damage in these and ASCII alone.
TYPOGRAPHY = "‘’“”–—•…"
_BEYOND = re.compile(f"[^\x00-\x7f{TYPOGRAPHY}]+")

WIDEST = 7
"""Characters that the widest rule of ftfy and ours looks at: more beside a doubtful one need not be looked through."""

ASCII_RUN = re.compile("[\x00-\x7f]+")


def fix(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """(line number, before, after) for each line that was damaged.

    A text that is damaged as a whole is decoded as a whole: its other lines are the proof for a line that could be
    read both ways. Otherwise each line is judged alone, so that clean ones stay as they are.
    """
    odd = [number for number, line in enumerate(lines, 1) if not line.isascii()]
    before = [lines[number - 1] for number in odd]
    if not _is_damaged(before):
        return
    after = _fix_whole(before) or [_fix_line(line) for line in before]
    if after != before:
        after = [TRIMMED.sub(lambda match: "à" if match[0] == "Ã" else "", line) for line in after]
    for number, old, new in zip(odd, before, after, strict=True):
        if old != new:
            yield number, old, new


def _is_damaged(lines: list[str]) -> bool:
    """One look at all doubtful places together makes a clean text cheap; only ftfy's rule for `^` needs lines."""
    text = "\n".join(
        line[max(0, found.start() - WIDEST) : found.end() + WIDEST]
        for line in lines
        for found in _BEYOND.finditer(line)
    )
    return is_bad(text) or bool(SEQUENCE.search(text)) or any(line.startswith(("Ã ", "Â ")) for line in lines)


def _fix_whole(lines: list[str]) -> list[str] | None:
    text = "\n".join(lines)
    fixed, plan = ftfy.fix_encoding_and_explain(text, CONFIG)
    # A plan that starts with "apply" or "transcode" worked on spans, without looking at where lines end.
    whole = plan and plan[0][0] == "encode" and any(step == ("decode", "utf-8") for step in plan[:3])
    return fixed.split("\n") if whole and fixed.count("\n") == text.count("\n") else None


def _fix_line(line: str) -> str:
    fixed = ftfy.fix_encoding(line, CONFIG) if is_bad(line) else line
    fixed = SEQUENCE.sub(lambda match: _decoded(match[0]), fixed)
    # Control characters come out of doubly damaged text; a line stays a line.
    return fixed if "\n" not in fixed else line


def _decoded(sequence: str) -> str:
    try:
        return sequence.encode("sloppy-windows-1252").decode()
    except UnicodeError:
        return sequence


def spans(before: str, after: str) -> Iterator[tuple[str, str]]:
    """What changed between two states of a line, run by run.

    >>> list(spans("dâ€™Ã©dition", "d’édition"))
    [('â€™Ã©', '’é')]
    >>> list(spans("prêt Ã  lire", "prêt à lire"))
    [('Ã', 'à')]
    """
    if [run.replace(" ", "") for run in _ascii(before)] != [run.replace(" ", "") for run in _ascii(after)]:
        yield before, after
        return
    for old, new in zip_longest(_other(before), _other(after), fillvalue=""):
        if old != new:
            yield old, new


def _ascii(line: str) -> list[str]:
    return ASCII_RUN.findall(line)


def _other(line: str) -> list[str]:
    return [run for run in ASCII_RUN.split(line) if run]
