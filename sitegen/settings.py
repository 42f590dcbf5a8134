"""`content/site.toml` → `Settings`: every key optional, unknown keys refused with "did you mean". Pure."""

import datetime
import difflib
import re
from typing import Literal
from urllib.parse import unquote, urlsplit

import babel
import msgspec

from sitegen.errors import SettingsError
from sitegen.toml_text import parse_toml, place


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the owner of a board decides. The defaults make a board without any settings file."""

    name: str = "Openings"
    """Name of the board: header band, page titles."""
    headline: str = "Jobs, plainly listed"
    """H1 of the home page."""
    description: str = "Pay shown wherever the employer states it."
    """One sentence after the counts on the home page, and the home page's description."""
    base_url: str = ""
    """Where the board will live, with its path: `https://example.org/jobs/`. Empty: at the root of an unknown host."""
    language: str = "en"
    """BCP 47 tag of the English that the board speaks: `en`, `en-US`, `en-GB` … decides how dates are written. Other
    languages are refused until the templates speak them: a page in English that says it is German is read out wrong."""
    time_zone: str = "UTC"
    """IANA name, which only the system can check; the last valid day of an ad ends at midnight there."""
    as_of: datetime.date | None = None
    """The day the board is built for; None is today in `time_zone`. In site.toml it stops the clock of the board: pages
    are the same whenever they are read. `--as-of` only says for which day to build."""
    expire_after_days: int = 60
    """Days after its posted date that an ad without a deadline stays open; 0 is for ever."""
    expire_undated: bool = True
    """Whether an ad that states no date is as old as its first day on the board. False: it never expires by age."""
    per_page: int = 30
    """Rows a page of a list."""
    place_minimum: int = 5
    """Jobs that a country or region needs for a landing page."""
    skill_minimum: int = 10
    """Jobs that a skill needs for a landing page."""
    popular: tuple[str, ...] = ()
    """Paths of landing pages promoted above the list; empty: chosen by size."""
    pay_scale_max: int = 300_000
    """Right end of the pay strip, US dollars a year."""
    repository: str = ""
    """Address of the repository that holds `content/` at its root: footer, post-a-job page, links for editing."""
    branch: str = "main"
    """Branch of the repository that the board is built from; links for editing lead there."""
    contact_email: str = ""
    """Shown on the about and post-a-job pages."""
    social_images: Literal["site", "jobs", "none"] = "site"
    """Pictures for where pages are shared: one for the whole board, one for each open job too, or none."""
    job_files: bool = True
    """Whether each job has its facts and text as JSON and Markdown beside its page."""
    syndicate: bool = True
    """Whether there is a file for aggregators of jobs."""
    no_syndication: tuple[str, ...] = ()
    """Postings, and folders of them, below `content/jobs/` whose source forbids that others pass them on."""

    @property
    def base_path(self) -> str:
        """Path part of `base_url`, with slashes at both ends: `/` or `/repo/`."""
        return f"/{urlsplit(self.base_url).path.strip('/')}/".replace("//", "/")


FILE = "content/site.toml"

# https://example.org:8080/jobs/ but no user, no query, and nothing that would have to be quoted in a page
ADDRESS = re.compile(
    r"https?://(?:[\w.-]+|\[[\da-f:.]+\])(?::(?P<port>\d{1,5}))?(?P<path>(?:/[\w.~!$&()*+,;=:@%-]*)*)", re.IGNORECASE
)
BRANCH = re.compile(r"[\w.+@-]+(?:/[\w.+@-]+)*")
MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")  # baker@example.org


def parse_settings(text: str, **overrides: object) -> Settings:
    """Settings from the text of a site.toml; `overrides` (command-line options that are not None) win.

    Raises SettingsError with the line of the key and a fix.
    """
    values = parse_toml(text, FILE)
    for key in values:
        if key not in Settings.__struct_fields__:
            shown = " ".join(key.split())
            raise SettingsError(f"unknown setting `{shown}`", where=place(text, FILE, key), hint=_did_you_mean(key))
    given = {key: value for key, value in overrides.items() if value is not None}
    values |= given
    try:
        settings = msgspec.convert(values, Settings)
    except msgspec.ValidationError as error:
        message, _, at = str(error).partition(" - at ")
        name = at.strip("`$.").partition("[")[0]
        raise SettingsError(f"`{name}`: {message}", where=place(text, FILE, name)) from None
    for key_name, message in _faults(settings):
        where = f"--{key_name.replace('_', '-')}" if key_name in given else place(text, FILE, key_name)
        raise SettingsError(f"`{key_name}`: {message}", where=where)
    return msgspec.structs.replace(settings, base_url=_tidy(settings.base_url))


def _tidy(base_url: str) -> str:
    """The address with one slash between the parts of its path and one at its end; empty where there is none.

    >>> _tidy("https://example.org//x//y"), _tidy("")
    ('https://example.org/x/y/', '')
    """
    url = urlsplit(base_url)
    parts = [part for part in url.path.split("/") if part]
    return base_url and "/".join((f"{url.scheme}://{url.netloc}", *parts, ""))


def _is_address(text: str) -> bool:
    """True for an address that pages can be published below.

    >>> [_is_address(f"https://{rest}") for rest in ("example.org/jobs", "u:p@example.org", "example.org/../x", "a b")]
    [True, False, False, False]
    """
    found = ADDRESS.fullmatch(text)
    if not found:
        return False
    climbs = any(unquote(part) in (".", "..") for part in found["path"].split("/"))
    return not climbs and 0 < int(found["port"] or 80) < 65_536


def _is_english(language: str) -> bool:
    try:
        return str(babel.Locale.parse(language, sep="-").language) == "en"
    except (ValueError, babel.UnknownLocaleError):
        return False


def _faults(settings: Settings) -> list[tuple[str, str]]:
    """(key, what is wrong) for values that have the right type and still cannot be used."""
    faults = []
    if not settings.name.strip():
        faults.append(("name", "is empty, and stands in every title"))
    if settings.base_url and not _is_address(settings.base_url):
        faults.append(("base_url", f"{settings.base_url!r} is not an address such as https://example.org/jobs/"))
    if not _is_english(settings.language):
        message = f"{settings.language!r}: the board's own words are English so far; write en, en-US, en-GB …"
        faults.append(("language", message))
    counts = ("per_page", "place_minimum", "skill_minimum", "pay_scale_max")
    faults += [(key, "must be 1 or more") for key in counts if getattr(settings, key) < 1]
    if settings.expire_after_days < 0:
        faults.append(("expire_after_days", "must be 0 (never) or more"))
    if any(not path.strip("/") for path in settings.no_syndication):
        faults.append(("no_syndication", "has an empty path; to have no file for aggregators write syndicate = false"))
    if settings.repository and not settings.repository.startswith(("https://", "http://")):
        faults.append(("repository", f"{settings.repository!r} is not a web address"))
    if not BRANCH.fullmatch(settings.branch) or ".." in settings.branch:
        faults.append(("branch", f"{settings.branch!r} is not the name of a branch such as main"))
    if settings.contact_email and not MAILBOX.fullmatch(settings.contact_email):
        faults.append(("contact_email", f"{settings.contact_email!r} is not an address such as jobs@example.org"))
    return faults


def _did_you_mean(key: str) -> str:
    close = difflib.get_close_matches(key, Settings.__struct_fields__, 1)
    if close:
        return f"Did you mean `{close[0]}`?"
    return "Known settings: " + ", ".join(Settings.__struct_fields__)
