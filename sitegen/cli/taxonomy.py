"""`sitegen taxonomy`: whether the names of skills do what their owner means."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import click

from sitegen.cli import options, terminal
from sitegen.cli.terminal import count
from sitegen.model.rules import PACKAGED_ONLY
from sitegen.outside import sources
from sitegen.outside import workers as processes
from sitegen.reading import ingest
from sitegen.reading.vocabulary.skills_file import FILE, parse_with_clashes
from sitegen.taxonomy import Naming, Taxonomy, Use, examine, names_in
from sitegen.toml_text import place

WIDTH = 100
"""Characters of a line of a posting that are shown."""


@click.command(
    "taxonomy",
    epilog=options.examples(
        "sitegen taxonomy",
        "sitegen taxonomy drafts/skills.toml --root my-board",
        'sitegen taxonomy --text "You know Go, Rust and how to react to changes."',
    ),
)
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="[FILE]...")
@options.root
@click.option("--text", help="Tell which skills this text names, and why.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, for tools.")
@click.pass_context
def command(context: click.Context, /, files: tuple[Path, ...], root: Path, text: str | None, *, as_json: bool) -> None:
    """Test the names of skills, and count what they find.

    Every sentence of the skills files is read, spellings that name two skills are told, and the board's postings are
    counted by skill, with a line of the first. FILE are skills files to test in place of the board's own,
    content/skills.toml; the packaged skills are tested with them. Exits with 1 where a sentence is not read as its file
    says or a spelling names two skills, with 2 where a file cannot be used.
    """
    own = {str(file): sources.read_text(file) for file in files} or {FILE: sources.read_rules(root).skills}
    vocabulary = PACKAGED_ONLY
    for file, written in own.items():
        vocabulary = parse_with_clashes(written, file, vocabulary)
    if text is not None:
        named = names_in(text, vocabulary)
        if as_json:
            terminal.say_json(named)
        else:
            terminal.say(*_text_lines(named))
        return
    read = sources.read(root).files if (root / "content").is_dir() else None
    with terminal.progress() as progress:
        parsed = processes.pool()(partial(ingest, vocabulary=vocabulary), read or ())
        found = [posting for each in progress("Reading postings", parsed, len(read or ())) for posting in each.postings]
    told = examine(vocabulary, None if read is None else found)
    if as_json:
        terminal.say_json(told)
    else:
        texts = {file.path: file.data for file in read or ()}
        terminal.say(*_fault_lines(told, own), *_use_lines(told, texts))
    if not told.is_sound:
        context.exit(1)


def _text_lines(named: tuple[Naming, ...]) -> Iterator[str]:
    if not named:
        yield "No name of a skill stands in this text."
    for each in named:
        yield f"{'named' if each.counts else 'not named'}: {each.label} ({each.skill}), “{each.words}”: {each.why}"


def _fault_lines(told: Taxonomy, own: Mapping[str, str]) -> Iterator[str]:
    for failure in told.failures:
        should = "should name it and does not" if failure.should_count else "should not name it and does"
        at = _place(own, failure.skill, failure.sentence)
        yield f"{at}error[sentence] {failure.skill}: “{failure.sentence}” {should}: {failure.why}"
    for clash in told.clashes:
        at = _place(own, clash.slugs[1], clash.spelling) or _place(own, clash.slugs[0], clash.spelling)
        yield f"{at}error[clash] “{clash.spelling}” names two skills: {' and '.join(clash.slugs)}"
    own_skills = f"{len(told.own):,} of them in files of yours" if told.own else "none of them in a file of yours"
    faults = count(len(told.failures) + len(told.clashes), "fault")
    yield f"{count(told.skills, 'skill')}, {own_skills}; {count(told.sentences, 'sentence')} tested; {faults}"


def _place(own: Mapping[str, str], slug: str, words: str) -> str:
    """`file:line: ` of words about a skill in the owner's files; nothing where they stand in the packaged one."""
    return next(
        (f"{place(text, file, 'skills', slug, value=words)}: " for file, text in own.items() if words in text), ""
    )


def _use_lines(told: Taxonomy, texts: Mapping[str, bytes]) -> Iterator[str]:
    if told.postings is None:
        yield "There is no board here to count in: say where it is with --root FOLDER."
        return
    yield f"{count(told.postings, 'posting')} name {count(len(told.used), 'skill')}:"
    for use in told.used:
        line = f":{use.line}" if use.line else ""
        yield f"{use.postings:>7,}  {use.label} ({use.skill})  {use.path}{line}: {_example(use, texts)}"
    silent = [slug for slug in told.own if slug in told.unused]
    if silent:
        yield f"Never named of yours: {', '.join(silent)}"
    yield f"Never named of the others: {len(told.unused) - len(silent):,} (--json names them)"


def _example(use: Use, texts: Mapping[str, bytes]) -> str:
    """The line that names it as it stands in the file, cut around the words; the words alone where it has no line."""
    lines = texts.get(use.path, b"").decode("utf-8", "replace").splitlines()
    if not use.line or use.line > len(lines):
        return use.words
    line = " ".join(lines[use.line - 1].split())
    middle = max(0, line.find(use.words))
    start = max(0, min(middle - WIDTH // 2, len(line) - WIDTH))
    return f"{'…' if start else ''}{line[start : start + WIDTH]}{'…' if start + WIDTH < len(line) else ''}"
