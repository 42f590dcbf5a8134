"""`sitegen explain`: why a posting says what it says."""

from collections.abc import Iterator
from pathlib import Path

import click

from sitegen.build import parse_rules
from sitegen.cli import options, terminal
from sitegen.explanation import NOT_STATED, Explanation, Reason, explain
from sitegen.model.parsed import Parsed, SourceFile
from sitegen.outside import sources
from sitegen.reading import ingest


@click.command(
    "explain",
    epilog=options.examples("sitegen explain content/jobs/acme.md", "sitegen explain ~/Downloads/ad.txt --json"),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON, for tools.")
def command(file: Path, *, as_json: bool) -> None:
    """Tell what was read from one posting: each fact, its line and its words.

    FILE may lie anywhere; below content/jobs/ its folders count as evidence too, and the skills that the board has
    added are known. A sidecar beside it is applied.
    Also shown: what was repaired, and what nothing could be made of.
    """
    source = sources.read_one(file)
    rules = parse_rules(sources.read_rules(sources.board_of(file)))
    parsed = ingest(source, rules.vocabulary) if isinstance(source, SourceFile) else Parsed(problems=(source,))
    told = explain(source.path, parsed)
    if as_json:
        terminal.say_json(told)
    else:
        terminal.say("\n".join(_lines(told)))


def _lines(told: Explanation) -> Iterator[str]:
    yield f"{told.path}: {told.format or 'not read'}"
    if told.format:
        for name, reason in told.facts.items():
            yield from _fact_lines(name.replace("_", " "), reason)
    for heading, entries in (
        ("Repaired", [f"line {r.line}: {r.kind} “{r.before}” to “{r.after}”, {r.count} times" for r in told.repairs]),
        ("Left unread", [f"line {left.line}: {left.words}" for left in told.unread]),
        ("Problems", [terminal.problem_lines(problem).replace("\n", "\n  ") for problem in told.problems]),
    ):
        if entries:
            yield from ("", heading, *(f"  {entry}" for entry in entries))


def _fact_lines(name: str, reason: Reason | None) -> Iterator[str]:
    if reason is None:
        yield f"  {name:<12}{NOT_STATED}"
        return
    yield f"  {name:<12}{reason.display}"
    for part in reason.each or (reason,):
        line = f" line {part.line}" if part.line else ""
        subject = f"{part.display}: " if reason.each else ""
        yield f"{'':<14}{subject}{'stated' if part.stated else 'derived'}, {part.origin}{line}: “{part.words}”"
