"""The check of JobPosting markup that lies beside the checkout, for tests that read the real postings anyway."""

import importlib.util
from pathlib import Path
from typing import Any


def the_other_check(shared: Path) -> Any:
    """The module: `VALIDATOR` for a value, `findings(page, today)` for a built page."""
    spec = importlib.util.spec_from_file_location("check_jobposting", shared / "checks" / "check_jobposting.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
