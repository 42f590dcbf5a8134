"""Problems → what GitHub shows of them: annotations beside the lines of a change, and the summary of a run.

Comes in: problems, and where `content/` lies in the repository. Goes out: workflow commands and Markdown, as text. A
posting must never be able to give the runner an order, nor to write markup into the summary.

How commands are escaped: `%`, CR and LF everywhere, in properties `:` and `,` too, as the runner's own toolkit
does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from urllib.parse import quote

import msgspec

from sitegen import inert
from sitegen.model.problem import Problem, Severity

MOST = 10
"""Annotations of each kind that GitHub shows of one step; the others are dropped without a word."""
LARGEST_SUMMARY = 900_000
"""Bytes. GitHub refuses the summary of a step above 1 MiB as a whole."""

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


class Where(msgspec.Struct, frozen=True):
    """Where the content of a board is, for those who read about it elsewhere."""

    content: str = "content/"
    """Posix path of the folder in its repository, with a slash at the end."""
    blob: str = ""
    """Address below which the files of the repository can be read, with a slash at the end; empty: not known."""


def command(kind: str, message: str, *, file: str = "", line: int = 0, title: str = "") -> str:
    r"""One workflow command.

    >>> command("error", "50 %\nfix it", file="a,b.md", line=3, title="x: y")
    '::error file=a%2Cb.md,line=3,title=x%3A y::50 %25%0Afix it'
    """
    given = {"file": file, "line": str(line or ""), "title": title}
    properties = ",".join(f"{name}={_property(value)}" for name, value in given.items() if value)
    return f"::{kind} {properties}".rstrip() + f"::{_data(message)}"


def commands(problems: Sequence[Problem], where: Where) -> Iterator[str]:
    """The workflow commands of the first problems of each severity, the gravest first."""
    for severity, kind in COMMANDS.items():
        for problem in islice((each for each in problems if each.severity == severity), MOST):
            words = "\n".join(filter(None, (inert.harmless(problem.message), inert.harmless(problem.hint))))
            path = f"{where.content}{inert.line(problem.path)}"
            yield command(kind, words, file=path, line=problem.line, title=problem.code)


def left_over(problems: Iterable[Problem]) -> str:
    """How many problems have no annotation: "14 errors, 1 note"; empty where there are none."""
    counts = Counter(problem.severity for problem in problems)
    more = {severity: counts[severity] - MOST for severity in COMMANDS}
    return ", ".join(f"{n:,} {severity}{'' if n == 1 else 's'}" for severity, n in more.items() if n > 0)


def summary(headline: str, problems: Sequence[Problem], where: Where, elsewhere: Sequence[Problem] = ()) -> str:
    """Markdown of all problems; those `elsewhere`, in files that are not asked about, are folded away."""
    parts = [f"## {inert.markdown(headline)}\n"]
    room = LARGEST_SUMMARY - 1_000
    if problems:
        parts.append(_table(problems, where, room))
    if elsewhere:
        room -= sum(len(part.encode()) for part in parts)
        count = f"{len(elsewhere):,} problem{'' if len(elsewhere) == 1 else 's'} in other files of the board"
        parts.append(f"<details><summary>{count}</summary>\n\n{_table(elsewhere, where, room)}\n</details>\n")
    return "\n".join(parts)


def _table(problems: Sequence[Problem], where: Where, room: int) -> str:
    """As many rows as there is room for, in bytes, the gravest first, and how many there is none for."""
    rows = ["| | where | what is wrong | what to do |\n|---|---|---|---|\n"]
    for number, problem in enumerate(sorted(problems, key=lambda each: (list(COMMANDS).index(each.severity), each))):
        row = (
            f"| {problem.severity} | {_place(problem, where)} "
            f"| {inert.markdown(problem.message)} {inert.code(problem.code)} | {inert.markdown(problem.hint)} |\n"
        )
        room -= len(row.encode())
        if room < 0:
            rows.append(f"\n{len(problems) - number:,} more: `sitegen check` lists them all.\n")
            break
        rows.append(row)
    return "".join(rows)


def _place(problem: Problem, where: Where) -> str:
    path = f"{where.content}{problem.path}"
    shown = inert.code(f"{path}:{problem.line}" if problem.line else path)
    anchor = f"?plain=1#L{problem.line}" if problem.line else ""  # Markdown is shown rendered, without lines, else
    return f"[{shown}]({where.blob}{quote(path)}{anchor})" if where.blob else shown


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
