"""`sitegen new`: a posting from a few answers, a paste, or an issue on GitHub."""

import sys
from pathlib import Path, PurePosixPath

import click

from sitegen.build import parse_rules
from sitegen.cli import asking, explain, filing, options, terminal
from sitegen.contribution import review
from sitegen.contribution.draft import Submission, draft
from sitegen.explanation import explain as explanation
from sitegen.model.rules import Vocabulary
from sitegen.outside import clipboard, drafts, pasting, sources, walk
from sitegen.reading.repair import decode


def _facts(command: options.Command) -> options.Command:
    """One option a fact: --title, --company …"""
    for name, (label, how) in reversed(list(asking.FACTS.items())):
        command = click.option(f"--{name}", metavar="WORDS", help=f"{label}: {how}.")(command)
    return command


@click.command(
    "new",
    epilog=options.examples(
        "sitegen new",
        "sitegen new --clipboard",
        "sitegen new ad.txt --company 'Crumb & Sons' --posted 2026-10-31",
        "sitegen new - < ad.txt",
    ),
)
@click.argument("file", required=False, metavar="[FILE]", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@options.root
@click.option("--clipboard", "from_clipboard", is_flag=True, help="Take the text from the clipboard.")
@click.option(
    "--issue", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="EVENT",
    help="Take it from an issue, as GitHub hands it to a workflow: the file in GITHUB_EVENT_PATH.",
)  # fmt: skip
@click.option(
    "--report", type=options.FOLDER, metavar="FOLDER",
    help="With --issue: write title, description and comment for GitHub into this folder.",
)  # fmt: skip
@click.option("--folder", default="", help="Folder below content/jobs/ for the file. [default: none]")
@_facts
@click.pass_context
def command(  # noqa: PLR0913 - one argument an option
    context: click.Context,
    /,
    *,
    file: str | None,
    root: Path,
    from_clipboard: bool,
    issue: Path | None,
    report: Path | None,
    folder: str,
    **stated: str | None,
) -> None:
    """Write a posting from a few answers, a pasted text, or an issue.

    FILE is the text as it was copied, and - is the standard input. Without one, it is pasted into the terminal. What
    was read in it is the answer that Enter gives; what is answered otherwise wins over the text. The posting is written
    below content/jobs/ under a name of its own, and nothing there is ever overwritten. Exits with 1 where no posting
    could be made, or where it would be left out of the board.
    """
    if sum(map(bool, (file, from_clipboard, issue))) > 1:
        raise click.UsageError("FILE, --clipboard and --issue exclude each other.")
    if report and not issue:
        raise click.UsageError("--report needs --issue EVENT: it is about the issue.")
    if issue and any(stated.values()):
        raise click.UsageError("What is stated about the job goes into the issue: --issue takes no facts beside it.")
    _check_folder(folder)
    drafts.check(root)
    given = {name: value for name in asking.FACTS if (value := stated.get(name)) is not None}
    rules = parse_rules(sources.read_rules(root))
    if issue:
        done = filing.file_issue(root, issue, report, folder, rules.vocabulary)
    else:
        is_asking = sys.stdin.isatty() and file != "-"
        submitted = Submission(given, _text(file, from_clipboard=from_clipboard, is_asking=is_asking))
        if is_asking:
            submitted = asking.ask(submitted, rules.vocabulary)
        done = _from_text(root, folder, submitted, rules.vocabulary)
    if not done:
        context.exit(1)


def _check_folder(folder: str) -> None:
    path = PurePosixPath(folder)
    if path.is_absolute() or "\\" in folder or not all(map(_is_read, path.parts)):
        raise click.BadParameter("it must be a folder below content/jobs/ that the board reads", param_hint="--folder")


def _is_read(part: str) -> bool:
    """False for a folder that is hidden, litter, or refused for its name: what is written there would never show."""
    return not walk.is_litter(part) and walk.printable(part) == part


def _text(file: str | None, *, from_clipboard: bool, is_asking: bool) -> str:
    """What was copied, from wherever it comes."""
    if from_clipboard:
        return clipboard.read()
    if file and file != "-":
        return decode(Path(file).read_bytes())
    if is_asking:
        end = "Ctrl-Z and Enter" if sys.platform == "win32" else "Ctrl-D"
        terminal.say(f"Paste the text of the posting, then press {end} (at once, if there is none).")
        pasted = pasting.read(sys.stdin.fileno())
        terminal.say("")
        return pasted
    return decode(sys.stdin.buffer.read())


def _from_text(root: Path, folder: str, submitted: Submission, vocabulary: Vocabulary) -> bool:
    """True where a posting was written that the board will show."""
    if not submitted.text.strip() and not submitted.stated:
        raise click.UsageError("There is neither a text nor an answer to make a posting of.")
    made = draft(submitted, vocabulary)
    try:
        terminal.tell(explain.paragraphs(explanation(f"jobs/{made.name}", made.parsed)))
        _, near = filing.near(root, made)
    finally:  # whatever is wrong with the board or the terminal, what somebody has typed is not lost
        terminal.say("", f"Written: {drafts.write(root, folder, made.name, made.text)}")
    for each in near:
        terminal.say(
            f"On the board already: {review.named(each.job)} (content/jobs/{each.job.lead.path}, {each.job.state}).",
            f"  It is {review.KINSHIPS[each.kinship]}.",
        )
    return made.posting is not None
