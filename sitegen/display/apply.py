"""Where an application goes, named in the link's own words."""

from urllib.parse import urlsplit


def label(address: str, *, archive: bool = False) -> str:
    """What the button says.

    >>> label("https://www.example.com/jobs/1"), label("mailto:jobs@example.com")
    ('Apply on example.com', 'Apply by email')
    >>> label("https://example.com/", archive=True)
    'Check on example.com'
    """
    if address.startswith("mailto:"):
        return "Ask by email" if archive else "Apply by email"
    return f"{'Check' if archive else 'Apply'} on {host(address)}"


def host(address: str) -> str:
    """The host of a web address, without `www.`; empty for e-mail."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
