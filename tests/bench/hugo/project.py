"""A board → a folder that `hugo build` takes: settings, templates, content, static files."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment

from sitegen import social
from sitegen.assets import asset_outputs, assets_digest
from sitegen.board.facets import facets
from sitegen.build import read_board
from sitegen.display.dates import iso
from sitegen.display.popular import popular
from sitegen.exports import changes, job_table, jobs_json
from sitegen.exports.markdown import markdown
from sitegen.model.board import Board
from sitegen.model.company import Company
from sitegen.model.theme import Theme
from sitegen.outside import theme
from sitegen.pages import plan
from sitegen.paths import group_page
from sitegen.render import environment, render
from tests.bench.hugo import jobs
from tests.bench.hugo.kinds import KINDS

LAYOUTS = Path(__file__).parent / "layouts"
_MAIN = re.compile(r"<main.*</main>", re.DOTALL)
_SHAPE = re.compile(r'<symbol id="i-([\w-]+)" viewBox="0 0 20 20"><path d="([^"]+)"/>')
LIST_ICONS = ["search", "filter", "x", "info", "save", "theme"]
COMPANY_ICONS = ["back", "out", "save", "theme"]
ALL_OUTPUTS = [
    "html", "atom", "jsonfeed", "rss", "aggregator", "jobsjson", "csv", "table", "openids", "llms", "opensearch",
    "changes",
]  # fmt: skip


def write(root: Path, folder: Path) -> None:
    """Writes the board in `root` as a Hugo project into `folder`."""
    _, board = read_board(root, {})
    look = theme.read(root)
    env = environment(look, board, "table/jobs.json")
    plans = list(plan(board))
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(LAYOUTS, folder / "layouts")
    own = {page.template: _main(render(page, env).data.decode()) for page in plans if page.template in OWN}
    (folder / "hugo.json").write_text(json.dumps(_settings(board, look, env), ensure_ascii=False, indent=1), "utf-8")
    content = folder / "content"
    for path, text in (*_own_pages(board, own), *_lists(board, env)):
        _write(content / path, text.encode())
    for path, text in jobs.pages(board, env, plans):
        _write(content / path, text.encode())
    for output in asset_outputs(look):
        _write(folder / "static" / output.path, output.data)
    schemas = (jobs_json.schema(), changes.schema(), job_table.schema())
    for path, schema in zip(("jobs.schema.json", "changes.schema.json", "table/schema.json"), schemas, strict=True):
        _write(folder / "static" / path, msgspec.json.format(msgspec.json.encode(schema), indent=1))
    for planned in (*social.pictures(board, look).planned, *social.touch_icon(look)):
        _write(folder / "static" / planned.path, planned.make())


OWN = {"pay.html": "stats", "saved.html": "saved"}
"""Pages of which there is one: Hugo gets their middle part as content."""


def _main(html: str) -> str:
    found = _MAIN.search(html)
    return found[0] if found else ""


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _settings(board: Board, look: Theme, env: Environment) -> dict[str, Any]:
    settings = board.settings
    icons: Any = env.get_template("_icons.html").module
    every = icons.sprite(sorted(icons.shapes))
    colours = social.theme_colours(look)
    picture = social.pictures(board, look).of(None)
    kinds = {"company": "companies"} | {kind.singular: kind.plural for kind in KINDS.values()}
    return {
        "baseURL": settings.base_url,
        "title": settings.name,
        "locale": settings.language,
        "enableRobotsTXT": True,
        "disablePathToLower": True,
        "buildFuture": True,
        "taxonomies": kinds,
        "pagination": {"pagerSize": settings.per_page, "disableAliases": True},
        "markup": {"goldmark": {"renderer": {"unsafe": False}}},
        "mediaTypes": {
            "application/atom+xml": {"suffixes": ["xml"]},
            "application/feed+json": {"suffixes": ["json"]},
            "application/opensearchdescription+xml": {"suffixes": ["xml"]},
        },
        "outputFormats": {
            "atom": {"mediaType": "application/atom+xml", "baseName": "feed", "isPlainText": False},
            "jsonfeed": {"mediaType": "application/feed+json", "baseName": "feed", "isPlainText": True},
            "rss": {"mediaType": "application/rss+xml", "baseName": "rss"},
            "aggregator": {"mediaType": "application/xml", "baseName": "jobs"},
            "jobsjson": {"mediaType": "application/json", "baseName": "jobs", "isPlainText": True},
            "csv": {"mediaType": "text/csv", "baseName": "jobs", "isPlainText": True},
            "table": {"mediaType": "application/json", "path": "table", "baseName": "jobs", "isPlainText": True},
            "openids": {"mediaType": "text/plain", "baseName": "open-ids", "isPlainText": True},
            "llms": {"mediaType": "text/plain", "baseName": "llms", "isPlainText": True},
            "opensearch": {"mediaType": "application/opensearchdescription+xml", "baseName": "opensearch"},
            "changes": {"mediaType": "application/json", "baseName": "changes", "isPlainText": True},
            "twin": {"mediaType": "application/json", "baseName": "index", "isPlainText": True},
            "source": {"mediaType": "text/markdown", "baseName": "index", "isPlainText": True},
        },
        "outputs": {
            "home": ALL_OUTPUTS,
            "term": ["html", "atom", "jsonfeed"],
            "taxonomy": ["html"],
            "section": ["html"],
            "page": ["html"],
        },
        "params": {
            "language": settings.language,
            "root": settings.base_url,
            "base": settings.base_path,
            "assets": f"{settings.base_path}assets/{assets_digest(look)}/",
            "headline": settings.headline,
            "description": settings.description,
            "per_page": settings.per_page,
            "csp": env.globals["csp"],
            "head": look.templates["head.js"].removesuffix("\n"),
            "mark": look.templates["_mark.html"].removesuffix("\n"),
            "shapes": dict(_SHAPE.findall(every)),
            "light": colours.light["band"],
            "dark": colours.dark["band"],
            "picture": settings.base_url + picture if picture else "",
            "repository": settings.repository,
            "updated": iso(board.updated) if board.updated else "",
            "updated_words": env.filters["long_date"](board.updated) if board.updated else "",
            "own": [{"slug": page.slug, "title": page.title} for page in board.pages],
            "popular": [{"path": group_page(group), "label": group.tag.label} for group in popular(board)],
            "facets": list(_facets(board, env)),
        },
    }


def _facets(board: Board, env: Environment) -> Iterator[dict[str, Any]]:
    for facet in facets(board):
        choices = [
            {"value": choice.value, "label": env.filters["choice_label"](choice), "count": choice.count}
            for choice in facet.choices
        ]
        if facet.kind == "posted":
            yield {"plural": "posted", "parameter": "since", "title": "Posted", "choices": choices}
        else:
            kind = KINDS[facet.kind]
            yield kind._asdict() | {"name": facet.kind, "parameter": kind.singular, "choices": choices}


def _own_pages(board: Board, own: dict[str, str]) -> Iterator[tuple[str, str]]:
    for template, slug in OWN.items():
        params = {"nav": slug, "icons": ["save", "theme"], "html": own[template]}
        yield f"{slug}.md", json.dumps({"title": slug.title(), "layout": "own", "params": params})
    for page in board.pages:
        front = {"title": page.title, "params": {"nav": page.slug, "icons": ["theme"]}}
        yield f"{page.slug}.md", f"{json.dumps(front)}\n\n{markdown(page.prose.html.html)}\n"


def _lists(board: Board, env: Environment) -> Iterator[tuple[str, str]]:
    """Home, the groups, the companies; folders without a page of their own."""
    never = {"build": {"render": "never", "list": "always"}}
    yield "_index.md", json.dumps({"title": board.settings.name, "params": {"icons": LIST_ICONS}})
    outputs = {"params": {"hidden": True}, "cascade": {"outputs": ["html", "twin", "source"]}}
    yield "jobs/_index.md", json.dumps({"title": "Jobs"} | never | outputs)
    for kind in KINDS.values():
        yield f"{kind.plural}/_index.md", json.dumps({"title": kind.title, "params": {"hidden": True}} | never)
    companies: dict[str, Any] = {"nav": "companies", "icons": COMPANY_ICONS}
    yield "companies/_index.md", json.dumps({"title": "Companies", "params": companies})
    for group in board.groups:
        headline, pay = env.filters["headline"](group), group.pay
        median = env.filters["thousands"](pay.median) if pay.median is not None else ""
        params = {
            "headline": headline,
            "icons": LIST_ICONS,
            "pay": f"{pay.stated} state pay, middle {median} a year." if median else "",
        }
        front: dict[str, Any] = {"title": group.tag.label, "params": params}
        if group.kind == "pay":
            front["url"] = "/pay-stated/"
        if not group.has_page:
            front |= never | {"params": params | {"small": True, "hidden": True}}
        yield f"{KINDS[group.kind].plural}/{group.tag.slug}/_index.md", json.dumps(front, ensure_ascii=False)
    for company in board.companies:
        params = companies | _company(company, env)
        front = {"title": company.name, "params": params | {"hidden": not company.open_jobs}}
        yield f"companies/{company.slug}/_index.md", json.dumps(front, ensure_ascii=False)


def _company(company: Company, env: Environment) -> dict[str, Any]:
    facts, words = company.facts, env.filters
    newest = words["month"](facts.newest) if facts.newest else ""
    figures = f"{words['thousands'](facts.pay_low)}–{words['thousands'](facts.pay_high)}" if facts.pay_low else ""
    first = company.name[:1].upper()
    return {
        "headline": f"{company.name} jobs",
        "letter": first if first.isascii() and first.isalpha() else "0-9",
        "tile": msgspec.to_builtins(words["tile"](company.name)),
        "roles": f"{company.open_jobs or len(company.jobs)} open roles",
        "open": company.open_jobs > 0,
        "website": company.website,
        "quote": company.quote,
        "facts": [
            {"label": "Open roles", "value": company.open_jobs, "sub": f"{facts.newest_count} from {newest}"},
            {"label": "Pay per year", "value": figures or "Too few to say", "sub": f"{facts.pay_stated} state it"},
            {"label": "Hiring in", "value": f"{len(facts.places)} places"},
            {"label": "Last listed", "value": newest or "Not stated"},
        ],
    }
