"""Board → `jobs.json`, the open jobs with every fact for programs, and `jobs.schema.json`, the JSON Schema of it.

The texts are not in it: they would be nine tenths of its size. Each is in the job's own file (`twins.py`).
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec

from sitegen.exports.job_record import job_record, shown_jobs
from sitegen.exports.job_shape import JobFile, JobsFile
from sitegen.model.board import Board
from sitegen.model.page import Planned
from sitegen.paths import JOBS_JSON, JOBS_SCHEMA

VERSION = 1


def plan(board: Board) -> Iterator[Planned]:
    """Both files, always: a program that asks for the jobs of an empty board is told that there are none."""
    yield Planned(JOBS_JSON, partial(_jobs, board))
    yield Planned(JOBS_SCHEMA, _schema)


def _jobs(board: Board) -> bytes:
    settings = board.settings
    content = JobsFile(
        schema=JOBS_SCHEMA,
        version=VERSION,
        name=settings.name,
        url=settings.base_url or None,
        as_of=board.today,
        time_zone=settings.time_zone,
        archive=board.archive,
        jobs=[job_record(job, board) for job in shown_jobs(board)],
    )
    return msgspec.json.encode(content) + b"\n"


def _schema() -> bytes:
    return msgspec.json.format(msgspec.json.encode(schema()), indent=1) + b"\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of `jobs.json`; that of the file of one job is its `$defs.JobFile`."""
    (whole, _), definitions = msgspec.json.schema_components([JobsFile, JobFile], ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole, "$defs": definitions}
