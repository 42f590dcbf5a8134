"""`sitegen check`: what a board does not know, and all that is wrong with it, with the fix; nothing is built."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import msgspec

from sitegen import annotations
from sitegen.annotations import Where
from sitegen.build import claim_paths, read_board
from sitegen.cli import links as apply_links
from sitegen.cli import options, terminal
from sitegen.coverage import Coverage, FactCoverage, coverage
from sitegen.errors import SiteError
from sitegen.exports import export
from sitegen.markup.withheld import REMEDIES, MarkupCoverage, markup_coverage, markup_line
from sitegen.model.board import Board
from sitegen.model.problem import Problem
from sitegen.outside import git, runner
from sitegen.outside import workers as processes


class Checked(msgspec.Struct, frozen=True):
    """What a check has found."""

    board: Board
    coverage: Coverage
    markup: MarkupCoverage
    problems: tuple[Problem, ...]
    """Those that are asked for; they decide how the command ends."""
    elsewhere: tuple[Problem, ...]
    """Those in other files, where only some are asked for."""
    narrowed: bool
    links: apply_links.Tested | None = None
    """The apply links, where their hosts were asked."""


@click.command(
    "check",
    epilog=options.examples(
        "sitegen check",
        "sitegen check --root my-board --json",
        "sitegen check --only content/jobs/baker.md",
        "sitegen check --format github --changed-since HEAD^1",
        "sitegen check --links",
    ),
)
@options.root
@options.settings
@options.workers
@click.option(
    "--format", "form", type=click.Choice(("human", "json", "github")), default="human", show_default=True,
    help="For people, for tools, or as annotations and the summary of a workflow on GitHub.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--only", multiple=True, metavar="PATH",
    help="Tell of this file or folder alone, with its sidecars; may be given more than once.",
)  # fmt: skip
@click.option(
    "--changed-since", metavar="COMMIT",
    help="Tell of files alone that git says are other than in COMMIT; problems elsewhere are counted.",
)  # fmt: skip
@apply_links.options
@click.pass_context
def command(  # noqa: PLR0913 - one argument an option
    context: click.Context,
    /,
    *,
    root: Path,
    workers: int | None,
    form: str,
    only: tuple[str, ...],
    changed_since: str | None,
    as_json: bool,
    links: apply_links.Wanted | None,
    **settings: object,
) -> None:
    """Say what a board does not know, what is wrong with it and how to mend it, without building it.

    Unknown facts and contradictions come first, by kind; then every problem with its place.
    Exits with 1 where a posting or a value is left out, with 2 where the site itself is broken. With --only or
    --changed-since, problems in other files are counted and do not matter.

    With --links it also asks whether the ads are still where their apply links lead: exits with 1 where one is dead,
    and closes none. Answers are kept in .sitegen/links.json.
    """
    tell = {"human": _human, "json": _json, "github": _github}["json" if as_json else form]
    try:
        is_asked = _asked(root, only, changed_since)
        with terminal.progress() as progress:
            _, board = read_board(root, settings, spread=processes.pool(workers), progress=progress, remember=True)
            claim_paths(root, board, export(board))
            tested = apply_links.examine(links, root, board, progress, is_asked) if links else None
    except SiteError as error:
        if tell is _github:
            terminal.order(_broken(error, _where(root)))
        raise
    problems = sorted((*board.problems, *(tested.problems if tested else ())))
    checked = Checked(
        board,
        coverage(posting for job in board.jobs.values() for posting in job.postings),
        markup_coverage(board, is_asked),
        tuple(problem for problem in problems if is_asked(problem.path)),
        tuple(problem for problem in problems if not is_asked(problem.path)),
        narrowed=bool(only or changed_since),
        links=tested,
    )
    tell(checked, root)
    if any(problem.severity != "note" for problem in checked.problems):
        context.exit(1)


SIDECAR = ".toml"


def _asked(root: Path, only: tuple[str, ...], since: str | None) -> Callable[[str], bool]:
    """Whether a path below `content/` is asked for: a posting and its sidecar are one, a folder is all in it."""
    if not only and since is None:
        return lambda _: True
    changed = git.changed(root, since) if since is not None else frozenset[str]()
    names = {path.removesuffix(SIDECAR) for path in (*(_below_content(root, path) for path in only), *changed)}
    if "." in names:
        return lambda _: True
    refused = {folder.as_posix() for path in changed for folder in Path(path).parents}  # whole, for their names
    return lambda path: (
        path in names
        or path in refused
        or any(name in names for name in (path.removesuffix(SIDECAR), *(p.as_posix() for p in Path(path).parents)))
    )


def _below_content(root: Path, path: str) -> str:
    """`content/jobs/a.md` as seen from here, or `jobs/a.md` as messages have it."""
    content = (root / "content").resolve()
    for found in (Path(path).absolute(), content / path):
        if found.exists() and found.resolve().is_relative_to(content):
            return found.resolve().relative_to(content).as_posix()
    raise click.BadParameter(f"there is no {path!r} in {root / 'content'}", param_hint="--only")


def _json(checked: Checked, _: Path) -> None:
    told: dict[str, object] = {"coverage": checked.coverage, "markup": checked.markup, "problems": checked.problems}
    if checked.narrowed:
        told["elsewhere"] = checked.elsewhere
    if checked.links:
        told["links"] = apply_links.as_json(checked.links)
    terminal.say_json(told)


def _human(checked: Checked, _: Path) -> None:
    if not checked.narrowed:
        terminal.say(*_fact_lines(checked.coverage))
    terminal.say(*_markup_lines(checked.markup))
    for problem in checked.problems:
        terminal.say(*terminal.problem_lines(problem))
    if checked.links:
        terminal.say(*apply_links.lines(checked.links))
    terminal.say(_counts(checked))


def _github(checked: Checked, root: Path) -> None:
    where = _where(root)
    terminal.order(*annotations.commands(checked.problems, where))
    has_summary = runner.add_summary(annotations.summary(_counts(checked), checked.problems, where, checked.elsewhere))
    if more := annotations.left_over(checked.problems):
        at = "the summary of this run" if has_summary else "`sitegen check`"
        terminal.say(f"Not shown here: {more}. {at[0].upper()}{at[1:]} lists them all.")
    if checked.links:
        terminal.say(*apply_links.lines(checked.links))
    terminal.say(_counts(checked))


def _where(root: Path) -> Where:
    """The content as its repository sees it, on GitHub as on any machine."""
    content, top = (root / "content").resolve(), git.top(root)
    path = content.relative_to(top) if top and content.is_relative_to(top) else Path("content")
    return Where(f"{path.as_posix()}/", runner.blob())


PLACE = re.compile(r"(?P<file>[\w./-]+\.\w+)(?::(?P<line>\d+))?")


def _broken(error: SiteError, where: Where) -> str:
    """The annotation of a broken site; one that names no file stands at the run."""
    place = PLACE.fullmatch(error.where)
    words = "\n".join(filter(None, ("" if place else error.where, error.message, error.hint)))
    file = f"{where.content.removesuffix('content/')}{place['file']}" if place else ""
    line = int(place["line"] or 0) if place else 0
    return annotations.command("error", words, file=file, line=line, title="The board cannot be built")


def _fact_lines(covered: Coverage) -> Iterator[str]:
    """One line a fact that is not stated everywhere, or stated twice in ways that exclude each other."""
    for name, fact in covered.facts.items():
        if open_questions := "; ".join(_open(fact, covered.postings)):
            yield f"{name}: {open_questions}"
    if covered.contradictions:
        yield "`sitegen explain FILE` tells both sides of a disagreement; `sitegen check --json` lists the files."


def _open(fact: FactCoverage, postings: int) -> Iterator[str]:
    if fact.not_stated:
        yield f"not stated {fact.not_stated:,} of {postings:,}"
    for sources, files in fact.disagree.items():
        one, _, other = sources.partition(" and ")
        yield f"two values of the {one} disagree {files:,}" if one == other else f"{sources} disagree {files:,}"


SHOWN = 3
"""Postings named for each reason; --json has them all."""


def _markup_lines(covered: MarkupCoverage) -> Iterator[str]:
    """How many open jobs have markup for search engines; a line for each reason why others have none."""
    yield from markup_line(covered)
    for reason, paths in covered.reasons.items():
        more = f" and {len(paths) - SHOWN:,} more" if len(paths) > SHOWN else ""
        yield f"  {reason} {len(paths):,}: {', '.join(paths[:SHOWN])}{more}"
        yield f"    {REMEDIES[reason]}"


def _counts(checked: Checked) -> str:
    """The last line: "1 posting, 1 job: 2 errors, 0 warnings, 0 notes"."""
    counts = Counter(problem.severity for problem in checked.problems)
    found = ", ".join(terminal.count(counts[severity], severity) for severity in ("error", "warning", "note"))
    if checked.narrowed:
        return f"In the files asked for: {found}; {terminal.count(len(checked.elsewhere), 'problem')} elsewhere"
    postings, jobs = checked.coverage.postings, len(checked.board.jobs)
    return f"{terminal.count(postings, 'posting')}, {terminal.count(jobs, 'job')}: {found}"
