"""The event that GitHub hands to a workflow about an issue → the issue.

Comes in: JSON. Goes out: an `Issue`. All of it is words of strangers; nothing of it is obeyed.
"""

import datetime

import msgspec

from sitegen.contribution.draft import Submission
from sitegen.contribution.issue_form import is_form, parse_issue
from sitegen.errors import ContentError


class Issue(msgspec.Struct, frozen=True):
    """What of an issue a posting is made of."""

    number: int
    body: str | None = None
    created_at: datetime.datetime | None = None


class _Event(msgspec.Struct, frozen=True):
    issue: Issue


def parse_event(data: bytes, where: str) -> Issue:
    """The issue of an event of the kind `issues`. Raises ContentError."""
    try:
        return msgspec.json.decode(data, type=_Event).issue
    except msgspec.MsgspecError as error:
        hint = "It is the file that GITHUB_EVENT_PATH names, of an event of the kind `issues`."
        raise ContentError(f"is not the event of an issue: {error}", where=where, hint=hint) from None


def submission(issue: Issue, zone: datetime.tzinfo) -> Submission:
    """What the issue submits. The form says of its date that without one the job was published as the form was sent."""
    body = issue.body or ""
    found = parse_issue(body)
    if is_form(body) and "posted" not in found.stated and issue.created_at:
        posted = issue.created_at.astimezone(zone).date().isoformat()
        return msgspec.structs.replace(found, stated={**found.stated, "posted": posted})
    return found
