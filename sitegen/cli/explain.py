"""`sitegen explain`: why a posting says what it says."""

from collections.abc import Iterator
from pathlib import Path

import click

from sitegen.build import parse_rules
from sitegen.cli import options, terminal
from sitegen.cli.terminal import Told
from sitegen.explanation import NOT_STATED, Explanation, Reason, explain
from sitegen.model.fact import Alternative, Origin
from sitegen.model.parsed import Parsed, SourceFile
from sitegen.outside import sources
from sitegen.reading import ingest


@click.command(
    "explain",
    epilog=options.examples("sitegen explain content/jobs/acme.md", "sitegen explain ~/Downloads/ad.txt --json"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON, for tools.")
@click.pass_context
def command(context: click.Context, /, file: Path, *, as_json: bool) -> None:
    """Tell what was read from one posting: each fact, its line and its words, and what lost to it and why.

    FILE may lie anywhere; below content/jobs/ its folders count as evidence too, and the skills that the board has
    added are known. A sidecar beside it is applied.
    Also shown: what was repaired, and what nothing could be made of. Exits with 1 where the posting is left out.
    """
    source = sources.read_one(file)
    rules = parse_rules(sources.read_rules(sources.board_of(file)))
    parsed = ingest(source, rules.vocabulary) if isinstance(source, SourceFile) else Parsed(problems=(source,))
    told = explain(source.path, parsed)
    if as_json:
        terminal.say_json(told)
    else:
        terminal.tell(paragraphs(told))
    if told.format is None:
        context.exit(1)


NAME, DETAIL = 14, 16
"""Columns where values and what is said about them start."""


def paragraphs(told: Explanation) -> Iterator[Told]:
    """The explanation of one posting, for people."""
    yield Told(f"{told.path}: {told.format or 'not read'}", style="bold")
    if told.format:
        for name, reason in told.facts.items():
            yield from _fact(name, reason)
            yield from map(_lost, told.alternatives.get(name, ()))
    for heading, entries in (
        ("Repaired", [f"line {r.line}: {r.kind} “{r.before}” to “{r.after}”, {r.count} times" for r in told.repairs]),
        ("Left unread", [f"line {left.line}: {left.words}" for left in told.unread]),
        ("Problems", [line for each in told.problems for line in terminal.problem_lines(each)]),
    ):
        if entries:
            yield from (Told(""), Told(heading, style="bold"), *(Told(entry.strip(), 2) for entry in entries))


def _fact(name: str, reason: Reason | None) -> Iterator[Told]:
    lead = f"  {name.replace('_', ' ')}"
    if reason is None:
        yield Told(NOT_STATED, NAME, lead, "dim")
        return
    yield Told(reason.display, NAME, lead)
    for part in reason.each or (reason,):
        subject = f"{part.display}: " if reason.each else ""
        how = "stated" if part.stated else "derived"
        yield Told(f"{subject}{how}, {_place(part.origin, part.line)}: “{part.words}”", DETAIL, style="dim")


def _lost(other: Alternative) -> Told:
    """`disagrees: remote, header line 3: “Remote, Ghent”, because a sentence about this job comes first`"""
    verdict, style = ("disagrees", "yellow") if other.contradicts else ("lost", "dim")
    at = other.evidence
    shown = f": {other.shown}" if other.shown.strip() != at.words.strip() else ""
    return Told(
        f"{verdict}{shown}, {_place(at.origin, at.line)}: “{at.words}”, because {other.why}", DETAIL, style=style
    )


def _place(origin: Origin, line: int | None) -> str:
    return f"{origin} line {line}" if line else origin
