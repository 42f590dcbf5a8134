"""How long a reader waits for filters and search: `python -m tests.bench.filtering SITE [ROUNDS]`.

Comes in: a built site (base path `/repo/`), opened in a Chromium four times slower than this machine, on a line like
Fast 4G (9 Mbit/s down, 60 ms). Goes out: medians in milliseconds of the first filter change with nothing loaded, of
later ones, from the click to the painted rows, and of the first and later answers of the search; and what later filter
changes cost the page's own thread, of which other work of the machine takes nothing: compare these. It asserts nothing.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession, sync_playwright

from scripts import chromium
from tests.browser.conftest import FLAGS
from tests.browser.host import serve

SLOWER = 4
LINE = {"offline": False, "downloadThroughput": 9e6 / 8, "uploadThroughput": 1.5e6 / 8, "latency": 60}
THREAD = {
    "style": "RecalcStyleDuration",
    "layout": "LayoutDuration",
    "script": "ScriptDuration",
    "all its tasks": "TaskDuration",
}
PAINTED = """
([what, value]) => new Promise(done => {
  const heading = document.getElementById("count");
  const before = heading.textContent;
  const start = performance.now();
  const seen = new MutationObserver(() => {
    const rows = document.querySelector("#found li.row");
    if (heading.textContent === before || !rows) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  });
  seen.observe(document.getElementById("main"), {subtree: true, childList: true, characterData: true});
  if (what === "tick") document.querySelectorAll("#filters .opt input:not(:disabled)")[value].click();
  else {
    const field = document.getElementById("q");
    field.value = value;
    field.form.requestSubmit();
  }
})
"""
"""Does one thing and waits until the frame with the new rows has been drawn."""


def main() -> None:
    """Measure and print."""
    site = Path(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    program = chromium.find()
    with serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        cold: dict[str, list[float]] = {"first filter change": [], "first answer of the search": []}
        warm: dict[str, list[float]] = {"filter change": [], "answer of the search": []}
        costs: list[dict[str, float]] = []
        for _ in range(rounds):
            for what, values, first, later in (
                ("tick", (0, 3, 5, 7), "first filter change", "filter change"),
                (
                    "type",
                    ("platform", "python", "designer", "remote"),
                    "first answer of the search",
                    "answer of the search",
                ),
            ):
                times, spent = _in_new_page(browser, address, what, values)
                cold[first].append(times[0])
                warm[later] += times[1:]
                costs += spent[1:] if what == "tick" else []
        for name, times in (cold | warm).items():
            sys.stdout.write(f"{name:28} {median(times):7.0f} ms  (worst {max(times):.0f}, n={len(times)})\n")
        for part in THREAD:
            sys.stdout.write(f"  {part:26} {median(cost[part] for cost in costs):7.1f} ms of CPU\n")
        browser.close()


def _in_new_page(
    browser: Browser, address: str, what: str, values: Iterable[object]
) -> tuple[list[float], list[dict[str, float]]]:
    """Milliseconds of each, with an empty cache, slowed down once the page itself is there; and those of its thread."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", LINE)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})
    times, costs, before = [], [], _spent(tools)
    for value in values:
        times.append(float(page.evaluate(PAINTED, [what, value])))
        after = _spent(tools)
        costs.append({part: after[part] - before[part] for part in THREAD})
        before = after
    context.close()
    return times, costs


def _spent(tools: CDPSession) -> dict[str, float]:
    """CPU milliseconds of the page's thread since the page began."""
    found = {row["name"]: 1000 * row["value"] for row in tools.send("Performance.getMetrics")["metrics"]}
    return {part: found[name] for part, name in THREAD.items()}


if __name__ == "__main__":
    main()
