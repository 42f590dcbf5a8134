"""The script by which a page of the preview loads itself again, and how it comes to the page.

Comes in: the HTML of an answer and its digest. Goes out: the same with the script, which asks the server to tell when
that page has become another. No file of a site ever has it.
"""

SCRIPT_PATH = "/_sitegen/reload.js"
EVENTS_PATH = "/_sitegen/events"
SCRIPT = f"""\
// Loads the page again when it has changed. `sitegen serve` adds this script to what it serves, never to a file.
const asked = new URLSearchParams({{ shown: new URL(document.currentScript.src).searchParams.get("shown") }});
asked.set("path", decodeURIComponent(location.pathname));
new EventSource(`{EVENTS_PATH}?${{asked}}`).onmessage = () => location.reload();
"""


def with_script(page: bytes, shown: str) -> bytes:
    """The page with the reload script at the end of its body; `shown` is its digest."""
    tag = f'<script src="{SCRIPT_PATH}?shown={shown}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + tag + end + after if end else page + tag
