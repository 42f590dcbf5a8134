"""The body of an issue that GitHub made of a form → what was submitted.

Comes in: Markdown as GitHub writes it, `### Label`, a blank line, the answer; `_No response_` for none. Goes out: a
`Submission`. Must never drop a word: what belongs to no label is part of the text, and an issue that was written
without the form is all text.
"""

import re
from collections.abc import Iterator, Mapping

from sitegen.contribution.draft import Submission
from sitegen.model.posting import FieldName

LABELS: Mapping[str, FieldName | None] = {
    "Job title": "title",
    "Company": "company",
    "Where": "location",
    "Pay": "salary",
    "How to apply": "apply",
    "Last day to apply": "deadline",
    "First published": "posted",
    "The posting": None,
}
"""Labels of `.github/ISSUE_TEMPLATE/post-a-job.yml` in their order. The text is the last one, because it may have
headings that look like a label; every answer before it is a single line."""

TEXT = "The posting"
NO_RESPONSE = "_No response_"

_HEADINGS = re.compile(rf"^###[ \t]+({'|'.join(map(re.escape, LABELS))})[ \t]*$", re.MULTILINE)


def parse_issue(body: str) -> Submission:
    """What the body of an issue submits."""
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    stated: dict[FieldName, str] = {}
    texts = []
    for label, answer in _answers(body):
        name = LABELS.get(label)
        first, _, rest = answer.partition("\n") if name else ("", "", answer)
        if name and first.strip():
            stated[name] = first.strip()
        if rest.strip():  # more lines than the form takes: somebody has edited the issue
            texts.append(rest.strip("\n"))
    return Submission(stated, "\n\n".join(texts))


def is_form(body: str) -> bool:
    """Whether the form was used; an issue without it is a text alone."""
    return bool(_HEADINGS.search(body.replace("\r", "")))


def _answers(body: str) -> Iterator[tuple[str, str]]:
    """(label, answer) in the order of the body, each label once, and none below the text; without a label: all else."""
    label, start = "", 0
    seen: set[str] = set()
    for heading in _HEADINGS.finditer(body):
        if heading[1] in seen or label == TEXT:
            continue
        yield label, _answer(body[start : heading.start()])
        label, start = heading[1], heading.end()
        seen.add(label)
    yield label, _answer(body[start:])


def _answer(words: str) -> str:
    return "" if words.strip() == NO_RESPONSE else words.strip("\n")
