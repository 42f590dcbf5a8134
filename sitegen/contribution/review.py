"""A draft → what its contributor and the board's owner read about it on GitHub, as Markdown and as plain titles.

Comes in: a draft with its neighbours. Goes out: text. All that strangers wrote is shown and none of it is obeyed: no
markup, no mention, no reference, no command.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sitegen import inert
from sitegen.contribution.draft import Draft
from sitegen.contribution.neighbours import Kinship, Neighbour
from sitegen.explanation import NOT_STATED, Explanation, Reason, explain
from sitegen.model.job import Job
from sitegen.model.problem import Problem

ASKED = {
    "title": "Title", "company": "Company", "places": "Where", "hiring_in": "Hiring in", "work_mode": "Work mode",
    "salary": "Pay", "apply": "Apply", "deadline": "Last day", "posted": "Posted",
}  # fmt: skip
"""Facts that are told even where they are not stated: what a reader of the board looks for."""
OTHERS = {
    "employment": "Employment", "seniority": "Level", "experience": "Experience", "skills": "Skills",
    "category": "Category", "language": "Language",
}  # fmt: skip
"""Facts that are told where they are known."""

KINSHIPS: dict[Kinship, str] = {
    "same job": "the same job: the board will show the two as one",
    "near-copy": "nearly the same text: lists will show the two in one row",
    "same title": "the same title and company, with another text",
}
LONGEST = 300
"""Characters of a value that are shown."""
MOST = 20
"""Lines of a list that are shown: a comment above 65,536 characters is refused as a whole."""

Links = Callable[[Job], str]
"""The address where a job of the board can be read; empty where none is known."""


def title(draft: Draft, number: int) -> str:
    """Of the pull request, and the first line of the commit."""
    posting = draft.posting
    name = posting.title.value if posting and posting.title else "a job"
    employer = f" at {posting.company.value}" if posting and posting.company else ""
    return f"{inert.heading(f'Post {name}{employer}')} (issue {number})"


def description(draft: Draft, number: int, path: str, near: Sequence[Neighbour], links: Links) -> str:
    """Of the pull request."""
    lines = [
        f"Closes #{number}, where the posting was handed in. Merging this adds {inert.code(path)} to the board.",
        *_findings(draft, near, links),
        f"To correct something, edit issue #{number}: this branch follows it as long as nobody else has changed it.",
    ]
    return "\n\n".join(lines) + "\n"


def answer(draft: Draft, near: Sequence[Neighbour], links: Links) -> str:
    """The comment for the contributor."""
    lines = [
        "Thank you. This is how the board reads your posting.",
        *_findings(draft, near, links),
        "Is something wrong or missing? Edit the first comment of this issue, and the posting follows.",
    ]
    return "\n\n".join(lines) + "\n"


def refusal(problems: Sequence[Problem]) -> str:
    """The comment where no posting could be made; whatever was handed in stands in the issue still."""
    lines = [
        "No posting could be made of this issue yet.",
        _list(map(_problem, problems)),
        "Nothing is lost: what you wrote is still above. Edit the first comment of this issue, and it is read again.",
    ]
    return "\n\n".join(lines) + "\n"


def named(job: Job) -> str:
    """A job in plain words."""
    return f"{job.title or 'Untitled role'}{f' at {job.company.label}' if job.company else ''}"


def _findings(draft: Draft, near: Sequence[Neighbour], links: Links) -> Iterator[str]:
    told = explain(f"jobs/{draft.name}", draft.parsed)
    yield _table(told)
    if near:
        yield f"**Is it here already?** On the board is\n\n{_list(_neighbour(each, links(each.job)) for each in near)}"
    if told.problems:
        yield f"**To be mended**\n\n{_list(map(_problem, told.problems))}"
    if told.unread:
        words = _list(inert.code(_cut(left.words)) for left in told.unread)
        yield f"**Not understood**, and therefore shown nowhere\n\n{words}"
    if told.repairs:
        changes = sum(repair.count for repair in told.repairs)
        yield f"Damaged characters that were repaired: {changes:,}."


def _table(told: Explanation) -> str:
    rows = ["| | as the board shows it | read from |", "|---|---|---|"]
    for name, label in (ASKED | OTHERS).items():
        reason = told.facts[name]
        if reason or name in ASKED:
            rows.append(f"| {label} | {_shown(reason)} | {_source(reason)} |")
    return "\n".join(rows)


def _shown(reason: Reason | None) -> str:
    return inert.code(_cut(reason.display)) if reason else f"*{NOT_STATED}*"


def _source(reason: Reason | None) -> str:
    if reason is None:
        return ""
    origin = "what was stated" if reason.origin == "front matter" else "the text"  # its lines are others in the file
    words = (
        "" if reason.each or reason.words.strip() == reason.display.strip() else f": {inert.code(_cut(reason.words))}"
    )
    return f"{origin}{words}"


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _list(items: Iterable[str]) -> str:
    every = list(items)
    more = [f"and {len(every) - MOST:,} more"] if len(every) > MOST else []
    return "\n".join(f"- {item}" for item in (*every[:MOST], *more))


def _problem(problem: Problem) -> str:
    hint = f"<br>{inert.markdown(problem.hint)}" if problem.hint else ""
    return f"{inert.markdown(_cut(problem.message))}{hint}"


def _neighbour(near: Neighbour, address: str) -> str:
    job = near.job
    name = inert.code(named(job))
    shown = f"[{name}]({address})" if address else name
    return f"{shown}, {job.state}: {KINSHIPS[near.kinship]}"
