"""Where the theme and the starter board are that came with sitegen.

In a wheel they lie inside the package; in a checkout (and an editable install) they are the repository's own folders.
"""

from pathlib import Path

import sitegen
from sitegen.errors import ThemeError


def folder() -> Path:
    """The folder with the packaged `templates/`, `static/` and `content/`. Raises ThemeError where it is missing."""
    package = Path(sitegen.__file__).parent
    for place in (package / "_board", package.parent):
        if (place / "templates").is_dir():
            return place
    raise ThemeError("the theme that comes with sitegen is missing", hint="Install sitegen again.")
