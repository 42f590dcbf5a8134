"""What a reader's browser would complain about: errors, requests to elsewhere, jumping layout, sideways scrolling.

Comes in: a Playwright page, before it is used. Goes out: complaints in plain words, empty where all is well.
"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # a third of the time is for telling of all that is well
}
COUNT_SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (entry.value >= 0.01)
    shifts.push(`${entry.value.toFixed(4)} ${entry.sources.map(s => s.node?.outerHTML?.slice(0, 80)).join(' & ')}`);
}).observe({type: 'layout-shift', buffered: true});
"""
"""Smaller shifts are a line or a menu whose end came with the next piece of the document: a busy machine has them."""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Watch:
    """Collects from the moment it is made."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.requested: list[str] = []
        page.add_init_script(COUNT_SHIFTS)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.errors.append(f"{message.text} {message.location['url']}")

    def _request(self, request: Request) -> None:
        self.requested.append(request.url)
        if not request.url.startswith((self.site, "data:")):
            self.foreign.append(request.url)

    def complaints(self) -> list[str]:
        """What happened so far, and what the page looks like now."""
        found = [f"error: {error}" for error in self.errors]
        found += [f"request to elsewhere: {url}" for url in self.foreign]
        found += [f"layout shift: {shift}" for shift in self.page.evaluate("window.shifts")]
        return found + self.sideways()

    def sideways(self) -> list[str]:
        """How many pixels the page is too wide."""
        excess = self.page.evaluate(SIDEWAYS)
        return [f"scrolls sideways by {excess}px"] if excess else []

    def barriers(self) -> list[str]:
        """What axe-core finds."""
        violations = Axe().run(self.page, options=RULES).response["violations"]
        return [f"{found['id']}: {found['help']} {found['nodes'][0]['html'][:160]}" for found in violations]
