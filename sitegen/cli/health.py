"""`sitegen health`: how a board is, in figures, and whether one of them has got worse."""

from collections.abc import Iterator, Set
from pathlib import Path

import click

from sitegen.build import read_board
from sitegen.cli import options, terminal
from sitegen.cli.terminal import count
from sitegen.errors import RatchetError
from sitegen.health import Age, Health, health
from sitegen.health.ratchet import Change, Comparison, compare, record
from sitegen.outside import link_cache, manifest, ratchet_file
from sitegen.outside import workers as processes

BAR = 30
"""Characters of the longest bar of the histogram."""
LABEL = 20


@click.command(
    "health",
    epilog=options.examples(
        "sitegen health",
        "sitegen health --json",
        "sitegen health --ratchet health.json --update",
        "sitegen health --ratchet health.json",
    ),
)
@options.root
@options.out
@options.settings
@options.workers
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON, for tools.")
@click.option(
    "--ratchet", "file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Compare with the figures recorded in FILE, and exit with 1 where one is worse.",
)  # fmt: skip
@click.option("--update", is_flag=True, help="Record the figures of today in the FILE of --ratchet.")
@click.pass_context
def command(  # noqa: PLR0913 - one argument an option
    context: click.Context,
    /,
    *,
    root: Path,
    out: Path | None,
    workers: int | None,
    as_json: bool,
    file: Path | None,
    update: bool,
    **settings: object,
) -> None:
    """Tell how a board is: what its postings state, what is wrong, how old its ads are, what its site weighs.

    Links are as the last `sitegen check --links` found them, the site as the last `sitegen build` left it; nothing is
    asked or built here.

    With --ratchet the figures are held against those of a file in your repository, and the command exits with 1 where
    one is worse. Shares may grow by 2 percentage points (or by one posting), sizes by 10 % and 1 kB, the numbers of
    errors, warnings and dead links not at all.
    """
    if update and not file:
        raise click.UsageError("--update needs --ratchet FILE, the file to write.")
    with terminal.progress() as progress:
        _, board = read_board(root, settings, spread=processes.pool(workers), progress=progress, remember=True)
    published = manifest.read(out or root / "_site")
    sizes = {path: entry.size for path, entry in published.files.items()} if published else {}
    found, per_page = health(board, link_cache.read(root), sizes), board.settings.per_page
    compared = None if update or not file else compare(ratchet_file.read(file), found, per_page)
    if as_json:
        terminal.say_json({"health": found} | ({"ratchet": compared} if compared else {}))
    else:
        terminal.say(*_lines(found))
    if update and file:
        today = record(found, per_page)
        given_up = sorted(_recorded(file) - today.figures.keys())
        ratchet_file.write(file, today)
        terminal.say(f"The figures of today are recorded in {file}.", to_stderr=as_json)
        if given_up:
            terminal.say(f"No longer recorded, for want of a figure of today: {', '.join(given_up)}", to_stderr=as_json)
    elif compared and not as_json:
        terminal.say(*_compared_lines(compared, file))
    if compared and compared.worse:
        context.exit(1)


def _recorded(file: Path) -> Set[str]:
    """Names of the figures in the file; none where it is not there, or is to be made anew."""
    try:
        return ratchet_file.read(file).figures.keys()
    except RatchetError:
        return set()


def _lines(found: Health) -> Iterator[str]:
    copies = found.duplicates
    yield (
        f"{found.as_of}: {count(found.open, 'open job')}, {found.closed:,} closed; {copies.merged:,} merged as "
        f"duplicates, {copies.near_copies:,} in the row of a near-copy"
    )
    yield from _fact_lines(found)
    problems = ", ".join(count(found.problems[severity], severity) for severity in ("error", "warning", "note"))
    yield f"Problems: {problems} (`sitegen check` lists them)"
    yield f"JobPosting markup: {found.markup.valid:,} valid, {found.markup.withheld:,} withheld"
    yield _link_line(found)
    yield from _age_lines(found)
    yield from _site_lines(found)


