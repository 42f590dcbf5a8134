"""An issue on GitHub → a posting file and the words about it, for a workflow.

Comes in: the event of the issue. Goes out: the file, and a report: `title.txt`, `description.md` and `comment.md`, or
the comment alone where no posting could be made. What is printed names no word of a stranger's that steers.
"""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from sitegen import paths
from sitegen.build import read_board
from sitegen.cli import terminal
from sitegen.contribution import review
from sitegen.contribution.draft import Draft, draft
from sitegen.contribution.issue import parse_event, submission
from sitegen.contribution.neighbours import Neighbour, neighbours
from sitegen.errors import ContentError
from sitegen.model.board import Board
from sitegen.model.job import Job
from sitegen.model.problem import Problem
from sitegen.model.rules import Vocabulary
from sitegen.outside import clock, drafts, runner, sources
from sitegen.outside import workers as processes
from sitegen.settings import FILE, parse_settings
from sitegen.toml_text import place

MOST_NEAR = 5
"""Jobs that are named as being perhaps the same one."""
NOTHING = Problem(
    "", 0, "empty", "error", "There is nothing in it to make a posting of.",
    "Write at least what the job is, and paste the text of the posting.",
)  # fmt: skip


def file_issue(root: Path, event: Path, report: Path | None, folder: str, vocabulary: Vocabulary) -> bool:
    """True where a posting was written, False where the issue has to be mended first."""
    issue = parse_event(event.read_bytes(), str(event))
    text = sources.read_text(root / "content" / "site.toml")
    zone = clock.zone(parse_settings(text).time_zone, place(text, FILE, "time_zone"))
    submitted = submission(issue, zone)
    made = draft(submitted, vocabulary)
    if not made.posting:
        empty = not (submitted.stated or submitted.text.strip())
        _report(report, {"comment.md": review.refusal((NOTHING,) if empty else made.parsed.problems)})
        terminal.say("No posting was made: the comment says why.")
        return False
    board, found = near(root, made)
    file = drafts.write(root, folder, made.name, made.text)
    links = _links(board)
    path = file.relative_to(root).as_posix()
    _report(
        report,
        {
            "title.txt": f"{review.title(made, issue.number)}\n",
            "description.md": review.description(made, issue.number, path, found, links),
            "comment.md": review.answer(made, found, links),
        },
    )
    terminal.say(f"Written: {file}")
    return True


def near(root: Path, made: Draft) -> tuple[Board, tuple[Neighbour, ...]]:
    """The board before the file is written, and its jobs that are or may be the same."""
    with terminal.progress() as progress:
        _, board = read_board(root, {}, spread=processes.pool(), progress=progress, remember=True)
    return board, neighbours(made.posting, board)[:MOST_NEAR] if made.posting else ()


def _links(board: Board) -> Callable[[Job], str]:
    """The page of a job, where the board knows where it lives; else its file in the repository."""
    base_url, blob = board.settings.base_url, runner.blob()

    def address(job: Job) -> str:
        if base_url:
            return base_url + paths.job_path(job)
        return f"{blob}content/jobs/{quote(job.lead.path)}" if blob else ""

    return address


def _report(folder: Path | None, files: dict[str, str]) -> None:
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ContentError(f"cannot be written: {error.strerror or error}", where=str(folder)) from error
