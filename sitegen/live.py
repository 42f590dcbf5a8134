"""The board of a preview: read once, read again as its files change, and no file of it made before it is asked for.

Comes in: the folder of a board, then which of its files were edited. Goes out: a `Site`, the whole and true to the
disk, or one at once in which only edited ads are new, until the whole is there. What a whole one has is what a build
makes of the same content, byte for byte. Nothing is written into the board.
"""

import shutil
from collections.abc import Collection, Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from types import CodeType
from typing import Any

import msgspec
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from sitegen.board.provisional import Edited, edited
from sitegen.build import board_of, claims_of, parse_rules
from sitegen.collect import Claim
from sitegen.exports import export
from sitegen.listing import ListPage, Month
from sitegen.model.board import Board
from sitegen.model.company import Company
from sitegen.model.job import Job
from sitegen.model.page import Page, Planned
from sitegen.model.parsed import Parsed, SourceFile
from sitegen.model.posting import Posting
from sitegen.model.rules import Rules
from sitegen.model.theme import Theme
from sitegen.outside import clock, last_site, memo, search, sources, theme, workers
from sitegen.outside.ingested import ingested
from sitegen.pages import plan
from sitegen.paths import file, job_path
from sitegen.progress import Progress, silent
from sitegen.reading import ingest
from sitegen.render import environment, render
from sitegen.searchable import documents
from sitegen.settings import parse_settings

_WHEN_IDLE = ("nice", "-n", "15") if shutil.which("nice") else ()
"""Before a command that takes all processors: an edit, and the browser that shows it, go first."""


class Whole(msgspec.Struct, frozen=True):
    """Everything that is known of the board at one moment."""

    content: sources.Sources
    look: Theme
    rules: Rules
    parsed: Mapping[str, Parsed]
    """What each file became, by its path."""
    board: Board
    env: Environment
    compiled: "Compiled"
    pages: Mapping[str, Page]
    claims: Mapping[str, Claim]
    table: Mapping[str, Planned]
    """The job table and what belongs to it, by path."""
    table_path: str
    addresses: Mapping[str, str]
    """Site path of the page of a job, now or earlier → id of the job."""


class Compiled(BytecodeCache):
    """The code of templates, by name and source. What is worked out in advance is in it, such as the address of a
    script: it holds as long as settings, assets and day are the same.
    """

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives Jinja the code of a template, if there is some."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of a template that Jinja has compiled."""
        if bucket.code:
            self._code[bucket.key, bucket.checksum] = bucket.code


class Site:
    """The files of one state of the board, each made when it is asked for, and then kept."""

    def __init__(self, whole: Whole, edit: Edited | None = None, under: "Site | None" = None) -> None:
        """With `edit`, it lies over the site `under` it, which has all that was not edited."""
        self.whole = whole
        self._edit, self._under = edit, under
        self._made: dict[str, bytes] = {}
        self._jobs = {**whole.board.jobs, **edit.jobs} if edit else whole.board.jobs
        self._pages = whole.pages if edit is None else _at_their_addresses(whole, edit)

    @property
    def base_path(self) -> str:
        """Where it lives on its host."""
        return self.whole.board.settings.base_path

    def has(self, path: str) -> bool:
        """True where the site has this file."""
        claim = self.whole.claims.get(path)
        return path in self._pages or (path not in self.whole.pages and claim is not None and claim.make is not None)

    def file(self, path: str) -> bytes:
        """The bytes of a file that the site has. Raises ThemeError where its template fails."""
        if path not in self._made:
            self._made[path] = self._make(path)
        return self._made[path]

    def now_at(self, path: str) -> str | None:
        """Where the page of a job is that was at `path` before its title was edited."""
        job = self._jobs.get(self.whole.addresses.get(path, ""))
        return job_path(job) if job and path not in self._pages else None

    def _make(self, path: str) -> bytes:
        if self._edit and self._under:
            page = self._pages.get(path)
            now = _edited_value(page, self._edit)
            if page is None or (now is page and path in self.whole.pages):
                return self._under.file(path)
            return render(now, self.whole.env).data
        make = self.whole.claims[path].make
        assert make  # noqa: S101 - asked with `has`
        return make().data


def _at_their_addresses(whole: Whole, edit: Edited) -> Mapping[str, Page]:
    """All pages by path, where a title that was edited has given its job another address."""
    pages = dict(whole.pages)
    for job in edit.jobs.values():
        old, new = job_path(whole.board.jobs[job.id]), job_path(job)
        if old != new:
            page = pages.pop(file(old))
            pages[file(new)] = msgspec.structs.replace(page, path=file(new), context={**page.context, "path": new})
    return pages


def _edited_value(value: Any, edit: Edited) -> Any:
    """The value with what was edited in its place; the value itself where it holds nothing of it."""
    match value:
        case Job():
            return edit.jobs.get(value.id, value)
        case Company():
            return edit.companies.get(value.slug, value)
        case ListPage() | Month() | Page():
            fields = {name: getattr(value, name) for name in ("months", "jobs", "context") if hasattr(value, name)}
            now = {name: _edited_value(each, edit) for name, each in fields.items()}
            return (
                msgspec.structs.replace(value, **now) if any(now[name] is not fields[name] for name in now) else value
            )
        case tuple():
            items = tuple(_edited_value(each, edit) for each in value)
            return items if any(one is not other for one, other in zip(items, value, strict=True)) else value
        case dict():
            context = {name: _edited_value(each, edit) for name, each in value.items()}
            return context if any(context[name] is not value[name] for name in value) else value
    return value


