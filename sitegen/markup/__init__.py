"""What pages say in the words of schema.org, for search engines: one job, and the way to a page.

Comes in: a job and its board. Goes out: plain values that a template prints with `tojson`. Must never say what the page
does not show, nor hold back a fault: an ad has valid markup or none, and the reason is counted.
"""

from collections.abc import Mapping
from functools import partial

from jinja2 import Environment

from sitegen.markup.breadcrumbs import breadcrumbs
from sitegen.markup.job_posting import Withheld, job_posting
from sitegen.model.board import Board
from sitegen.model.company import Company
from sitegen.model.job import Job


def install(env: Environment, board: Board) -> None:
    """Give templates `job_markup(job, company)` and `breadcrumbs((name, path), …)`, both None where withheld.

    `tojson` writes for machines: no spaces between values, and letters as they are.
    """
    env.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "ensure_ascii": False}
    env.globals |= {"job_markup": partial(_job_markup, board=board), "breadcrumbs": partial(breadcrumbs, board)}


def _job_markup(job: Job, company: Company | None = None, *, board: Board) -> Mapping[str, object] | None:
    made = job_posting(job, board, company)
    return None if isinstance(made, Withheld) else made
