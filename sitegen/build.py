"""The conductor: the stages of ARCHITECTURE.md in their order, and no decision of its own.

Comes in: the folder of a board, the output folder, options that win over `content/site.toml`. Goes out: a board, or a
published site with its `Summary`. A broken site raises SiteError before anything is published.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from functools import partial
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from jinja2 import Environment

from sitegen import social
from sitegen.assets import asset_outputs
from sitegen.board import assemble, merge
from sitegen.board.history import earliest, ledger_text, parse_ledger, parse_log, with_first_listed, with_new
from sitegen.collect import Claim, collect
from sitegen.exports import Exported, export
from sitegen.ingredients import Ingredients
from sitegen.model.board import Board
from sitegen.model.page import Output, Page, Planned
from sitegen.model.parsed import Parsed
from sitegen.model.rules import Rules
from sitegen.model.theme import Theme
from sitegen.outside import (
    clock,
    forks,
    history,
    last_site,
    made,
    manifest,
    memo,
    memory,
    search,
    sources,
    theme,
    workers,
)
from sitegen.outside.code_version import code_version
from sitegen.outside.ingested import ingested
from sitegen.outside.publish import Stage, Staged, check, publish_staged
from sitegen.pages import plan
from sitegen.progress import Progress, silent
from sitegen.reading.pay.rates import parse_rates
from sitegen.reading.vocabulary.skills_file import parse_skills
from sitegen.render import environment, render
from sitegen.searchable import documents
from sitegen.settings import FILE, Settings, parse_settings
from sitegen.summary import Summary, summarise
from sitegen.toml_text import place


def build(  # noqa: PLR0913 - one argument an option
    root: Path,
    out: Path,
    options: Mapping[str, object],
    *,
    spread: workers.Map = workers.serial,
    processes: int = 1,
    progress: Progress = silent,
    remember: bool = False,
    ledger: bool = False,
    previous: Path | None = None,
    searchable: bool = True,
) -> Summary:
    """Builds the board in `root` into `out`; `options` are settings that win, `spread` is a map for reading, and files
    are made by so many `processes`. With `remember`, files are not read that an earlier build has read; with `ledger`,
    the owner's ledger gets what is new in it. `previous` has the data files of the last site, if `out` has not. A site
    that is not `searchable` has no text index.
    """
    watch = clock.Stopwatch()
    check(out, root)
    with watch.during("reading"):
        content, board = read_board(root, options, spread=spread, progress=progress, remember=remember, ledger=ledger)
    content = sources.without_bytes(content)
    memory.give_back()
    board = msgspec.structs.replace(board, last_site=last_site.read(previous or out))
    with watch.during("pages"):
        exported = export(board)
        claims = claim_paths(root, board, exported)
    language, last = board.settings.language, out / search.FOLDER
    texts = partial(documents, board) if searchable else tuple
    index = search.index(texts, language, last, table=exported.table_path)
    files: dict[str, made.Made] = {}

    def put_all(stage: Stage) -> Iterator[Staged]:
        ours = [claim for claim in claims.values() if claim.make]
        pages = forks.forked(processes)(partial(_put, stage), ours)
        index_too = map(stage.put, watch.each("search", index_files))
        for staged in chain(watch.each("pages", progress("Writing pages", pages, len(ours))), index_too):
            files[staged.path] = made.Made(staged.key, staged.entry.size, staged.changed)
            yield staged

    with watch.during("search"), index as index_files, watch.during("writing"):
        published = publish_staged(put_all, out, board=root, made=made.read(root).files)
        made.write(root, made.Record({**files, **made.as_it_is(out, manifest.NAME)}))
    return summarise(content, board, published, watch.seconds)


def _put(stage: Stage, claim: Claim) -> Staged:
    """Puts the file of a claim on the stage, made only where it would not be the one that is published."""
    assert claim.make  # noqa: S101 - the claims of others are not put here
    key = claim.key() if claim.key else b""
    return (key and stage.kept(claim.path, key)) or stage.put(claim.make(), key)


def read_board(  # noqa: PLR0913 - one argument an option
    root: Path,
    options: Mapping[str, object],
    *,
    spread: workers.Map = workers.serial,
    progress: Progress = silent,
    remember: bool = False,
    ledger: bool = False,
) -> tuple[sources.Sources, Board]:
    """What the board in `root` is made of, and the board. With `remember`, files are not read that an earlier call has
    read; with `ledger`, the owner's ledger gets what is new in it.
    """
    content = sources.read(root)
    settings = parse_settings(content.settings, **options)
    rules = parse_rules(content.rules)
    with memo.of(root) if remember else nullcontext(memo.NOTHING) as remembered:
        read = ingested(content.files, rules.vocabulary, spread, remembered)
        parsed = tuple(progress("Reading postings", read, len(content.files)))
    return content, board_of(root, content, parsed, options, settings=settings, rules=rules, ledger=ledger)


def board_of(  # noqa: PLR0913 - what a board is made of
    root: Path,
    content: sources.Sources,
    parsed: Iterable[Parsed],
    options: Mapping[str, object],
    *,
    settings: Settings,
    rules: Rules,
    ledger: bool = False,
) -> Board:
    """The board of what was read of its files, with the history that `root` has of them."""
    zone = clock.zone(settings.time_zone, place(content.settings, FILE, "time_zone"))
    whole = merge((Parsed(problems=content.problems), *parsed))
    today = settings.as_of or clock.today(zone)
    whole = _with_history(whole, root, zone, today, ledger=ledger)
    # A day on the command line says for when to build; one in the settings stops the clock of the board.
    runs = settings.as_of is None or options.get("as_of") is not None
    return msgspec.structs.replace(assemble(whole, settings, today, rules, zone=zone), clock_runs=runs)


def _with_history(parsed: Parsed, root: Path, zone: ZoneInfo, today: datetime.date, *, ledger: bool) -> Parsed:
    """The same with the day on which each posting was first listed, as far as git or the ledger knows it."""
    found = history.read(root)
    noted = parse_ledger(found.ledger)
    days = earliest(parse_log(found.log, zone), noted)
    if ledger:
        days = with_new(noted, (posting.path for posting in parsed.postings), days, clock.today(zone))
        history.write_ledger(root, ledger_text(days))
    return with_first_listed(parsed, days, today, found.why_not)


def parse_rules(texts: sources.RuleTexts) -> Rules:
    """What the owner adds to the packaged rules. Raises SettingsError."""
    return Rules(parse_skills(texts.skills), parse_rates(texts.rates))


def claim_paths(root: Path, board: Board, exported: Exported) -> Mapping[str, Claim]:
    """Who makes which file of the site; every template of the owner's has been compiled by then, and none rendered."""
    look = theme.read(root)
    env = environment(look, board, exported.table_path)
    return claims_of(look, env, board, plan(board), exported)


