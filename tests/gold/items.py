"""One JSON item of a job-board interface → `RawPosting`, with its values as `structured` fields.

Comes in: the text of the item. Goes out: what a format would hand over. It stands in until those formats are read, and
must never read a fact itself: it only says which key holds what.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from sitegen.model.posting import Field, FieldName, RawPosting

KEYS: dict[FieldName, tuple[str, ...]] = {
    "title": ("title", "jobTitle", "position", "text"),
    "company": ("company_name", "companyName", "company"),
    "location": ("location", "categories.location", "candidate_required_location", "jobGeo"),
    "hiring_in": ("locationRestrictions", "country_code", "country"),
    "work_mode": ("workplaceType", "workplace_type"),
    "employment": ("employment_type_code", "employmentType", "job_type", "jobType", "categories.commitment"),
    "seniority": ("experience_code", "jobLevel", "seniority"),
    "apply": ("applyUrl", "apply_url", "careers_apply_url", "applicationLink", "absolute_url", "url"),
    "skill": ("tags",),
}
"""Keys of Greenhouse, Lever, Ashby, Recruitee, Jobicy, Himalayas, Remotive, RemoteOK and Arbeitnow; the first counts.

Left out: pay, which these interfaces derive (a year's pay from an hour's), and keys that no two of them mean alike.
"""
FLAGS: dict[str, str] = {"hybrid": "hybrid", "isRemote": "remote", "remote": "remote"}
BODY = ("opening", "descriptionHtml", "content", "jobDescription", "descriptionBody", "description", "requirements")
ENTITY_TAG = re.compile(r"&lt;/?[a-z]")


def parse_item(path: str, text: str) -> RawPosting:
    """The posting of one item."""
    item = json.loads(text)
    if "comment_text" in item:
        return _raw(path, _comment_fields(item["comment_text"]), item["comment_text"])
    return _raw(path, _fields(item), _body(item))


def _raw(path: str, fields: Iterator[tuple[FieldName, str]], body: str) -> RawPosting:
    found = tuple(Field(name, value, "structured", 1) for name, value in fields)
    return RawPosting(path=path, format="item", fields=found, body=body, body_kind="html", body_line=1)


def _fields(item: dict[str, Any]) -> Iterator[tuple[FieldName, str]]:
    for name, keys in KEYS.items():
        values = next(filter(None, (_texts(_at(item, key)) for key in keys)), [])
        yield from ((name, html.unescape(value)) for value in values)
    if item.get("city") and item.get("country"):
        yield "location", f"{item['city']}, {item['country']}"
    yield from (("work_mode", mode) for key, mode in FLAGS.items() if item.get(key) is True)
    if isinstance(item.get("salary"), dict) and item["salary"].get("min"):
        pay = item["salary"]
        yield "salary", f"{pay['min']} - {pay['max']} {pay['currency']} per {pay['period']}"


def _at(item: Any, key: str) -> Any:
    for part in key.split("."):
        item = item.get(part) if isinstance(item, dict) else None
    return item


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = value.get("name")
    values = value if isinstance(value, list) else [value]
    return [each for each in values if isinstance(each, str) and each.strip() and each != "unspecified"]


def _body(item: dict[str, Any]) -> str:
    """The parts of the text in their order, without a part that an earlier one holds."""
    parts: list[str] = []
    for key in BODY:
        part = item.get(key) or ""
        part = html.unescape(part) if ENTITY_TAG.search(part) else part
        if part and part not in "".join(parts) and not (key == "description" and "descriptionBody" in item):
            parts.append(part)
    lists = (f"<h3>{html.escape(each['text'])}</h3><ul>{each['content']}</ul>" for each in item.get("lists") or ())
    return "\n".join((*parts, *lists, item.get("additional") or ""))


def _comment_fields(comment: str) -> Iterator[tuple[FieldName, str]]:
    """The first line of a comment on Hacker News: `Company | Job | Place | Pay`, in any order after the company."""
    first = html.unescape(re.sub(r"<[^>]+>", " ", comment.partition("<p>")[0]))
    company, *rest = (piece.strip() for piece in first.split("|"))
    yield "company", company
    for piece in rest:
        if re.search(r"\$\s?\d|€|£", piece):
            yield "salary", piece
        elif re.search(r"(?i)\b(?:remote|onsite|on-site|hybrid)\b", piece):
            yield "location", piece
        elif re.search(r"(?i)full[- ]?time|part[- ]?time|contract|intern(?:ship)?s?$", piece):
            yield "employment", piece
        elif re.search(r"(?i)\b(?:engineer|developer|designer|manager|scientist|lead|analyst)", piece):
            yield "title", piece
