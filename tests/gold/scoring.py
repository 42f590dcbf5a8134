"""The gold set scored: predictions of all its items, and the table that the set's own scorer makes of them.

Comes in: a folder laid out as `shared/gold` is (`inputs.jsonl`, label files, `postings/`, `score.py`). Goes out: what
the scorer says. The labels are read by the scorer alone.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.gold.predict import predict

GOLD = Path(__file__).parents[3] / "shared" / "gold"
"""Beside the checkout: other people's texts, so they are not in it."""


def is_there(folder: Path) -> bool:
    """Whether this is a gold set."""
    return (folder / "inputs.jsonl").is_file()


def score(folder: Path, *options: str) -> str:
    """What the scorer prints; a set without a scorer of its own is scored by that of `GOLD`."""
    lines = (folder / "inputs.jsonl").read_text(encoding="utf-8").splitlines()
    predictions = [_prediction(json.loads(line), folder) for line in lines if line.strip()]
    scorer = next(path for path in (folder / "score.py", GOLD / "score.py") if path.is_file())
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "predictions.jsonl"
        path.write_text("\n".join(predictions) + "\n", encoding="utf-8")
        command: list[str | Path] = [sys.executable, scorer, path, "--labels", folder, "--postings", folder, *options]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def _prediction(item: dict[str, Any], folder: Path) -> str:
    return json.dumps({"id": item["id"], "fields": predict(item, folder)}, ensure_ascii=False)