def claims_of(
    look: Theme, env: Environment, board: Board, planned: Iterable[Page], exported: Exported
) -> Mapping[str, Claim]:
    """Who makes which file of the site, where theme and pages are at hand."""
    made_from = Ingredients(look, board, env, table_path=exported.table_path, made_by=code_version())
    pages = (
        Claim(page.path, page.source or f"page {page.template}", partial(render, page, env), made_from.of_page(page))
        for page in planned
    )
    files = (Claim(file.path, f"static/{file.path}", partial(_as_it_is, file)) for file in asset_outputs(look))
    machine = (
        Claim(planned.path, f"export {kind.name}", partial(_made_by, planned), made_from.of_file(kind.name, planned))
        for kind, planned in exported.files
        if not (kind.replaceable and planned.path in look.files)
    )
    drawn = (
        Claim(planned.path, "picture", partial(_made_by, planned), made_from.of_file("picture", planned))
        for planned in (*social.pictures(board, look).planned, *social.touch_icon(look))
    )
    ours = (Claim(f"{search.FOLDER}/", "search index"), Claim(manifest.NAME, "manifest"))
    return collect((*pages, *files, *machine, *drawn, *ours))


def _as_it_is(output: Output) -> Output:
    return output


def _made_by(planned: Planned) -> Output:
    return Output(planned.path, planned.make())
