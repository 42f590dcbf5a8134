"""Where everything lives on the site: records in, site paths out, relative to the root and without a leading slash.

`path|url` in a template puts the base path in front. No page, feed or script may spell one of these paths itself.
"""

from sitegen.model.board import FacetKind, Group, GroupKind
from sitegen.model.job import Job

HOME = ""
COMPANIES = "companies/"
PAY = "stats/"
SAVED = "saved/"
OPEN_IDS = "open-ids.txt"

FEED = "feed.xml"
JSON_FEED = "feed.json"
"""Atom and JSON Feed: these names in the folder of the list that they are of (`companies/acme/feed.xml`)."""
RSS = "rss.xml"
AGGREGATOR = "jobs.xml"
"""RSS 2.0 and the XML that aggregators read: of the whole board only."""
JOBS_JSON = "jobs.json"
JOBS_SCHEMA = "jobs.schema.json"
JOBS_CSV = "jobs.csv"
CHANGES = "changes.json"
CHANGES_SCHEMA = "changes.schema.json"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
LLMS = "llms.txt"
OPENSEARCH = "opensearch.xml"
SOCIAL = "social/"
"""Pictures that are shown where a page is shared."""
TOUCH_ICON = "apple-touch-icon.png"
"""For home screens, and for browsers that do not draw an icon in SVG."""

GROUPS: dict[GroupKind, str] = {"category": "category/", "place": "in/", "level": "level/", "skill": "skill/"}
"""Where the landing pages of each kind live; `pay-stated/` is the one of its kind."""

PARAMETERS: dict[FacetKind, str] = {
    "role": "role", "category": "cat", "place": "in", "pay": "paid", "level": "level", "skill": "skill",
    "posted": "since",
}  # fmt: skip
"""What the address of a filtered list calls each facet; least pay is `pay`, and `paid=1` all pay that is stated."""


def sitemap_part(number: int) -> str:
    """`sitemap-1.xml`: of a board whose sitemap is an index."""
    return f"sitemap-{number}.xml"


def job_path(job: Job) -> str:
    """`jobs/<slug>/`"""
    return f"jobs/{job.slug}/"


def moved_path(slug: str) -> str:
    """Where the page of a posting was that is now part of a job: `jobs/<slug>/`"""
    return f"jobs/{slug}/"


def job_twin(job: Job, ending: str) -> str:
    """The same job for machines, beside its page: `jobs/<slug>/index.json`, `jobs/<slug>/index.md`."""
    return f"{job_path(job)}index.{ending}"


def job_iri(job: Job, base_url: str) -> str:
    """What a job is called for ever, in feeds and data: `https://example.org/jobs/#1a2b3c`.

    A name, not an address to visit: the words of a title are in that, and they change. No reader shows an ad again
    whose name it knows (RFC 4287, 4.2.6: an id never changes, and no other entry anywhere has it). A job gets another
    name only when the board moves, or when an older posting of the same job is found.
    """
    return f"{base_url}jobs/#{job.id}"


def company_path(slug: str) -> str:
    """`companies/<slug>/`"""
    return f"{COMPANIES}{slug}/"


def group_path(kind: GroupKind, slug: str) -> str:
    """The landing page of a group.

    >>> group_path("place", "canada"), group_path("pay", "pay-stated")
    ('in/canada/', 'pay-stated/')
    """
    return f"{GROUPS.get(kind, '')}{slug}/"


def group_page(group: Group) -> str | None:
    """The landing page of a group, or None where it is too small for one."""
    return group_path(group.kind, group.tag.slug) if group.has_page else None


def numbered(base: str, number: int) -> str:
    """Page `number` of the list that starts at `base`.

    >>> numbered("", 1), numbered("in/canada/", 2)
    ('', 'in/canada/page/2/')
    """
    return base if number == 1 else f"{base}page/{number}/"


def file(path: str) -> str:
    """The file that a static host serves at a site path."""
    return f"{path}index.html"
