"""The few facts of a posting, asked for in the terminal.

Comes in: a submission with the text as it was pasted. Goes out: the same with the answers. What the text says is not
asked for twice: it is the answer that Enter gives.
"""

from collections.abc import Mapping
from functools import partial

import click

from sitegen.cli import terminal
from sitegen.contribution.draft import Submission, draft
from sitegen.explanation import NOT_STATED, Reason, explain
from sitegen.inert import harmless
from sitegen.model.posting import FieldName
from sitegen.model.rules import Vocabulary

FACTS: Mapping[FieldName, tuple[str, str]] = {
    "title": ("Title", "without place or company, as in Night Baker"),
    "company": ("Company", "the employer, as it should be shown"),
    "location": ("Where", "people work or may live, as in Lyon, France"),
    "salary": ("Pay", "with currency and period, as in €2,400 - €2,800 a month"),
    "apply": ("Apply at", "the page of this very job, or an e-mail address"),
    "deadline": ("Last day to apply", "as in 2026-11-30"),
    "posted": ("Published on", "as in 2026-10-31"),
}
"""What is asked for, and how it is answered; the text says the rest."""

NAMES = ("title", "company")
"""What a file is named after: Enter says that what was read is right, so that the header of the file states it."""


def ask(submitted: Submission, vocabulary: Vocabulary) -> Submission:
    """The submission with what a person answers; what is stated already is not asked for. Ctrl-D ends the questions."""
    read = explain("", draft(Submission({}, submitted.text), vocabulary).parsed)
    stated = dict(submitted.stated)
    terminal.say("Enter keeps what stands in brackets.")
    for name, (label, how) in FACTS.items():
        if name in stated:
            continue
        known = read.facts["places" if name == "location" else name]
        try:
            answered = _answer(name, label if known else f"{label} ({how})", known, vocabulary)
        except click.Abort as end:
            if isinstance(end.__context__, EOFError):  # Ctrl-D, pressed twice after a paste: it must not be lost
                terminal.say("")
                break
            raise
        if answered:
            stated[name] = answered
        elif known and name in NAMES:
            stated[name] = known.value
    return Submission(stated, submitted.text)


def _answer(name: FieldName, label: str, known: Reason | None, vocabulary: Vocabulary) -> str:
    answered: str = click.prompt(
        f"{label} [{harmless(known.display if known else NOT_STATED)}]",
        default="",
        show_default=False,
        value_proc=partial(_checked, name, vocabulary),
    )
    return answered


def _checked(name: FieldName, vocabulary: Vocabulary, words: str) -> str:
    """The answer, where it can be used; what cannot be is asked for again."""
    for problem in draft(Submission({name: words}), vocabulary).parsed.problems:
        if problem.line:  # the others are about what a posting of one fact lacks
            raise click.UsageError(harmless(f"{problem.message}. {problem.hint}"))
    return words.strip()
