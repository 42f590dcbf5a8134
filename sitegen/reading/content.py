"""The owner's own prose: `companies/<slug>.md` and `pages/<slug>.md`.

What comes in is a path below `content/` with repaired text, what goes out is a Parsed with one record, or with the
problem for which there is none. The slug is the file's name, so names are checked here and never made up.
"""

import re
from pathlib import PurePosixPath

from sitegen.model.company import CompanyNotes
from sitegen.model.parsed import ContentPage, Parsed
from sitegen.model.problem import Problem
from sitegen.reading.body.prose import make_prose
from sitegen.reading.fields.keys import did_you_mean, normal
from sitegen.reading.fields.yaml_header import CLOSING, Entry, HeaderError, Value, has_header, load, split
from sitegen.reading.vocabulary.addresses import web_url

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FIRST_HEADING = re.compile(r"\s*#[ \t]+(?P<title>[^\n]{1,300}?)[ \t#]*(?:\n|$)")

# `---` and at once `- Crumb` or `[…`: meant as front matter, which has keys
LISTED = re.compile(r"\s*---[ \t]*\n[ \t]*(?:-[ \t]|[\[{])")

COMPANY_KEYS = ("name", "website", "aliases")
PAGE_KEYS = ("title",)


def parse_company(path: str, text: str) -> Parsed:
    """`companies/<slug>.md`: name, website and aliases in front matter, all optional, and prose."""
    slug, entries, body, problems = _cut(path, text, COMPANY_KEYS)
    if slug is None:
        return Parsed(problems=tuple(problems))
    values = {normal(entry.key): entry.value for entry in entries}
    website = _text(values.get("website", ""))
    if website and not web_url(website):
        line = next(entry.line for entry in entries if normal(entry.key) == "website")
        hint = "Write the whole address, https:// included."
        problems.append(Problem(path, line, "bad-url", "warning", f"website: {website!r} is not a web address", hint))
    aliases = values.get("aliases", [])
    notes = CompanyNotes(
        slug=slug,
        name=_text(values.get("name", "")) or None,
        website=website if web_url(website) else None,
        aliases=tuple(filter(None, map(_text, aliases if isinstance(aliases, list) else [aliases]))),
        about=make_prose(body, "markdown"),
    )
    return Parsed(companies=(notes,), problems=tuple(problems))


def parse_page(path: str, text: str) -> Parsed:
    """`pages/<slug>.md`: its title from front matter, else from its first heading, else from its name."""
    slug, entries, body, problems = _cut(path, text, PAGE_KEYS)
    if slug is None:
        return Parsed(problems=tuple(problems))
    title = next((_text(entry.value) for entry in entries if normal(entry.key) == "title"), "")
    heading = FIRST_HEADING.match(body)
    if heading and (not title or heading["title"] == title):
        title, body = title or heading["title"], body[heading.end() :]
    page = ContentPage(slug, title or slug.replace("-", " ").capitalize(), make_prose(body, "markdown"))
    return Parsed(pages=(page,), problems=tuple(problems))


def _cut(path: str, text: str, known: tuple[str, ...]) -> tuple[str | None, list[Entry], str, list[Problem]]:
    """(slug or None where the file is left out, front matter, body, problems)."""
    slug = PurePosixPath(path).stem
    if path.count("/") != 1 or not SLUG.fullmatch(slug):
        hint = "Name it in small letters, digits and hyphens, as in post-a-job.md, without a folder."
        return None, [], "", [Problem(path, 0, "bad-name", "error", f"{slug!r} cannot be part of an address", hint)]
    listed = LISTED.match(text) and CLOSING.search(text, text.index("---") + 3)
    if not (listed or has_header(path, text)):
        return slug, [], text, []
    try:
        header = split(path, text)
        entries = load(header)
    except HeaderError as error:
        return None, [], "", [Problem(path, error.line, "bad-front-matter", "error", error.message, error.hint)]
    problems = []
    for entry in entries:
        if normal(entry.key) not in known:
            hint = did_you_mean(entry.key, known)
            problems.append(Problem(path, entry.line, "unknown-key", "warning", f"unknown key `{entry.key}`", hint))
    return slug, entries, header.body, problems


def _text(value: Value) -> str:
    return value.strip() if isinstance(value, str) else ""