def _fact_lines(found: Health) -> Iterator[str]:
    head = f"Facts of {count(found.postings, 'posting')}"
    yield f"{head:<{LABEL}} {'stated':>8} {'derived':>8} {'unknown':>8} {'':>8} {'disagree':>8}"
    for name, known in found.facts.items():
        share = f"{100 * known.not_stated / found.postings:.1f} %" if found.postings else "–"
        disagree = f"{known.disagree:>8,}" if known.disagree else ""
        counts = f"{known.stated:>8,} {known.derived:>8,} {known.not_stated:>8,}"
        yield f"  {name:<{LABEL - 2}} {counts} {share:>8} {disagree}".rstrip()


def _link_line(found: Health) -> str:
    links = found.links
    addresses = links.tested + links.not_tested
    if not links.tested:
        return f"Apply links: {addresses:,}, none of them tested; `sitegen check --links` asks"
    since = f"{found.links_heard:%Y-%m-%d}" if found.links_heard else ""
    untested = f", {links.not_tested:,} not tested" if links.not_tested else ""
    return (
        f"Apply links: {links.alive:,} alive, {links.dead:,} dead, {links.doubtful:,} doubtful, {links.unknown:,} that "
        f"no program may judge{untested}; oldest answer of {since}"
    )


def _age_lines(found: Health) -> Iterator[str]:
    if not found.open:
        return
    yield "Open jobs by days since they were posted, else first listed"
    most = max((age.jobs for age in found.ages), default=0) or 1
    rows = [(_days(age), age.jobs) for age in found.ages]
    for label, jobs in (*rows, ("not known", found.no_date)):
        bar = "█" * round(BAR * jobs / max(most, found.no_date))
        yield f"  {label:<{LABEL - 2}} {jobs:>8,} {bar}".rstrip()


def _days(age: Age) -> str:
    return f"{age.from_day} to {age.to_day}" if age.to_day is not None else f"{age.from_day} and more"


def _site_lines(found: Health) -> Iterator[str]:
    if not found.site:
        yield "No site is built: `sitegen build` makes one, and its files are weighed here."
        return
    files, total = sum(kind.files for kind in found.site), sum(kind.total for kind in found.site)
    yield f"{'Site':<{LABEL}} {'files':>8} {'kB':>10} {'median':>8} {'largest':>8}"
    for kind in found.site:
        sizes = f"{_kilo(kind.total):>10} {_kilo(kind.median):>8} {_kilo(kind.largest):>8}"
        yield f"  {kind.kind:<{LABEL - 2}} {kind.files:>8,} {sizes}  {kind.largest_path}"
    yield f"  {'all':<{LABEL - 2}} {files:>8,} {_kilo(total):>10}"


def _kilo(size: float) -> str:
    return f"{size / 1000:,.1f}"


def _compared_lines(compared: Comparison, file: Path | None) -> Iterator[str]:
    for change in compared.worse:
        yield (
            f"worse: {change.name}: {_shown(change, change.now)}, was {_shown(change, change.recorded)} "
            f"(at most {_shown(change, change.allowed)})"
        )
    for change in compared.better:
        yield f"better: {change.name}: {_shown(change, change.now)}, was {_shown(change, change.recorded)}"
    if compared.not_compared:
        yield f"Not compared, for want of a figure of today: {', '.join(compared.not_compared)}"
    if compared.new:
        yield f"Not recorded yet: {', '.join(compared.new)}"
    if compared.worse:
        yield f"Mend what is worse, or accept it: sitegen health --ratchet {file} --update"
    elif compared.better or compared.new:
        yield f"Nothing is worse. Keep what is better: sitegen health --ratchet {file} --update"
    else:
        yield "Nothing is worse."


def _shown(change: Change, value: float) -> str:
    match change.unit:
        case "percent":
            return f"{value:.1f} %"
        case "bytes":
            return f"{_kilo(value)} kB"
        case "count":
            return f"{value:,.0f}"
