"""Words that break carelessly written files, in a posting as it is read and in a job made by hand.

The readers take control characters out, and pictures out of titles; a job made by hand still has them, so that each
file has to stand on its own.
"""

import functools

from sitegen.board import assemble
from sitegen.model.board import Board
from sitegen.model.parsed import SourceFile
from sitegen.reading import ingest
from sitegen.settings import Settings
from tests.boards import TODAY, board, job, prose

TITLE = 'R&D <Baker>, "Nights" ]]> </script> [x](https://evil.example) &amp; C#'
COMPANY = "=Crumb & Sons; -- 🍞"
CONTROLS = "\x00\x07\x0b\x1b[31m\x7f\x85\u2028\ufffe"
BODY = """\
We bake <b>bread</b> & more: ]]> </script><script>alert(1)</script> <!-- no comment --> 🥐 100% *by hand*, `oven`.

# Not only bread

- &amp; is how HTML writes an ampersand, and =HYPERLINK("https://evil.example") is a formula
- [a link](https://example.org/?a=1&b=2) and a | pipe, 1. number, back\\slash
"""

NAME = "Jobs & <Co> 🥖 of the far North"


def read_board() -> Board:
    """The board of one posting with all of this, as the readers make it."""
    posting = f"# [{TITLE}](https://example.org/apply?a=1&b=2)\n### {COMPANY}\n\n{BODY}\x07\x1b[31m\n"
    return _assembled(posting)


@functools.cache
def _assembled(posting: str) -> Board:
    parsed = ingest(SourceFile("jobs/Python/2025-03/hostile.md", posting.encode()))
    settings = Settings(name=NAME, base_url="https://example.org/it's/r&d/", description="Pay > 0 & <all> 🧁")
    return assemble(parsed, settings, TODAY)


def raw_board() -> Board:
    """The board of one job whose title, employer and text have control characters too."""
    made = job(f"{TITLE} 🧁 {CONTROLS}", COMPANY + CONTROLS, key="raw", body=prose(f"Bread {CONTROLS} 🥐"))
    return board(made, name=NAME + CONTROLS, base_url="https://example.org/r&d/")
