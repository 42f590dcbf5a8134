"""The rail of a list page in a browser: made ready whoever loads it, and asked through its module.

`ready(page)` waits until the options are checkboxes. `ask(page, script)` runs JavaScript in which `rail` is the module.
"""

from typing import Any

from playwright.sync_api import Page

MODULE = "new URL('rail.js', document.querySelector('link[rel=stylesheet]').href).href"


def ready(page: Page) -> Page:
    """The page, with checkboxes where its facets were links."""
    page.locator("#filters .opt input").first.wait_for(state="attached")
    return page


def ask(page: Page, script: str, argument: Any = None) -> Any:
    """What an expression over `rail` and `argument` gives."""
    return page.evaluate(f"argument => import({MODULE}).then(rail => {script})", argument)


def state(**filters: Any) -> dict[str, Any]:
    """What the rail can say, with nothing on but `filters`; `in_` is the group `in`."""
    given = {name.rstrip("_"): value for name, value in filters.items()}
    empty: dict[str, Any] = {"role": [], "cat": [], "in": [], "level": [], "skill": []}
    return empty | {"pay": 0, "paid": False, "since": ""} | given