class Live:
    """A board that follows its files."""

    def __init__(
        self, root: Path, options: Mapping[str, object], *, spread: workers.Map, last: Path, scratch: Path
    ) -> None:
        """`last` is the folder of the last build, whose index and data are used; `scratch` keeps newer indexes."""
        self._root, self._options, self._spread, self._last = root, options, spread, last
        self._index = scratch / search.FOLDER

    def read(self, progress: Progress = silent) -> Site:
        """The board as it is on the disk. Raises SiteError where it is broken."""
        return self._whole(None, progress)

    def again(self, site: Site) -> Site:
        """The same after its files may have changed; the very `site` where none has, and the day is the same."""
        return self._whole(site, silent)

    def make_ready(self, site: Site) -> None:
        """Loads what an edit needs, which nothing has needed yet where all ads came from the memo."""
        posting = next((path for path, parsed in site.whole.parsed.items() if parsed.postings), None)
        if posting:
            self.provisional(site, [self._root / "content" / posting])

    def provisional(self, site: Site, files: Collection[Path]) -> Site | None:
        """The whole `site` with these ads as they are now; None where they are not all ads whose edit concerns little
        more than themselves.
        """
        whole = site.whole
        before: dict[str, Posting] = {}
        now: dict[str, Posting] = {}
        if not all(each.name for each in files):  # the folder of the board itself: whatever is in it
            return None
        for name in {_posting_file(each) for each in files}:
            read = sources.read_one(name)
            if not isinstance(read, SourceFile) or read.path not in whole.parsed:
                return None
            old, new = whole.parsed[read.path], ingest(read, whole.rules.vocabulary)
            if len(old.postings) != 1 or len(new.postings) != 1:
                return None
            before[read.path], now[new.postings[0].path] = old.postings[0], new.postings[0]
        postings = {each.path: each for parsed in whole.parsed.values() for each in parsed.postings}
        notes = tuple(each for parsed in whole.parsed.values() for each in parsed.companies)
        edit = edited(whole.board, postings, now, notes, whole.rules)
        return Site(whole, edit, site) if edit else None

    def index(self, site: Site) -> Mapping[str, bytes]:
        """The files of the text index, with the job table that it was made for. Raises SearchError."""
        whole, last = site.whole, self._index if self._index.is_dir() else self._last / search.FOLDER
        language = whole.board.settings.language
        texts, aside = partial(documents, whole.board), (*_WHEN_IDLE, *search.PAGEFIND)
        with search.index(texts, language, last, table=whole.table_path, pagefind=aside) as outputs:
            files = {output.path: output.data for output in outputs}
        shutil.rmtree(self._index, ignore_errors=True)
        for path, data in files.items():
            place = self._index.parent / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        return files | {path: planned.make() for path, planned in whole.table.items()}

    def _whole(self, site: Site | None, progress: Progress) -> Site:
        content, look = sources.read(self._root), theme.read(self._root)
        settings, rules = parse_settings(content.settings, **self._options), parse_rules(content.rules)
        old = site.whole if site else None
        if site and old and (content, look) == (old.content, old.look) and _is_of_today(old.board):
            return site
        parsed = self._parsed(content, rules, old, progress)
        board = board_of(self._root, content, parsed.values(), self._options, settings=settings, rules=rules)
        board = msgspec.structs.replace(board, last_site=last_site.read(self._last))
        exported = export(board)
        as_before = old and (board.settings, look.assets, board.today) == (
            old.board.settings,
            old.look.assets,
            old.board.today,
        )
        compiled = old.compiled if old and as_before else Compiled()
        env = environment(look, board, exported.table_path, compiled=compiled)
        pages = {page.path: page for page in plan(board)}
        whole = Whole(
            content=content,
            look=look,
            rules=rules,
            parsed=parsed,
            board=board,
            env=env,
            compiled=compiled,
            pages=pages,
            claims=claims_of(look, env, board, pages.values(), exported),
            table={each.path: each for kind, each in exported.files if kind is exported.files[0][0]},
            table_path=exported.table_path,
            addresses={
                **(old.addresses if old else {}),
                **{file(job_path(job)): job.id for job in board.jobs.values()},
            },
        )
        now = Site(whole)
        if not old or (look, settings) != (old.look, old.board.settings):
            for page in {page.template: page for page in pages.values()}.values():
                now.file(page.path)  # a template that fails must not take the place of one that works
        return now

    def _parsed(
        self, content: sources.Sources, rules: Rules, old: Whole | None, progress: Progress
    ) -> Mapping[str, Parsed]:
        """What each file says; only those are read that have changed, and at first those that no build has read."""
        kept: Mapping[str, Parsed] = {}
        if old and old.rules.vocabulary == rules.vocabulary:
            same = {each.path: each for each in old.content.files}
            kept = {each.path: old.parsed[each.path] for each in content.files if same.get(each.path) == each}
        new = [each for each in content.files if each.path not in kept]
        with nullcontext(memo.NOTHING) if old else memo.of(self._root) as remembered:
            read = ingested(new, rules.vocabulary, self._spread, remembered)
            parsed = progress("Reading postings", read, len(new))
            fresh = {each.path: one for each, one in zip(new, parsed, strict=True)}
        return {each.path: kept.get(each.path) or fresh[each.path] for each in content.files}


def _is_of_today(board: Board) -> bool:
    return not board.clock_runs or board.settings.as_of is not None or board.today == clock.today(board.zone)


def _posting_file(name: Path) -> Path:
    """The file of a posting, of it or of its sidecar."""
    lead = name.with_name(name.name.removesuffix(sources.SIDECAR))
    return lead if lead != name and lead.is_file() else name
